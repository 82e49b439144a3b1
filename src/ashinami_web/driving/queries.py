"""A driver's rides as his own page shows them: the next stop, the rest of today, the days to come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy

from ashinami.basics.clock import Minute
from ashinami.casework.day import NO_ARRANGEMENT
from ashinami.vocabulary.place import Place
from ashinami.vocabulary.ride import Leg, RideState
from ashinami.vocabulary.visit import VisitState
from ashinami_web.audit.models import Event
from ashinami_web.bodies.models import Body, Volunteer
from ashinami_web.bookings.models import RiderCard
from ashinami_web.bookings.queries import arrangements_on, cards_of, wish_value
from ashinami_web.config.rows import dated
from ashinami_web.driving.actions import last_marks, next_marks
from ashinami_web.driving.fees import fees_of
from ashinami_web.driving.models import DriverLink
from ashinami_web.helping.models import Helper, Visit
from ashinami_web.people.models import Person
from ashinami_web.people.queries import authors
from ashinami_web.runs.models import Ride
from ashinami_web.runs.promises import MOVING, PROMISED

TO_PRESS = {
    "en_route": gettext_lazy("出発する"),
    "arrived": gettext_lazy("着いた"),
    "aboard": gettext_lazy("乗った"),
    "done": gettext_lazy("降りた（完了）"),
    "no_show": gettext_lazy("いません"),
}
TO_FETCH = (RideState.CONFIRMED, RideState.EN_ROUTE, RideState.ARRIVED)


def who_may_open(body: Body, today: date) -> list[Person]:
    """Return for whom a private link can be made: who drives, and who helps without driving, by reading."""
    drivers = Volunteer.objects.filter(dated(on=today), body=body).values("person")
    helpers = Helper.objects.filter(dated(on=today), body=body).values("person")
    return list(Person.objects.filter(Q(pk__in=drivers) | Q(pk__in=helpers)).order_by("kana", "name"))


def visits_ahead(link: DriverLink, today: date) -> QuerySet[Visit]:
    """Return the support visits promised with whose link it is, from today to the end of the link."""
    rows = Visit.objects.filter(
        body=link.body_id, helper=link.driver_id, state=VisitState.ARRANGED, service_day__lt=link.end,
        service_day__gte=today,
    )  # fmt: skip
    return rows.prefetch_related("rider").order_by("service_day", "start")


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of the driver: somebody gets in (`boarding`), or out."""

    ride: Ride
    boarding: bool
    minute: Minute
    place: Place
    card: RiderCard | None
    money: str
    signer: str

    @property
    def marks(self) -> tuple[str, ...]:
        """What the driver may say now, the usual one first."""
        return next_marks(RideState(self.ride.state))

    @property
    def geo(self) -> str:
        """The place for the phone's own map (RFC 5870, with the query Android asks for); it tells no server where somebody lives."""
        point = self.place.point
        return "" if point is None else f"{point.lat:.6f},{point.lon:.6f}?q={point.lat:.6f},{point.lon:.6f}"

    @property
    def undetermined(self) -> bool:
        """Whether the law of this ride is still to be settled."""
        return bool(self.ride.wish.verdict != "lawful")


@dataclass(frozen=True, slots=True)
class LastMark:
    """The mark pressed last today, which may be taken back."""

    event: Event
    ride: Ride


@dataclass(frozen=True, slots=True)
class DriverDay:
    """What a driver sees: nothing of days gone by."""

    today: tuple[Stop, ...]
    fees: Mapping[UUID, str]
    over: tuple[Ride, ...]
    last: LastMark | None
    coming: tuple[tuple[date, tuple[Ride, ...]], ...]

    @property
    def next(self) -> Stop | None:
        """The next stop."""
        return self.today[0] if self.today else None

    @property
    def fee(self) -> str:
        """What to collect at the next stop."""
        return self.fees[self.today[0].ride.pk] if self.today else ""

    @property
    def later(self) -> tuple[Stop, ...]:
        """The stops after it."""
        return self.today[1:]


def rides_for(link: DriverLink, today: date) -> list[Ride]:
    """Return the rides promised to the driver of a link, from today to the end of the link; nobody else's, no proposal."""
    related = ("wish__origin", "wish__destination", "wish__arrangement")
    return list(
        Ride.objects.filter(
            body_id=link.body_id,
            driver_id=link.driver_id,
            service_day__gte=today,
            service_day__lt=link.end,
            state__in=PROMISED,
        )
        .select_related(*related)
        .prefetch_related("wish__rider")
        .order_by("service_day", "pick_up_at")
    )


def promised_on(body: UUID, day: date, driver: UUID | None = None) -> list[Ride]:
    """Return the rides promised on a day, of one driver or of all, in the order they begin."""
    rides = Ride.objects.filter(body_id=body, service_day=day, state__in=PROMISED, driver__isnull=False)
    if driver is not None:
        rides = rides.filter(driver_id=driver)
    related = rides.select_related("wish__origin", "wish__destination", "wish__arrangement")
    return list(related.prefetch_related("wish__rider", "driver").order_by("pick_up_at"))


def day_for(link: DriverLink, today: date) -> DriverDay:
    """Return what the holder of a link sees on the service day."""
    rides = rides_for(link, today)
    now = [ride for ride in rides if ride.service_day == today]
    stops = stops_of(link.body_id, now, today)
    open_now = tuple(stop for stop in stops if stop.boarding in tuple(_open_stops(stop.ride)))
    return DriverDay(
        today=open_now,
        fees=fees_of(now),
        over=tuple(ride for ride in now if RideState(ride.state).ended),
        last=_last(now),
        coming=by_day(rides, after=today),
    )


def stops_of(body: UUID, rides: Sequence[Ride], day: date) -> tuple[Stop, ...]:
    """Return every stop of the rides in the order they are driven, those over too."""
    cards = cards_of(body, (ride.wish.rider_id for ride in rides))
    default = next((row.name for row in arrangements_on(body, day) if row.is_default), NO_ARRANGEMENT.name)
    signers = authors(ride.wish.signed_by for ride in rides if ride.wish.signed_by)
    stops = [
        Stop(
            ride=ride,
            boarding=boarding,
            minute=(ride.pick_up_at if boarding else ride.drop_off_at) or 0,
            place=_place(ride, boarding=boarding),
            card=cards.get(ride.wish.rider_id),
            money=ride.wish.arrangement.name if ride.wish.arrangement else default,
            signer=signers.get(ride.wish.signed_by, ""),
        )
        for ride in rides
        for boarding in (True, False)
    ]
    return tuple(sorted(stops, key=lambda stop: (stop.minute, not stop.boarding)))


def by_day(rides: Iterable[Ride], *, after: date) -> tuple[tuple[date, tuple[Ride, ...]], ...]:
    """Return the rides of the days after a day, day by day."""
    coming = groupby((ride for ride in rides if ride.service_day > after), key=lambda ride: ride.service_day)
    return tuple((day, tuple(group)) for day, group in coming)


def _open_stops(ride: Ride) -> Iterable[bool]:
    """Give the stops of a ride still to come: getting in, getting out."""
    if ride.state in TO_FETCH:
        yield True
    if ride.state in (*TO_FETCH, *MOVING):
        yield False


def _place(ride: Ride, *, boarding: bool) -> Place:
    wish = wish_value(ride.wish)
    return wish.origin if (ride.leg == Leg.OUT.name) is boarding else wish.destination


def _last(rides: Iterable[Ride]) -> LastMark | None:
    rows = {ride.pk: ride for ride in rides if ride.state != RideState.CONFIRMED}
    marked = [(event, rows[key]) for key, event in last_marks(rows.values()).items()]
    return LastMark(*max(marked, key=lambda pair: pair[0].happened_at)) if marked else None
