"""Published instances against the best-known values: each judged, with gap, bound and seconds of processor time."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import yaml

from ashinami.dispatch.published.files import read
from ashinami.dispatch.published.judge import faults
from ashinami.dispatch.published.solving import solve
from ashinami.dispatch.warm import warm_published

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "bench" / "darp"
SETS = {
    "cordeau2006": "cordeau2006/{}.txt",
    "cordeau_laporte2003": "cordeau-laporte2003/{}.txt",
    "malheiros2021_md_hdarp": "malheiros2021/{}hetIUY.txt",
    "li_lim2003": "li-lim/{}.txt",
}
QUICK = ("a2-16", "a4-48", "a8-96", "pr01", "pr03", "md-a9-72", "lc103", "lr112")
SEED = 1


def run() -> list[str]:
    """Return a line for each of a few instances, 5 seconds each."""
    warm_published()
    return [measured(name, 5)[0] for name in QUICK]


def known() -> dict[str, dict[str, dict[str, float]]]:
    """Return by set and name the best-known values of the instances that are here."""
    with (FOLDER / "best-known.yaml").open(encoding="utf-8") as file:
        told = yaml.safe_load(file)
    return {
        each: {name: entry for name, entry in (told[each] or {}).items() if path(each, name).exists()} for each in SETS
    }


def path(of_set: str, name: str) -> Path:
    """Return where an instance's file lies."""
    if of_set == "li_lim2003":
        name = f"{'200' if '_' in name else '100'}/{name}"
    return FOLDER / SETS[of_set].format(name.removeprefix("md-"))


def measured(name: str, seconds: float) -> tuple[str, float, bool, int]:
    """Return a line, the gap in per cent, whether it was proven, and the vehicles beyond the best-known number."""
    of_set, best = next((each, entries[name]) for each, entries in known().items() if name in entries)
    published = read(path(of_set, name))
    begin = process_time()
    found = solve(published, seconds=seconds, seed=SEED, timer=process_time)
    took = process_time() - begin
    assert found.left_out or not faults(published, found.routes)
    value = float(best.get("exact", best["value"]))
    gap = 100 * (found.cost / value - 1)
    used = sum(map(bool, found.routes))
    more = used - int(best.get("vehicles", used))
    bound = "–" if found.bound is None else f"{found.bound:.2f}"
    left = f", {found.left_out} left out" if found.left_out else ""
    line = f"| {name} | {value:.2f} | {found.cost:.2f} | {gap:+.2f} | {bound} | {used} ({more:+d}){left} | {took:.1f} |"
    return line, gap, found.proven, more
