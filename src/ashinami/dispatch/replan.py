"""Planning anew while the day runs, so that as few people as possible must be rung, and saying whom.

First only those whom the news concerns are placed, everything else standing still. When that leaves somebody out, the rest
may move too, each way with another driver at the price of an hour; and when even that does, promised minutes may shift by what
the caller allows. What has begun is never touched.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from ashinami.basics.clock import Minute, clock
from ashinami.dispatch.check import check
from ashinami.dispatch.cost import MINUTE, terms
from ashinami.dispatch.news import News, after
from ashinami.dispatch.plan import Plan, StopKind
from ashinami.dispatch.problem import DriverDay, Fixed, Problem, Window, WishOrder
from ashinami.dispatch.search import solve
from ashinami.dispatch.stop import MaxIterations
from ashinami.dispatch.under_way import Way, at
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
    problem: Problem, plan: Plan, news: News, now: Minute, *, may_move: Minute = 15, rounds: int = 200, seed: int = 0
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
    best = _kept_still(rest, plan, rounds, seed)
    if best.unserved:
        best = min(best, _moving(rest, plan, best, rounds, seed), key=lambda each: _left_out(rest, each))
    if best.unserved and may_move:
        wider = replace(rest, wishes=tuple(_wider(wish, may_move) for wish in rest.wishes))
        moved = _moving(wider, plan, best, rounds, seed)
        if _left_out(wider, moved) < _left_out(rest, best):
            rest, best = wider, moved
    best = replace(best, cost=terms(rest, best).total)
    faults = check(rest, best)
    if faults:
        raise RuntimeError(f"the plan breaks its own rules: {faults}")
    return Replanned(rest, best, tuple(_changes(problem, rest, plan, best)))


def _left_out(problem: Problem, plan: Plan) -> int:
    return terms(problem, plan).unserved


def _kept_still(rest: Problem, plan: Plan, rounds: int, seed: int) -> Plan:
    """Place what has no driver now, every way that can be driven as planned locked to its driver and window."""
    kept = solve(rest, seed=seed, stop=MaxIterations(0), start=plan)
    served, planned = _shifts(kept), _shifts(plan)
    locks = {way: Fixed(*way, *shift) for way, shift in planned.items() if served.get(way) == shift}
    locks |= {(lock.wish, lock.leg): lock for lock in rest.fixed}
    still = replace(rest, fixed=tuple(locks.values()))
    return solve(still, seed=seed, stop=MaxIterations(rounds), start=kept)


def _shifts(plan: Plan) -> dict[Way, tuple[str, int]]:
    return {(stop.wish, stop.leg): (route.driver, route.window) for route in plan.routes for stop in route.stops}


def _moving(rest: Problem, plan: Plan, start: Plan, rounds: int, seed: int) -> Plan:
    """Let everybody move, another driver costing an hour: who prefers whom is, for once, who was to drive whom."""
    driven: dict[str, set[str]] = {}
    for route in plan.routes:
        driven.setdefault(route.driver, set()).update(stop.wish for stop in route.stops)
    known = {wish.key: wish.rider for wish in rest.wishes}

    def staying(driver: DriverDay) -> DriverDay:
        avoided = frozenset(key for key, rider in known.items() if rider and rider in driver.must_not_meet)
        return replace(driver, must_not_meet=avoided, prefers=frozenset(driven.get(driver.key, ())))

    steady = replace(
        rest,
        drivers=tuple(staying(driver) for driver in rest.drivers),
        wishes=tuple(replace(wish, rider=wish.key) for wish in rest.wishes),
        weights=replace(rest.weights, apart=ANOTHER_DRIVER),
    )
    return solve(steady, seed=seed, stop=MaxIterations(rounds), start=start)


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
