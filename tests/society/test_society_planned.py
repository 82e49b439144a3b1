"""The whole road: the fortnight of 結海市 is planned, and what was planted in it is found.

The planner sees wishes only. The judges are the checker and the confirmer of dispatch, which share no code with the search.
"""

from __future__ import annotations

from datetime import date

import pytest

from ashinami.casework.basis import specimen_arrangements
from ashinami.casework.day import DayInput
from ashinami.casework.day_plan import DayPlan
from ashinami.casework.planning import plan_day
from ashinami.casework.windows import order_for
from ashinami.dispatch.check import check
from ashinami.dispatch.confirm import confirms
from ashinami.dispatch.problem import Car, DriverDay, Problem
from ashinami.dispatch.stop import MaxIterations
from ashinami.rules.verdict import Verdict
from ashinami.society.town.fortnight import make_fortnight
from ashinami.society.town.planted import PlantedDay
from ashinami.society.town.spec import TownSpec
from ashinami.society.town.town import Town, make_town
from ashinami.vocabulary.place import Place

TOWN = make_town(TownSpec(), date(2026, 11, 30))
DAYS = make_fortnight(TOWN)
ROUNDS = 40


def planned(town: Town, day: PlantedDay) -> DayPlan:
    """Plan the day with the wishes that can be served and those that cannot."""
    given = DayInput(
        day=day.day,
        group=town.group,
        riders=town.riders,
        drivers=day.drivers,
        vehicles=town.vehicles,
        wishes=day.wishes + tuple(wish for wish, _ in day.infeasible),
        arrangements=tuple(specimen_arrangements().values()),
        default_arrangement="fuel",
        places=town.places,
        fictional=True,
    )
    return plan_day(given, town.roads, seed=1, stop=MaxIterations(ROUNDS))


def problem_of(town: Town, plan: DayPlan, unlawful: tuple[str, ...]) -> Problem:
    """Build the day's problem once more, for the judges."""
    wishes = [wish for wish in plan.given.wishes if wish.key not in unlawful]
    places = [driver.home for driver in plan.given.drivers]
    places += [place for wish in wishes for place in (wish.origin, wish.destination)]
    at = {place.point: row for row, place in enumerate({place.point: place for place in places}.values())}
    travel = town.roads.matrix([point for point in at if point is not None])

    def row(place: Place) -> int:
        return at[place.point]

    cars = [town.vehicle(driver.vehicle) for driver in plan.given.drivers]
    return Problem(
        drivers=tuple(
            DriverDay(
                driver.key,
                row(driver.home),
                Car(car.seats, car.wheelchair_places, car.seats_per_wheelchair),
                driver.windows,
                driver.skills,
                driver.most_minutes,
            )
            for driver, car in zip(plan.given.drivers, cars, strict=True)
        ),
        wishes=tuple(
            order_for(
                wish,
                town.rider(wish.rider),
                (row(wish.origin), row(wish.destination)),
                int(travel.minutes[row(wish.origin), row(wish.destination)]),
            )
            for wish in wishes
        ),
        travel=travel.minutes,
        metres=travel.metres,
    )


@pytest.mark.parametrize("day", DAYS, ids=lambda day: str(day.day))
def test_what_was_planted_is_found(day: PlantedDay) -> None:
    """At least 95 % of what can be served is; each refusal has its planted reason, confirmed; the law finds its rides exactly."""
    plan = planned(TOWN, day)
    left_out = {entry.wish: entry.why for entry in plan.left_out}
    lawful = [wish.key for wish in day.wishes if wish.key not in day.unlawful]
    served = sum(key not in left_out for key in lawful)
    assert served >= 0.95 * len(lawful)

    assert {wish.key: left_out.get(wish.key) for wish, _ in day.infeasible} == {
        wish.key: reason for wish, reason in day.infeasible
    }
    problem = problem_of(TOWN, plan, day.unlawful)
    assert check(problem, plan.plan) == ()
    assert all(confirms(problem, plan.plan, unserved) for unserved in plan.plan.unserved)

    assert {key for key, why in left_out.items() if why == "NEEDS_REGISTRATION"} == set(day.unlawful)
    undetermined = {key for key, basis in plan.bases.items() if basis.verdict is Verdict.UNDETERMINED}
    assert undetermined == set(day.undetermined)
