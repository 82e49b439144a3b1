"""高松市, 塩江・香川・香南: a fortnight of forty wishes a weekday over real towns, clinics, shops and roads, planned and checked.

Each wish has its legal basis from the plan and its transit basis from the real bus timetable, whose last day is past: a like day
stands in, and each basis says so. Walks follow the roads that buses use where a home is near one, else the straight line. The
hidden schedule is the peer, as in `acceptance_fortnights`; every plan is judged by the checker, which shares no code with the search.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ashinami.casework.basis import specimen_arrangements
from ashinami.casework.bus_first import errand_of, plain_basis
from ashinami.casework.day import DayInput
from ashinami.casework.planning import plan_day
from ashinami.dispatch.stop import MaxIterations
from ashinami.geo.road_files import read
from ashinami.geo.walking import FootNetwork
from ashinami.rules.verdict import Verdict
from ashinami.society.real.takamatsu import ROADS, takamatsu
from ashinami.society.town.fortnight import make_fortnight
from ashinami.transit.answers import Answer, CannotSay, Limits, Missing
from ashinami.transit.loading import load_feeds
from ashinami.transit.road_ways import RoadWays
from ashinami.transit.timetables import Timetables
from ashinami.transit.walking import Ways
from ashinami.vocabulary.wish import Wish

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
BUSES = "gtfs/kagawa/kotoden_bus_20260401.zip"
ROUNDS = 300


def run() -> Iterator[str]:
    """Plan every day and give a line for each as it is done, then those for all."""
    group = takamatsu(DATA, date(2026, 11, 30))
    tables = Timetables(load_feeds([DATA / BUSES]).network, stand_in=True)
    ways = RoadWays(FootNetwork.of(read(DATA / ROADS)).within(Limits().walk_metres))
    served, wanted = 0, 0
    buses: Counter[str] = Counter()
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
        took = time.process_time() - begun
        bases = [plain_basis(transit_answer(tables, wish, ways), None) for wish in given.wishes]
        buses.update(
            " ".join([basis["kind"], basis.get("why") or basis.get("missing") or ""]).strip() for basis in bases
        )
        yield (
            f"{day.day} served {done}/{len(lawful)}, refusals and law as planted: {as_planted}, {len(plan.bases)} legal and"
            f" {len(bases)} transit bases for {len(given.wishes)} wishes, {took:.0f} s"
        )
    yield f"served {served}/{wanted} ({served / wanted:.1%})"
    yield f"transit bases: {', '.join(f'{kind} {count}' for kind, count in buses.most_common())}"


def transit_answer(tables: Timetables, wish: Wish, ways: Ways | None) -> Answer:
    """Return what the timetable says to a wish; a wish without a time to be there is asked of a bus by nobody."""
    errand = errand_of(wish)
    return CannotSay(Missing.GOAL, "時刻") if errand is None else tables.there_and_back(errand, wish.day, ways=ways)
