"""The tables of people, cars, places and arrangements, described once for the reader, the template and the manual."""

from __future__ import annotations

from datetime import date

from ashinami.tables.cells import days, degrees, many_of, one_of, spans, text, texts, whole, yes_no
from ashinami.tables.columns import Column, Table
from ashinami.vocabulary.person import Need
from ashinami.vocabulary.place import PlaceKind


def _key(help_: str) -> Column:
    return Column("key", "番号", text, ("ID", "No", "No.", "key"), help=help_)


_KANA = Column("kana", "よみ", text, ("ふりがな", "フリガナ", "かな", "kana"), default="", help="ひらがなで")
_PHONE = Column("phone", "電話", text, ("電話番号", "phone", "tel"), default="", help="運転者の紙に印刷します")
_NOTE = Column("note", "備考", text, ("メモ", "note", "notes"), default="", help="運転者に伝えること")
_LAT = Column("lat", "緯度", degrees(-90, 90), ("lat", "latitude"), help="33.1234 のような度（世界測地系）")
_LON = Column("lon", "経度", degrees(-180, 180), ("lon", "lng", "longitude"), help="132.1234 のような度（世界測地系）")

_TAKEN = (
    Column("turns_before", "今月の回数", whole(0, 366), ("turns",), default=0, help="この一か月に運転した日数"),
    Column("minutes_before", "今月の分", whole(0, 60_000), ("minutes",), default=0, help="この一か月に出ていた分"),
    Column("share", "分担", whole(1, 1000), ("share",), default=100, help="ほかの方を100としたときの割合"),
)

GROUP = Table(
    "団体",
    "group",
    (
        Column("name", "団体名", text, ("団体", "group", "name"), required=True, help="紙に印刷する団体の名前"),
        Column("fictional", "架空", yes_no, ("fictional",), default=False, help="練習用の架空の名簿なら はい"),
    ),
    note="この団体の名前を一行だけ書きます。",
)

PLACES = Table(
    "場所",
    "places",
    (
        Column("name", "名前", text, ("場所名", "場所", "施設名", "name", "place"), required=True, help="行き先の名前"),
        Column(
            "kind",
            "種類",
            one_of({kind.value: kind for kind in PlaceKind}),
            ("kind", "type"),
            default=PlaceKind.OTHER,
            help="、".join(kind.value for kind in PlaceKind) + " のどれか",
        ),
        _KANA,
        Column(
            "aliases", "別名", texts, ("屋号", "通称", "aliases"), default=(), help="ふだんの呼び名。二つ以上は「、」で"
        ),
        Column("town", "地区", text, ("町名", "字", "town"), default="", help="町丁目・字"),
        _LAT,
        _LON,
        _NOTE,
    ),
    note="よく行く場所を書きます。緯度・経度のない場所への送迎は自動では計画できません。",
)

VEHICLES = Table(
    "車",
    "vehicles",
    (
        _key("空なら車名を番号にします"),
        Column(
            "name",
            "車名",
            text,
            ("車", "名前", "car", "vehicle", "name"),
            required=True,
            help="色や形など、迎えのときに分かる名前",
        ),
        Column(
            "seats", "座席", whole(1, 60), ("座席数", "定員", "seats"), required=True, help="運転者のほかに乗れる人数"
        ),
        Column(
            "wheelchair_places",
            "車いす席",
            whole(0, 10),
            ("車いす", "wheelchair places"),
            default=0,
            help="車いすのまま乗れる台数",
        ),
        Column(
            "seats_per_wheelchair",
            "車いす1台で減る座席",
            whole(0, 10),
            ("減る座席", "seats per wheelchair"),
            default=1,
            help="車いすを1台のせると使えなくなる座席",
        ),
    ),
    note="送迎に使う車を書きます。",
)


def riders_table() -> Table:
    """Return the table of riders."""
    needs = {need.value: need for need in Need}
    return Table(
        "利用者",
        "riders",
        (
            _key("空なら氏名を番号にします。同じ氏名の方がいるときは必ず付けてください"),
            Column("name", "氏名", text, ("名前", "利用者", "name", "rider"), required=True, help="利用者の氏名"),
            _KANA,
            _PHONE,
            Column(
                "home",
                "自宅",
                text,
                ("住所", "自宅の場所", "home", "address"),
                default="",
                help="屋号や住所、または場所の一覧の名前",
            ),
            _LAT,
            _LON,
            Column(
                "needs",
                "必要なこと",
                many_of(needs),
                ("配慮", "needs"),
                default=frozenset(),
                help="、".join(needs) + " から。二つ以上は「、」で",
            ),
            Column(
                "boarding",
                "乗り降り",
                whole(0, 60),
                ("乗降時間", "boarding"),
                default=3,
                help="乗り降りにかかる分。空なら3分",
            ),
            Column(
                "longest_ride",
                "乗車の上限",
                whole(1, 600),
                ("longest ride",),
                default=60,
                help="続けて乗っていられる分。空なら60分",
            ),
            _NOTE,
        ),
        note="利用者を一人一行で書きます。自宅は緯度・経度があると計画できます。",
    )


def drivers_table(reference: date) -> Table:
    """Return the table of drivers; days without a year are the ones nearest to the reference day."""
    return Table(
        "運転者",
        "drivers",
        (
            _key("空なら氏名を番号にします"),
            Column("name", "氏名", text, ("名前", "運転者", "name", "driver"), required=True, help="運転者の氏名"),
            _KANA,
            _PHONE,
            Column("home", "出発地", text, ("自宅", "住所", "home"), default="", help="車を出す場所の名前"),
            _LAT,
            _LON,
            Column("vehicle", "車", text, ("車名", "車両", "vehicle", "car"), required=True, help="車の番号または車名"),
            Column(
                "windows",
                "出られる時間",
                spans,
                ("時間帯", "windows", "available"),
                required=True,
                help="8:00-12:00、水金 13:00-17:00 のように",
            ),
            Column(
                "off", "休む日", days(reference), ("休み", "days off"), default=frozenset(), help="12/3、12/5 のように"
            ),
            Column(
                "skills",
                "できること",
                texts,
                ("資格", "研修", "skills"),
                default=(),
                help="車いす、酸素 など、受けた研修",
            ),
            Column(
                "most_minutes",
                "一日の上限",
                whole(0, 1440),
                ("上限", "most minutes"),
                default=300,
                help="一日に出ていられる分。空なら300分",
            ),
            *_TAKEN,
        ),
        note="運転者を一人一行で書きます。曜日を書かない時間帯は毎日です。",
    )


def arrangements_table(specimens: dict[str, str]) -> Table:
    """Return the table of arrangements; `specimens` maps the names and keys of ready ones to their keys."""
    return Table(
        "取り決め",
        "arrangements",
        (
            Column("name", "名前", text, ("取り決め", "name", "arrangement"), required=True, help="希望の表で使う名前"),
            Column(
                "specimen",
                "ひな形",
                one_of(specimens),
                ("specimen",),
                help="、".join(name for name in specimens if not name.isascii()) + " から",
            ),
            Column(
                "default",
                "標準",
                yes_no,
                ("既定", "default"),
                default=False,
                help="希望に書かれていないときに使うなら はい",
            ),
            Column(
                "fact",
                "項目",
                text,
                ("fact",),
                help="法律の項目の番号（ashinami law facts で一覧）。二つ目からは行を足します",
            ),
            Column(
                "answer",
                "答え",
                text,
                ("answer",),
                help="はい・いいえ、数、または言葉（二つ以上は「、」で。何もなければ なし）",
            ),
        ),
        note="お金の取り決めを書きます。書かれていない項目は「分からない」として扱い、適法とは判定しません。",
    )
