"""What a plan costs is told in plain lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ashinami.casework.cost_words import cost_lines
from ashinami.dispatch.cost import Cost
from ashinami.dispatch.fairness import DriverLoad, Fairness
from tests.casework import small_day as small

COST = Cost(
    unserved=0,
    out=20_000,
    uneven=0,
    beyond_direct=40,
    split=0,
    apart=0,
    minutes_out=200,
    minutes_driving=120,
    minutes_beyond_direct=4,
)
FAIR = Fairness(7, 20, (DriverLoad("a", 100, 3, 100, 200), DriverLoad("b", 100, 0, 0, 0)))
PLAN = small.planned()


def test_minutes_detours_and_fair_turns_are_told() -> None:
    """All of it, in the order in which it matters."""
    plan = replace(PLAN, cost=COST, fairness=FAIR, plan=replace(PLAN.plan, bound=None))
    assert list(cost_lines(plan)) == [
        "外出は合わせて200分（運転120分、待ち時間と手助け80分）",
        "相乗りなどの遠回りは、乗る方全員で4分",
        "いちばんよい組み合わせとの差は、計算していません",
        "担当を公平にするために使った分：7分",
        "運転者の担当の差：190分 → 420分（この一か月、1回を30分と数えて）",
    ]


@pytest.mark.parametrize(
    ("unserved", "bound", "says"),
    [
        (0, 20_040, "これよりよい組み合わせはありません（証明ずみ）"),
        (0, 19_839, "いちばんよい組み合わせとの差は、多くても1.0%です"),
        (90_000, 109_839, "いちばんよい組み合わせとの差は、多くても1.0%です"),
        (90_000, 20_000, "もっとお送りできる組み合わせがないとは、言い切れません"),
    ],
)
def test_how_far_the_plan_may_be_from_the_best_is_told(unserved: int, bound: int, says: str) -> None:
    """Of what is weighed, whoever is left out apart; and nothing is claimed that the bound does not show."""
    plan = replace(PLAN, cost=replace(COST, unserved=unserved), fairness=FAIR, plan=replace(PLAN.plan, bound=bound))
    assert says in list(cost_lines(plan))


def test_a_plan_from_the_board_has_nothing_to_tell() -> None:
    """It was not searched for; and without detours or drivers the lines about them are left out."""
    assert list(cost_lines(replace(PLAN, cost=None, fairness=None))) == []
    bare = replace(PLAN, cost=replace(COST, minutes_beyond_direct=0), fairness=replace(FAIR, loads=()))
    assert len(list(cost_lines(bare))) == 2
