"""The judge of one route: times, order, room, and who may drive whom. It shares no code with the search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from ashinami.basics.clock import Minute, clock
from ashinami.dispatch.plan import Route, Stop, StopKind
from ashinami.dispatch.problem import DriverDay, PlaceIndex, Problem, WishOrder
from ashinami.vocabulary.ride import Leg

type Wishes = Mapping[str, WishOrder]


@dataclass(frozen=True, slots=True)
class Breach:
    """One way in which a plan breaks the model.

    `code` names the rule; `text` says it in Japanese; `driver` and `wish` are keys, empty when none is concerned.
    """

    code: str
    text: str
    driver: str = ""
    wish: str = ""


def breaches_of(problem: Problem, driver: DriverDay, wishes: Wishes, route: Route) -> Iterator[Breach]:
    """Return every breach in one driver's route; its names are known to be good."""
    yield from _times(problem, driver, wishes, route)
    yield from _order(wishes, route)
    yield from _loads(driver, wishes, route)
    yield from _alone(wishes, route)
    yield from _stays(wishes, route)
    yield from _may_drive(problem, driver, wishes, route)
    yield from _rests(problem, driver, wishes, route)


def place_of(wishes: Wishes, stop: Stop) -> PlaceIndex:
    """Return where a stop is."""
    trip = wishes[stop.wish].trip(stop.leg)
    return trip.origin if stop.kind is StopKind.PICK_UP else trip.destination


def minutes_at_the_wheel(problem: Problem, driver: DriverDay, wishes: Wishes, route: Route) -> list[Minute]:
    """Return the minutes driven to each stop, and at the end home."""
    places = [driver.start, *(place_of(wishes, stop) for stop in route.stops), driver.end]
    return [int(problem.travel[here, there]) for here, there in pairwise(places)]


def _times(problem: Problem, driver: DriverDay, wishes: Wishes, route: Route) -> Iterator[Breach]:
    """Home, ways, service and windows."""
    span = driver.windows[route.window]
    if route.leave_home < span.start:
        yield Breach("leaves-early", f"{clock(span.start)}より前に家を出ます", driver.key)
    if route.back_home > span.end:
        yield Breach("home-late", f"{clock(span.end)}までに家へ戻れません", driver.key)
    ways = minutes_at_the_wheel(problem, driver, wishes, route)
    left = route.leave_home
    for stop, way in zip(route.stops, ways, strict=False):
        trip = wishes[stop.wish].trip(stop.leg)
        window, spent = (trip.pick_up, trip.board) if stop.kind is StopKind.PICK_UP else (trip.drop_off, trip.alight)
        if stop.arrive < left + way:
            yield Breach("way-too-short", f"{clock(stop.arrive)}には着けません", driver.key, stop.wish)
        if stop.start < stop.arrive:
            yield Breach("starts-before-arrival", "着く前に乗り降りが始まります", driver.key, stop.wish)
        if stop.depart < stop.start + spent:
            yield Breach("service-too-short", f"{stop.kind.value}に{spent}分かかります", driver.key, stop.wish)
        if not window.earliest <= stop.start <= window.latest:
            bounds = f"{clock(window.earliest)}から{clock(window.latest)}まで"
            text = f"{stop.leg.value}の{stop.kind.value}は{bounds}のお約束です"
            yield Breach("outside-window", text, driver.key, stop.wish)
        left = stop.depart
    if route.back_home < left + ways[-1]:
        yield Breach("way-too-short", f"{clock(route.back_home)}には家に戻れません", driver.key)


def _order(wishes: Wishes, route: Route) -> Iterator[Breach]:
    """Pick-up before drop-off in the same route, each once; time in the car."""
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


def _loads(driver: DriverDay, wishes: Wishes, route: Route) -> Iterator[Breach]:
    """Room in the car."""
    aboard: Counter[tuple[str, Leg]] = Counter()
    for stop in route.stops:
        aboard[stop.wish, stop.leg] += 1 if stop.kind is StopKind.PICK_UP else -1
        seated = sum(wishes[key].seats * count for (key, _), count in aboard.items())
        chairs = sum(wishes[key].wheelchairs * count for (key, _), count in aboard.items())
        if stop.kind is StopKind.PICK_UP and not driver.car.holds(seated, chairs):
            text = f"{clock(stop.start)}に車の定員を超えます(座席{seated}、車いす{chairs})"
            yield Breach("too-full", text, driver.key, stop.wish)


def _alone(wishes: Wishes, route: Route) -> Iterator[Breach]:
    """Who shares her ride with nobody, and who is visited while nobody waits in the car."""
    aboard: set[tuple[str, Leg]] = set()
    for stop in route.stops:
        if stop.kind is StopKind.DROP_OFF:
            aboard.discard((stop.wish, stop.leg))
            continue
        aboard.add((stop.wish, stop.leg))
        if len(aboard) > 1 and not all(wishes[key].shared for key, _ in aboard):
            yield Breach(
                "not-shared", f"{clock(stop.start)}に、相乗りしない方と一緒になります", route.driver, stop.wish
            )


def _stays(wishes: Wishes, route: Route) -> Iterator[Breach]:
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


def _may_drive(problem: Problem, driver: DriverDay, wishes: Wishes, route: Route) -> Iterator[Breach]:
    """Skills, legal basis, people who must not meet, and how far he goes."""
    for stop in route.stops:
        wish = wishes[stop.wish]
        if not wish.skills <= driver.skills:
            missing = "、".join(sorted(wish.skills - driver.skills))
            yield Breach("skill", f"運転者に必要な資格・研修がありません: {missing}", driver.key, wish.key)
        if wish.basis and wish.basis not in driver.bases:
            yield Breach("basis", "この取り決めでは走れない運転者です", driver.key, wish.key)
        if wish.rider and wish.rider in driver.must_not_meet:
            yield Breach("must-not-meet", "この組み合わせは避けることになっています", driver.key, wish.key)
        metres = int(problem.metres[driver.home, place_of(wishes, stop)])
        if driver.farthest is not None and metres > driver.farthest:
            yield Breach("too-far-from-home", f"家から{metres:,}m離れた所へ行きます", driver.key, wish.key)


def _rests(problem: Problem, driver: DriverDay, wishes: Wishes, route: Route) -> Iterator[Breach]:
    """Minutes at the wheel in this window, and the rests between them."""
    ways = minutes_at_the_wheel(problem, driver, wishes, route)
    if route.stops and sum(ways) > driver.most_driving:
        text = f"運転が{sum(ways)}分で、{driver.most_driving}分を超えます"
        yield Breach("too-much-driving", text, driver.key)
    if driver.rest is None:
        return
    aboard: set[tuple[str, Leg]] = set()
    driving, staying = 0, False
    for stop, way in zip(route.stops, ways, strict=False):
        driving += way
        if not aboard and not staying and driving >= driver.rest.after:
            driving = 0
            if stop.start - stop.arrive < driver.rest.minutes:
                yield Breach("rest", f"{clock(stop.arrive)}に{driver.rest.minutes}分休めません", driver.key, stop.wish)
        ride = (stop.wish, stop.leg)
        aboard = aboard | {ride} if stop.kind is StopKind.PICK_UP else aboard - {ride}
        staying = stop.kind is StopKind.DROP_OFF and stop.leg is Leg.OUT and wishes[stop.wish].accompaniment
