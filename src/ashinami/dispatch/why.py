"""Why a wish is not served, and why a served one has this driver."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ashinami.dispatch.drafts import draft_of
from ashinami.dispatch.insertion import Draft
from ashinami.dispatch.nodes import Nodes, ShiftIndex, WishIndex, number
from ashinami.dispatch.plan import Plan, WhyNot
from ashinami.dispatch.problem import Problem, SameDriver, WishOrder
from ashinami.dispatch.suits import lacks, lock_allows, locks_of
from ashinami.dispatch.tour import Tours
from ashinami.vocabulary.ride import Leg


def why_not(tours: Tours, wish: WishIndex) -> WhyNot:
    """Return the first reason that holds for a wish there is no room for.

    From what no day could change to what only this day's other rides prevent; `confirm.confirms` states what each claims.
    """
    nodes = tours.nodes
    if _ride_too_long(nodes, wish):
        return WhyNot.RIDE_TOO_LONG
    for leg in nodes.wishes[wish].legs:
        lacking = _lacking(nodes, wish, leg)
        if lacking is not None:
            return lacking
    if not _time_shared(nodes, wish):
        return WhyNot.NOBODY_AT_THAT_TIME
    return WhyNot.ALL_TAKEN if Draft(tours).choices(wish) else WhyNot.TOO_FAR


def _ride_too_long(nodes: Nodes, wish: WishIndex) -> bool:
    for first, leg in zip(nodes.legs[wish], nodes.wishes[wish].legs, strict=True):
        trip = nodes.wishes[wish].trip(leg)
        if nodes.direct[first + 1] > nodes.limit[first + 1]:
            return True
        if trip.pick_up.latest + nodes.limit[first + 1] < trip.drop_off.earliest:
            return True
    return False


def _lacking(nodes: Nodes, wish: WishIndex, leg: Leg) -> WhyNot | None:
    """Return what no driver of the leg has of what those before it in `WhyNot` have."""
    problem, order = nodes.problem, nodes.wishes[wish]
    lock = locks_of(problem).get((order.key, leg))
    lacking = [lacks(problem, d, order, leg) for d in problem.drivers if lock is None or d.key == lock.driver]
    found = [why for why in lacking if why is not None]
    return max(found, key=list(WhyNot).index) if found and len(found) == len(lacking) else None


def _time_shared(nodes: Nodes, wish: WishIndex) -> bool:
    """Whether for each way (for both together where they need one route or driver) some suited shift is open at that time."""
    order = nodes.wishes[wish]
    shifts = [{s for s in range(len(nodes.shifts)) if _open(nodes, s, order, leg)} for leg in order.legs]
    if order.one_route:
        return bool(set.intersection(*shifts))
    if order.same_driver is SameDriver.REQUIRED:
        return bool(set.intersection(*({nodes.shifts[s].driver for s in each} for each in shifts)))
    return all(shifts)


def _open(nodes: Nodes, number: ShiftIndex, order: WishOrder, leg: Leg) -> bool:
    """Whether a lock and what the driver has allow a shift, and its window meets those of the trip."""
    shift, trip, problem = nodes.shifts[number], order.trip(leg), nodes.problem
    driver = nodes.drivers[shift.driver]
    span = driver.windows[shift.window]
    return (
        lock_allows(locks_of(problem).get((order.key, leg)), driver, shift.window)
        and all(w.earliest <= span.end and w.latest >= span.start for w in (trip.pick_up, trip.drop_off))
        and lacks(problem, driver, order, leg) is None
    )


@dataclass(frozen=True, slots=True)
class DriverChoice:
    """Why a wish has its drivers: what it adds to their minutes, and who would have been next.

    Attributes
    ----------
    wish : its key.
    drivers : the driver of each way, in the order of its legs.
    extra_minutes : minutes out the plan saves when the wish is taken out and nothing else changes.
    runner_up : the drivers who could do it instead with the fewest more minutes, none of `drivers` among them; empty
        when there are none.
    runner_up_minutes : the minutes it would add to theirs; None when there are none.
    why_no_other : why there is no runner-up; None when there is one.
    locked : whether a person has fixed the driver of one of the ways.
    """

    wish: str
    drivers: tuple[str, ...]
    extra_minutes: int
    runner_up: tuple[str, ...] = ()
    runner_up_minutes: int | None = None
    why_no_other: WhyNot | None = None
    locked: bool = False


def why_this_driver(problem: Problem, plan: Plan, wish: str) -> DriverChoice:
    """Return why a served wish of a sound plan has its drivers. A wish the plan does not serve is a KeyError.

    The runner-up is sought with every other wish left where it is, among drivers who take no part of this one now.
    """
    served = {(stop.wish, stop.leg): route.driver for route in plan.routes for stop in route.stops}
    index, order = next((w, order) for w, order in enumerate(problem.wishes) if order.key == wish)
    drivers = tuple(served[wish, leg] for leg in order.legs)
    locked = any(lock.wish == wish for lock in problem.fixed)
    free = replace(problem, fixed=tuple(lock for lock in problem.fixed if lock.wish != wish))
    tours = Tours(number(free))
    without = tuple(
        replace(route, stops=tuple(stop for stop in route.stops if stop.wish != wish)) for route in plan.routes
    )
    draft = draft_of(tours, replace(plan, routes=without))
    extra = sum(draft_of(tours, plan).minutes) - sum(draft.minutes)
    for choice in draft.choices(index):
        others = tuple(problem.drivers[draft.nodes.shifts[s].driver].key for s in choice.shifts)
        if not set(others) & set(drivers):
            more = sum(insertion.minutes - draft.tours[insertion.shift].minutes for insertion in choice.insertions)
            return DriverChoice(wish, drivers, extra, others * (len(drivers) // len(others)), more, locked=locked)
    rest = replace(free, drivers=tuple(d for d in free.drivers if d.key not in drivers), fixed=())
    return DriverChoice(wish, drivers, extra, why_no_other=why_not(Tours(number(rest)), index), locked=locked)
