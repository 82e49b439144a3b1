"""A day handed over to whoever works out its bound: it comes out as it went in, and carries nobody's name."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from ashinami.basics.clock import Span
from ashinami.casework.day_problem import pose
from ashinami.casework.planning import find_day
from ashinami.casework.to_prove import ToProve
from ashinami.casework.windows import USUAL
from ashinami.dispatch.plan import Plan
from ashinami.dispatch.problem import DriverDay, Fixed, GroupCar, Problem, Rest, SameDriver, Weights
from ashinami.dispatch.stop import MaxIterations
from ashinami.dispatch.warm import small_day
from ashinami.geo.travel import StraightLine
from ashinami.vocabulary.ride import Leg
from tests.casework import small_day as small


def _handed_over(problem: Problem, plan: Plan) -> ToProve:
    """Return it after a way through a file."""
    return ToProve.from_json(json.loads(json.dumps(ToProve.of(problem, plan).to_json())))


def _is_same(one: Problem, other: Problem) -> None:
    for name in ("drivers", "wishes", "fixed", "weights"):
        assert getattr(one, name) == getattr(other, name)
    for name in ("travel", "metres"):
        assert getattr(one, name).dtype == getattr(other, name).dtype == np.int32
        assert np.array_equal(getattr(one, name), getattr(other, name))


def test_a_day_comes_out_as_it_went_in() -> None:
    """The wishes, drivers, ways and plan of a group's day, with its names left behind."""
    found = find_day(pose(small.day(), StraightLine()), USUAL, seed=1, stop=MaxIterations(5))
    handed = _handed_over(found.problem, found.plan)
    _is_same(handed.problem, found.problem)
    assert handed.plan == found.plan
    said = json.dumps(handed.to_json(), ensure_ascii=False)
    assert not [rider.name for rider in small.day().riders if rider.name in said]


def test_what_is_rare_comes_out_too() -> None:
    """A shared car, a rest, skills, who must not meet, locks with a window, weights of its own."""
    day = small_day()
    driver = replace(
        day.drivers[0],
        windows=(Span(480, 700), Span(720, 1020)),
        skills=frozenset({"wheelchair", "care"}),
        group_car=GroupCar("van", 0, (Span(480, 1020),)),
        rest=Rest(240, 30),
        must_not_meet=frozenset({"x"}),
        bases=frozenset({"a", "b"}),
        farthest=9_000,
    )
    wish = replace(day.wishes[0], same_driver=SameDriver.REQUIRED, priority=2, skills=frozenset({"care"}))
    problem = replace(
        day,
        drivers=(driver, *day.drivers[1:]),
        wishes=(wish, *day.wishes[1:]),
        fixed=(Fixed("w", Leg.OUT, "a", 1),),
        weights=Weights(uneven=5),
    )
    _is_same(_handed_over(problem, Plan(())).problem, problem)


def test_a_day_without_places_is_a_day() -> None:
    """Nobody and nowhere: matrices without rows."""
    nothing = np.zeros((0, 0), np.int32)
    handed = _handed_over(Problem((), (), nothing, nothing), Plan(()))
    assert handed.problem.travel.shape == (0, 0)
    assert handed.problem.drivers == tuple[DriverDay, ...]()


def test_another_shape_is_refused() -> None:
    """What `to_json` did not write is no day."""
    with pytest.raises(ValueError, match="no ToProve"):
        ToProve.from_json({"drivers": "nobody"})
