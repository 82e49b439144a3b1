"""高松市, 塩江・香川・香南: a fortnight of forty wishes a weekday over real towns, clinics, shops and roads, planned and checked.

The hidden schedule is the peer, as in `acceptance_fortnights`; every plan is judged by the checker, which shares no code with the search.
"""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

from ashinami.casework.basis import specimen_arrangements
from ashinami.casework.day import DayInput
from ashinami.casework.planning import plan_day
from ashinami.dispatch.stop import MaxIterations
from ashinami.rules.verdict import Verdict
from ashinami.society.real.takamatsu import takamatsu
from ashinami.society.town.fortnight import make_fortnight

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
ROUNDS = 300


def run() -> list[str]:
    """Plan every day and return a line for each and one for all."""
    group = takamatsu(DATA, date(2026, 11, 30))
    lines, served, wanted = [], 0, 0
    for day in make_fortnight(group):
        given = DayInput(
            day=day.day,
            group=group.group,
            riders=group.riders,
            drivers=day.drivers,
            vehicles=group.vehicles,
            wishes=day.wishes + tuple(wish for wish, _ in day.infeasible),
            arrangements=tuple(specimen_arrangements().values()),
            default_arrangement="fuel",
            places=group.places,
            fictional=True,
        )
        begun = time.process_time()
        plan = plan_day(given, group.roads, seed=1, stop=MaxIterations(ROUNDS))
        left_out = {entry.wish: entry.why for entry in plan.left_out}
        lawful = [wish.key for wish in day.wishes if wish.key not in day.unlawful]
        done = sum(key not in left_out for key in lawful)
        served, wanted = served + done, wanted + len(lawful)
        refused = all(left_out.get(wish.key) == why for wish, why in day.infeasible)
        unlawful = {key for key, why in left_out.items() if why == "NEEDS_REGISTRATION"} == set(day.unlawful)
        open_law = {key for key, basis in plan.bases.items() if basis.verdict is Verdict.UNDETERMINED}
        as_planted = refused and unlawful and open_law == set(day.undetermined)
        lines.append(
            f"{day.day} served {done}/{len(lawful)}, refusals and law as planted: {as_planted}, {time.process_time() - begun:.0f} s"
        )
    lines.append(f"served {served}/{wanted} ({served / wanted:.1%})")
    return lines
