"""Plan a day: ask the law first, then look for drivers, then let an independent checker judge what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ashinami.basics.clock import Minute
from ashinami.casework.day import DayInput
from ashinami.casework.day_law import DayLaw
from ashinami.casework.day_plan import DayPlan, LeftOut
from ashinami.casework.day_problem import NOTHING_PROMISED, NOTHING_REGISTERED, pose
from ashinami.casework.day_visits import told_apart
from ashinami.casework.windows import USUAL, Margins
from ashinami.dispatch.check import check
from ashinami.dispatch.cost import terms
from ashinami.dispatch.fairness import MOST_SPENT, fairly
from ashinami.dispatch.plan import Plan
from ashinami.dispatch.problem import Fixed, Problem
from ashinami.dispatch.stop import MaxIterations, Progress, StopRule
from ashinami.dispatch.why import DriverChoice
from ashinami.geo.travel import TravelTimes
from ashinami.vocabulary.ride import Leg

_WEIGHED = 20
"""How many rounds the search goes on without regard to turns, to tell what fair turns cost."""

_EXPLAINED = 200
"""On a day with more wishes the runner-up of each is looked for when somebody asks."""


def plan_day(  # noqa: PLR0913 - everything a day's search depends on is named
    given: DayInput,
    travel: TravelTimes,
    *,
    seed: int,
    stop: StopRule,
    fixed: Iterable[Fixed] = (),
    promised: Mapping[tuple[str, Leg], Minute] = NOTHING_PROMISED,
    start: Plan | None = None,
    margins: Margins = USUAL,
    fair_minutes: Minute = MOST_SPENT,
    law: DayLaw | None = NOTHING_REGISTERED,
    proving: float = 0.0,
    on_progress: Callable[[Progress], None] | None = None,
) -> DayPlan:
    """Propose a plan for the day.

    Wishes whose arrangement is unlawful, or whose places are not located, are left out with that reason. Undetermined ones are
    planned; their basis says what is still to be asked. `fixed` are legs a person has locked; `promised` are pick-up
    times told to riders, kept to within `KEPT` minutes; `start` is a plan to improve; `fair_minutes` is how many driver-minutes
    the day may spend on fair turns; `law` is what a registered group's records say of riders and drivers; `proving` is
    how many seconds may be spent on a bound, where a clock decides (`stop.timer`).

    Raises
    ------
    RuntimeError
        When the checker refuses the plan: a fault of the program, never of the input.
    """
    # imported here because they bring the compiled loops, which nobody who only reads plans should wait for
    from ashinami.dispatch.search import improve, solve  # noqa: PLC0415

    day = pose(given, travel, fixed=fixed, promised=promised, margins=margins, law=law)

    def go_on(problem: Problem, plan: Plan) -> Plan:
        return improve(problem, plan, seed, MaxIterations(_WEIGHED))

    found = solve(day.problem, seed=seed, stop=stop, start=start, on_progress=on_progress)
    problem, plan, fairness = fairly(day.problem, found, go_on, most=fair_minutes)
    if proving and stop.timer is not None:
        from ashinami.dispatch.bound import bounded  # noqa: PLC0415

        plan = bounded(problem, plan, proving, stop.timer)
    faults = check(problem, plan)
    if faults:
        raise RuntimeError(f"the plan breaks its own rules: {faults}")
    apart = told_apart(given, plan, day.metres)
    return DayPlan(
        given=given,
        plan=apart.rides,
        metres=apart.metres,
        bases=day.bases,
        left_out=day.refused + tuple(LeftOut.because(entry.wish, entry.why) for entry in apart.rides.unserved),
        margins=margins,
        method=day.travel.method,
        notices=day.notices,
        choices=_choices(problem, plan),
        cost=terms(problem, plan),
        fairness=fairness,
        visits=apart.visits,
        visits_left=apart.left,
    )


def _choices(problem: Problem, plan: Plan) -> tuple[DriverChoice, ...]:
    from ashinami.dispatch.explain import Explainer  # noqa: PLC0415 - as above

    driven = dict.fromkeys(stop.wish for route in plan.routes for stop in route.stops)
    if len(driven) > _EXPLAINED:
        return ()
    explainer = Explainer(problem, plan)
    return tuple(explainer.why_this_driver(key) for key in driven)
