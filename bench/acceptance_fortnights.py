"""Six fictional cities, a fortnight each: how many of the wishes that can be served are, against the hidden schedule that serves all.

The hidden schedule is the peer: it was planted with the wishes and the planner cannot see it. Printed for each seed: wishes served, the
worst day, minutes out beside those of the hidden schedule, and days on which a planted refusal or a verdict came out otherwise.
"""

from __future__ import annotations

import time
from datetime import date

from ashinami.basics.clock import Minute
from ashinami.casework.basis import specimen_arrangements
from ashinami.casework.day import DayInput
from ashinami.casework.day_plan import DayPlan
from ashinami.casework.planning import plan_day
from ashinami.dispatch.fairness import MOST_SPENT
from ashinami.dispatch.stop import MaxIterations
from ashinami.rules.verdict import Verdict
from ashinami.society.town.fortnight import make_fortnight
from ashinami.society.town.planted import PlantedDay
from ashinami.society.town.spec import TownSpec
from ashinami.society.town.town import Town, make_town
from ashinami.vocabulary.person import Driver

SEEDS = range(1, 7)
ROUNDS = 300


def run() -> list[str]:
    """Plan every day and return the lines to print."""
    lines = [f"{ROUNDS} rounds a day; served = of the lawful wishes that the hidden schedule serves"]
    for seed in SEEDS:
        town = make_town(TownSpec(seed=seed), date(2026, 11, 30))
        begun = time.perf_counter()
        served = wanted = out = hidden_out = other = 0
        worst = 1.0
        for day in make_fortnight(town):
            plan = planned(town, day, day.drivers)
            left_out = {entry.wish: entry.why for entry in plan.left_out}
            lawful = [wish.key for wish in day.wishes if wish.key not in day.unlawful]
            share = sum(key not in left_out for key in lawful)
            served, wanted = served + share, wanted + len(lawful)
            worst = min(worst, share / max(len(lawful), 1))
            out += sum(route.minutes_out for route in plan.plan.routes)
            hidden_out += sum(route.back_home - route.leave_home for route in day.hidden)
            other += not _as_planted(day, plan, left_out)
        seconds = time.perf_counter() - begun
        lines.append(
            f"seed {seed}: served {served}/{wanted} ({served / wanted:.1%}), worst day {worst:.1%}, minutes out {out} against {hidden_out}"
            f" (ratio {out / hidden_out:.2f}), days not as planted {other}, {seconds:.0f} s"
        )
    return lines


def planned(town: Town, day: PlantedDay, drivers: tuple[Driver, ...], fair_minutes: Minute = MOST_SPENT) -> DayPlan:
    """Return the plan of a day with its drivers as they are by then."""
    given = DayInput(
        day=day.day,
        group=town.group,
        riders=town.riders,
        drivers=drivers,
        vehicles=town.vehicles,
        wishes=day.wishes + tuple(wish for wish, _ in day.infeasible),
        arrangements=tuple(specimen_arrangements().values()),
        default_arrangement="fuel",
        places=town.places,
        fictional=True,
    )
    return plan_day(given, town.roads, seed=1, stop=MaxIterations(ROUNDS), fair_minutes=fair_minutes)


def _as_planted(day: PlantedDay, plan: DayPlan, left_out: dict[str, str]) -> bool:
    refused = all(left_out.get(wish.key) == reason for wish, reason in day.infeasible)
    unlawful = {key for key, why in left_out.items() if why == "NEEDS_REGISTRATION"} == set(day.unlawful)
    undetermined = {key for key, basis in plan.bases.items() if basis.verdict is Verdict.UNDETERMINED}
    return refused and unlawful and undetermined == set(day.undetermined)
