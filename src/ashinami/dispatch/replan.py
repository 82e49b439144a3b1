"""Planning anew while the day runs, so that as few people as possible must be rung, and saying whom.

First only those whom the news concerns are placed, every driver and every promised minute standing still. When that leaves
somebody out, drivers may change, at the price of an hour each; then promised minutes may shift within their windows; then by
what the caller allows. Last, whoever can have her old minute back gets it. What has begun is never touched: who is out already
and cannot be fetched as planned keeps her way out, and waits for the desk to find her way back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from ashinami.basics.clock import Minute, clock
from ashinami.dispatch.check import check
from ashinami.dispatch.cost import MINUTE, prices, terms
from ashinami.dispatch.fleet import Fleet
from ashinami.dispatch.news import News, after
from ashinami.dispatch.offers import pick_ups
from ashinami.dispatch.plan import Plan, StopKind
from ashinami.dispatch.problem import DriverDay, Fixed, Problem, Window, WishOrder
from ashinami.dispatch.search import solve
from ashinami.dispatch.stop import MaxIterations
from ashinami.dispatch.under_way import Way, at, begun
from ashinami.vocabulary.ride import Leg

ANOTHER_DRIVER = 60 * MINUTE
"""What it costs that a way is driven by another than planned, while others could keep theirs."""


class What(StrEnum):
    """What changes for a way."""

    DRIVER = "運転者が変わります"
    TIME = "お迎えの時刻が変わります"
    DROPPED = "お送りできなくなります"
    ADDED = "新しくお送りします"


@dataclass(frozen=True, slots=True)
class Change:
    """One way that is not as planned. Drivers and pick-up minutes are empty and None where there was or is none.

    `promised` says whether a promise had been given, so that somebody must ring.
    """

    wish: str
    leg: Leg
    what: What
    promised: bool
    driver_before: str = ""
    driver_after: str = ""
    pick_up_before: Minute | None = None
    pick_up_after: Minute | None = None

    @property
    def text(self) -> str:
        """The change in Japanese, without names: 帰り：お迎えの時刻が変わります（11:00 → 11:20）."""
        was, now = (None if minute is None else clock(minute) for minute in (self.pick_up_before, self.pick_up_after))
        times = f"（{was} → {now}）" if was and now and was != now else ""
        return f"{self.leg.value}：{self.what.value}{times}"


@dataclass(frozen=True, slots=True)
class Replanned:
    """The rest of the day: the problem the news made of it, a sound plan of it, and what is not as it was."""

    problem: Problem
    plan: Plan
    changes: tuple[Change, ...]


def replan(  # noqa: PLR0913 - everything the answer depends on is named
    problem: Problem, plan: Plan, news: News, now: Minute, *, may_move: Minute = 15, rounds: int = 30, seed: int = 0
) -> Replanned:
    """Return the rest of the day after the news.

    Parameters
    ----------
    problem, plan : the day and the sound plan it runs by; promises are its wishes `promised`, with their windows.
    now : the minute of the service day; what has begun by then stays.
    may_move : by how many minutes promised pick-ups may shift further, when somebody would be left out otherwise.
    rounds, seed : how long each step of the search goes on; the answer is the same for the same two.
    """
    rest = at(after(problem, plan, news, now), plan, now)
    asked = {stop.wish for route in plan.routes for stop in route.stops} | {getattr(news, "wish", "")}
    told = {way: minute for route in plan.routes for way, minute in pick_ups(route)}
    still = replace(rest, wishes=tuple(_at_told_minutes(wish, told) for wish in rest.wishes))
    best = solve(_driven_as_planned(still, plan), seed=seed, stop=MaxIterations(0), start=plan)
    wider = replace(rest, wishes=tuple(_wider(wish, may_move) for wish in rest.wishes))
    for allowed in (still, rest, wider):
        if not _lost(rest, best, asked):
            break
        moved = solve(_staying(allowed, plan), seed=seed, stop=MaxIterations(rounds), start=best)
        if _lost(allowed, moved, asked) < _lost(rest, best, asked):
            best, rest = moved, allowed if allowed is wider else rest
    left = {left.wish for left in best.unserved}
    under_way = {way for each in begun(plan, now) for way in each.ways}
    if stranded := {key for key, _ in under_way if key in left and (key, Leg.BACK) not in under_way}:
        rest = _without_returns(rest, stranded)
        best = solve(rest, seed=seed, stop=MaxIterations(rounds), start=plan)
    best = _steady(rest, told, best)
    best = replace(best, cost=terms(rest, best).total, bound=None)
    faults = check(rest, best)
    if faults:
        raise RuntimeError(f"the plan breaks its own rules: {faults}")
    return Replanned(rest, best, tuple(_changes(problem, rest, plan, best)))


def _without_returns(rest: Problem, keys: set[str]) -> Problem:
    """Return the problem in which some riders, who are on their way there, have no way back yet: nobody can fetch them."""
    return replace(
        rest,
        wishes=tuple(
            replace(wish, back=None, accompaniment=False, open_return=True) if wish.key in keys else wish
            for wish in rest.wishes
        ),
        fixed=tuple(lock for lock in rest.fixed if lock.wish not in keys or lock.leg is Leg.OUT),
    )


def _lost(problem: Problem, plan: Plan, asked: set[str]) -> int:
    """Return what leaving out costs of those who were to be driven."""
    price = dict(zip((wish.key for wish in problem.wishes), prices(problem), strict=True))
    return sum(price[left.wish] for left in plan.unserved if left.wish in asked)


def _driven_as_planned(rest: Problem, plan: Plan) -> Problem:
    """Return the problem with every way locked to the driver who was to drive it, where the news leaves him his run."""
    drivers = {driver.key: driver for driver in rest.drivers}
    locks: dict[Way, Fixed] = {}
    known = {(wish.key, leg) for wish in rest.wishes for leg in wish.legs}
    for route in plan.routes:
        span = drivers[route.driver].windows[route.window]
        if span.start <= route.leave_home and route.back_home <= span.end:
            ways = {(stop.wish, stop.leg) for stop in route.stops} & known
            locks |= {way: Fixed(*way, route.driver, route.window) for way in ways}
    locks |= {(lock.wish, lock.leg): lock for lock in rest.fixed}
    return replace(rest, fixed=tuple(locks.values()))


def _at_told_minutes(wish: WishOrder, told: Mapping[Way, Minute]) -> WishOrder:
    trips = {leg: wish.trip(leg) for leg in wish.legs}
    for leg, trip in trips.items():
        minute = told.get((wish.key, leg))
        if wish.promised and minute is not None and trip.pick_up.earliest <= minute <= trip.pick_up.latest:
            trips[leg] = replace(trip, pick_up=Window(minute, minute))
    return replace(wish, out=trips[Leg.OUT], back=trips.get(Leg.BACK))


def _staying(rest: Problem, plan: Plan) -> Problem:
    """Return the problem in which another driver costs an hour: who prefers whom is, for once, who was to drive whom."""
    driven: dict[str, set[str]] = {}
    for route in plan.routes:
        driven.setdefault(route.driver, set()).update(stop.wish for stop in route.stops)
    known = {wish.key: wish.rider for wish in rest.wishes}

    def staying(driver: DriverDay) -> DriverDay:
        avoided = frozenset(key for key, rider in known.items() if rider and rider in driver.must_not_meet)
        return replace(driver, must_not_meet=avoided, prefers=frozenset(driven.get(driver.key, ())))

    return replace(
        rest,
        drivers=tuple(staying(driver) for driver in rest.drivers),
        wishes=tuple(replace(wish, rider=wish.key) for wish in rest.wishes),
        weights=replace(rest.weights, apart=ANOTHER_DRIVER),
    )


def _steady(rest: Problem, told: Mapping[Way, Minute], new: Plan) -> Plan:
    """Return the plan with every promised pick-up back at its old minute where its run can still be driven so."""
    fleet = Fleet(rest, new)
    for shift, visits in enumerate(fleet.visits):
        d = fleet.shifts[shift][0]
        for way in dict.fromkeys((key, leg) for key, leg, _ in visits):
            key, before = way[0], fleet.wishes[way[0]]
            fleet.wishes[key] = _at_told_minutes(before, {way: told[way]} if way in told else {})
            if not fleet.try_to_drive(shift, visits) or fleet.minutes_of[d] > rest.drivers[d].most_minutes:
                fleet.wishes[key] = before
                fleet.drive(shift, visits)
    return replace(new, routes=tuple(fleet.route(shift) for shift, visits in enumerate(fleet.visits) if visits))


def _wider(wish: WishOrder, by: Minute) -> WishOrder:
    """Return a promised wish whose pick-ups may shift; those begun have windows of one minute and stay."""
    if not wish.promised:
        return wish
    trips = {leg: wish.trip(leg) for leg in wish.legs}
    for leg, trip in trips.items():
        window = trip.pick_up
        if window.earliest < window.latest:
            trips[leg] = replace(trip, pick_up=Window(max(0, window.earliest - by), window.latest + by))
    return replace(wish, out=trips[Leg.OUT], back=trips.get(Leg.BACK))


def _pick_ups(plan: Plan) -> dict[Way, tuple[str, Minute | None]]:
    return {
        (stop.wish, stop.leg): (route.driver, stop.start)
        for route in plan.routes
        for stop in route.stops
        if stop.kind is StopKind.PICK_UP
    }


def _changes(problem: Problem, rest: Problem, plan: Plan, new: Plan) -> Iterator[Change]:
    """Yield what differs, in the order of the wishes; a minute that nobody was promised shifts unsaid."""
    before, after_it = _pick_ups(plan), _pick_ups(new)
    for wish in {order.key: order for order in (*rest.wishes, *problem.wishes)}.values():
        for leg in Leg:
            was, will = (pick_ups.get((wish.key, leg), ("", None)) for pick_ups in (before, after_it))
            what = _what(was, will, promised=wish.promised)
            if what is not None:
                yield Change(wish.key, leg, what, wish.promised, was[0], will[0], was[1], will[1])


def _what(was: tuple[str, Minute | None], will: tuple[str, Minute | None], *, promised: bool) -> What | None:
    if was[0] != will[0]:
        return What.DRIVER if was[0] and will[0] else What.ADDED if will[0] else What.DROPPED
    return What.TIME if promised and was[1] != will[1] else None
