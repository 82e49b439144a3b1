"""Earliest arrival stop to stop in one prefecture, beside cafein and nigiri in the same run: the same answers, and how fast.

The peers run in a Python of their own, named by ASHINAMI_PEERS_PYTHON:
`uv venv --python 3.11 peers && uv pip install --python peers/bin/python cafein==0.29.0 pynigiri==0.1.5`.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from pathlib import Path

from ashinami.transit.building import network_of
from ashinami.transit.day import day_table
from ashinami.transit.planner import Planner
from ashinami.transit.walking import Pace
from bench.transit_asked import measured
from bench.transit_gunma import COMMON, OneDay, one_day, pairs

PAIRS = 1_000
PEERS = {"cafein": 0, "pynigiri": 120}
"""Each peer and the least seconds it asks for between two rides at a stop: nigiri asks for two minutes."""


def planner_of(day: OneDay, change: int) -> Planner:
    """Return our planner of the day, with the walks of the feed and no others; `change` are the least seconds between two rides."""
    network = network_of([day.feed], near_metres=0)
    days = {0: COMMON}
    return Planner(network, day_table(network, days, Pace(), change), Pace(), 4, days)


def answers(planner: Planner, asked: list[tuple[int, int, int]]) -> tuple[list[int | None], list[float]]:
    """Return our arrivals, with legs made and thrown away, and the milliseconds each took."""
    arrivals, took = [], []
    for one, other, leave in asked:

        def ask(one: int = one, other: int = other, leave: int = leave) -> int | None:
            start, end = planner.at_stops([one], walk=False), planner.at_stops([other], towards=True)
            found = planner.earliest(start, end, leave)
            return found.legs[-1].arrives if found else None

        answer, seconds = measured(ask)
        arrivals.append(answer)
        took.append(seconds)
    return arrivals, took


def run() -> list[str]:
    """Return what was measured."""
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})  # one core for all, one after the other
    with tempfile.TemporaryDirectory() as folder:
        day = one_day(Path(folder))
        lines = []
        for peer, change in PEERS.items():
            planner = planner_of(day, change)
            asked = pairs(planner.boards, planner.alights, int(os.environ.get("ASHINAMI_BENCH_PAIRS", PAIRS)), 7)
            ids = planner.network.stops.id.whole()
            told = [(ids[one], ids[other], leave) for one, other, leave in asked]
            questions = Path(folder) / "questions.json"
            questions.write_text(
                json.dumps({"day": COMMON.isoformat(), "pairs": told, "walks": day.walks}), encoding="utf-8"
            )
            ours, took = answers(planner, asked)
            lines.append(
                _line(f"ashinami, {change} s between two rides", took, sum(answer is not None for answer in ours))
            )
            lines += _beside(peer, day, questions, ours, took)
    return lines


def _line(name: str, took: list[float], found: int) -> str:
    ranked = sorted(took)
    middle, high = ranked[len(ranked) // 2], ranked[int(len(ranked) * 0.99)]
    mean = sum(ranked) / len(ranked)
    return f"{name}: {len(ranked)} pairs, {found} with a journey; mean {mean:.3f} ms, p50 {middle:.3f} ms, p99 {high:.3f} ms"


def _beside(peer: str, day: OneDay, questions: Path, ours: list[int | None], seconds: list[float]) -> list[str]:
    python = os.environ.get("ASHINAMI_PEERS_PYTHON")
    if not python:
        return [f"{peer}: not asked, ASHINAMI_PEERS_PYTHON names no Python that has it"]
    script = Path(__file__).with_name("transit_asked.py")
    environment = os.environ | {"RAYON_NUM_THREADS": "1"}
    done = subprocess.run(
        [python, str(script), peer, str(day.path), str(questions)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return [f"{peer}: failed: {done.stderr.strip().splitlines()[-1]}"]
    told = json.loads(done.stdout.strip().splitlines()[-1])
    theirs = [arrival for arrival, _ in told["answers"]]
    took = [each for _, each in told["answers"]]
    same = sum(one == other for one, other in zip(ours, theirs, strict=True))
    ratio = sum(seconds) / sum(took)
    middle = sorted(seconds)[len(seconds) // 2] / sorted(took)[len(took) // 2]
    lines = [_line(peer, took, sum(arrival is not None for arrival in theirs))]
    lines.append(
        f"  {same} of {len(ours)} answers the same; our time over theirs: mean {ratio:.2f}, median {middle:.2f}"
    )
    differ = [(at, one, other) for at, (one, other) in enumerate(zip(ours, theirs, strict=True)) if one != other]
    lines += [f"  pair {at}: ours {one}, theirs {other}" for at, one, other in differ[:12]]
    return lines


if __name__ == "__main__":
    begin = time.perf_counter()
    print("\n".join(run()))
    print(f"{time.perf_counter() - begin:.0f} s in all")
