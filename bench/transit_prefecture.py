"""One prefecture and a nation's worth of timetables: loading, answering there and back, memory, a cold start.

Seconds are of the processor, the least of several repeats: the machine does other things too. `ASHINAMI_BENCH_PARTS` names
parts to run alone (gunma, nation).
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from ashinami.basics.place import Point
from ashinami.transit.answers import Limits, NoBus
from ashinami.transit.fare_rules import Fares
from ashinami.transit.journey import Spot
from ashinami.transit.loading import load_feeds
from ashinami.transit.network import Network, Patterns, Routes, Stops, Times, Trips
from ashinami.transit.round_trip import Errand
from ashinami.transit.services import Services
from ashinami.transit.stored import load, save
from ashinami.transit.texts import Texts
from ashinami.transit.timetables import Timetables
from bench.transit_asked import measured
from bench.transit_gunma import GTFS, gunma_archives

QUESTIONS = int(os.environ.get("ASHINAMI_BENCH_QUESTIONS", "500"))
ASKED = date(2026, 12, 2)
TILES = 12


def processor(what: Any, repeats: int = 3) -> tuple[Any, float]:  # noqa: ANN401
    """Return what a call gives and the least seconds of the processor it took."""
    best, found = float("inf"), None
    for _ in range(repeats):
        begin = time.process_time()
        found = what()
        best = min(best, time.process_time() - begin)
    return found, best


def run() -> list[str]:
    """Return what was measured."""
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    _, pace = processor(lambda: sum(range(10_000_000)), 5)
    parts = os.environ.get("ASHINAMI_BENCH_PARTS", "gunma nation").split()
    lines = [f"this machine just now: the sum of ten million numbers in plain Python takes {pace:.2f} s"]
    lines += _gunma() if "gunma" in parts else []
    return lines + (_nation() if "nation" in parts else [])


def _gunma() -> list[str]:
    """One prefecture: loading, the compiled file, a cold start, there and back."""
    with tempfile.TemporaryDirectory() as folder:
        loaded, took = processor(lambda: load_feeds(gunma_archives()))
        lines = [f"40 archives of Gunma read, checked and merged: {took:.2f} s of the processor (least of 3)"]
        _, fares = processor(load_feeds(gunma_archives()).network.fares.whole, 1)
        lines.append(
            f"  and the fares of all, which are else read when the first fare of a feed is asked: {fares:.2f} s more"
        )
        path = Path(folder) / "gunma.transit"
        save(loaded.network, path)
        network, took = processor(lambda: load(path), 5)
        lines.append(f"  from the compiled file of {path.stat().st_size / 1e6:.0f} MB: {took:.3f} s (least of 5)")
        return lines + _cold(path) + _there_and_back("Gunma", network, QUESTIONS)


def _nation() -> list[str]:
    """All feeds so many times: there and back, and the memory of a process that opens them from the compiled file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "nation.transit"
        code = "import sys; from pathlib import Path; from bench.transit_prefecture import make_nation; make_nation(Path(sys.argv[1]))"
        subprocess.run([sys.executable, "-c", code, str(path)], check=True)
        network, took = processor(lambda: load(path), 3)
        size = f"{len(network.times.arrival):,} stop times, {len(network.stops.feed):,} stops"
        opened = f"opened from the compiled file of {path.stat().st_size / 1e6:.0f} MB in {took:.3f} s"
        lines = [f"all feeds {TILES} times: {size}, {opened}"]
        lines += _there_and_back(f"all feeds {TILES} times", network, QUESTIONS)
    lines.append(f"  memory at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")
    return lines


def make_nation(path: Path) -> None:
    """Write the network of all feeds so many times over to a file."""
    archives = [each for each in sorted(GTFS.rglob("*.zip")) if "flex" not in each.parts]
    save(tile(load_feeds(archives).network, TILES), path)


def _cold(path: Path) -> list[str]:
    """Start a process that answers one question, with the compiled loops in the cache."""
    code = (
        "import sys, time; begin = time.process_time()\n"
        "from datetime import date; from pathlib import Path\n"
        "from ashinami.transit.stored import load; from ashinami.transit.timetables import Timetables\n"
        "planner, _ = Timetables(load(Path(sys.argv[1])), stand_in=True).on(date(2026, 12, 2))\n"
        "start, end = planner.at_stops([10]), planner.at_stops([400], towards=True)\n"
        "planner.earliest(start, end, 30000); print(time.process_time() - begin)\n"
    )
    took = []
    for _ in range(4):
        begin = time.perf_counter()
        done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
        took.append((float(done.stdout), time.perf_counter() - begin))
    processor_s, wall = min(each for each, _ in took[1:]), min(each for _, each in took[1:])
    return [
        f"cold start to the first answer, cache filled: {processor_s:.2f} s of the processor, {wall:.2f} s on the clock (least of 3)"
    ]


def _there_and_back(name: str, network: Network, count: int) -> list[str]:
    timetables = Timetables(network, stand_in=True)
    chance = Random(11)  # noqa: S311 - a bench, not a secret
    _, ready = processor(lambda: timetables.on(ASKED, change_minutes=Limits().change_minutes, rides=Limits().rides), 1)
    placed = np.flatnonzero(~np.isnan(network.stops.lat))
    kinds: Counter[str] = Counter()
    took = []
    for _ in range(count):
        one = int(chance.choice(placed))
        lat, lon = float(network.stops.lat[one]), float(network.stops.lon[one])
        near = placed[(np.abs(network.stops.lat[placed] - lat) < 0.1) & (np.abs(network.stops.lon[placed] - lon) < 0.1)]
        other = int(chance.choice(near))
        home = Spot("自宅", point=Point(lat + chance.uniform(-0.003, 0.003), lon + chance.uniform(-0.003, 0.003)))
        goal = Spot("行き先", point=Point(float(network.stops.lat[other]), float(network.stops.lon[other])))
        errand = Errand(home, goal, chance.randrange(9 * 60, 12 * 60), chance.choice((30, 60, 120)))

        def ask(errand: Errand = errand) -> Any:  # noqa: ANN401
            answer = timetables.there_and_back(errand, ASKED)
            return answer, answer.spoken

        (answer, _), seconds = measured(ask)
        took.append(seconds)
        kinds[answer.why.value if isinstance(answer, NoBus) else type(answer).__name__] += 1
    took.sort()
    told = "、".join(f"{kind} {number}" for kind, number in kinds.most_common())
    p50, p99 = took[len(took) // 2], took[int(len(took) * 0.99)]
    asked = f"{count} questions there and back with legs, walks, fares, reason and sentence"
    timed = f"p50 {p50:.2f} ms, p99 {p99:.2f} ms, longest {took[-1]:.1f} ms"
    return [f"{name}: the day made in {ready:.2f} s of the processor; {asked}: {timed}", f"  {told}"]


def tile(network: Network, times: int) -> Network:
    """Return the network so many times, each three degrees north and fourteen west of the one before: a nation's size."""
    counts = {
        "stop": len(network.stops.feed), "route": len(network.routes.feed), "feed": len(network.feeds),
        "service": len(network.services.feed), "pattern": len(network.patterns.first) - 1, "call": len(network.times.arrival),
        "step": len(network.patterns.stop),
    }  # fmt: skip

    def moved(array: Any, by: str) -> Any:  # noqa: ANN401
        return np.concatenate(
            [np.where(array < 0, array, array + copy * counts[by]).astype(array.dtype) for copy in range(times)]
        )

    def plain(part: Any) -> dict[str, Any]:  # noqa: ANN401
        found = {}
        for field in fields(part):
            value = getattr(part, field.name)
            found[field.name] = _texts(value, times) if isinstance(value, Texts) else np.tile(value, times)
        return found

    stops = plain(network.stops) | {
        "feed": moved(network.stops.feed, "feed"), "parent": moved(network.stops.parent, "stop"),
        "lat": np.concatenate([network.stops.lat - 3.0 * copy for copy in range(times)]),
        "lon": np.concatenate([network.stops.lon - 14.0 * copy for copy in range(times)]),
    }  # fmt: skip
    routes = plain(network.routes) | {"feed": moved(network.routes.feed, "feed")}
    trips = plain(network.trips) | {
        "route": moved(network.trips.route, "route"), "service": moved(network.trips.service, "service"),
        "pattern": moved(network.trips.pattern, "pattern"), "first": moved(network.trips.first, "call"),
    }  # fmt: skip
    patterns = plain(network.patterns) | {
        "stop": moved(network.patterns.stop, "stop"),
        "first": np.concatenate([[0], *(network.patterns.first[1:] + copy * counts["step"] for copy in range(times))]),
    }
    services = plain(network.services) | {
        "feed": moved(network.services.feed, "feed"), "service": moved(network.services.service, "service")
    }  # fmt: skip
    walk = np.tile(network.walk, (times, 1))
    walk[:, :2] += np.repeat(np.arange(times) * counts["stop"], len(network.walk))[:, None].astype(np.int32)
    return replace(
        network, feeds=_texts(network.feeds, times), publishers=_texts(network.publishers, times), stops=Stops(**stops),
        routes=Routes(**routes), trips=Trips(**trips), patterns=Patterns(**patterns), times=Times(**plain(network.times)),
        services=Services(**services), walk=walk, transfer=np.zeros((0, 3), np.int32), fares=Fares(),
    )  # fmt: skip


def _texts(texts: Texts, times: int) -> Texts:
    total = int(texts.first[-1])
    first = np.concatenate([texts.first[:1], *(texts.first[1:] + copy * total for copy in range(times))])
    return Texts(np.tile(texts.signs, times), first)


if __name__ == "__main__":
    print("\n".join(run()))
