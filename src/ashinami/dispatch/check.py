"""The judge of plans: slow, obvious, and sharing no code with the search. What it lets pass is sound by the model's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from ashinami.dispatch.check_route import Breach, breaches_of
from ashinami.dispatch.confirm import confirms
from ashinami.dispatch.plan import Plan, Route, Stop, StopKind
from ashinami.dispatch.problem import DriverDay, Problem, SameDriver, WishOrder
from ashinami.vocabulary.ride import Leg

__all__ = ["Breach", "check", "confirms"]


def check(problem: Problem, plan: Plan) -> tuple[Breach, ...]:
    """Return every breach of the model in the plan; none means that the plan is sound."""
    drivers = {driver.key: driver for driver in problem.drivers}
    wishes = {wish.key: wish for wish in problem.wishes}
    breaches = list(_names(drivers, wishes, plan))
    if breaches:
        return tuple(breaches)
    for route in plan.routes:
        driver = drivers[route.driver]
        breaches += breaches_of(problem, driver, wishes, route)
    breaches += _minutes(problem, plan)
    breaches += _cars(drivers, plan)
    for wish in problem.wishes:
        breaches += _served(wish, plan)
    for lock in problem.fixed:
        for route, stop in _stops_of(plan, lock.wish):
            kept = route.driver == lock.driver and lock.window in (None, route.window)
            if stop.leg is lock.leg and not kept:
                text = f"{lock.leg.value}の担当は{lock.driver}に固定されています"
                breaches.append(Breach("lock", text, route.driver, lock.wish))
    return tuple(dict.fromkeys(breaches))


def _names(drivers: dict[str, DriverDay], wishes: dict[str, WishOrder], plan: Plan) -> Iterator[Breach]:
    for route in plan.routes:
        if route.driver not in drivers:
            yield Breach("unknown-driver", "運転者がこの日の一覧にありません", route.driver)
        elif not 0 <= route.window < len(drivers[route.driver].windows):
            yield Breach("unknown-window", "運転者にその時間帯がありません", route.driver)
        for stop in route.stops:
            if stop.wish not in wishes or stop.leg not in wishes[stop.wish].legs:
                yield Breach("unknown-wish", "希望がこの日の一覧にありません", route.driver, stop.wish)
    yield from _doubled(plan)
    for left in plan.unserved:
        if left.wish not in wishes:
            yield Breach("unknown-wish", "希望がこの日の一覧にありません", "", left.wish)


def _doubled(plan: Plan) -> Iterator[Breach]:
    for (driver, _), count in Counter((route.driver, route.window) for route in plan.routes).items():
        if count > 1:
            yield Breach("window-twice", "同じ時間帯に二つの運行があります", driver)
    for key, count in Counter(left.wish for left in plan.unserved).items():
        if count > 1:
            yield Breach("unserved-twice", "お断りに二度あがっています", "", key)


def _minutes(problem: Problem, plan: Plan) -> Iterator[Breach]:
    for driver in problem.drivers:
        out = sum(route.back_home - route.leave_home for route in plan.routes if route.driver == driver.key)
        if out > driver.most_minutes:
            yield Breach("too-many-minutes", f"外出が{out}分で、{driver.most_minutes}分を超えます", driver.key)


def _cars(drivers: dict[str, DriverDay], plan: Plan) -> Iterator[Breach]:
    """Find group cars lent twice: a car goes to one driver for a whole window."""
    for one, two in combinations(plan.routes, 2):
        cars = drivers[one.driver].group_car, drivers[two.driver].group_car
        first, second = drivers[one.driver].windows[one.window], drivers[two.driver].windows[two.window]
        same = cars[0] is not None and cars[1] is not None and cars[0].key == cars[1].key
        if same and one.stops and two.stops and first.start < second.end and second.start < first.end:
            yield Breach("car-twice", f"同じ時間帯に、車を{one.driver}も使います", two.driver)


def _stops_of(plan: Plan, wish: str) -> list[tuple[Route, Stop]]:
    return [(route, stop) for route in plan.routes for stop in route.stops if stop.wish == wish]


def _served(wish: WishOrder, plan: Plan) -> Iterator[Breach]:
    """All of it once, or nothing and a reason; the two ways where and when they belong."""
    stops = _stops_of(plan, wish.key)
    left_out = any(left.wish == wish.key for left in plan.unserved)
    if not stops and not left_out:
        yield Breach("forgotten", "予定にもお断りにもありません", "", wish.key)
    if stops and left_out:
        yield Breach("served-and-unserved", "予定とお断りの両方にあります", "", wish.key)
    if not stops:
        return
    done = Counter((stop.leg, stop.kind) for _, stop in stops)
    if done != Counter((leg, kind) for leg in wish.legs for kind in StopKind):
        yield Breach("in-part", "行きと帰りの乗車・降車が一度ずつそろっていません", "", wish.key)
        return
    if wish.back is None:
        return
    at = {(stop.leg, stop.kind): (route, stop) for route, stop in stops}
    out_route, out = at[Leg.OUT, StopKind.DROP_OFF]
    back_route, back = at[Leg.BACK, StopKind.PICK_UP]
    if wish.one_route and (out_route.driver, out_route.window) != (back_route.driver, back_route.window):
        yield Breach("one-route", "行きと帰りは同じ運転者の続きの運行でなければなりません", "", wish.key)
    if wish.same_driver is SameDriver.REQUIRED and out_route.driver != back_route.driver:
        yield Breach("same-driver", "行きと帰りは同じ運転者のお約束です", "", wish.key)
    if back.start < out.depart:
        yield Breach("back-before-out", "行きが終わる前に帰りの迎えがあります", "", wish.key)
