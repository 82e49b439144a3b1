"""What stands on the room's papers, as blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ashinami.basics.clock import clock
from ashinami.basics.day import wareki, wareki_with_weekday
from ashinami.community.agenda import Part
from ashinami.community.workshop import BRING, RULES, tables, timetable
from ashinami.papers.handout import Block, Boxes, Bullets, Cut, Facts, Heading, Lines, NewPage, Note, Table, Text
from ashinami_web.meetings.agenda_queries import issues_of, open_actions
from ashinami_web.meetings.meeting_queries import ItemSaid, balance_of, counted, quorum_of, spoken
from ashinami_web.meetings.models import Ballot, Decision, Meeting
from ashinami_web.meetings.queries import chairs_of, last_before, members_on
from ashinami_web.meetings.task_queries import Line, lines


def number_of(meeting: Meeting) -> str:
    """第3回, with a space behind it; nothing where it has no number."""
    return f"第{meeting.number}回 " if meeting.number else ""


def pack(meeting: Meeting) -> list[Block]:
    """Return the pack: when and where, the agenda with times, what was written beforehand, last minutes, open actions, evidence."""
    members = members_on(meeting.council, meeting.day)
    facts = _when(meeting)
    chairs = chairs_of(meeting.council, members)[:3] if meeting.council.chair_goes_round else []
    if chairs:
        facts.append(("司会の順番（目安）", "、".join(str(member) for member, _ in chairs)))
    blocks: list[Block] = [Facts(facts), Heading("議題", 1), _agenda(meeting)]
    beforehand = [(one, opinion) for one in spoken(meeting) for opinion in one.opinions]
    if beforehand:
        blocks += [
            Heading("書面・電話の意見"),
            Bullets([f"{_title(one)}：{opinion.text}" for one, opinion in beforehand]),
        ]
    blocks.append(Note("\n".join(RULES), "話し合いの約束"))
    last = last_before(meeting)
    if last:
        blocks += [NewPage(), Heading("前回の議事録", 1), *minutes(last)]
    actions = lines(open_actions(meeting.council), meeting.day)
    blocks += [Heading("進んでいる宿題・担当未定", 1), *_actions(actions)]
    issues = issues_of(meeting.council)
    if issues:
        rows = [[issue.title, str(issue.area or "全域"), wareki(issue.raised_on), issue.text or ""] for issue in issues]
        blocks += [
            Heading("地域の課題", 1),
            Table(["課題", "区域", "挙がった日", "どういうことか"], rows, [4, 3, 3, 6]),
        ]
    seats = [[str(member), "", ""] for member in members]
    if seats:
        blocks += [
            Heading("出席者", 1),
            Table(["委員", "出席・オンライン・代理・欠席", "メモ"], seats, [5, 4, 4]),
        ]
    return [*blocks, Heading("メモ"), Lines(6)]


def minutes(meeting: Meeting) -> list[Block]:
    """Return the minutes: who was there, what was said, decided and is to be done. A corrected line stands with its correction."""
    came = quorum_of(meeting)
    facts = [*_when(meeting), ("出席", f"{came.voters}人のうち{came.took_part}人（書面・代理をふくむ）")]
    if meeting.chair:
        facts.append(("司会", str(meeting.chair)))
    if meeting.guests:
        facts.append(("委員のほか", meeting.guests))
    blocks: list[Block] = [Facts(facts)]
    for one in spoken(meeting):
        said = [*(f"（書面）{opinion.text}" for opinion in one.opinions), *_said(one)]
        if said:
            blocks += [Heading(_title(one)), Bullets(said)]
    for decision in Decision.objects.filter(meeting=meeting).order_by("written_at"):
        blocks += _decision(decision)
    actions = lines(meeting.actions.select_related("owner_body").prefetch_related("owner", "notes"), meeting.day)
    if actions:
        blocks += [Heading("宿題"), *_actions(actions)]
    for ballot_row in meeting.ballots.order_by("made_at"):
        found = counted(ballot_row)
        if found.count and found.result:
            votes = "、".join(f"{option} {number}" for option, number in found.count.votes.items())
            blocks.append(
                Note(
                    f"{votes}、無効 {found.count.spoiled}　→ {found.result.outcome.text}{'・'.join(found.result.first)}",
                    str(ballot_row),
                )
            )
    shown = [(side, shares) for side, shares in balance_of(meeting) if shares]
    if shown:
        rows = [
            [side.side.text, words, f"{share.people_percent}％", f"{share.turns_percent}％", share.heard.text]
            for side, shares in shown
            for words, share in shares
        ]
        blocks += [
            Heading("声の広がり（3人より少ない組は出しません）"),
            Table(["", "組", "人数", "発言", "見方"], rows, [2, 4, 2, 2, 2]),
        ]
    return blocks


def _when(meeting: Meeting) -> list[tuple[str, str | None]]:
    start, end = meeting.start_minute, meeting.end_minute
    times = "" if start is None else f" {clock(start)}から" + (f"{clock(end)}まで" if end is not None else "")
    return [
        ("日時", f"{wareki_with_weekday(meeting.day)}{times}"),
        ("場所", (meeting.place or "") + ("（オンラインも）" if meeting.online else "")),
    ]


def _agenda(meeting: Meeting) -> Block:
    rows, at = [], meeting.start_minute
    for number, item in enumerate(meeting.items.all(), start=1):
        rows.append(
            [clock(at) if at is not None else "", str(number), item.title, Part(item.part).text, str(item.minutes)]
        )
        at = None if at is None else at + item.minutes
    return Table(["時刻", "", "議題", "", "分"], rows or [["", "", "議題はまだありません。", "", ""]], [2, 1, 9, 4, 1])


def _title(one: ItemSaid) -> str:
    return one.item.title if one.item else "全体について"


def _said(one: ItemSaid) -> list[str]:
    by_key = {said.row.pk: said for said in one.said}
    found = []
    for said in one.said:
        old = by_key.get(said.row.corrects_id) if said.row.corrects_id else None
        text = f"（訂正）{said.row.text}（前の記録：{old.row.text}）" if old else said.row.text
        if not said.corrected:
            found.append(text)
    return found


def _decision(decision: Decision) -> list[Block]:
    facts: list[tuple[str, str | None]] = [("わけ", decision.reasons)]
    for label, text in (
        ("ほかに考えたこと", decision.alternatives),
        ("ちがう意見", decision.dissent),
        ("条件", decision.conditions),
        ("見直す日", wareki(decision.revisit_on) if decision.revisit_on else ""),
    ):
        if text:
            facts.append((label, text))
    return [Heading(f"決定：{decision}"), Facts(facts)]


def _actions(found: Sequence[Line]) -> list[Block]:
    if not found:
        return [Text("ありません。")]
    rows = [
        [
            line.row.title,
            _owner(line),
            wareki(line.row.due) if line.row.due else "",
            line.standing.text + ("・会議で話し合う" if line.escalates else ""),
        ]
        for line in found
    ]
    return [Table(["すること", "担当", "期限", "いま"], rows, [6, 4, 4, 3])]


def _owner(line: Line) -> str:
    return f"{line.row.owner_body} {line.row.owner}" if line.row.owner_id else "担当未定"


def ballot(found: Ballot) -> list[Block]:
    """Return a page full of ballots, to be cut."""
    one: list[Block] = [
        Heading(found.question, 1),
        Text(f"{found.meeting.council}　○を一つだけ付けてください。名前は書きません。"),
        Boxes(found.options, large=True),
    ]
    return [*one, *(block for _ in range(on_a_page(found) - 1) for block in (Cut(), *one))]


def on_a_page(found: Ballot) -> int:
    """Return how many ballots stand on a page: reckoned on the safe side from the lines of question and options, in points."""
    rows = sum(37 + 25 * (len(option) // 24) for option in found.options)
    return max(1, 650 // (100 + 25 * (len(found.question) // 24) + rows))


def rules() -> list[Block]:
    """Return the card of rules in large type."""
    return [Boxes(RULES, large=True), Text("司会の方は、はじめにこの札を読み上げます。", small=True)]


def slips() -> list[Block]:
    """Return four empty slips for ideas."""
    one: list[Block] = [Text("思ったこと・やってみたいこと（名前は書きません。箱に入れてください）"), Lines(4)]
    return [*one, Cut(), *one, Cut(), *one, Cut(), *one]


def kit(minutes_: int, people: int) -> list[Block]:
    """Return the kit of a workshop: timetable, tables, what to bring, the rules."""
    steps = [[f"{step.at}分から", f"{step.minutes}分", step.what, step.how] for step in timetable(minutes_)]
    seats = "、".join(f"{seats}人" for seats in tables(people))
    return [
        Facts([("時間", f"{minutes_}分"), ("机", f"{len(tables(people))}つ（{seats}）。席はくじで決めます。")]),
        Heading("進め方", 1),
        Table(["いつ", "長さ", "すること", "やり方"], steps, [2, 2, 4, 9]),
        Heading("持っていくもの", 1),
        Boxes(BRING),
        Note("\n".join(RULES), "話し合いの約束"),
    ]


def reminders(found: Iterable[tuple[str, list[Line]]], day: date) -> list[Block]:
    """Return a page for each body: what its people have to do, in friendly words."""
    blocks: list[Block] = []
    for body, rows in found:
        if blocks:
            blocks.append(NewPage())
        blocks += [
            Heading(f"{body} のみなさまへ", 1),
            Text(
                f"{wareki(day)}の時点で、会議でお引き受けいただいたことの一覧です。むずかしいことがあれば、聞かせてください。"
            ),
            *_actions(rows),
            Lines(3),
        ]
    return blocks or [Text("期限の近い宿題はありません。")]
