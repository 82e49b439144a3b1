"""A proposal whose proof came upon a better plan: the same day told again, from what was kept of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ashinami.casework.codec import Plain, from_plain, to_plain
from ashinami.casework.day_plan import LeftOut
from ashinami.casework.day_visits import told_apart
from ashinami.casework.planning import choices_of
from ashinami.casework.to_prove import ToProve
from ashinami.dispatch.check import check
from ashinami.dispatch.cost import terms
from ashinami.dispatch.fairness import Fairness, after_proof
from ashinami.dispatch.plan import Plan


def better_told(told: Mapping[str, Any], day: ToProve, proven: Plan) -> dict[str, Plain] | None:
    """Return a proposal (`DayPlan.to_json` without people) with the better plan its proof came upon; None when it came upon none.

    Nor is one returned whose fair turns would cost more than a day may spend on them.

    Raises
    ------
    RuntimeError
        When the checker refuses the plan: a fault of the program, never of the input.
    """
    problem = day.problem
    fairness = from_plain(Fairness, told["fairness"]) if told.get("fairness") else None
    plan, fairness = after_proof(problem, day.plan, proven, fairness)
    cost = terms(problem, plan)
    if cost.total >= terms(problem, day.plan).total:
        return None
    faults = check(problem, plan)
    if faults:
        raise RuntimeError(f"the plan breaks its own rules: {faults}")
    visits, visits_left = told.get("visits", []), told.get("visits_left", [])
    apart = told_apart(problem, plan, [one["visit"] for one in visits] + [one["wish"] for one in visits_left])
    planned = {order.key for order in problem.wishes}

    def with_refused(left: list[dict[str, Plain]], new: Iterable[LeftOut]) -> list[Plain]:
        """Return who is left out now, after those who never reached the planner."""
        return [*(one for one in left if one["wish"] not in planned), *map(to_plain, new)]

    return dict(told) | {
        "plan": to_plain(apart.rides),
        "metres": to_plain(apart.metres),
        "left_out": with_refused(
            told["left_out"], (LeftOut.because(one.wish, one.why) for one in apart.rides.unserved)
        ),
        "choices": to_plain(choices_of(problem, plan)),
        "cost": to_plain(cost),
        "fairness": to_plain(fairness),
        "visits": to_plain(apart.visits),
        "visits_left": with_refused(visits_left, apart.left),
    }
