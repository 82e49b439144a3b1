"""What runs in a peer's own Python: `python bench/transit_asked.py cafein|pynigiri FEED PAIRS`, the answers as JSON.

It imports nothing of Ashinami, since the peers' wheels may be for another Python than ours.
"""

from __future__ import annotations

import csv
import io
import json
import os
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

REPEATS = int(os.environ.get("ASHINAMI_BENCH_REPEATS", "5"))
RIDES = 4


def measured(ask: Callable[[], Any]) -> tuple[Any, float]:
    """Return an answer and the least time of the processor it took, in milliseconds: the machine does other things too.

    All engines here answer in the thread that asks, so that the processor's time is the whole of it.
    """
    best = float("inf")
    answer = None
    for _ in range(REPEATS):
        begin = time.process_time()
        answer = ask()
        best = min(best, time.process_time() - begin)
    return answer, 1000 * best


def cafein(feed: str, day: str, pairs: list[tuple[str, str, int]], walks: list[tuple[str, str, int]]) -> dict[str, Any]:
    """Ask cafein each pair; it takes walks by its own call."""
    network_kind = import_module("cafein").TransportNetwork
    begin = time.process_time()
    network = network_kind.from_gtfs([feed], trip_distances=False, leg_geometries=False)
    load = time.process_time() - begin
    network.set_transfers([(one, other, seconds, seconds * 0.9) for one, other, seconds in walks])
    begin_of_day = datetime.fromisoformat(day)
    answers = []
    for one, other, leave in pairs:
        moment = begin_of_day + timedelta(seconds=leave)

        def ask(one: str = one, other: str = other, moment: datetime = moment) -> Any:  # noqa: ANN401
            return network.route_between_stops(one, other, departure=moment, max_rides=RIDES, geometries=False)

        found, took = measured(ask)
        arrivals = [int(each["arrival_s"]) for each in found]
        answers.append((min(arrivals, default=None), took))
    return {"load": load, "answers": answers}


def pynigiri(feed: str, day: str, pairs: list[tuple[str, str, int]], _: list[tuple[str, str, int]]) -> dict[str, Any]:
    """Ask nigiri each pair; it reads the walks from the feed."""
    nigiri = import_module("pynigiri")
    source = nigiri.TimetableSource()
    source.tag, source.path = "x", feed
    source.loader_config = nigiri.LoaderConfig()
    source.loader_config.link_stop_distance = 0
    source.loader_config.default_tz = "Asia/Tokyo"
    options = nigiri.FinalizeOptions()
    options.adjust_footpaths = False
    begin = time.process_time()
    begin_of_day = datetime.fromisoformat(day)
    last = (begin_of_day + timedelta(days=2)).date().isoformat()
    timetable = nigiri.load_timetable([source], begin_of_day.date().isoformat(), last, options)
    load = time.process_time() - begin
    midnight = int(datetime.fromisoformat(f"{day}T00:00:00+09:00").timestamp())
    answers, told = [], []
    for one, other, leave in pairs:
        query = _nigiri_query(nigiri, timetable, one, other, (midnight + leave) // 60)

        def ask(query: Any = query) -> list[tuple[Any, Any]]:  # noqa: ANN401
            return [(each.legs, each.arrival_time()) for each in nigiri.route(timetable, query)]

        found, took = measured(ask)
        arrivals = [(_nigiri_seconds(arrival) - midnight, legs) for legs, arrival in found]
        first = min(arrivals, default=(None, ()), key=lambda each: each[0])
        answers.append((first[0], took))
        told.append([_nigiri_leg(leg, midnight) for leg in first[1]])
    numbers = {_number(timetable.find_location(stop)): stop for stop in _stop_ids(feed)}
    legs = [[(numbers.get(one, ""), numbers.get(other, ""), *times) for one, other, *times in each] for each in told]
    return {"load": load, "answers": answers, "legs": legs}


def _nigiri_leg(leg: Any, midnight: int) -> tuple[int, int, int, int]:  # noqa: ANN401
    times = (_nigiri_seconds(leg.dep_time) - midnight, _nigiri_seconds(leg.arr_time) - midnight)
    return (_number(getattr(leg, "from")), _number(leg.to), *times)


def _number(location: Any) -> int:  # noqa: ANN401
    """Return the number in LocationIdx(12)."""
    return int("".join(sign for sign in str(location) if sign.isdigit()))


def _stop_ids(feed: str) -> list[str]:
    with zipfile.ZipFile(feed) as archive:
        table = archive.read("stops.txt").decode("utf-8-sig")
    return [row["stop_id"] for row in csv.DictReader(io.StringIO(table))]


def _nigiri_query(nigiri: Any, timetable: Any, one: str, other: str, minute: int) -> Any:  # noqa: ANN401
    query = nigiri.Query()
    query.start_time = minute
    query.start_match_mode = query.dest_match_mode = nigiri.EXACT
    query.use_start_footpaths = False
    query.max_transfers = RIDES - 1
    query.start = [nigiri.Offset(timetable.find_location(one), 0, 0)]
    query.destination = [nigiri.Offset(timetable.find_location(other), 0, 0)]
    return query


def _nigiri_seconds(arrival: Any) -> int:  # noqa: ANN401
    return int(arrival.timestamp()) if hasattr(arrival, "timestamp") else int(arrival) * 60


def main(peer: str, feed: str, questions: str) -> None:
    """Answer the questions of a file and print the answers."""
    told = json.loads(Path(questions).read_text(encoding="utf-8"))
    ask = {"cafein": cafein, "pynigiri": pynigiri}[peer]
    print(json.dumps(ask(feed, told["day"], told["pairs"], told["walks"])))


if __name__ == "__main__":
    main(*sys.argv[1:])
