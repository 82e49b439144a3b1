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
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ashinami.transit.building import network_of
from ashinami.transit.day import day_table
from ashinami.transit.feed import Feed
from ashinami.transit.journey import Journey
from ashinami.transit.planner import Planner
from ashinami.transit.walking import Pace
from ashinami.transit.writing import table_bytes
from bench.transit_asked import measured
from bench.transit_gunma import COMMON, OneDay, one_day, pairs

PAIRS = 1_000
type Asked = tuple[int, int, int]
PEERS = {"cafein": 0, "pynigiri": 120}
"""Each peer and the least seconds it asks for between two rides at a stop: nigiri asks for two minutes."""


def planner_of(day: OneDay, change: int, shorter: int = 0) -> Planner:
    """Return our planner of the day, with the walks of the feed and no others; `change` are the least seconds between two rides.

    `shorter` seconds are taken off each walk between two rides: as much shorter as the change that follows it.
    """
    columns = ("from_stop_id", "to_stop_id", "transfer_type", "min_transfer_time")
    walks = table_bytes(columns, [(one, other, "2", str(took - shorter)) for one, other, took in day.walks])
    network = network_of([Feed(day.feed.name, {**day.feed.files, "transfers.txt": walks})], near_metres=0)
    days = {0: COMMON}
    return Planner(network, day_table(network, days, Pace(), change), Pace(), 4, days)


def soonest(planner: Planner, asked: Asked) -> Journey | None:
    """Return our journey between two stops that arrives first."""
    one, other, leave = asked
    return planner.soonest(planner.at_stops([one], walk=False), planner.at_stops([other], towards=True), leave)


def answers(planner: Planner, asked: list[Asked]) -> tuple[list[int | None], list[float]]:
    """Return our arrivals, with legs made and thrown away, and the milliseconds each took."""
    arrivals, took = [], []
    for each in asked:

        def ask(each: Asked = each) -> int | None:
            found = soonest(planner, each)
            return found.legs[-1].arrives if found else None

        answer, seconds = measured(ask)
        arrivals.append(answer)
        took.append(seconds)
    return arrivals, took


def by_their_rule(day: OneDay, change: int, planner: Planner, asked: list[Asked]) -> list[int | None]:
    """Return our arrivals when nobody needs the least change after a walk, as nigiri has it: the walk is time enough.

    To walk and then to need a change is the same as to walk so much less and to need it; the last walk, to the goal, stays whole.
    """
    theirs, arrivals = planner_of(day, change, shorter=change), []
    for one, other, leave in asked:
        start, end = planner.at_stops([one], walk=False), planner.at_stops([other], towards=True)
        found = theirs.soonest(start, end, leave)
        arrivals.append(found.legs[-1].arrives if found else None)
    return arrivals


def run() -> list[str]:
    """Return what was measured; with ASHINAMI_BENCH_PAGE the pairs that differ are written there one by one."""
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})  # one core for all, one after the other
    lines: list[str] = []
    page: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        day = one_day(Path(folder))
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
            theirs, legs, said = _beside(peer, day, questions, ours, took)
            lines += said
            differ = [at for at, other in enumerate(theirs) if ours[at] != other]
            again = by_their_rule(day, change, planner, [asked[at] for at in differ]) if differ else []
            walks = {(one, other): seconds for one, other, seconds in day.walks}
            whys = [
                why(theirs[at], same, legs[at] if legs else (), walks, soonest(planner, asked[at]))
                for at, same in zip(differ, again, strict=True)
            ]
            page += [
                difference(peer, planner, asked[at], (ours[at], theirs[at], same), reason)
                for at, same, reason in zip(differ, again, whys, strict=True)
            ]
            lines.append(
                f"  {len(differ)} differ: {len([each for each in whys if each == CHANGE])} by the change after a walk,"
            )
            lines += [
                f"    {sum(each.startswith(WALK) for each in whys)} by a walk shorter than the feed's",
                f"    {sum(each.startswith(FAR) for each in whys)} by a long walk that they do not take",
            ]
            lines.append(f"    {len([each for each in whys if not each])} unexplained")
    if told_page := os.environ.get("ASHINAMI_BENCH_PAGE"):
        Path(told_page).write_text("\n".join(page) + "\n", encoding="utf-8")
    return lines


CHANGE, WALK, FAR = "歩いたあとの余裕", "歩きが短い", "長い歩き"


def why(
    theirs: int | None, same: int | None, legs: Sequence[Any], walks: Mapping[tuple[str, str], int], own: Journey | None
) -> str:
    """Return why an answer differs, "" when nobody knows.

    The change after a walk; a walk of theirs that takes less than the feed says, or that it has not (no trip goes from one feed's
    stop to another's); where they find nothing, a walk of ours of a quarter of an hour and more.
    """
    if theirs == same:
        return CHANGE
    for one, other, leaves, arrives in legs:
        told = walks.get((one, other))
        minutes = (arrives - leaves) // 60
        if told is not None and 0 < arrives - leaves < told:
            return f"{WALK}（{one} → {other}：時刻表のファイルは{told // 60}分、相手は{minutes}分）"
        if told is None and one.partition(":")[0] != other.partition(":")[0]:
            return f"{WALK}（{one} → {other}：時刻表のファイルの歩きをつないでも20分をこえる。相手は{minutes}分）"
    longest = max((walk.minutes for walk in own.walks), default=0) if own else 0
    return f"{FAR}（こちらの行き方には{longest}分の歩きがある）" if theirs is None and longest >= 15 else ""


def difference(
    peer: str, planner: Planner, asked: Asked, found: tuple[int | None, int | None, int | None], reason: str
) -> str:
    """Return a row of the table of pairs that differ: who, from where to where and when, three arrivals, why."""
    one, other, leave = asked
    stops = [f"{planner.network.stops.name[stop]}（{planner.network.stops.id[stop]}）" for stop in (one, other)]
    times = ["—" if each is None else f"{each // 3600}:{each // 60 % 60:02}:{each % 60:02}" for each in (leave, *found)]
    return f"| {peer} | {' | '.join(stops)} | {' | '.join(times)} | {reason} |"


def _line(name: str, took: list[float], found: int) -> str:
    ranked = sorted(took)
    middle, high = ranked[len(ranked) // 2], ranked[int(len(ranked) * 0.99)]
    mean = sum(ranked) / len(ranked)
    return f"{name}: {len(ranked)} pairs, {found} with a journey; mean {mean:.3f} ms, p50 {middle:.3f} ms, p99 {high:.3f} ms"


def _beside(
    peer: str, day: OneDay, questions: Path, ours: list[int | None], seconds: list[float]
) -> tuple[list[int | None], list[Any], list[str]]:
    python = os.environ.get("ASHINAMI_PEERS_PYTHON")
    if not python:
        return [], [], [f"{peer}: not asked, ASHINAMI_PEERS_PYTHON names no Python that has it"]
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
        return [], [], [f"{peer}: failed: {done.stderr.strip().splitlines()[-1]}"]
    told = json.loads(done.stdout.strip().splitlines()[-1])
    theirs = [arrival for arrival, _ in told["answers"]]
    took = [each for _, each in told["answers"]]
    same = sum(one == other for one, other in zip(ours, theirs, strict=True))
    ratio = sum(seconds) / sum(took)
    middle = sorted(seconds)[len(seconds) // 2] / sorted(took)[len(took) // 2]
    return (
        theirs,
        told.get("legs", []),
        [
            _line(peer, took, sum(arrival is not None for arrival in theirs)),
            f"  {same} of {len(ours)} answers the same; our time over theirs: mean {ratio:.2f}, median {middle:.2f}",
        ],
    )


if __name__ == "__main__":
    begin = time.perf_counter()
    print("\n".join(run()))
    print(f"{time.perf_counter() - begin:.0f} s in all")
