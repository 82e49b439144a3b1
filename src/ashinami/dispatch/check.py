"""The judge of plans: slow, obvious, and sharing no code with the search. What it lets pass is sound by the model's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ashinami.basics.clock import clock
from ashinami.dispatch.confirm import confirms
from ashinami.dispatch.plan import Plan, Route, Stop, StopKind
from ashinami.dispatch.problem import DriverDay, Problem, WishOrder
from ashinami.vocabulary.ride import Leg

__all__ = ["Breach", "check", "confirms"]


@dataclass(frozen=True, slots=True)
class Breach:
    """One way in which a plan breaks the model.

    `code` names the rule; `text` says it in Japanese; `driver` and `wish` are keys, empty when none is concerned.
    """

    code: str
    text: str
    driver: str = ""
    wish: str = ""


def check(problem: Problem, plan: Plan) -> tuple[Breach, ...]:
    """Return every breach of the model in the plan; none means that the plan is sound."""
    drivers = {driver.key: driver for driver in problem.drivers}
    wishes = {wish.key: wish for wish in problem.wishes}
    breaches = list(_names(drivers, wishes, plan))
    if breaches:
        return tuple(breaches)
    for route in plan.routes:
        driver = drivers[route.driver]
        breaches += _times(problem, driver, wishes, route)
        breaches += _order(wishes, route)
        breaches += _loads(driver, wishes, route)
        breaches += _stays(wishes, route)
    breaches += _minutes(problem, plan)
    for wish in problem.wishes:
        breaches += _served(wish, plan)
    for lock in problem.fixed:
        for route, stop in _stops_of(plan, lock.wish):
            if stop.leg is lock.leg and route.driver != lock.driver:
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


def _times(problem: Problem, driver: DriverDay, wishes: dict[str, WishOrder], route: Route) -> Iterator[Breach]:
    """Home, ways, service and windows."""
    span = driver.windows[route.window]
    if route.leave_home < span.start:
        yield Breach("leaves-early", f"{clock(span.start)}より前に家を出ます", driver.key)
    if route.back_home > span.end:
        yield Breach("home-late", f"{clock(span.end)}までに家へ戻れません", driver.key)
    place, left = driver.home, route.leave_home
    for stop in route.stops:
        trip = wishes[stop.wish].trip(stop.leg)
        boards = stop.kind is StopKind.PICK_UP
        there, window, spent = (
            (trip.origin, trip.pick_up, trip.board) if boards else (trip.destination, trip.drop_off, trip.alight)
        )
        if stop.arrive < left + problem.travel[place, there]:
            yield Breach("way-too-short", f"{clock(stop.arrive)}には着けません", driver.key, stop.wish)
        if stop.start < stop.arrive:
            yield Breach("starts-before-arrival", "着く前に乗り降りが始まります", driver.key, stop.wish)
        if stop.depart < stop.start + spent:
            yield Breach("service-too-short", f"{stop.kind.value}に{spent}分かかります", driver.key, stop.wish)
        if not window.earliest <= stop.start <= window.latest:
            bounds = f"{clock(window.earliest)}から{clock(window.latest)}まで"
            text = f"{stop.leg.value}の{stop.kind.value}は{bounds}のお約束です"
            yield Breach("outside-window", text, driver.key, stop.wish)
        place, left = there, stop.depart
    if route.back_home < left + problem.travel[place, driver.home]:
        yield Breach("way-too-short", f"{clock(route.back_home)}には家に戻れません", driver.key)


def _order(wishes: dict[str, WishOrder], route: Route) -> Iterator[Breach]:
    """Pick-up before drop-off in the same route, each once; time in the car; the return after the way out."""
    for (key, leg), count in Counter((stop.wish, stop.leg) for stop in route.stops).items():
        ups = [i for i, s in enumerate(route.stops) if (s.wish, s.leg, s.kind) == (key, leg, StopKind.PICK_UP)]
        offs = [i for i, s in enumerate(route.stops) if (s.wish, s.leg, s.kind) == (key, leg, StopKind.DROP_OFF)]
        if count != 2 or len(ups) != 1 or ups[0] > offs[0]:
            yield Breach("order", f"{leg.value}の乗車と降車が一度ずつ、この順になっていません", route.driver, key)
            continue
        trip = wishes[key].trip(leg)
        ride = route.stops[offs[0]].start - route.stops[ups[0]].start - trip.board
        if ride > trip.longest:
            text = f"{leg.value}の乗車が{ride}分で、{trip.longest}分を超えます"
            yield Breach("ride-too-long", text, route.driver, key)


def _loads(driver: DriverDay, wishes: dict[str, WishOrder], route: Route) -> Iterator[Breach]:
    """Room and skills."""
    aboard: Counter[tuple[str, Leg]] = Counter()
    for stop in route.stops:
        aboard[stop.wish, stop.leg] += 1 if stop.kind is StopKind.PICK_UP else -1
        seated = sum(wishes[key].seats * count for (key, _), count in aboard.items())
        chairs = sum(wishes[key].wheelchairs * count for (key, _), count in aboard.items())
        if stop.kind is StopKind.PICK_UP and not driver.car.holds(seated, chairs):
            text = f"{clock(stop.start)}に車の定員を超えます(座席{seated}、車いす{chairs})"
            yield Breach("too-full", text, driver.key, stop.wish)
        if not wishes[stop.wish].skills <= driver.skills:
            missing = "、".join(sorted(wishes[stop.wish].skills - driver.skills))
            yield Breach("skill", f"運転者に必要な資格・研修がありません: {missing}", driver.key, stop.wish)


def _stays(wishes: dict[str, WishOrder], route: Route) -> Iterator[Breach]:
    """Accompaniment: the driver does nothing else meanwhile and leaves nobody in the car."""
    aboard: set[tuple[str, Leg]] = set()
    for number, stop in enumerate(route.stops):
        if stop.kind is StopKind.PICK_UP:
            aboard.add((stop.wish, stop.leg))
            continue
        aboard.discard((stop.wish, stop.leg))
        if not wishes[stop.wish].accompaniment or stop.leg is Leg.BACK:
            continue
        after = route.stops[number + 1] if number + 1 < len(route.stops) else None
        if after is None or (after.wish, after.leg, after.kind) != (stop.wish, Leg.BACK, StopKind.PICK_UP):
            yield Breach("accompaniment", "付き添いの間にほかの用事が入っています", route.driver, stop.wish)
        if aboard:
            yield Breach("accompaniment", "付き添いの間、車に人が残ります", route.driver, stop.wish)


def _minutes(problem: Problem, plan: Plan) -> Iterator[Breach]:
    for driver in problem.drivers:
        out = sum(route.back_home - route.leave_home for route in plan.routes if route.driver == driver.key)
        if out > driver.most_minutes:
            yield Breach("too-many-minutes", f"外出が{out}分で、{driver.most_minutes}分を超えます", driver.key)


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
    if back.start < out.depart:
        yield Breach("back-before-out", "行きが終わる前に帰りの迎えがあります", "", wish.key)
