"""What stands on the room's papers, as blocks."""

from __future__ import annotations

from ashinami.basics.day import wareki
from ashinami.community.canvas import Filled, Part
from ashinami.community.responsibility import Matrix
from ashinami.papers.handout import Block, Boxes, Bullets, Facts, Heading, Lines, NewPage, Note, Table, Text
from ashinami.rules.truth import Truth
from ashinami_web.projects.canvas_queries import Column, columns
from ashinami_web.projects.models import OfficeQuestion, Project, RequestAnswer, RequestSheet, Variant
from ashinami_web.projects.trial_queries import Cell, Compared, compared
from ashinami_web.ui.words import verdict_badge

TOLD_TO_FIRMS = (Part.USERS, Part.AREA, Part.FEE, Part.CARS, Part.PEOPLE)
"""What a bus or taxi firm must know to say what it thinks."""


def canvas(project: Project) -> list[Block]:
    """Return the canvas: a page a variant, with what is open and who sees to it."""
    blocks: list[Block] = []
    for column in columns(project):
        if blocks:
            blocks.append(NewPage())
        blocks += _column(column)
    found = compared(project)
    if found.trials:
        blocks += [NewPage(), Heading("試行をくらべる", 1), _trials(found)]
    return blocks or [Text("案がまだありません。")]


def _column(column: Column) -> list[Block]:
    facts: list[tuple[str, str | None]] = [(part.text, _part(column, part)) for part in Part]
    blocks: list[Block] = [Heading(f"案{column.variant.number}　{column.variant}", 1), Facts(facts)]
    if column.gaps:
        gaps = [f"{'×' if said_no else '？'} {line.asks}　{line.gap}" for line, said_no in column.gaps]
        blocks += [Heading("保険と補償の足りないところ（×いいえ　？まだ）"), Bullets(gaps)]
    if column.open:
        rows = [
            [one.part.text, one.why, one.owner or "担当未定", wareki(one.due) if one.due else ""] for one in column.open
        ]
        blocks += [Heading("まだ決まっていないこと"), Table(["どこ", "なぜ", "だれが", "いつまで"], rows, [4, 6, 4, 3])]
    return blocks


def _trials(found: Compared) -> Block:
    heads = ["何を数えるか", *(f"{trial}\n（{trial.variant}）" for trial in found.trials)]
    rows = [[measure.text, *(_cell(cell) for cell in cells)] for measure, cells in found.rows]
    rows.append(
        ["数だけを見ると", *(one.suggests.text if one.suggests else "まだ何も言えない" for one in found.outcomes)]
    )
    return Table(heads, rows, [3, *(4 for _ in found.trials)])


def _cell(cell: Cell) -> str:
    figure = "数えていない" if cell.figure is None else str(cell.figure)
    return f"{figure}（{cell.exit.value} {cell.exit.aim.text}：{_MET[cell.truth]}）" if cell.exit else figure


_MET = {Truth.YES: "満たす", Truth.NO: "満たさない", Truth.UNKNOWN: "まだ"}


def _part(column: Column, part: Part) -> str | None:
    text = column.parts.get(part, Filled()).text
    if part is Part.FORM:
        law = law_line(column.variant)
        text = f"{law}\n{text}" if text else law
    if part is Part.MONEY and not column.variant.funding_day:
        text = f"{text}\n（補助金をさがすことは、まだしていません）".strip()
    return text or None


def law_line(variant: Variant) -> str:
    """Return what the law said of a variant, with its day; honest where it was not asked."""
    if not variant.verdict_day:
        return "法の相談は、まだしていません。"
    return f"{variant.form}：{verdict_badge(variant.verdict).word}（{wareki(variant.verdict_day)}の決まりで）"


def briefing(variant: Variant) -> list[Block]:
    """Return what a firm is told, in the same order for each, and what it is asked."""
    project = variant.project
    (column,) = (one for one in columns(project) if one.variant == variant)
    facts: list[tuple[str, str | None]] = [
        ("担う団体", str(project.carrier or "") or "まだ決まっていません"),
        *((part.text, column.parts.get(part, Filled()).text or "まだ決まっていません") for part in TOLD_TO_FIRMS),
        ("法の形", law_line(variant)),
    ]
    return [
        Text("地域の足について、住民とともに考えている案です。決まったものではありません。お考えを聞かせてください。"),
        Facts(facts),
        Heading("お聞きしたいこと"),
        Boxes(
            [
                "この案は、御社の路線・営業に影響がありますか（区間・時間・おおよその人数）",
                "御社が引き受けられる部分はありますか（時間・区域・台数）",
                "利用者・区域・時間・行き先を、どのように決めておけばよいですか",
                "乗り継ぎ・停留所・待合い・案内で、いっしょにできることはありますか",
                "始めたあと、どんな数を、どのくらいの間隔でお伝えすればよいですか",
            ]
        ),
        Heading("お考え"),
        Boxes(["賛成", "条件つきで賛成（条件を下に）", "心配がある（下に）", "反対（わけを下に）"]),
        Lines(5),
        Facts([("お名前（役で）", None), ("日にち", None), ("返事をいただきたい日", None)]),
    ]


def duties(found: Matrix) -> list[Block]:
    """Return the table of who does what, with hours and what is wrong with it."""
    rows = [
        [
            task,
            *(
                f"{cell.part.text}{f' {cell.hours}時間' if cell.hours is not None else ''}"
                if (cell := found.cells.get((task, body)))
                else ""
                for body in found.bodies
            ),
        ]
        for task in found.tasks
    ]
    if not rows:
        return [Text("役割がまだ書かれていません。")]
    sums = ["一月の時間", *(_hours(found, body) for body in found.bodies)]
    blocks: list[Block] = [Table(["すること", *found.bodies], [*rows, sums], [4, *(3 for _ in found.bodies)])]
    if found.without_lead:
        blocks.append(Note("、".join(found.without_lead), "受け持つところが決まっていない"))
    if found.many_leads:
        blocks.append(Note("、".join(found.many_leads), "受け持つところが二つ以上ある"))
    return blocks


def _hours(found: Matrix, body: str) -> str:
    unknown = found.hours_unknown.get(body, 0)
    return f"{found.hours.get(body, 0)}時間" + (f"＋不明{unknown}件" if unknown else "")


def request(sheet: RequestSheet) -> list[Block]:
    """Return a request sheet with room for the answer."""
    return [
        Facts(
            [
                ("あて先", str(sheet.to_body)),
                ("お願いの名前", sheet.title),
                ("お願いしたいこと", sheet.asked),
                ("そちらの得になること", sheet.gain),
                ("こちらがすること", sheet.we_do or "（相談して決めます）"),
                ("返事をいただきたい日", wareki(sheet.by_when)),
            ]
        ),
        Heading("お返事"),
        Boxes([str(kind.label) for kind in RequestAnswer.Kind]),
        Lines(5),
        Facts([("答えた方（役で）", None), ("日にち", None)]),
    ]


def question(found: OfficeQuestion) -> list[Block]:
    """Return a question to an office with room for the answer, or with the answer."""
    facts: list[tuple[str, str | None]] = [
        ("照会先", found.to_office),
        ("件名", found.title),
        ("事実", found.facts),
        ("うかがいたいこと", found.question),
        ("こちらの考え", found.our_view or "—"),
        ("返事の目安", wareki(found.answer_due) if found.answer_due else "—"),
    ]
    if found.answered_on:
        answered = [
            ("答え", found.answer),
            ("答えのあった日", wareki(found.answered_on)),
            ("答えた係", found.answered_post or "—"),
        ]
        return [Facts(facts), Heading("回答"), Facts(answered)]
    return [Facts(facts), Heading("回答"), Lines(8), Facts([("答えた係", None), ("日にち", None)])]
