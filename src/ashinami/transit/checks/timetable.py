"""Whether buses keep time: no time runs backwards, ends have times, trips have two calls, stops are served."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ashinami.basics.notice import Notice, Severity
from ashinami.transit.checks.told import told_once
from ashinami.transit.feed import Feed
from ashinami.transit.part import call_rows, faults_of
from ashinami.transit.seconds import BLANK

_LONGEST_STAY = 6 * 3600


def check(feed: Feed) -> Iterator[Notice]:
    """Yield what is wrong or worth knowing about the times of trips."""
    rows = feed.rows("stop_times.txt")
    calls = call_rows(feed)
    yield from faults_of(feed, calls)
    first, last = calls.ends
    blank = ~calls.window & (calls.arrival == BLANK) & ~first & ~last
    said = "時刻が空です。前後の停留所との距離から見積もり、見積もりと記します"
    yield from told_once("blank-time", Severity.NOTE, said, "", rows, np.sort(calls.row[blank]), "arrival_time")
    long = np.sort(calls.row[calls.departure - calls.arrival > _LONGEST_STAY])
    yield from told_once(
        "long-stay", Severity.WARNING, "6時間より長く停まっています", "時刻を確かめてください", rows, long
    )
    trips = feed.rows("trips.txt")
    fixed = calls.trip[~calls.window & (calls.trip >= 0)]
    count = np.bincount(fixed, minlength=trips.count)
    booked = np.zeros(trips.count, np.bool_)
    booked[calls.trip[calls.window & (calls.trip >= 0)]] = True
    short = np.flatnonzero((count < 2) & ~booked)
    said = "停留所が二つに満たない便です。使われません"
    yield from told_once(
        "short-trip", Severity.WARNING, said, "stop_times.txt を確かめてください", trips, short, "trip_id"
    )
    yield from _never_served(feed)


def _never_served(feed: Feed) -> Iterator[Notice]:
    served = {*feed.rows("stop_times.txt").column("stop_id"), *feed.rows("location_group_stops.txt").column("stop_id")}
    stops = feed.rows("stops.txt")
    kinds, parents = stops.column("location_type"), set(stops.column("parent_station"))
    lonely = [
        at
        for at, stop in enumerate(stops.column("stop_id"))
        if kinds[at] in {"", "0"} and stop not in served and stop not in parents
    ]
    yield from told_once(
        "stop-never-served", Severity.NOTE, "どの便も停まらない停留所です", "", stops, lonely, "stop_id"
    )
