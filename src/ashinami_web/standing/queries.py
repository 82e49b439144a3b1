"""Terms as library values, the turns they mean, and what the desk is shown of standing wishes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from ashinami.basics.day import Days
from ashinami.casework.standing import AHEAD, Due, Every, OnRest, Rule, dues
from ashinami.geo.opening import is_holiday, is_open, is_turn_of_year
from ashinami.vocabulary.wish import Back, Purpose
from ashinami_web.bookings.actions import Said
from ashinami_web.bookings.models import Place
from ashinami_web.bookings.queries import place_value
from ashinami_web.helping.actions import VisitAsked
from ashinami_web.helping.queries import helps_in_words
from ashinami_web.standing.models import Closing, Standing, Terms, Turn

type Asked = Said | VisitAsked
"""What is wished each time: a ride, or a support visit."""

_KEYS = ("origin", "destination", "arrangement")
_OF_ONE_VISIT = {"rider_id", "service_day", "wish_id"}
SOON = timedelta(weeks=4)
"""So long before a standing wish ends the desk is reminded."""


def rule_of(terms: Terms) -> Rule:
    """Return the rule of terms."""
    return Rule(
        every=Every[terms.every],
        start=terms.start,
        end=terms.end,
        weekdays=frozenset(terms.weekdays),
        nth=frozenset(terms.nth),
        day=terms.month_day,
        holidays=OnRest[terms.holidays],
        closed=OnRest[terms.closed],
    )


def plain(said: Asked) -> dict[str, Any]:
    """Return what is wished as JSON holds it, without rider, day and promise; a visit without the ride it once went along with."""
    told = said.columns()
    if isinstance(said, VisitAsked):
        return {name: value for name, value in told.items() if name not in _OF_ONE_VISIT}
    keys = {name: str(told[f"{name}_id"]) if told[f"{name}_id"] else "" for name in _KEYS}
    left_out = {"rider_id", "service_day", "call_back_by", "waits", *(f"{name}_id" for name in _KEYS)}
    return {name: value for name, value in told.items() if name not in left_out} | keys


def said_on(terms: Terms, rider: UUID, day: date) -> Asked:
    """Return what is wished on a day of the terms."""
    told = dict(terms.said)
    if terms.for_visit:
        return VisitAsked(rider=rider, service_day=day, **told)
    keys = {name: UUID(told.pop(name)) if told[name] else None for name in _KEYS if name in told}
    words = told | {"back": Back[told["back"]], "purpose": Purpose[told["purpose"]]} | keys
    return Said(rider=rider, service_day=day, **words)


def in_force(terms: list[Terms], on: date) -> Terms | None:
    """Return the terms that hold for a turn named on a day: of those begun by then the latest written."""
    begun = [one for one in terms if one.since <= on]
    return max(begun, key=lambda one: one.number, default=None)


def wanted(standing: Standing, days: Days) -> list[tuple[Due, Terms]]:
    """Return the turns a standing wish means over some days, each with the terms it comes from."""
    terms = list(standing.terms.order_by("number"))
    found = []
    for one in terms:
        rule, closed = rule_of(one), closed_days(standing.body_id, one)
        meant = dues(rule, days, holiday=rests, closed=closed)
        found += [(due, one) for due in meant if in_force(terms, due.on) == one]
    return sorted(found, key=lambda pair: pair[0].on)


def rests(day: date) -> bool:
    """Return whether it is a national holiday, or the turn of the year, when offices and most clinics rest."""
    return is_holiday(day) or is_turn_of_year(day)


def closed_days(body: UUID, terms: Terms) -> Callable[[date], bool]:
    """Return what says whether the destination, or the group, is known to be closed on a day."""
    key = terms.said.get("destination")
    row = Place.objects.filter(pk=key).first() if key else None
    place, minute = place_value(row) if row else None, terms.said.get("appointment")
    spans = [
        Days(closing.start, closing.end + timedelta(days=1))
        for closing in Closing.objects.filter(body_id=body)
        if closing.place_id is None or str(closing.place_id) == key
    ]

    def closed(day: date) -> bool:
        if any(day in span for span in spans):
            return True
        return place is not None and minute is not None and is_open(place, day, minute) is False

    return closed


@dataclass(frozen=True, slots=True)
class Line:
    """A standing wish in the list: its terms now, its rule in words, its next turn, and when it ends if that is soon."""

    standing: Standing
    terms: Terms
    rule: str
    goes_to: str
    next: Turn | None
    ends: date | None

    @property
    def minute(self) -> int | None:
        """When she is to be there, or the visit begins."""
        found: int | None = self.terms.said.get("start" if self.terms.for_visit else "appointment")
        return found

    @property
    def over(self) -> bool:
        """Whether nothing more comes of it."""
        return self.next is None


def lines(body: UUID, today: date, *, rider: UUID | None = None) -> list[Line]:
    """Return the group's standing wishes that still mean something, those that end soon first."""
    rows = Standing.objects.filter(body_id=body).prefetch_related("rider", "terms", "turns")
    found = [line_of(row, today) for row in (rows.filter(rider=rider) if rider else rows)]
    return sorted(
        (line for line in found if not line.over or (line.terms.end or today) > today),
        key=lambda line: (line.ends is None, line.ends or today, line.standing.rider.kana),
    )


def line_of(row: Standing, today: date) -> Line:
    """Return a standing wish as the list shows it."""
    terms = max(row.terms.all(), key=lambda one: one.number)
    coming = sorted((turn for turn in row.turns.all() if turn.day and turn.day >= today), key=lambda turn: turn.on)
    ends = terms.end if terms.end is not None and terms.end - SOON <= today else None
    return Line(row, terms, str(rule_of(terms)), goes_to(terms), coming[0] if coming else None, ends)


def goes_to(terms: Terms) -> str:
    """Return the destination in words; of a visit what she is helped with."""
    if terms.for_visit:
        return helps_in_words(terms.said["helps"])
    key = terms.said.get("destination")
    row = Place.objects.filter(pk=key).first() if key else None
    return row.name if row else str(terms.said.get("destination_text", ""))


def turns_ahead(standing: Standing, today: date) -> QuerySet[Turn]:
    """Return the turns from today on, in order."""
    rows = standing.turns.filter(on__gte=today) | standing.turns.filter(day__gte=today)
    return rows.select_related("wish", "visit").prefetch_related("wish__rides").order_by("on").distinct()


def horizon(today: date) -> date:
    """Return the day before which turns are written down."""
    return today + AHEAD + timedelta(days=1)
