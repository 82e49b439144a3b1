"""A day as the planner's problem: the law is asked first, places become rows of the travel matrix, cars and promises become rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from ashinami.basics.clock import Minute, Span
from ashinami.basics.notice import Notice, Severity
from ashinami.basics.place import Point
from ashinami.casework.basis import BREAKS_REGISTRATION, LegalBasis, legal_basis
from ashinami.casework.day import DayInput
from ashinami.casework.day_law import DayLaw, asked_of_driver
from ashinami.casework.day_plan import LeftOut, WhyRefused
from ashinami.casework.day_visits import helped_by, locks_of, not_located, orders_of
from ashinami.casework.windows import USUAL, Margins, order_for
from ashinami.dispatch.problem import Car, DriverDay, Fixed, GroupCar, Problem, Rest, Window, WishOrder
from ashinami.geo.travel import Travel, TravelTimes
from ashinami.rules.answers import Answers, Record
from ashinami.rules.verdict import Verdict
from ashinami.vocabulary.arrangement import Arrangement
from ashinami.vocabulary.person import Driver
from ashinami.vocabulary.place import Place
from ashinami.vocabulary.ride import Leg
from ashinami.vocabulary.wish import Wish

NOTHING_PROMISED: Mapping[tuple[str, Leg], Minute] = MappingProxyType({})
NOTHING_REGISTERED = DayLaw()
KEPT: Minute = 5
"""How many minutes a promised pick-up may move when the day is planned anew."""


@dataclass(frozen=True, slots=True, eq=False)
class DayProblem:
    """A day's problem and what was left aside in posing it.

    Attributes
    ----------
    given, problem : the day, and what dispatch plans: the wishes that may be planned and the drivers who can be.
    rows, travel : the row of each point, and the ways between them.
    bases : the legal basis of each wish, those refused too.
    refused : wishes whose arrangement is unlawful or whose places are not located.
    notices : drivers left aside, and what could not be read in the arrangements the day rests on.
    """

    given: DayInput
    problem: Problem
    rows: Mapping[Point, int]
    travel: Travel
    bases: Mapping[str, LegalBasis]
    refused: tuple[LeftOut, ...]
    notices: tuple[Notice, ...]


def pose(  # noqa: PLR0913 - everything a day's problem depends on is named
    given: DayInput,
    times: TravelTimes,
    *,
    fixed: Iterable[Fixed] = (),
    promised: Mapping[tuple[str, Leg], Minute] = NOTHING_PROMISED,
    margins: Margins = USUAL,
    law: DayLaw | None = NOTHING_REGISTERED,
) -> DayProblem:
    """Return the day as a problem.

    `fixed` are legs a person has locked; `promised` are pick-up times told to riders, kept to within `KEPT` minutes. Wishes
    whose arrangement is undetermined are planned; their basis says what is still to be asked. Under a registration only drivers
    and cars whom the law allows, as far as `law` knows them, are asked. With `law` None the law is not asked at all: for who looks
    again at what stands (`bases` is empty then).
    """
    bases: dict[str, LegalBasis] = {}
    if law is not None:
        bases = {
            wish.key: basis_on_record(given.arrangement_for(wish), wish, law.wishes.get(wish.key))
            for wish in given.wishes
        }
    # what is promised stays with its driver until a person takes it back: the guard lists it when the law no longer allows it;
    # one whose place nobody may see any more cannot be reckoned with, and is left aside like any other
    kept = {wish.key for wish in given.wishes if _located(wish)} & {wish for wish, _leg in promised}
    refused = tuple(
        LeftOut.because(wish.key, why)
        for wish in given.wishes
        if wish.key not in kept and (why := _refusal(wish, bases.get(wish.key))) is not None
    )
    left_aside = {entry.wish for entry in refused}
    wishes = tuple(wish for wish in given.wishes if wish.key not in left_aside)
    drivers = tuple(driver for driver in given.drivers if driver.home.point is not None)
    points = (*_points(given, wishes, drivers), *_points_of_visits(given))
    rows = {point: row for row, point in enumerate(dict.fromkeys(points))}
    travel = times.matrix(tuple(rows))
    may = law.may_drive(given.day) if law is not None else {}
    orders = (
        replace(
            _order(wish, given, rows, travel, margins),
            basis="" if law is None or wish.key in kept else asked_of_driver(bases[wish.key]),
        )
        for wish in wishes
    )
    driving = (replace(_driver_day(driver, given, rows), bases=may.get(driver.key, frozenset())) for driver in drivers)
    able = tuple(helped_by(driving, given.helpers, rows))
    planned = (*(_keeping(promised, order) for order in orders), *orders_of(given.visits, rows, able))
    locks = (*fixed, *locks_of(given.visits))
    problem = Problem(
        drivers=able,
        wishes=planned,
        travel=travel.minutes,
        metres=travel.metres,
        fixed=_locks_in(locks, {order.key for order in planned}, {driver.key for driver in able}),
    )
    names = {driver.key: driver.name for driver in given.drivers}
    notices = (*_not_located(given.drivers), *not_located(given.helpers, names), *_doubts(given, bases))
    return DayProblem(given, problem, MappingProxyType(rows), travel, MappingProxyType(bases), refused, notices)


def basis_on_record(arrangement: Arrangement, wish: Wish, known: Answers | None = None) -> LegalBasis:
    """Judge a wish by the arrangement the group has put on record, and by what else is known of the group and the rider."""
    return legal_basis(arrangement, wish, origin=on_record(arrangement), known=known)


def on_record(arrangement: Arrangement) -> Record:
    """Return where the facts of an arrangement come from."""
    return Record(f"取り決め「{arrangement.name}」")


def _refusal(wish: Wish, basis: LegalBasis | None) -> WhyRefused | None:
    if basis is not None and basis.verdict is Verdict.UNLAWFUL:
        registered = basis.headline.startswith(BREAKS_REGISTRATION)
        return WhyRefused.BREAKS_REGISTRATION if registered else WhyRefused.NEEDS_REGISTRATION
    return None if _located(wish) else WhyRefused.NOT_LOCATED


def _located(wish: Wish) -> bool:
    return wish.origin.point is not None and wish.destination.point is not None


def _points(given: DayInput, wishes: Iterable[Wish], drivers: Iterable[Driver]) -> Iterator[Point]:
    places = [place for driver in drivers for place in (driver.home, given.vehicle(driver.vehicle).stands)]
    places += [place for wish in wishes for place in (wish.origin, wish.destination)]
    return (place.point for place in places if place is not None and place.point is not None)


def _points_of_visits(given: DayInput) -> Iterator[Point]:
    places = [visit.place for visit in given.visits] + [helper.home for helper in given.helpers if helper.home]
    return (place.point for place in places if place.point is not None)


def _row(rows: Mapping[Point, int], place: Place) -> int:
    """Return the row of a place; one without a point is a KeyError, since such a wish or driver was left aside before."""
    if place.point is None:
        raise KeyError("a place not located has no row")
    return rows[place.point]


def _driver_day(driver: Driver, given: DayInput, rows: Mapping[Point, int]) -> DriverDay:
    """Return a driver's day. A car that others drive too is a group car, which stands somewhere or goes home with him.

    A shared car is lent window by window, so his windows are cut where another's begin or end.
    """
    car, home = given.vehicle(driver.vehicle), _row(rows, driver.home)
    others = [other for other in given.drivers if other.vehicle == driver.vehicle and other.key != driver.key]
    stands = home if car.stands is None or car.stands.point is None else _row(rows, car.stands)
    windows = _cut(
        driver.windows, [edge for other in others for span in other.windows for edge in (span.start, span.end)]
    )
    return DriverDay(
        driver.key,
        home,
        Car(car.seats, car.wheelchair_places, car.seats_per_wheelchair),
        windows,
        driver.skills,
        driver.most_minutes,
        most_driving=driver.most_driving,
        group_car=GroupCar(car.key, stands, windows) if others or stands != home else None,
        rest=Rest(*driver.rest) if driver.rest else None,
        farthest=driver.farthest,
        turns_before=driver.turns_before,
        minutes_before=driver.minutes_before,
        share=driver.share,
        must_not_meet=driver.must_not_meet,
        prefers=driver.prefers,
    )


def _cut(windows: tuple[Span, ...], edges: Iterable[Minute]) -> tuple[Span, ...]:
    cut = list(windows)
    for edge in sorted(set(edges)):
        cut = [
            part
            for span in cut
            for part in ((Span(span.start, edge), Span(edge, span.end)) if span.start < edge < span.end else (span,))
        ]
    return tuple(cut)


def _order(wish: Wish, given: DayInput, rows: Mapping[Point, int], travel: Travel, margins: Margins) -> WishOrder:
    origin, destination = _row(rows, wish.origin), _row(rows, wish.destination)
    direct = int(travel.minutes[origin, destination])
    return order_for(wish, given.rider(wish.rider), (origin, destination), direct, margins)


def _keeping(promised: Mapping[tuple[str, Leg], Minute], order: WishOrder) -> WishOrder:
    """Return the order with its promised pick-ups held fast, to be served before all that is not promised."""
    trips = {leg: order.trip(leg) for leg in order.legs}
    held = {leg: trip for leg, trip in trips.items() if (order.key, leg) in promised}
    for leg, trip in held.items():
        minute = promised[order.key, leg]
        trips[leg] = replace(trip, pick_up=Window(max(minute - KEPT, 0), minute + KEPT))
    return replace(order, out=trips[Leg.OUT], back=trips.get(Leg.BACK), promised=bool(held))


def _locks_in(fixed: Iterable[Fixed], wishes: set[str], drivers: set[str]) -> tuple[Fixed, ...]:
    """Keep the locks that can hold; a wish left out shows its own reason, a driver left aside has his notice."""
    return tuple(lock for lock in fixed if lock.wish in wishes and lock.driver in drivers)


def _not_located(drivers: Iterable[Driver]) -> Iterator[Notice]:
    for driver in drivers:
        if driver.home.point is None:
            text = f"{driver.name}さんの出発地「{driver.home.name}」の場所が分からないため、計画に入れていません"
            remedy = "場所の一覧に緯度・経度を加えてください"
            yield Notice("driver-not-located", Severity.WARNING, text, remedy)


def _doubts(given: DayInput, bases: Mapping[str, LegalBasis]) -> tuple[Notice, ...]:
    """Return what could not be read in the arrangements the day rests on, each once."""
    return tuple(
        dict.fromkeys(
            replace(notice, file=on_record(given.arrangement_for(wish)).name)
            for wish in given.wishes
            if wish.key in bases
            for notice in bases[wish.key].notices
        )
    )
