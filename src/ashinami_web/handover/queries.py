"""What hangs on whom, and where a hand-over stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from ashinami.community.hanging import Duty, Frailty, frailty
from ashinami.community.pack import Chapter, Item, Pack
from ashinami_web.bodies.models import Body, Membership
from ashinami_web.config.rows import dated
from ashinami_web.handover.models import Deputy, Handover, HandoverLine, HandoverTalk
from ashinami_web.handover.rooms import Asked, all_items
from ashinami_web.people.models import Person

SOON = timedelta(days=14)
MOST_WAITING = 12


@dataclass(frozen=True, slots=True)
class Held:
    """An item with who carries it as far as he is still there, and who could take it over."""

    item: Item
    holder: Person | None
    deputy: Person | None
    gone: bool


@dataclass(frozen=True, slots=True)
class OnOne:
    """A person with how much he carries, and how much nobody else could."""

    person: Person
    holds: int
    alone: int


@dataclass(frozen=True, slots=True)
class Overview:
    """How the work of a body hangs together."""

    held: tuple[Held, ...]
    people: tuple[OnOne, ...]
    frailties: tuple[Frailty, ...]

    @property
    def nobodys(self) -> tuple[Held, ...]:
        """What nobody carries."""
        return tuple(one for one in self.held if one.holder is None and one.deputy is None)


def overview(body: Body, day: date) -> Overview:
    """Return who carries what of a body; who has left carries nothing any more."""
    items = [item for item in all_items(Asked(body, day)) if item.to_confirm or item.chapter is Chapter.OWNERLESS]
    present = {str(key) for key in _present(body, day)}
    deputies = {
        row.key: str(row.person_id)
        for row in Deputy.objects.filter(dated(on=day), body=body)
        if str(row.person_id) in present
    }
    keys = {item.holder for item in items if item.holder} | set(deputies.values())
    people = {str(person.pk): person for person in Person.objects.filter(pk__in=keys)}
    held = tuple(
        Held(
            item,
            people.get(item.holder) if item.holder in present else None,
            people.get(deputies.get(item.key, "")),
            bool(item.holder) and item.holder not in present,
        )
        for item in items
    )
    duties = [_duty(item, body, present, deputies) for item in items]
    return Overview(held, _on_one(held, duties, people), tuple(frailty([*duties, *_by_area(items, duties)])))


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something of the body that is due: whether it is the reader's own, and whether its day is past."""

    item: Item
    is_mine: bool
    is_late: bool


def waiting(body: Body, person: UUID, day: date) -> tuple[list[Waiting], int]:
    """Return what is past its day or due within two weeks, the reader's own first; and how many more there are than are shown."""
    soon = day + SOON
    items = [item for item in all_items(Asked(body, day, dated=True)) if item.due is not None and item.due <= soon]
    rows = [Waiting(item, item.holder == str(person), item.is_late(day)) for item in items]
    rows.sort(key=lambda row: (not row.is_mine, row.item.due or day, row.item.title))
    return rows[:MOST_WAITING], max(0, len(rows) - MOST_WAITING)


def carriers(pack: Pack) -> dict[str, str]:
    """Return the names of those who carry items of a pack, by key, as far as they may be seen: a successor asks who promised it."""
    keys = {item.holder for item in pack.items if item.holder}
    return {str(person.pk): str(person) for person in Person.objects.filter(pk__in=keys)}


def _present(body: Body, day: date) -> Iterable[UUID]:
    return Membership.objects.filter(dated(on=day), body=body).values_list("person", flat=True)


def _duty(item: Item, body: Body, present: set[str], deputies: dict[str, str]) -> Duty:
    holders = frozenset({item.holder}) & present
    deputy = deputies.get(item.key)
    return Duty(item.key, body.name, holders, frozenset({deputy} if deputy else ()))


def _by_area(items: list[Item], duties: list[Duty]) -> list[Duty]:
    return [
        Duty(duty.key, item.area, duty.holders, duty.deputies)
        for item, duty in zip(items, duties, strict=True)
        if item.area
    ]


def _on_one(held: tuple[Held, ...], duties: list[Duty], people: dict[str, Person]) -> tuple[OnOne, ...]:
    holds = Counter(one.item.holder for one in held if one.holder is not None)
    alone = Counter(next(iter(duty.carried_by)) for duty in duties if len(duty.carried_by) == 1)
    lines = [OnOne(people[key], count, alone[key]) for key, count in holds.items() if key in people]
    return tuple(sorted(lines, key=lambda line: (-line.alone, -line.holds, line.person.kana)))


def handovers(body: Body) -> QuerySet[Handover]:
    """Return the hand-overs of a body, open ones first, with how many items are still to be confirmed."""
    waits = Count("lines", filter=~Q(lines__state=HandoverLine.State.CONFIRMED))
    rows = Handover.objects.filter(body=body).annotate(waits=waits, size=Count("lines"))
    return rows.prefetch_related("person", "successor").order_by("closed_on", "-opened_on")


def to_take_over(body: Body, person: UUID) -> QuerySet[Handover]:
    """Return the hand-overs under way that wait for somebody: named as successor, or while nobody is, for whoever stays."""
    return (
        handovers(body)
        .filter(Q(successor=person) | Q(successor__isnull=True), closed_on__isnull=True)
        .exclude(person=person)
    )


def lines_of(handover: Handover) -> QuerySet[HandoverLine]:
    """Return the items of a hand-over with what was asked and answered, in the order of the pack."""
    said = Prefetch("talk", queryset=HandoverTalk.objects.order_by("at"))
    return handover.lines.prefetch_related(said).order_by("due", "title")
