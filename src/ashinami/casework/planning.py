"""Plan a day: ask the law first, then look for drivers, then let an independent checker judge what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from ashinami.basics.clock import Minute
from ashinami.casework.day import DayInput
from ashinami.casework.day_law import DayLaw
from ashinami.casework.day_plan import DayPlan, LeftOut
from ashinami.casework.day_problem import NOTHING_PROMISED, NOTHING_REGISTERED, DayProblem, pose
from ashinami.casework.day_visits import nowhere, told_apart
from ashinami.casework.windows import USUAL, Margins
from ashinami.dispatch.check import check
from ashinami.dispatch.cost import terms
from ashinami.dispatch.fairness import MOST_SPENT, Fairness, after_proof, fairly
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


@dataclass(frozen=True, slots=True, eq=False)
class FoundDay:
    """What the search found for a day, not yet told: how far it is from the best may still be worked out.

    Attributes
    ----------
    posed : the day as it was asked.
    problem, plan : the day with the weight that fair turns could be given, and its plan, rides and support visits together.
    fairness : what fair turns have cost; None where they were not weighed.
    margins : the promises it keeps.
    """

    posed: DayProblem
    problem: Problem
    plan: Plan
    fairness: Fairness | None
    margins: Margins

    def proven(self, plan: Plan, most: Minute = MOST_SPENT) -> FoundDay:
        """Return it as its proof left it: with a bound, or with the better plan the proof came upon (`fairness.after_proof`)."""
        kept, fairness = after_proof(self.problem, self.plan, plan, self.fairness, most=most)
        return replace(self, plan=kept, fairness=fairness)

    def told(self) -> DayPlan:
        """Return it as a proposal.

        Raises
        ------
        RuntimeError
            When the checker refuses the plan: a fault of the program, never of the input.
        """
        posed, problem, plan = self.posed, self.problem, self.plan
        faults = check(problem, plan)
        if faults:
            raise RuntimeError(f"the plan breaks its own rules: {faults}")
        apart = told_apart(problem, plan, [visit.key for visit in posed.given.visits])
        return DayPlan(
            given=posed.given,
            plan=apart.rides,
            metres=apart.metres,
            bases=posed.bases,
            left_out=posed.refused + tuple(LeftOut.because(entry.wish, entry.why) for entry in apart.rides.unserved),
            margins=self.margins,
            method=posed.travel.method,
            notices=posed.notices,
            choices=choices_of(problem, plan),
            cost=terms(problem, plan),
            fairness=self.fairness,
            visits=apart.visits,
            visits_left=(*nowhere(posed.given.visits), *apart.left),
        )


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
    posed = pose(given, travel, fixed=fixed, promised=promised, margins=margins, law=law)
    found = find_day(
        posed, margins, seed=seed, stop=stop, start=start, fair_minutes=fair_minutes, on_progress=on_progress
    )
    if proving and stop.timer is not None:
        # imported here because it brings the compiled loops, which nobody who only reads plans should wait for
        from ashinami.dispatch.bound import bounded  # noqa: PLC0415

        found = found.proven(bounded(found.problem, found.plan, proving, stop.timer), fair_minutes)
    return found.told()


def find_day(  # noqa: PLR0913 - as `plan_day`
    posed: DayProblem,
    margins: Margins,
    *,
    seed: int,
    stop: StopRule,
    start: Plan | None = None,
    fair_minutes: Minute = MOST_SPENT,
    on_progress: Callable[[Progress], None] | None = None,
) -> FoundDay:
    """Search a plan for a day that has been posed, with the fair turns it can afford."""
    # as above
    from ashinami.dispatch.search import improve, solve  # noqa: PLC0415

    def go_on(problem: Problem, plan: Plan) -> Plan:
        return improve(problem, plan, seed, MaxIterations(_WEIGHED))

    found = solve(posed.problem, seed=seed, stop=stop, start=start, on_progress=on_progress)
    problem, plan, fairness = fairly(posed.problem, found, go_on, most=fair_minutes)
    return FoundDay(posed, problem, plan, fairness, margins)


def choices_of(problem: Problem, plan: Plan) -> tuple[DriverChoice, ...]:
    """Return for each wish that is driven why this driver; nothing on a large day."""
    from ashinami.dispatch.explain import Explainer  # noqa: PLC0415 - as above

    driven = dict.fromkeys(stop.wish for route in plan.routes for stop in route.stops)
    if len(driven) > _EXPLAINED:
        return ()
    explainer = Explainer(problem, plan)
    return tuple(explainer.why_this_driver(key) for key in driven)
