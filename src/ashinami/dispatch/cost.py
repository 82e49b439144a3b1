"""What a plan costs: every term by name, in hundredths of a driver-minute.

The penalties of unserved wishes stand first: a wish asks 1,000 driver-minutes unless told otherwise, far more than serving it
ever takes. A wish with a lock counts a hundred times, so that what a person has decided is given up last. Then the minutes
drivers are out. The two small terms decide between plans that are nearly equal: minutes shared out evenly among drivers, and
riders not driven around for others' sake.
"""

from __future__ import annotations

from dataclasses import dataclass

from ashinami.dispatch.plan import Plan, StopKind
from ashinami.dispatch.problem import Problem, WishOrder
from ashinami.dispatch.ways import shortest_ways

MINUTE = 100
"""The unit: a hundredth of a driver-minute."""

BEYOND = 10
"""What a rider's minute in the car beyond her direct ride costs."""

EVEN = 20
"""A driver's minutes out, squared and divided by this, are what unevenness costs: at 200 minutes one more costs 20."""

LOCKED = 100
"""How many times a wish with a lock counts."""


@dataclass(frozen=True, slots=True)
class Cost:
    """The terms of a plan's cost in hundredths of a driver-minute, and the plain figures they come from."""

    unserved: int
    out: int
    uneven: int
    beyond_direct: int
    minutes_out: int
    minutes_beyond_direct: int

    @property
    def total(self) -> int:
        """The sum the search makes small."""
        return self.unserved + self.out + self.uneven + self.beyond_direct


def terms(problem: Problem, plan: Plan) -> Cost:
    """Return what a sound plan costs, term by term."""
    minutes = dict.fromkeys((driver.key for driver in problem.drivers), 0)
    beyond = 0
    wishes = {wish.key: wish for wish in problem.wishes}
    shortest = shortest_ways(problem.travel)
    for route in plan.routes:
        minutes[route.driver] += route.minutes_out
        boarded = {(stop.wish, stop.leg): stop.start for stop in route.stops if stop.kind is StopKind.PICK_UP}
        for stop in route.stops:
            if stop.kind is StopKind.DROP_OFF:
                trip = wishes[stop.wish].trip(stop.leg)
                ride = stop.start - boarded[stop.wish, stop.leg] - trip.board
                beyond += ride - int(shortest[trip.origin, trip.destination])
    locked = {lock.wish for lock in problem.fixed}
    left_out = sum(price(wishes[left.wish], locked=left.wish in locked) for left in plan.unserved)
    out = sum(minutes.values())
    return Cost(
        unserved=left_out,
        out=out * MINUTE,
        uneven=sum(uneven(m) for m in minutes.values()),
        beyond_direct=beyond * BEYOND,
        minutes_out=out,
        minutes_beyond_direct=beyond,
    )


def price(wish: WishOrder, *, locked: bool) -> int:
    """Return what leaving out a wish costs."""
    return wish.penalty * MINUTE * (LOCKED if locked else 1)


def uneven(minutes: int) -> int:
    """Return what one driver's minutes out add to unevenness."""
    return minutes * minutes // EVEN
