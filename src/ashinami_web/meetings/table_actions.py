"""What is done around the table: opinions, ideas without names, turns counted, papers, ballots on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from ashinami.community.balance import Side
from ashinami.papers.stapled import UnreadablePdfError, pages_of
from ashinami.vocabulary.event import EventKind
from ashinami_web.bodies.circle_actions import may_share_with
from ashinami_web.config.acting import Acting
from ashinami_web.meetings.models import (
    Ballot,
    BallotCount,
    CouncilMember,
    Idea,
    Meeting,
    MeetingPaper,
    Opinion,
    Turns,
)
from ashinami_web.meetings.writing import MeetingError, event
from ashinami_web.people.roles import Permission

LARGEST_PAPER = 10 * 1024 * 1024


@transaction.atomic
def write_opinion(meeting: Meeting, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> Opinion:
    """Write down what somebody who does not come wrote or rang."""
    by.require(Permission.KEEP_COMMUNITY)
    row = Opinion.objects.create(meeting=meeting, **said)
    event(EventKind.MEETING_CHANGED, meeting, "opinion", by=by, at=at, day=day)
    return row


@transaction.atomic
def add_ideas(texts: Sequence[str], said: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> list[Idea]:
    """Type in slips of paper, one idea each. Who had an idea is written nowhere; the log says how many there were."""
    by.require(Permission.KEEP_COMMUNITY)
    may_share_with(said.get("circle"), by=by, day=day)
    lines = [text.strip() for text in texts if text.strip()]
    if not lines:
        raise MeetingError(_("一行に一つずつ書いてください。"), "texts")
    rows = [Idea(body=by.body, text=line[:400], **said) for line in lines]
    for row in rows:
        row.save()
    event(EventKind.MEETING_CHANGED, by.body, "ideas", by=by, at=at, day=day, ideas=len(rows))
    return rows


@transaction.atomic
def mark_idea(idea: Idea, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> None:
    """Write how many dots it got, and under which theme it was laid."""
    by.require(Permission.KEEP_COMMUNITY)
    idea.dots, idea.theme = said["dots"], said["theme"]
    idea.save()
    event(EventKind.MEETING_CHANGED, by.body, "idea_marked", by=by, at=at, day=day)


@transaction.atomic
def count_turn(meeting: Meeting, member: CouncilMember, step: int, *, by: Acting) -> None:
    """Count that somebody spoke (1), or take the last count back (-1): for her groups, side by side. Who it was is not kept."""
    by.require(Permission.KEEP_COMMUNITY)
    if member.council_id != meeting.council_id:
        raise MeetingError(_("この会議の委員ではありません。"))
    groups = {Side.AGE: member.age, Side.SEX: member.sex, Side.AREA: str(member.area_id or "")}
    for side, group in groups.items():
        if not group:
            continue
        row, _made = Turns.objects.get_or_create(meeting=meeting, side=side.value, group=group)
        if row.count + step >= 0:
            Turns.objects.filter(pk=row.pk).update(count=F("count") + step)


@transaction.atomic
def add_paper(meeting: Meeting, title: str, content: bytes, *, by: Acting, at: datetime, day: date) -> MeetingPaper:
    """Put a PDF into the pack of a meeting."""
    by.require(Permission.KEEP_COMMUNITY)
    if len(content) > LARGEST_PAPER:
        raise MeetingError(_("10MBまでのPDFを付けられます。"), "file")
    try:
        pages = pages_of(content)
    except UnreadablePdfError as error:
        raise MeetingError(str(error), "file") from error
    row = MeetingPaper.objects.create(
        meeting=meeting, title=title, content=content, pages=pages, added_at=at, added_by=by.author
    )
    event(EventKind.MEETING_CHANGED, meeting, "paper", by=by, at=at, day=day, pages=pages)
    return row


@transaction.atomic
def drop_paper(paper: MeetingPaper, *, by: Acting, at: datetime, day: date) -> None:
    """Take a paper out of the pack."""
    by.require(Permission.KEEP_COMMUNITY)
    event(EventKind.MEETING_CHANGED, paper.meeting, "paper_dropped", by=by, at=at, day=day)
    paper.delete()


@transaction.atomic
def make_ballot(meeting: Meeting, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> Ballot:
    """Ask something by ballot: a sheet can be printed, and counted later."""
    by.require(Permission.KEEP_COMMUNITY)
    options = list(dict.fromkeys(said["options"]))
    if len(options) < 2:
        raise MeetingError(_("選ぶものを二つ以上、一行に一つずつ書いてください。"), "options")
    row = Ballot.objects.create(meeting=meeting, made_at=at, made_by=by.author, **{**said, "options": options})
    event(EventKind.MEETING_CHANGED, meeting, "ballot", by=by, at=at, day=day, eligible=row.eligible)
    return row


@transaction.atomic
def count_ballot(
    ballot: Ballot, votes: Mapping[str, int], spoiled: int, *, counters: str, by: Acting, at: datetime, day: date
) -> BallotCount:
    """Write down a count the office made, with who counted; a count made again is a new row."""
    by.require(Permission.KEEP_COMMUNITY)
    if not counters.strip():
        raise MeetingError(_("だれが数えたかを、役で書いてください。"), "counters")
    try:
        ballot.count(dict(votes), spoiled)
    except ValueError as error:
        raise MeetingError(
            _("票の合計が、投票できる人の数（%(eligible)s）をこえています。") % {"eligible": ballot.eligible}
        ) from error
    row = BallotCount.objects.create(
        meeting=ballot.meeting,
        ballot=ballot,
        votes=dict(votes),
        spoiled=spoiled,
        counters=counters.strip(),
        counted_at=at,
        counted_by=by.author,
    )
    event(EventKind.BALLOT_COUNTED, row, "counted", by=by, at=at, day=day, ballot=str(ballot.pk))
    return row


def groups_of(meeting: Meeting) -> dict[str, dict[str, int]]:
    """Return how often each group spoke, by side."""
    found: dict[str, dict[str, int]] = {side.value: {} for side in Side}
    for side, group, count in meeting.turns.values_list("side", "group", "count"):
        found[side][group] = count
    return found
