"""What a council is and has, as plain values: its members on a day, who is missing, whose turn the chair is, its meetings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Max, Q, QuerySet

from ashinami.community.balance import Lean, Side, Voice, lean
from ashinami.community.chairs import Turn, next_chairs
from ashinami.community.composition import Composition, composition
from ashinami.rules.reading import sentence
from ashinami_web.bodies.body_queries import areas_of
from ashinami_web.bodies.models import Area
from ashinami_web.config.rows import dated
from ashinami_web.meetings.models import Attendance, Council, CouncilMember, Meeting
from ashinami_web.people.models import Person

MOST_LISTED, MOST_DIGITS = 50, 6
PRESENT = (Attendance.How.HERE, Attendance.How.ONLINE)


def page_of[M: models.Model](rows: QuerySet[M], at: str) -> tuple[list[M], int]:
    """Return a page of rows, in their order, from the one that `at` counts; and where the next page begins, 0 when there is none.

    Only the keys are put in order: twenty years of rows with all they join would be carried along for fifty that are shown.
    """
    first = int(at) if at.isdecimal() and len(at) < MOST_DIGITS else 0
    keys = list(rows.values_list("pk", flat=True)[first : first + MOST_LISTED + 1])
    found = rows.order_by().in_bulk(keys[:MOST_LISTED])
    return [found[key] for key in keys if key in found], first + MOST_LISTED if len(keys) > MOST_LISTED else 0


def councils(day: date) -> QuerySet[Council]:
    """Return the councils that may be seen and meet on the day or later."""
    lasting = Q(end__isnull=True) | Q(end__gt=day)
    return Council.objects.filter(lasting).select_related("area", "body", "circle").order_by("name")


def members_on(council: Council, day: date) -> list[CouncilMember]:
    """Return who sits in it on a day, by seat."""
    rows = council.members.filter(dated(on=day)).select_related("member_body", "area").prefetch_related("person")
    order = [seat.key for seat in council.of_kind.seats]
    return sorted(rows, key=lambda row: (order.index(row.seat) if row.seat in order else len(order), str(row)))


@dataclass(frozen=True, slots=True)
class Whole:
    """Whether everybody who should sit in it does, with the sentences of the law where the law decides."""

    value: Composition
    law: tuple[str, ...]
    questions: tuple[str, ...]


def composition_of(council: Council, members: Iterable[CouncilMember], day: date) -> Whole:
    """Return who is missing, as of a day."""
    found = composition(council.of_kind, [member.seat for member in members], day, told=council.told)
    seen = found.law.outlook if found.law else None
    said = tuple(dict.fromkeys(sentence(reason) for reason in seen.reason.ends())) if seen else ()
    asked = tuple(slot.asks for slot in found.law.questions) if found.law else ()
    return Whole(found, said, asked)


def chairs_of(council: Council, members: list[CouncilMember]) -> list[tuple[CouncilMember, Turn]]:
    """Return who may be asked to take the chair, who has waited longest first."""
    last: dict[UUID, list[date]] = defaultdict(list)
    held = Meeting.objects.filter(council=council, state=Meeting.State.HELD, chair__isnull=False)
    for chair, day in held.values_list("chair_id", "day"):
        last[chair].append(day)
    by_key = {str(member.pk): member for member in members}
    turns = (
        Turn(key, max(days, default=None), len(days), not member.may_chair, member.start)
        for key, member in by_key.items()
        for days in [last[member.pk]]
    )
    return [(by_key[turn.member], turn) for turn in next_chairs(turns)]


def leans_of(council: Council, members: list[CouncilMember], day: date) -> list[Lean]:
    """Return how the members lean by age, sex and district.

    The districts are the parts of the council's area, or the care areas of the municipality where it stands for the whole; where
    residents have seats of their own, it is they who stand for districts, not the offices.
    """
    people = [Voice(age=one.age, sex=one.sex, area=str(one.area_id or "")) for one in members]
    residents = [one for one in members if one.seat == "residents"]
    for_areas = [Voice(area=str(one.area_id or "")) for one in residents] or people
    care = areas_of(council.body, day).filter(kind=Area.Kind.CARE)
    parts = Area.objects.filter(within=council.area) if council.area_id else care
    expected: dict[Side, list[str]] = {
        Side.AGE: [],
        Side.SEX: ["woman", "man"],
        Side.AREA: [str(key) for key in parts.values_list("pk", flat=True)],
    }
    return [lean(for_areas if side is Side.AREA else people, side, expected[side]) for side in Side]


def last_came(council: Council, day: date) -> dict[UUID, date]:
    """Return on which day each member last took part in a meeting, by a proxy or in writing too; who never did is not in it."""
    rows = Attendance.objects.filter(meeting__council=council, meeting__day__lte=day).exclude(how=Attendance.How.ABSENT)
    return dict(rows.values_list("member").annotate(last=Max("meeting__day")))


def meetings_from(day: date, **more: Any) -> QuerySet[Meeting]:  # noqa: ANN401 - as filters take them
    """Return the meetings from a day on, the next first."""
    rows = Meeting.objects.filter(day__gte=day, **more).select_related("council", "body")
    return rows.order_by("day", "start_minute")


def meetings_before(day: date, **more: Any) -> QuerySet[Meeting]:  # noqa: ANN401 - as filters take them
    """Return the meetings before a day, the last first."""
    return (
        Meeting.objects.filter(day__lt=day, **more).select_related("council", "body").order_by("-day", "-start_minute")
    )


def next_after(meeting: Meeting) -> Meeting | None:
    """Return the meeting of the council that follows."""
    rows = Meeting.objects.filter(council=meeting.council_id, day__gt=meeting.day, state=Meeting.State.PLANNED)
    return rows.order_by("day").first()


def last_before(meeting: Meeting) -> Meeting | None:
    """Return the meeting of the council that was held before."""
    rows = Meeting.objects.filter(council=meeting.council_id, day__lt=meeting.day, state=Meeting.State.HELD)
    return rows.order_by("-day").first()


def names_of(people: Iterable[UUID | None]) -> dict[UUID, str]:
    """Return the names of people as far as they may be seen."""
    keys = {key for key in people if key is not None}
    return {person.pk: str(person) for person in Person.objects.filter(pk__in=keys)}
