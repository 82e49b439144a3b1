"""What the desk recalls of a rider while she speaks: her last wishes, her usual places, another wish that day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Max, QuerySet

from ashinami.geo.gazetteer import Gazetteer, Hit
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.daylist import OFF
from ashinami_web.bookings.models import Place, Wish
from ashinami_web.bookings.queries import place_value

MOST_USUAL = 6
LAST = 3
MOST_COMING = 4


def last_wishes(body: UUID, rider: UUID, today: date) -> QuerySet[Wish]:
    """Return the rider's last wishes that were not called off, newest first; what a rule wrote ahead of today is not among them."""
    ahead = Wish.objects.filter(standing_turn__own=False, service_day__gt=today)
    return (
        Wish.objects.filter(body_id=body, rider_id=rider)
        .exclude(state__in=OFF)
        .exclude(pk__in=ahead.values("pk"))
        .select_related("destination")
        .order_by("-service_day", "-taken_at")[:LAST]
    )


def usual_places(body: UUID, rider: UUID) -> list[Place]:
    """Return where the rider goes most, then what she went to last."""
    counted = (
        Wish.objects.filter(body_id=body, rider_id=rider, destination__isnull=False)
        .values("destination")
        .annotate(times=Count("pk"), last=Max("service_day"))
        .order_by("-times", "-last")[:MOST_USUAL]
    )
    keys = [row["destination"] for row in counted]
    rows = Place.objects.in_bulk(keys)
    return [rows[key] for key in keys if key in rows]


def coming_wishes(body: UUID, rider: UUID, today: date) -> QuerySet[Wish]:
    """Return the rider's wishes from today on that still stand, the nearest first."""
    rows = Wish.objects.filter(body_id=body, rider_id=rider, service_day__gte=today).exclude(state__in=OFF)
    return rows.select_related("destination").order_by("service_day", "appointment")[:MOST_COMING]


def next_days(today: date) -> list[date]:
    """Return the days one names by their weekday alone: from tomorrow, a week of them."""
    return [today + timedelta(days=more) for more in range(1, 8)]


def others_that_day(body: UUID, rider: UUID, day: date, *, but: UUID | None = None) -> QuerySet[Wish]:
    """Return the rider's other wishes of the day that still stand."""
    rows = Wish.objects.filter(body_id=body, rider_id=rider, service_day=day).exclude(state__in=OFF)
    return (rows.exclude(pk=but) if but else rows).select_related("destination").order_by("appointment")


def places_of(body: Body) -> QuerySet[Place]:
    """Return the places the group may name: its own, and those of its municipality."""
    return Place.objects.filter(municipality=body.municipality_id or body.pk)


def place_called(body: Body, text: str) -> Place | None:
    """Return the one place called so; None when none is, or several are: then the text is kept (場所未確認)."""
    rows = {str(row.pk): row for row in places_of(body)}
    return rows.get(gazetteer_of(rows.values()).place_for(text).key)


def places_like(body: Body, text: str, *, limit: int = 6) -> tuple[Hit, ...]:
    """Return the places a text said on the phone may mean, best first."""
    return gazetteer_of(places_of(body)).find(text, limit=limit)


def gazetteer_of(rows: Iterable[Place]) -> Gazetteer:
    """Return what finds the places from what is said."""
    return Gazetteer(place_value(row) for row in rows)
