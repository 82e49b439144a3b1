"""The judge of routes finds each fault that can be planted in sound ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ashinami.dispatch.published.instance import Published, Request, Vehicle, Visit
from ashinami.dispatch.published.judge import distance, faults

VEHICLE = Vehicle(0.0, 0.0, (2,), 100.0, 0.0, 200.0)
ONE_ROAD = Published(
    "one road",
    (
        Visit(0, 0, 0, (0,), 0, 200),
        Visit(10, 0, 2, (1,), 20, 30),
        Visit(20, 0, 2, (1,), 0, 200),
        Visit(30, 0, 2, (-1,), 0, 200),
        Visit(40, 0, 2, (-1,), 0, 200),
    ),
    (Request(1, 3, 25.0), Request(2, 4, 25.0)),
    (VEHICLE, VEHICLE),
)
SOUND = [[1, 2, 3, 4], []]


def test_sound_routes_pass() -> None:
    """Out along one road and back: 80, and nothing to say."""
    assert faults(ONE_ROAD, SOUND) == ()
    assert distance(ONE_ROAD, SOUND) == pytest.approx(80)


@pytest.mark.parametrize(
    ("routes", "said"),
    [
        ([[1, 2, 3], []], "exactly once"),
        ([[1, 2, 3, 4, 4], []], "exactly once"),
        ([[1, 2, 3, 4], [], []], "3 routes for 2 vehicles"),
        ([[1, 2, 4], [3]], "apart"),
        ([[3, 1, 2, 4], []], "before"),
        ([[2, 1, 3, 4], []], "no times"),
    ],
)
def test_planted_faults_are_found(routes: list[list[int]], said: str) -> None:
    """Rows missing or doubled, vehicles too many, a pair apart or turned round, a ride too long."""
    assert any(said in fault for fault in faults(ONE_ROAD, routes))


def test_loads_windows_and_length_bind() -> None:
    """A seat fewer, a window that shut, a shorter day: each makes the sound routes unsound."""
    small = replace(ONE_ROAD, vehicles=(replace(VEHICLE, room=(1,)), VEHICLE))
    short = replace(ONE_ROAD, vehicles=(replace(VEHICLE, longest=87.0), VEHICLE))
    shut = list(ONE_ROAD.visits)
    shut[1] = replace(shut[1], lo=0, hi=5)
    assert "too full" in faults(small, SOUND)[0]
    assert "no times" in faults(short, SOUND)[0]
    assert faults(replace(ONE_ROAD, vehicles=(replace(VEHICLE, longest=88.0), VEHICLE)), SOUND) == ()
    assert "no times" in faults(replace(ONE_ROAD, visits=tuple(shut)), SOUND)[0]


@pytest.mark.parametrize(
    ("aboard", "fits"),
    [
        ((1, 1, 1, 1), True),
        ((3, 0, 0, 0), True),
        ((0, 2, 0, 0), True),
        ((2, 1, 0, 0), True),
        ((2, 1, 1, 0), False),
        ((0, 3, 0, 0), False),
        ((4, 0, 0, 0), False),
        ((0, 0, 2, 0), False),
        ((0, 0, 0, 2), False),
    ],
)
def test_upgrading(aboard: tuple[int, int, int, int], fits: bool) -> None:  # noqa: FBT001
    """Staff may take a patient's place or the stretcher, a patient the stretcher, nobody the wheelchair's place."""
    depot = Visit(0, 0, 0, (0, 0, 0, 0), 0, 200)
    up, off = replace(depot, load=aboard), replace(depot, load=tuple(-a for a in aboard))
    vehicle = replace(VEHICLE, room=(1, 1, 1, 1))
    one = Published("upgrading", (depot, up, off), (Request(1, 2, 30.0),), (vehicle,), upgrading=True)
    assert (faults(one, [[1, 2]]) == ()) == fits


def test_contradictions_are_refused() -> None:
    """A window that shuts before it opens, a row in two requests: no such instance can be built."""
    with pytest.raises(ValueError, match="closes before"):
        Visit(0, 0, 0, (0,), 5, 4)
    with pytest.raises(ValueError, match="rows of its own"):
        replace(ONE_ROAD, requests=(Request(1, 3, 9.0), Request(3, 4, 9.0)))
