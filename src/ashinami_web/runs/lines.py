"""The lines of the board: one a driver. Riders who share the car at some minute stand together, as they sit in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from ashinami.basics.clock import Span
from ashinami.vocabulary.activity import Help
from ashinami.vocabulary.person import Driver
from ashinami.vocabulary.ride import Leg, RideState
from ashinami.vocabulary.visit import VisitState
from ashinami_web.bodies.models import Vehicle
from ashinami_web.bookings.models import Wish
from ashinami_web.helping.models import Visit
from ashinami_web.runs.models import Ride
from ashinami_web.runs.promises import MOVING
from ashinami_web.ui import timeline
from ashinami_web.ui.timeline import Cell

LEGIBLE = 45
"""Minutes a stretch is drawn wide at least, so that a name fits; one that would then lie on the next takes it in."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A ride on the board."""

    start: int
    end: int
    who: str
    what: str
    state: str
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the board: a driver. A cell holds the riders of one stretch, in the order they get in."""

    name: str
    car: str
    cells: tuple[Cell[tuple[Bar, ...]], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """What a driver does on a day, and when he can be out."""

    key: str
    name: str
    car: str
    windows: tuple[Span, ...]
    bars: tuple[tuple[Span, Bar], ...]

    def row(self, shown: Span) -> Row:
        """Return the line as the board draws it."""
        stretches: list[tuple[Span, tuple[Bar, ...]]] = []
        for span, bar in sorted(self.bars, key=lambda each: (each[0], each[1].who)):
            drawn = Span(span.start, max(span.end, span.start + LEGIBLE))
            if stretches and drawn.start < stretches[-1][0].end:
                before, together = stretches.pop()
                stretches.append((Span(before.start, max(before.end, drawn.end)), (*together, bar)))
            else:
                stretches.append((drawn, (bar,)))
        return Row(self.name, self.car, timeline.cells(stretches, self.windows, shown))


def lines_of(
    drivers: Sequence[Driver], cars: dict[str, Vehicle], rides: list[Ride], visits: Sequence[Visit] = ()
) -> list[Line]:
    """Return a line for each driver who can be out, for each who stands on the board all the same, then for who goes on visits alone."""
    helping: defaultdict[str, list[Visit]] = defaultdict(list)
    for visit in visits:
        helping[str(visit.helper_id or visit.offered_to_id)].append(visit)
    known = {driver.key: driver for driver in drivers}
    others = {str(ride.driver_id): str(ride.driver) for ride in rides if str(ride.driver_id) not in known}
    names = {key: driver.name for key, driver in known.items()} | others
    driving = [
        Line(
            key=key,
            name=name,
            car=_car(cars.get(known[key].vehicle)) if key in known else _("この日は出られない予定"),
            windows=known[key].windows if key in known else (),
            bars=(*_bars([ride for ride in rides if str(ride.driver_id) == key]), *map(_visit_bar, helping[key])),
        )
        for key, name in names.items()
    ]
    on_foot = [
        Line(key, str(his[0].helper or his[0].offered_to), _("手助け"), (), tuple(map(_visit_bar, his)))
        for key, his in helping.items()
        if his and key not in names
    ]
    return [*driving, *sorted(on_foot, key=lambda line: line.name)]


def _visit_bar(visit: Visit) -> tuple[Span, Bar]:
    start = visit.start if visit.helper_id else visit.offered_start
    span = Span(start or 0, (start or 0) + visit.minutes)
    what = "・".join(_(Help(one).text) for one in visit.helps)
    state = {VisitState.ARRANGED: "confirmed", VisitState.DONE: "done"}.get(VisitState(visit.state), "proposed")
    return span, Bar(span.start, span.end, str(visit.rider), what, state, reverse("support_visit", args=[visit.pk]))


def _bars(rides: Sequence[Ride]) -> Iterable[tuple[Span, Bar]]:
    spans = {ride.pk: Span(ride.pick_up_at or 0, max(ride.drop_off_at or 0, ride.pick_up_at or 0)) for ride in rides}
    for ride in rides:
        span, wish, out = spans[ride.pk], ride.wish, ride.leg == Leg.OUT.name
        told = [wish.goes_to if out else _("お帰り")]
        if ride.state in (*MOVING, RideState.NO_SHOW):
            told.append(_(RideState(ride.state).text))
        if ride.state != RideState.OFFERED and wish.verdict != Wish.Verdict.LAWFUL:
            told.append(_("要確認"))
        if wish.accompaniment and out:
            told.append(_("付き添い"))
        if any(other.pk != ride.pk and _meet(spans[other.pk], span) for other in rides):
            told.append(_("相乗り"))
        url = reverse("board_ride", args=[ride.pk])
        yield span, Bar(span.start, span.end, str(wish.rider), "・".join(told), bar_state(ride), url)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _car(car: Vehicle | None) -> str:
    return _("%(name)s・%(seats)d人") % {"name": car.name, "seats": car.seats} if car else ""


def bar_state(ride: Ride) -> str:
    """Return how a ride's bar is drawn (ui.words.BARS)."""
    match RideState(ride.state):
        case RideState.DONE:
            return "done"
        case RideState.NO_SHOW:
            return "away"
        case RideState.OFFERED if ride.wish.verdict == Wish.Verdict.UNLAWFUL:
            return "bad"
        case RideState.OFFERED if ride.wish.verdict != Wish.Verdict.LAWFUL and not ride.wish.signed_by:
            return "warn"
        case RideState.OFFERED:
            return "locked" if ride.locked else "proposed"
        case _:
            return "confirmed"
