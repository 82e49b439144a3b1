"""What would make room for a wish that is not served. Nothing is said that was not tried and found to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ashinami.basics.clock import DAY_END, Minute, Span
from ashinami.dispatch.choices import Choices
from ashinami.dispatch.desk import Desk
from ashinami.dispatch.explain import Explainer
from ashinami.dispatch.fleet import Fleet
from ashinami.dispatch.plan import Plan, WhyNot
from ashinami.dispatch.problem import Car, DriverDay, Problem, Trip, Window, WishOrder
from ashinami.dispatch.why import Help, Refusal, Remedy
from ashinami.vocabulary.ride import Leg

STEPS: tuple[Minute, ...] = (5, 10, 15, 20, 30, 45, 60)
"""By how many minutes times and days are stretched; the least that does is named."""

_IN_THE_WAY = 3
_NEW_DRIVER = "新しい運転者"


def refusal(problem: Problem, plan: Plan, key: str) -> Refusal:
    """Return why a wish has no place beside the plan, who is in the way, and what would make room. An unknown key is a KeyError."""
    wish = {wish.key: wish for wish in problem.wishes}[key]
    why = Explainer(problem, plan).why_not(key)
    return Refusal(key, why, tuple(_in_the_way(problem, plan, wish)), tuple(_remedies(problem, plan, wish, why)))


def _fits(problem: Problem, plan: Plan, wish: WishOrder) -> bool:
    return bool(Choices(Fleet(problem, plan)).of(wish))


def _in_the_way(problem: Problem, plan: Plan, wish: WishOrder) -> Iterator[str]:
    """Yield wishes of which any one, were it not there, would leave room: nearest in time first."""
    begins = {stop.wish: stop.start for route in reversed(plan.routes) for stop in reversed(route.stops)}
    fleet = Fleet(problem, plan)
    choices, found = Choices(fleet), 0
    for other in sorted(begins, key=lambda other: abs(begins[other] - wish.out.pick_up.earliest)):
        shifts = [shift for shift, visits in enumerate(fleet.visits) if any(visit[0] == other for visit in visits)]
        stood = {shift: fleet.visits[shift] for shift in shifts}
        try:
            for shift, visits in stood.items():
                fleet.drive(shift, tuple(visit for visit in visits if visit[0] != other))
            there_is_room = bool(choices.of(wish))
        except ValueError:  # what remains could not be driven, where a way over a third place is shorter
            there_is_room = False
        for shift, visits in stood.items():
            fleet.drive(shift, visits)
        if there_is_room:
            yield other
            found += 1
        if found == _IN_THE_WAY:
            return


def _remedies(problem: Problem, plan: Plan, wish: WishOrder, why: WhyNot) -> Iterator[Remedy]:
    yield from _another_driver(problem, wish, why)
    yield from _other_time(problem, plan, wish)
    yield from _longer_day(problem, plan, wish)
    yield from _moved_promise(problem, plan, wish)
    if why is WhyNot.RIDE_TOO_LONG:
        yield from _longer_ride(problem, plan, wish)


def _another_driver(problem: Problem, wish: WishOrder, why: WhyNot) -> Iterator[Remedy]:
    """Yield when a driver who lives where she is fetched and has all she needs would be out for her."""
    needs = frozenset({wish.basis}) - {""}
    car = Car(max(wish.seats + wish.wheelchairs, 1), wish.wheelchairs)
    home = wish.out.origin
    new = DriverDay(_NEW_DRIVER, home, car, (Span(0, DAY_END),), wish.skills, DAY_END, bases=needs)
    alone = replace(problem, drivers=(new,), fixed=())
    fleet = Fleet(alone, Plan(routes=()))
    found = Choices(fleet).of(wish)
    if found:
        route, _ = fleet.route_with(wish, found[0].fits[0])
        yield Remedy(Help.ANOTHER_DRIVER, span=Span(route.leave_home, route.back_home), with_=_with(wish, why))


def _with(wish: WishOrder, why: WhyNot) -> str:
    """Return what a further driver must have, where that is what is lacking."""
    match why:
        case WhyNot.NO_WHEELCHAIR_CAR:
            return "車いすで乗れる車で、"
        case WhyNot.TOO_MANY:
            return f"{wish.seats + wish.wheelchairs}人が乗れる車で、"
        case WhyNot.NO_SKILL:
            return "必要な資格・研修のある方で、"
        case _:
            return ""


def _other_time(problem: Problem, plan: Plan, wish: WishOrder) -> Iterator[Remedy]:
    """Yield the least by which all her times must stretch either way."""
    for by in STEPS:
        if _fits(problem, plan, stretched(wish, by)):
            yield Remedy(Help.OTHER_TIME, by)
            return


def _longer_ride(problem: Problem, plan: Plan, wish: WishOrder) -> Iterator[Remedy]:
    """Yield the least by which she would sit in the car longer than she may."""
    for by in STEPS:
        if _fits(problem, plan, riding_longer(wish, by)):
            yield Remedy(Help.LONGER_RIDE, by)
            return


def riding_longer(wish: WishOrder, by: Minute) -> WishOrder:
    """Return the wish when she may sit in the car so much longer, each way."""
    out, back = (trip and replace(trip, longest=trip.longest + by) for trip in (wish.out, wish.back))
    return replace(wish, out=out or wish.out, back=back)


def stretched(wish: WishOrder, by: Minute) -> WishOrder:
    """Return the wish with every window opening so much sooner and closing so much later."""

    def wider(window: Window) -> Window:
        return Window(max(0, window.earliest - by), window.latest + by)

    def trip(leg: Leg) -> Trip:
        return replace(wish.trip(leg), pick_up=wider(wish.trip(leg).pick_up), drop_off=wider(wish.trip(leg).drop_off))

    return replace(wish, out=trip(Leg.OUT), back=trip(Leg.BACK) if wish.back is not None else None)


def _longer_day(problem: Problem, plan: Plan, wish: WishOrder) -> Iterator[Remedy]:
    """Yield the driver whose day would have to grow least, and by how much at either end."""
    for by in STEPS:
        for number, driver in enumerate(problem.drivers):
            longer = _lengthened(driver, by)
            drivers = (*problem.drivers[:number], longer, *problem.drivers[number + 1 :])
            if _fits(replace(problem, drivers=drivers), plan, wish):
                yield Remedy(Help.LONGER_DAY, by, driver=driver.key)
                return


def _lengthened(driver: DriverDay, by: Minute) -> DriverDay:
    """Return the driver with the first window opening sooner, the last closing later, and so many more minutes out."""
    if not driver.windows:
        return driver
    windows = list(driver.windows)
    windows[0] = Span(max(0, windows[0].start - by), windows[0].end)
    windows[-1] = Span(windows[-1].start, min(DAY_END, windows[-1].end + by))
    return replace(driver, windows=tuple(windows), most_minutes=driver.most_minutes + by, group_car=None)


def _moved_promise(problem: Problem, plan: Plan, wish: WishOrder) -> Iterator[Remedy]:
    """Yield the least by which promised pick-ups of others must move, and whose."""
    desk = Desk(problem, plan)
    for by in STEPS:
        offers = desk.offers(wish, may_move=by, most=1)
        if offers and offers[0].moved:
            yield Remedy(Help.MOVED_PROMISE, by, moved=tuple(dict.fromkeys(each.wish for each in offers[0].moved)))
            return
