"""Two plans of a day side by side: what each takes, and what is otherwise for whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ashinami.basics.clock import Minute
from ashinami.casework.codec import from_plain
from ashinami.dispatch.cost import MINUTE, Cost
from ashinami.dispatch.plan import Route, StopKind
from ashinami.dispatch.problem import Weights
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.queries import wishes_on
from ashinami_web.people.models import Person
from ashinami_web.runs.asking import ask_engine
from ashinami_web.runs.day_plan import route_of
from ashinami_web.runs.models import Plan, Ride, Run
from ashinami_web.runs.promises import PROMISED

_WEIGHT = Weights().uneven


@dataclass(frozen=True, slots=True)
class Way:
    """Who drives a way, and when she is picked up; nobody where it is not driven."""

    driver: str = ""
    pick_up: Minute | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two plans: its figures.

    `bound` is the least any plan can cost (hundredths of a driver-minute); `fair` are the driver-minutes spent on fair turns. Each is
    None when it was not computed. `weight` is what unevenness weighs in its cost, which is not the same in every plan.
    """

    routes: tuple[Route, ...]
    cost: Cost | None
    bound: int | None = None
    fair: int | None = None
    weight: int = _WEIGHT

    @property
    def drivers(self) -> int:
        """How many drivers are out."""
        return len({route.driver for route in self.routes if route.stops})

    @property
    def rides(self) -> int:
        """How many ways are driven."""
        return sum(stop.kind is StopKind.PICK_UP for route in self.routes for stop in route.stops)

    @property
    def uneven(self) -> int | None:
        """What uneven turns weigh in driver-minutes, by the usual weight; None for a plan made without regard to them."""
        return None if self.cost is None or not self.weight else self.cost.uneven * _WEIGHT // self.weight // MINUTE

    @property
    def gap(self) -> float | None:
        """By how many per cent the plan is above the bound at most (`Cost.above`); None when there is none."""
        if self.bound is None or self.cost is None or self.cost.total <= 0:
            return None
        return self.cost.above(self.bound)


@dataclass(frozen=True, slots=True)
class Gain:
    """What a plan has before another: wishes it drives more, minutes its drivers are out less, and how much evener its turns are."""

    served: int
    minutes_out: int
    even: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A way that is otherwise in the second plan. `promised` says that she was told, so that somebody must ring."""

    ride: Ride
    promised: bool
    driver_before: str
    driver_after: str
    before: Minute | None
    after: Minute | None

    @property
    def small(self) -> bool:
        """Whether nobody need look twice: the same driver comes at another minute, and none was promised."""
        return not self.promised and bool(self.driver_before) and self.driver_before == self.driver_after


def ways_of(routes: Iterable[Route]) -> dict[tuple[str, str], Way]:
    """Return the ways of a plan by wish and way."""
    return {
        (stop.wish, stop.leg.name): Way(route.driver, stop.start)
        for route in routes
        for stop in route.stops
        if stop.kind is StopKind.PICK_UP
    }


def board_side(body: Body, day: date) -> Side:
    """Return the board as one of the two."""
    runs = Run.objects.filter(body=body, day__service_day=day)
    cost = ask_engine("board_terms", body, day=day.isoformat())
    return Side(tuple(route_of(run) for run in runs), from_plain(Cost, cost))


def plan_side(plan: Plan) -> Side:
    """Return a plan that was proposed or tried as one of the two."""
    routes = tuple(from_plain(Route, route) for route in plan.content["plan"]["routes"])
    cost = plan.content.get("cost")
    fairness = plan.content.get("fairness")
    return Side(
        routes,
        from_plain(Cost, cost) if cost else None,
        plan.content["plan"].get("bound"),
        fairness["spent"] if fairness else None,
        fairness["weight"] if fairness else _WEIGHT,
    )


def gained(plan: Plan, better: Plan) -> Gain:
    """Return what a better plan of the same day has before another."""
    one, other = plan_side(plan), plan_side(better)
    if one.cost is None or other.cost is None:
        raise ValueError("a plan of a board has no cost to compare")
    served = len(plan.content["left_out"]) - len(better.content["left_out"])
    return Gain(served, one.cost.minutes_out - other.cost.minutes_out, (one.uneven or 0) - (other.uneven or 0))


def same_day(one: Plan, other: Plan) -> bool:
    """Whether two plans of a day are one to whoever looks: the same drivers at the same minutes, on rides and visits."""
    ways, others = (ways_of(plan_side(plan).routes) for plan in (one, other))
    return ways == others and visits_of(one) == visits_of(other)


def visits_of(plan: Plan) -> dict[str, tuple[str, Minute | None]]:
    """Return who goes on which support visit in a plan, and when."""
    return {entry["visit"]: (entry["helper"], entry["start"]) for entry in plan.content.get("visits", ())}


def differences(body: Body, day: date, one: Side, other: Side) -> list[Difference]:
    """Return what is otherwise in the other plan, promises first."""
    before, after = ways_of(one.routes), ways_of(other.routes)
    keys = {UUID(way.driver) for way in (*before.values(), *after.values()) if _is_person(way.driver)}
    names = {str(person.pk): str(person) for person in Person.objects.filter(pk__in=keys)}
    found = []
    for wish in wishes_on(body.pk, day):
        for ride in wish.rides.all():
            ride.wish = wish
            was, will = (ways.get((str(wish.pk), ride.leg), Way()) for ways in (before, after))
            if was != will:
                promised = ride.state in PROMISED
                who = [names.get(way.driver, "＋" if way.driver else "") for way in (was, will)]
                found.append(Difference(ride, promised, who[0], who[1], was.pick_up, will.pick_up))
    return sorted(found, key=lambda each: not each.promised)


def _is_person(key: str) -> bool:
    """Whether the key is a person's: the driver nobody has yet has none."""
    return len(key) == 36
