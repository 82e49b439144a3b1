"""The note to a firm on paper."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Month, wareki
from ashinami.casework.bus_note import SMALL, BusNote
from ashinami.casework.community.counts import told
from ashinami.papers.handout import Block, Facts, Head, Heading, Table, Text, handout_pdf
from ashinami_web.bodies.models import Body
from ashinami_web.buses.note import why_in_words


def note_paper(note: BusNote, firm: str, *, group: Body, month: Month, today: date) -> bytes:
    """Return the note as a PDF: of the whole month, and line by line what concerns the firm; a taxi firm gets the month."""
    blocks: list[Block] = [
        Text(
            f"{group}の送迎のうち、路線バスなどで行けたと計算されるものと、それを使わなかった理由をお知らせします。"
            "運行への要望ではありません。人数の少ないところは、人が分からないように「5未満」（0をふくみます）と書き、"
            "ほかの数から差し引いて分かってしまう数も「10未満」のように書いています。"
        ),
        Facts(list(note.whole_told)),
        Heading("バスでは行けなかったわけ"),
        Table(("わけ", "件数"), [(why_in_words(name), count) for name, count in note.why_told], shares=(4, 1))
        if note.why_told
        else Text(SMALL),
    ]
    lines = note.of(firm)
    if lines:
        rows = [
            (line.route, note.usable_told(line), str(told(line.brought)), str(told(line.advised))) for line in lines
        ]
        heads = ("路線", "行けたが使わず", "停留所まで送った", "バスをご案内")
        blocks += [
            Heading("路線ごと"),
            Table(heads, rows, shares=(4, 2, 2, 2)),
            Heading("使わなかった理由（ご本人のことば）"),
        ]
        for line in lines:
            said = "、".join(f"{reason} {count}件" for reason, count in line.reasons_told)
            blocks.append(Text(f"{line.route}: {said or SMALL}"))
    what = f"{month.wareki} 送迎と路線のお知らせ"
    return handout_pdf(
        f"{firm} 御中", blocks, Head(day=wareki(today), group=str(group), what=what, fictional=group.fictional)
    )
