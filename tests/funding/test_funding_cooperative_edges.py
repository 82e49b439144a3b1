"""A cooperative's year at its edges: somebody away, nobody who can, no time to search."""

from __future__ import annotations

from ashinami.funding.cooperative.year import Worker, Year
from ashinami.funding.cooperative.year_check import faults
from ashinami.funding.cooperative.year_plan import _Model, plan_year
from tests.funding.test_funding_cooperative import BUS, FARM, INN, MONTHS, SEASONS, weighed


def test_a_month_away_is_neither_worked_nor_idle() -> None:
    """On leave in April she takes nothing and is paid nothing then; in May she works as before."""
    away = Worker("甲", drives=True, away=frozenset({MONTHS[0]}))
    plan = plan_year(Year(MONTHS[:2], (FARM, INN, BUS), (away,)))
    assert plan.of("甲", MONTHS[0]) == ()
    assert set(plan.of("甲", MONTHS[1])) == {"バス", "食"}
    assert plan.idle == {}
    assert plan.open_places == {("農", MONTHS[0]): 1, ("バス", MONTHS[0]): 1}
    assert faults(plan.year, plan.places) == ()


def test_where_nobody_can_take_anything_all_stays_open() -> None:
    """A bus and nobody who drives: each month open, each paid hour idle, and that is proved the best."""
    plan = plan_year(Year(MONTHS[:2], (BUS,), (Worker("乙"),)))
    assert plan.places == ()
    assert plan.open_places == dict.fromkeys([("バス", MONTHS[0]), ("バス", MONTHS[1])], 1)
    assert set(plan.idle.values()) == {160 * 60}
    assert plan.proved


def test_a_search_without_any_time_still_gives_a_plan() -> None:
    """Nothing found yet: everything open and every paid hour idle is a plan without faults, and it says that it is not proved."""
    year = Year(MONTHS, SEASONS, (Worker("甲", drives=True), Worker("乙", away=frozenset(MONTHS[:3]))))
    model = _Model(year)
    model.highs.setOptionValue("time_limit", 0.0)
    model.highs.setOptionValue("presolve", "off")
    plan = model.solved(0)
    assert (plan.places, plan.proved) == ((), False)
    assert sum(plan.open_places.values()) == sum(len(one.months) * one.heads for one in SEASONS)
    assert len(plan.idle) == 12 + 9
    assert "探索をここで止めました" in plan.said
    assert faults(year, plan.places) == ()
    assert plan.cost == weighed(year, plan.places)
