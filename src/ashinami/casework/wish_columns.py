"""The table of wishes, described once for the reader, the template and the manual."""

from __future__ import annotations

from datetime import date

from ashinami.tables.cells import day, minute, one_of, text, whole, yes_no
from ashinami.tables.columns import Column, Table
from ashinami.vocabulary.wish import Back, Purpose

_BACK = {
    "片道": Back.NONE,
    "時刻": Back.FIXED,
    "電話": Back.OPEN,
    Back.FIXED.value: Back.FIXED,
    Back.OPEN.value: Back.OPEN,
    "one way": Back.NONE,
    "fixed": Back.FIXED,
    "open": Back.OPEN,
}


def wishes_table(reference: date) -> Table:
    """Return the table of wishes."""
    purposes = {purpose.value: purpose for purpose in Purpose}
    return Table(
        "希望",
        "wishes",
        (
            Column("key", "番号", text, ("ID", "No", "No.", "key"), help="空なら行の番号から付けます"),
            Column("day", "日付", day(reference), ("利用日", "date", "day"), help="空なら計画する日"),
            Column(
                "rider",
                "利用者",
                text,
                ("氏名", "利用者名", "rider", "name"),
                required=True,
                help="利用者の番号または氏名",
            ),
            Column("origin", "迎え先", text, ("出発地", "from", "origin"), default="", help="空なら自宅"),
            Column("destination", "行き先", text, ("目的地", "to", "destination"), required=True, help="場所の名前"),
            Column(
                "appointment",
                "予約時刻",
                minute,
                ("予約", "到着時刻", "appointment"),
                help="着いていたい時刻（診療所の予約など）",
            ),
            Column(
                "leave_after", "迎え時刻", minute, ("出発時刻", "leave after"), help="この時刻から出られる、という時刻"
            ),
            Column(
                "back",
                "帰り",
                one_of(_BACK),
                ("復路", "back", "return"),
                help="片道、時刻、電話 のどれか。空なら、帰りの時刻があれば時刻、なければ電話",
            ),
            Column("back_at", "帰りの時刻", minute, ("帰り時刻", "迎えの時刻", "back at"), help="用事が終わる時刻"),
            Column(
                "accompaniment",
                "付き添い",
                yes_no,
                ("accompaniment",),
                default=False,
                help="運転者がその場で付き添うなら はい",
            ),
            Column("stay", "滞在", whole(0, 720), ("所要", "stay"), default=60, help="行き先にいる分。空なら60分"),
            Column(
                "companions", "同乗者", whole(0, 20), ("付添人", "companions"), default=0, help="いっしょに乗る人の数"
            ),
            Column(
                "purpose",
                "目的",
                one_of(purposes),
                ("用件", "purpose"),
                default=Purpose.OTHER,
                help="、".join(purposes) + " のどれか",
            ),
            Column("arrangement", "取り決め", text, ("arrangement",), default="", help="空なら団体の標準"),
            Column("note", "備考", text, ("メモ", "note", "notes"), default="", help="運転者に伝えること"),
        ),
        note="一人の一回の外出を一行で書きます。予約時刻か迎え時刻のどちらかを必ず書いてください。",
    )
