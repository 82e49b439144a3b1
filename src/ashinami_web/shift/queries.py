"""What a shift is shown: who is still out, who waits for a place, what was not met, the fortnight with its gaps in front."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from ashinami.basics.clock import clock
from ashinami.vocabulary.ride import Leg, RideState
from ashinami.vocabulary.wish import Purpose, WhyUnmet
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.daylist import DayCounts, counts_of
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import STILL_WANTED, wishes_on
from ashinami_web.helping.models import Visit
from ashinami_web.helping.queries import NOBODY_GOES, helps_in_words, unmet_visits
from ashinami_web.runs.models import Ride
from ashinami_web.runs.planning import drivers_on
from ashinami_web.shift.models import Note, ShiftChange, Unmet

FORTNIGHT = 14


@dataclass(frozen=True, slots=True)
class Out:
    """Somebody who was taken out today: the ride that brings her home, None where she goes home by herself."""

    wish: Wish
    home: Ride | None
    aboard: bool

    @property
    def rings(self) -> bool:
        """Whether she rings when she is done, and nobody is asked yet."""
        return self.home is not None and self.home.state == RideState.REQUESTED


def still_out(body: Body, day: date) -> list[Out]:
    """Return who was taken out on the day and is not home yet."""
    found = []
    for wish in wishes_on(body.pk, day).prefetch_related("rides__driver"):
        legs = {Leg[ride.leg]: ride for ride in wish.rides.all()}
        out, back = legs.get(Leg.OUT), legs.get(Leg.BACK)
        if out is None or out.state not in (RideState.ABOARD, RideState.DONE):
            continue
        if out.state == RideState.ABOARD or (back is not None and not RideState(back.state).ended):
            found.append(Out(wish, back, out.state == RideState.ABOARD))
    return found


@dataclass(frozen=True, slots=True)
class WaitingWish:
    """A wish on the waiting list, and how many other wishes of its day were called off since it was taken."""

    wish: Wish
    freed: int


def waiting_list(body: UUID, today: date) -> list[WaitingWish]:
    """Return who waits for a place, the nearest day first; where a place may have become free it says so."""
    rows = Wish.objects.filter(body_id=body, waits=True, service_day__gte=today, state=RideState.REQUESTED)
    found = []
    for wish in rows.select_related("destination").prefetch_related("rider").order_by("service_day", "taken_at"):
        off = Wish.objects.filter(body_id=body, service_day=wish.service_day, state=RideState.CANCELLED)
        found.append(WaitingWish(wish, off.exclude(pk=wish.pk).count()))
    return found


@dataclass(frozen=True, slots=True)
class UnmetLine:
    """Something that was not met: a ride or a visit that was declined, or a wish for which nothing was written down."""

    day: date
    what: str
    where: str
    why: str
    words: str
    wish: Wish | None = None
    visit: Visit | None = None


def unmet_lines(body: UUID, first: date, last: date) -> list[UnmetLine]:
    """Return what was not met in a stretch of days, the latest first."""
    declined = (
        Wish.objects.filter(body_id=body, state=RideState.UNMET, service_day__gte=first, service_day__lte=last)
        .select_related("destination")
        .prefetch_related("rider")
    )
    found = [
        UnmetLine(
            wish.service_day,
            f"{Purpose[wish.purpose].value} {_at(wish.appointment)} {wish.goes_to}".strip(),
            wish.rider.town,
            WhyUnmet[wish.unmet_code].value if wish.unmet_code else WhyUnmet.OTHER.value,
            wish.unmet_reason,
            wish,
        )
        for wish in declined
    ]
    found += [
        UnmetLine(
            row.wanted_on or row.day,
            f"{Purpose[row.purpose].value} {_at(row.minute)} {row.goes_to}".strip(),
            row.town,
            WhyUnmet[row.code].value,
            row.note,
        )
        for row in Unmet.objects.filter(body_id=body, day__gte=first, day__lte=last)
    ]
    found += [
        UnmetLine(
            visit.service_day,
            " ".join(part for part in (helps_in_words(visit.helps), _at(visit.start)) if part),
            visit.rider.town,
            NOBODY_GOES,
            visit.why_over,
            visit=visit,
        )
        for visit in unmet_visits(body, first, last)
    ]
    return sorted(found, key=lambda line: line.day, reverse=True)


def by_reason(rows: list[UnmetLine]) -> list[tuple[str, int]]:
    """Return how often each reason stands, the most frequent first."""
    return Counter(row.why for row in rows).most_common()


@dataclass(frozen=True, slots=True)
class DayAhead:
    """One of the next days: its numbers, how many drivers can come, and the wishes nobody drives yet."""

    counts: DayCounts
    drivers: int
    gaps: list[Wish]

    @property
    def short(self) -> bool:
        """Whether somebody has no driver."""
        return bool(self.gaps)


def fortnight(body: Body, today: date) -> list[DayAhead]:
    """Return the next fourteen days, today first."""
    days = [today + timedelta(days=more) for more in range(FORTNIGHT)]
    open_rides = Ride.objects.filter(body=body, service_day__in=days, state=RideState.REQUESTED)
    gaps: dict[date, list[Wish]] = {}
    rows = Wish.objects.filter(pk__in=open_rides.values("wish"), state__in=STILL_WANTED)
    for wish in rows.select_related("destination").prefetch_related("rider", "rides").order_by("appointment"):
        if any(ride.state == RideState.REQUESTED and not _only_rings(wish, ride) for ride in wish.rides.all()):
            gaps.setdefault(wish.service_day, []).append(wish)
    return [DayAhead(counts_of(body.pk, day), len(drivers_on(body.pk, day)), gaps.get(day, [])) for day in days]


def open_notes(body: UUID) -> QuerySet[Note]:
    """Return the notes nobody has ticked, what is due first."""
    return Note.objects.filter(body_id=body, done_at__isnull=True).prefetch_related("rider").order_by("due", "made_at")


def last_change(body: UUID) -> ShiftChange | None:
    """Return the last hand-over."""
    return ShiftChange.objects.filter(body_id=body).order_by("made_at").last()


def _only_rings(wish: Wish, ride: Ride) -> bool:
    """Whether a way home waits for nothing but her call: her way out has a driver."""
    out = next((other for other in wish.rides.all() if other.leg == Leg.OUT.name), None)
    return ride.leg == Leg.BACK.name and wish.back == "OPEN" and out is not None and out.state != RideState.REQUESTED


def _at(minute: int | None) -> str:
    return "" if minute is None else clock(minute)
