"""The journey search by its kept machine code, and through numba: the same answers."""

from __future__ import annotations

import pytest

from ashinami.machine_code import loop
from tests.transit.test_transit_search import planner_of
from tests.transit.transit_feeds import by_chance


def test_the_answers_are_the_same_without_the_kept_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no machine code can be kept, numba runs the loops: arrivals and profile are equal."""
    told = []
    for there in (True, False):
        if not there:
            monkeypatch.setattr(loop, "handed", lambda _: None)
        for seed in range(3):
            planner = planner_of(*by_chance(seed))
            start, end = planner.at_stops([0]), planner.at_stops([3], towards=True)
            told.append((planner.arrivals(start, 8 * 3600).tolist(), planner.profile(start, end, 0, 86_400)))
    assert told[:3] == told[3:]
    assert any(profile for _, profile in told)
