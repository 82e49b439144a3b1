"""The towns that the tests of this folder look at: a few seeds, each made once."""

from __future__ import annotations

from datetime import date

import pytest

from ashinami.society.town.fortnight import make_fortnight
from ashinami.society.town.planted import PlantedDay
from ashinami.society.town.spec import TownSpec
from ashinami.society.town.town import Town, make_town

MONDAY = date(2026, 11, 30)


@pytest.fixture(scope="session", params=[1, 2, 7, 20261130])
def town(request: pytest.FixtureRequest) -> Town:
    """Return a town; what holds must hold for every seed."""
    return make_town(TownSpec(seed=request.param), MONDAY)


@pytest.fixture(scope="session")
def fortnight(town: Town) -> tuple[PlantedDay, ...]:
    """Return the fortnight of the town."""
    return make_fortnight(town)
