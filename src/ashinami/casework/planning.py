"""Plan a day: ask the law first, then look for drivers, then let an independent checker judge what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType

from ashinami.basics.clock import Minute, Span, without
from ashinami.basics.notice import Notice, Severity
from ashinami.basics.place import Point
from ashinami.casework.basis import LegalBasis, legal_basis
from ashinami.casework.day import DayInput
from ashinami.casework.day_plan import DayPlan, LeftOut, WhyRefused
from ashinami.casework.windows import USUAL, Margins, order_for
from ashinami.dispatch.check import check
from ashinami.dispatch.plan import Plan, Route, StopKind
from ashinami.dispatch.problem import Car, DriverDay, Fixed, Problem, Window, WishOrder
from ashinami.dispatch.search import OnProgress, solve
from ashinami.dispatch.stop import StopRule
from ashinami.dispatch.why import why_this_driver
from ashinami.geo.travel import Travel, TravelTimes
from ashinami.rules.answers import Record
from ashinami.rules.verdict import Verdict
from ashinami.vocabulary.arrangement import Arrangement
from ashinami.vocabulary.person import Driver, Vehicle
from ashinami.vocabulary.ride import Leg
from ashinami.vocabulary.wish import Wish

NOTHING_PROMISED: Mapping[tuple[str, Leg], Minute] = MappingProxyType({})
KEPT: Minute = 5
"""How many minutes a promised pick-up may move when the day is planned anew."""
PROMISED_DEARER = 100


def plan_day(  # noqa: PLR0913 - everything a day's search depends on is named
    given: DayInput,
    travel: TravelTimes,
    *,
    seed: int,
    stop: StopRule,
    fixed: Iterable[Fixed] = (),
    promised: Mapping[tuple[str, Leg], Minute] = NOTHING_PROMISED,
    start: Plan | None = None,
    margins: Margins = USUAL,
    on_progress: OnProgress | None = None,
) -> DayPlan:
    """Propose a plan for the day.

    Wishes whose arrangement is unlawful, or whose places are not located, are left out with that reason. Undetermined ones are
    planned; their basis says what is still to be asked. `fixed` are legs a person has locked; `promised` are pick-up
    times told to riders, kept to within `KEPT` minutes; `start` is a plan to improve.

    Raises
    ------
    RuntimeError
        When the checker refuses the plan: a fault of the program, never of the input.
    """
    bases = {wish.key: basis_on_record(given.arrangement_for(wish), wish) for wish in given.wishes}
    refused = tuple(
        LeftOut.because(wish.key, why) for wish in given.wishes if (why := _refusal(wish, bases[wish.key])) is not None
    )
    left_aside = {entry.wish for entry in refused}
    wishes = tuple(wish for wish in given.wishes if wish.key not in left_aside)
    drivers, notices = _who_can_drive(given)
    atlas = _Atlas.of(wishes, drivers, travel)
    problem = Problem(
        drivers=tuple(atlas.driver_day(driver, given.vehicle(driver.vehicle)) for driver in drivers),
        wishes=tuple(_keeping(promised, atlas.order(wish, given, margins)) for wish in wishes),
        travel=atlas.travel.minutes,
        metres=atlas.travel.metres,
        fixed=_locks_in(fixed, {wish.key for wish in wishes}, {driver.key for driver in drivers}),
    )
    plan = solve(problem, seed=seed, stop=stop, start=start, on_progress=on_progress)
    faults = check(problem, plan)
    if faults:
        raise RuntimeError(f"the plan breaks its own rules: {faults}")
    return DayPlan(
        given=given,
        plan=plan,
        metres=tuple(atlas.metres(route, problem) for route in plan.routes),
        bases=bases,
        left_out=refused + tuple(LeftOut.because(entry.wish, entry.why) for entry in plan.unserved),
        margins=margins,
        method=atlas.travel.method,
        notices=notices + _doubts(given, bases),
        choices=tuple(why_this_driver(problem, plan, key) for key in dict.fromkeys(_driven(plan))),
    )


def _driven(plan: Plan) -> Iterator[str]:
    return (stop.wish for route in plan.routes for stop in route.stops)


def basis_on_record(arrangement: Arrangement, wish: Wish) -> LegalBasis:
    """Judge a wish by the arrangement the group has put on record."""
    return legal_basis(arrangement, wish, origin=Record(f"取り決め「{arrangement.name}」"))


def _doubts(given: DayInput, bases: Mapping[str, LegalBasis]) -> tuple[Notice, ...]:
    """Return what could not be read in the arrangements the day rests on, each once."""
    return tuple(
        dict.fromkeys(
            replace(notice, file=f"取り決め「{given.arrangement_for(wish).name}」")
            for wish in given.wishes
            for notice in bases[wish.key].notices
        )
    )


def _refusal(wish: Wish, basis: LegalBasis) -> WhyRefused | None:
    if basis.verdict is Verdict.UNLAWFUL:
        return WhyRefused.NEEDS_REGISTRATION
    if wish.origin.point is None or wish.destination.point is None:
        return WhyRefused.NOT_LOCATED
    return None


def _locks_in(fixed: Iterable[Fixed], wishes: set[str], drivers: set[str]) -> tuple[Fixed, ...]:
    """Keep the locks that can hold; a wish left out shows its own reason, a driver left aside has his notice."""
    return tuple(lock for lock in fixed if lock.wish in wishes and lock.driver in drivers)


def _who_can_drive(given: DayInput) -> tuple[tuple[Driver, ...], tuple[Notice, ...]]:
    """Return the drivers who can be planned; a car that two share at the same minutes goes to the one who stands first."""
    drivers: list[Driver] = []
    notices: list[Notice] = []
    taken: dict[str, tuple[Span, ...]] = {}
    for driver in given.drivers:
        if driver.home.point is None:
            text = f"{driver.name}さんの出発地「{driver.home.name}」の場所が分からないため、計画に入れていません"
            notices.append(
                Notice("driver-not-located", Severity.WARNING, text, "場所の一覧に緯度・経度を加えてください")
            )
            continue
        before = taken.get(driver.vehicle, ())
        windows = without(driver.windows, before)
        if windows != driver.windows:
            text = f"{driver.name}さんの車は同じ時間にほかの運転者が使うため、その時間を除いて計画しました"
            notices.append(Notice("car-shared", Severity.WARNING, text, "車の割り当てを確かめてください"))
        taken[driver.vehicle] = before + windows
        drivers.append(replace(driver, windows=windows))
    return tuple(drivers), tuple(notices)


def _keeping(promised: Mapping[tuple[str, Leg], Minute], order: WishOrder) -> WishOrder:
    """Return the order with its promised pick-ups held fast, and too dear to be left out for another."""
    trips = {leg: order.trip(leg) for leg in order.legs}
    held = {leg: trip for leg, trip in trips.items() if (order.key, leg) in promised}
    for leg, trip in held.items():
        minute = promised[order.key, leg]
        trips[leg] = replace(trip, pick_up=Window(max(minute - KEPT, 0), minute + KEPT))
    penalty = order.penalty * (PROMISED_DEARER if held else 1)
    return replace(order, out=trips[Leg.OUT], back=trips.get(Leg.BACK), penalty=penalty)


@dataclass(frozen=True, slots=True, eq=False)
class _Atlas:
    """The day's points, each once, and the ways between them."""

    index: dict[Point, int]
    travel: Travel

    @classmethod
    def of(cls, wishes: Iterable[Wish], drivers: Iterable[Driver], times: TravelTimes) -> _Atlas:
        places = [driver.home for driver in drivers]
        for wish in wishes:
            places += [wish.origin, wish.destination]
        points = tuple(dict.fromkeys(place.point for place in places if place.point is not None))
        return cls({point: number for number, point in enumerate(points)}, times.matrix(points))

    def at(self, point: Point | None) -> int:
        """Return the row of a point; a place without one is a KeyError, since such a wish was refused before."""
        if point is None:
            raise KeyError("a place not located has no row")
        return self.index[point]

    def driver_day(self, driver: Driver, car: Vehicle) -> DriverDay:
        fits = Car(car.seats, car.wheelchair_places, car.seats_per_wheelchair)
        home = self.at(driver.home.point)
        return DriverDay(driver.key, home, fits, driver.windows, driver.skills, driver.most_minutes)

    def order(self, wish: Wish, given: DayInput, margins: Margins) -> WishOrder:
        origin, destination = self.at(wish.origin.point), self.at(wish.destination.point)
        direct = int(self.travel.minutes[origin, destination])
        return order_for(wish, given.rider(wish.rider), (origin, destination), direct, margins)

    def metres(self, route: Route, problem: Problem) -> tuple[int, ...]:
        """Return the metres driven to each stop of a route, and at the end home."""
        home = next(driver.home for driver in problem.drivers if driver.key == route.driver)
        orders = {order.key: order for order in problem.wishes}
        trips = [(orders[stop.wish].trip(stop.leg), stop.kind) for stop in route.stops]
        places = [home, *(trip.origin if kind is StopKind.PICK_UP else trip.destination for trip, kind in trips), home]
        return tuple(int(self.travel.metres[start, end]) for start, end in pairwise(places))
