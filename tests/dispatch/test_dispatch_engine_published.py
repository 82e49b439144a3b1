"""Published instances: their files, the judge of routes, and searches that end at the proven optimum."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashinami.dispatch.published.files import read
from ashinami.dispatch.published.instance import Published, UnreadableError
from ashinami.dispatch.published.judge import distance, faults
from ashinami.dispatch.published.solving import Solved, solve
from tests.dispatch.published_days import chance_instance, moved
from tests.twins.published_twin import shortest

seeds = st.integers(0, 10**9)
OPTIMA = {"a2-16": 294.2480, "a3-24": 344.8336, "a4-32": 485.4956, "a5-40": 498.4074}


def solved(published: Published) -> Solved:
    """Solve with a clock that ticks by itself, so that the result does not hang on this machine."""
    ticks: Iterator[int] = count()
    return solve(published, seconds=2.0, seed=1, timer=lambda: next(ticks) * 0.005)


@settings(max_examples=15)
@given(seeds)
def test_small_instances_are_solved_and_proven(seed: int) -> None:
    """What the search proves is what going through all routes finds, and the judge agrees."""
    published = chance_instance(Random(seed))
    best = shortest(published)
    found = solved(published)
    assert (found.left_out == 0) == (best is not None)
    if best is not None:
        assert faults(published, found.routes) == ()
        assert found.cost == pytest.approx(best)
        assert found.cost == pytest.approx(distance(published, found.routes))
        assert found.proven
        assert found.bound == pytest.approx(best)


@settings(max_examples=10)
@given(seeds)
def test_the_optimum_does_not_hang_on_how_it_is_written(seed: int) -> None:
    """Requests in another order, the map turned, the clock shifted: the same optimum."""
    published = chance_instance(Random(seed), requests=5)
    best = solved(published)
    if best.left_out:
        return
    shuffled = Random(seed).sample(published.requests, len(published.requests))
    for other in (
        replace(published, requests=tuple(shuffled)),
        moved(published, turned=True),
        moved(published, later=60),
    ):
        again = solved(other)
        assert again.proven
        assert again.cost == pytest.approx(best.cost)


@settings(max_examples=10)
@given(seeds)
def test_more_freedom_never_makes_the_optimum_worse(seed: int) -> None:
    """One more vehicle, or one window opened, and the proven optimum is at most what it was."""
    rng = Random(seed)
    published = chance_instance(rng, requests=5)
    best = solved(published)
    if best.left_out:
        return
    visits = list(published.visits)
    at = rng.randrange(1, len(visits))
    visits[at] = replace(visits[at], lo=0.0, hi=240.0)
    for other in (replace(published, vehicles=published.vehicles * 2), replace(published, visits=tuple(visits))):
        again = solved(other)
        assert again.proven
        assert again.cost <= best.cost + 1e-6


@pytest.mark.parametrize("name", OPTIMA)
def test_published_optima_are_reached_and_proven(shared: Path, name: str) -> None:
    """Instances of Cordeau (2006) end at the optimum of the literature, proven here again."""
    published = read(shared / "bench" / "darp" / "cordeau2006" / f"{name}.txt")
    found = solved(published)
    assert faults(published, found.routes) == ()
    assert found.cost == pytest.approx(OPTIMA[name], abs=1e-3)
    assert found.proven


def test_fewest_vehicles_come_first(shared: Path) -> None:
    """Li and Lim's lc101 needs ten vehicles, and 828.94."""
    published = read(shared / "bench" / "darp" / "li-lim" / "100" / "lc101.txt")
    found = solved(published)
    assert sum(map(bool, found.routes)) == 10
    assert found.cost == pytest.approx(828.9369, abs=1e-3)
    assert faults(published, found.routes) == ()


def test_four_kinds_of_places_and_depots(shared: Path) -> None:
    """Malheiros' a9-72: four depots, two kinds of vehicles, 30 minutes; routes that the judge passes."""
    published = read(shared / "bench" / "darp" / "malheiros2021" / "a9-72hetIUY.txt")
    assert (len(published.requests), len(published.vehicles), published.upgrading) == (72, 9, True)
    assert published.vehicles[4].room == (1, 6, 0, 1)
    assert {(vehicle.x, vehicle.y) for vehicle in published.vehicles[:2]} == {(-5.0, -5.0), (5.0, 5.0)}
    found = solved(published)
    assert found.left_out == 0
    assert faults(published, found.routes) == ()


def test_the_route_limit_of_cordeau_and_laporte_is_kept(shared: Path) -> None:
    """pr01 has one depot row, routes of 480 and a day of 1440."""
    published = read(shared / "bench" / "darp" / "cordeau-laporte2003" / "pr01.txt")
    assert (len(published.requests), published.vehicles[0].longest, published.vehicles[0].hi) == (24, 480.0, 1440.0)
    assert faults(published, solved(published).routes) == ()


@pytest.mark.parametrize("text", ["", "1 2 3 4", "2 1 480 3 30\n0 0 0 0 0 0 480\n", "一 二"])
def test_other_files_are_refused(tmp_path: Path, text: str) -> None:
    """A file of another form is an error with a sentence, not a guess."""
    path = tmp_path / "other.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(UnreadableError, match=r"other\.txt"):
        read(path)
