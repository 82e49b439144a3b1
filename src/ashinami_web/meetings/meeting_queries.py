"""One meeting as a page and a paper show it: its agenda with what was said, who came, the balance of voices."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from uuid import UUID

from ashinami.community.balance import AgeGroup, Sex, Share, Side, SideShown, Voice, balance
from ashinami.community.ballot import Count, Result, result
from ashinami_web.bodies.models import Area
from ashinami_web.meetings.meeting_actions import PASSED
from ashinami_web.meetings.models import AgendaItem, Attendance, Ballot, BallotCount, Meeting, Minutes, Opinion
from ashinami_web.meetings.queries import PRESENT, members_on
from ashinami_web.people.queries import authors


@dataclass(frozen=True, slots=True)
class Said:
    """One row of the minutes as it is read: with what it corrects, and what corrected it."""

    row: Minutes
    by: str
    corrected: bool


@dataclass(frozen=True, slots=True)
class ItemSaid:
    """An item of the agenda with what was said and what had been written beforehand."""

    item: AgendaItem | None
    said: tuple[Said, ...]
    opinions: tuple[Opinion, ...]
    passed_to: tuple[AgendaItem, ...] = ()
    came_from: AgendaItem | None = None


def spoken(meeting: Meeting) -> list[ItemSaid]:
    """Return the agenda with its minutes and opinions, in order; what belongs to no item stands last."""
    rows = list(Minutes.objects.filter(meeting=meeting).order_by("written_at", "pk"))
    corrected = {row.corrects_id for row in rows if row.corrects_id}
    names = authors(row.written_by for row in rows)
    said: dict[UUID | None, list[Said]] = defaultdict(list)
    for row in rows:
        said[row.item_id].append(Said(row, names.get(row.written_by, ""), row.pk in corrected))
    opinions: dict[UUID | None, list[Opinion]] = defaultdict(list)
    for opinion in meeting.opinions.select_related("member__member_body").prefetch_related("member__person"):
        opinions[opinion.item_id].append(opinion)
    items = list(meeting.items.all())
    passed: dict[str, list[AgendaItem]] = defaultdict(list)
    to = AgendaItem.objects.filter(source=PASSED, source_key__in=[str(item.pk) for item in items])
    for other in to.select_related("meeting__council").order_by("meeting__day"):
        passed[other.source_key].append(other)
    from_keys = [item.source_key for item in items if item.source == PASSED]
    came = {str(one.pk): one for one in AgendaItem.objects.filter(pk__in=from_keys).select_related("meeting__council")}
    listed = [
        ItemSaid(
            item, tuple(said[item.pk]), tuple(opinions[item.pk]), tuple(passed[str(item.pk)]), came.get(item.source_key)
        )
        for item in items
    ]
    return [*listed, ItemSaid(None, tuple(said[None]), tuple(opinions[None]))]


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many of the voters took part (by proxy and in writing too), and how many the quorum asks for; 0 where it asks for none."""

    voters: int
    took_part: int
    needed: int

    @property
    def is_met(self) -> bool:
        """Whether enough took part."""
        return self.took_part >= self.needed


def quorum_of(meeting: Meeting) -> Quorum:
    """Return whether the meeting could decide."""
    voters = {member.pk for member in members_on(meeting.council, meeting.day) if member.votes}
    took_part = meeting.attendance.exclude(how=Attendance.How.ABSENT).values_list("member_id", flat=True)
    needed = -(-meeting.council.quorum * len(voters) // 100)
    return Quorum(len(voters), len(voters & set(took_part)), needed)


def balance_of(meeting: Meeting) -> list[tuple[SideShown, list[tuple[str, Share]]]]:
    """Return who was heard how much, by age, sex and district: each share with its groups in words. Small groups are not shown."""
    here = list(meeting.attendance.filter(how__in=PRESENT).select_related("member__area"))
    counted = Counter[tuple[str, str]]()
    for side, group, count in meeting.turns.values_list("side", "group", "count"):
        counted[side, group] = count
    found = []
    for side in Side:
        voices = []
        left = dict(counted)
        for one in here:
            member = one.member
            group = {Side.AGE: member.age, Side.SEX: member.sex, Side.AREA: str(member.area_id or "")}[side]
            # the turns of a group are laid on its first person: only sums of groups are ever shown
            voices.append(Voice(**{side.value: group}, turns=left.pop((side.value, group), 0)))
        shown = balance(voices, side)
        found.append((shown, [("・".join(group_words(side, share.groups)), share) for share in shown.shares]))
    return found


def group_words(side: Side, groups: tuple[str, ...]) -> list[str]:
    """Return the groups of a side in words."""
    if side is Side.AREA:
        names = {str(area.pk): area.name for area in Area.objects.filter(pk__in=[group for group in groups if group])}
        return [names.get(group, group) for group in groups]
    kind = AgeGroup if side is Side.AGE else Sex
    return [kind(group).text for group in groups]


@dataclass(frozen=True, slots=True)
class Counted:
    """A ballot with its last count, and what came out."""

    ballot: Ballot
    row: BallotCount | None
    count: Count | None
    result: Result | None


def counted(ballot: Ballot) -> Counted:
    """Return a ballot with its last count."""
    row = ballot.counts.order_by("-counted_at", "pk").first()
    if row is None:
        return Counted(ballot, None, None, None)
    count = ballot.count(row.votes, row.spoiled)
    return Counted(ballot, row, count, result(count))
