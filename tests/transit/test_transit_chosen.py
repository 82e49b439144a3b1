"""There and back, only what is chosen is worked out: the same choice as making every journey first and comparing them all."""

from __future__ import annotations

from random import Random

from ashinami.transit.answers import Limits, ThereAndBack
from ashinami.transit.journey import Journey, Spot
from ashinami.transit.round_trip import Errand, there_and_back
from tests.transit.test_transit_search import RIDES, planner_of
from tests.transit.transit_feeds import by_chance

WORTH = 15
WIDE = Limits(walk_metres=0, wait_minutes=30, minutes=40, rides=RIDES, change_minutes=0, earliest=0, latest=30 * 60)


def fits(journey: Journey, wait: int) -> bool:
    """Whether a journey keeps the limits."""
    return journey.minutes <= WIDE.minutes and wait <= WIDE.wait_minutes


def test_the_choice_is_that_of_comparing_every_journey() -> None:
    """Out and back are those that rank first among all journeys, made one and all; on networks by chance of which many have some."""
    compared = sum(_compared(seed) for seed in range(150))
    assert compared >= 3


def _compared(seed: int) -> bool:
    """Compare one errand; return whether a bus does it."""
    planner = planner_of(*by_chance(seed))
    chance = Random(seed)
    one, other = chance.sample(range(len(planner.network.stops.id)), 2)
    home, goal = (Spot(f"{stop}停留所", key=planner.network.stop_key(stop)) for stop in (one, other))
    errand = Errand(home, goal, chance.randrange(9 * 60, 11 * 60), chance.randrange(60))
    answer = there_and_back(planner, errand, WIDE)
    if not isinstance(answer, ThereAndBack) or not answer.out.rides:
        return False
    start, end = planner.at_stops([one]), planner.at_stops([other])
    outs = planner.options_by(start, end, errand.by * 60)
    backs = planner.options(end, start, errand.ready * 60)
    out = max(outs, key=lambda each: (fits(each, errand.by - each.arrive), each.leave - WORTH * len(each.rides)))
    back = max(backs, key=lambda each: (fits(each, each.leave - errand.ready), -each.arrive - WORTH * len(each.rides)))
    assert [(ride.trip, ride.leave, ride.arrive) for ride in answer.out.rides] == [
        (ride.trip, ride.leave, ride.arrive) for ride in out.rides
    ]
    assert [(ride.trip, ride.leave, ride.arrive) for ride in answer.back.rides] == [
        (ride.trip, ride.leave, ride.arrive) for ride in back.rides
    ]
    return True
