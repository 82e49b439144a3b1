"""Offers held for somebody who will ring back: until they lapse, nothing else is planned on their minutes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ashinami.basics.clock import Minute, clock
from ashinami.vocabulary.ride import Leg
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import STILL_WANTED
from ashinami_web.config import clock as clocks
from ashinami_web.people.models import Person
from ashinami_web.runs.models import Hold


@dataclass(frozen=True, slots=True)
class Held:
    """An offer that is held, as pages show it: who would fetch her when, and until when it is held (the minute of that day)."""

    wish: Wish
    said: str
    until: Minute


def standing_holds(body: UUID, day: date) -> QuerySet[Hold]:
    """Return the offers of a day that are still held, the first to lapse first."""
    held = Hold.objects.filter(body_id=body, service_day=day, ended_at__isnull=True, lapses_at__gt=clocks.now())
    return held.filter(wish__state__in=STILL_WANTED).order_by("lapses_at")


def held_on(body: Body, day: date) -> tuple[Held, ...]:
    """Return the offers of a day that are still held."""
    rows = list(standing_holds(body.pk, day).select_related("wish").prefetch_related("wish__rider"))
    names = names_of(way["driver"] for row in rows for way in row.offer["legs"])
    return tuple(Held(row.wish, said_of(row.offer, names), _minute(row)) for row in rows)


def said_of(offer: dict[str, Any], names: Mapping[str, str]) -> str:
    """Return an offer in a few words: who fetches her when, and who brings her home."""
    return "・".join(
        f"{_(Leg[way['leg']].value)} {clock(way['pick_up'])} {names.get(way['driver'], '')}" for way in offer["legs"]
    )


def names_of(keys: Iterable[str]) -> dict[str, str]:
    """Return the names behind drivers' keys, as far as they may be seen."""
    people = Person.objects.filter(pk__in={UUID(key) for key in keys})
    return {str(person.pk): str(person) for person in people}


def _minute(hold: Hold) -> Minute:
    local = hold.lapses_at.astimezone(clocks.JAPAN)
    return local.hour * 60 + local.minute
