"""The paper on which bodies and sections write down what they have agreed on, before anything starts."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import wareki
from ashinami.community.canvas import Filled, Part
from ashinami.community.responsibility import Matrix
from ashinami.papers.handout import Block, Bullets, Facts, Heading, Lines, Note, Table, Text
from ashinami_web.projects.canvas_queries import columns
from ashinami_web.projects.models import Variant
from ashinami_web.projects.sheets import duties, law_line

AGREED = (Part.USERS, Part.AREA, Part.FEE, Part.INSURANCE, Part.CARS, Part.PEOPLE, Part.MONEY)


def agreement(variant: Variant, matrix: Matrix, day: date) -> list[Block]:
    """Return the agreement of a variant: aim, users, form, money and duties as they stand; what is open is said to be open.

    Nothing is made up to fill a gap: a part that is not settled is printed with a line to write on, and stands in the list of what is open.
    """
    project = variant.project
    (column,) = (one for one in columns(project) if one.variant == variant)
    still = {one.part: one for one in column.open}
    facts: list[tuple[str, str | None]] = [
        ("担う団体", str(project.carrier or "") or None),
        ("何のために", project.aim or None),
        ("どの形で（法の形）", law_line(variant)),
        *(
            (part.text, None if part in still else column.parts.get(part, Filled()).text or None)
            for part in AGREED
        ),
    ]  # fmt: skip
    blocks: list[Block] = [
        Text("これから行うことについて、下のとおり話し合いました。書いてないところは、まだ決まっていません。"),
        Facts(facts),
        Heading("だれが何をするか", 1),
        *duties(matrix),
    ]
    promised = [
        f"{talk.with_body}（{wareki(talk.day)}）：{talk.agreed}"
        for talk in project.negotiations.select_related("with_body").order_by("day")
        if talk.agreed
    ]
    if promised:
        blocks += [Heading("事業者と約束した条件"), Bullets(promised)]
    if column.open:
        rows = [[one.part.text, one.owner or "担当未定", wareki(one.due) if one.due else "", ""] for one in column.open]
        blocks += [
            Heading("まだ決まっていないこと"),
            Table(["どこ", "だれが決めるか", "いつまで", "決まったこと"], rows, [4, 4, 3, 5]),
        ]
    signed = sorted({str(project.carrier or ""), *matrix.bodies} - {""})
    blocks += [
        Facts([("次に見直す日", wareki(project.review_on) if project.review_on else None)]),
        Heading("話し合った団体・課"),
        Table(["団体・課", "役職", "お名前", "日にち"], [[name, "", "", ""] for name in [*signed, ""]], [5, 3, 4, 3]),
        Heading("そのほかに決めたこと"),
        Lines(4),
        Note(f"{wareki(day)}の設計シートから出力しました。法の形は、決まりが変わるとかわります。", "この紙について"),
    ]
    return blocks
