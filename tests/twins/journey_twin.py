"""The obvious way to the earliest arrival: every trip, every call, once for each number of rides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ashinami.transit.day import DayTable

NEVER = 1 << 30


def trips_of(table: DayTable) -> list[list[tuple[int, int, int, int]]]:
    """Return each trip of the day as its calls: stop, arrival, departure, what may be done (1 board, 2 alight)."""
    day = table.forwards
    found = []
    for pattern in day.patterns:
        for trip in range(pattern["trips"]):
            calls = []
            for at in range(pattern["size"]):
                call = day.calls[pattern["time"] + trip * pattern["size"] + at]
                where = pattern["stop"] + at
                calls.append((int(day.stop[where]), int(call["arrival"]), int(call["departure"]), int(day.may[where])))
            found.append(calls)
    return found


def walks_of(table: DayTable) -> dict[int, list[tuple[int, int]]]:
    """Return the walks from each stop."""
    day = table.forwards
    return {
        stop: [
            (int(edge["stop"]), int(edge["seconds"]))
            for edge in day.walks[day.first_walk[stop] : day.first_walk[stop + 1]]
        ]
        for stop in range(len(day.change))
    }


def arrivals(
    table: DayTable, access: Mapping[int, int], leave: int, rides: int
) -> tuple[list[dict[int, int]], list[dict[int, int]]]:
    """Return for each number of rides the earliest arrival by exactly so many rides, and where one can then be on foot."""
    trips, walks, change = trips_of(table), walks_of(table), table.forwards.change
    ready = {stop: leave + seconds for stop, seconds in access.items()}
    by_ride: list[dict[int, int]] = [{}]
    on_foot = [dict(ready)]
    for ride in range(1, rides + 1):
        left: dict[int, int] = {}
        for calls in trips:
            aboard = False
            for stop, arrival, departure, may in calls:
                if aboard and may & 2:
                    left[stop] = min(left.get(stop, NEVER), arrival)
                wait = int(change[stop]) if ride > 1 else 0
                if may & 1 and ready.get(stop, NEVER) + wait <= departure:
                    aboard = True
        ready = dict(left)
        for stop, time in left.items():
            for other, seconds in walks[stop]:
                ready[other] = min(ready.get(other, NEVER), time + seconds)
        by_ride.append(left)
        on_foot.append(ready)
    return by_ride, on_foot


def earliest(table: DayTable, access: Mapping[int, int], egress: Mapping[int, int], leave: int, rides: int) -> int:  # fmt: skip
    """Return the earliest arrival at the goal with at most so many rides, NEVER when there is none."""
    by_ride, _ = arrivals(table, access, leave, rides)
    there = [left.get(stop, NEVER) + seconds for left in by_ride for stop, seconds in egress.items()]
    return min([time for time in there if time < NEVER], default=NEVER)


def worth_leaving(
    table: DayTable, access: Mapping[int, int], egress: Mapping[int, int], seconds: Sequence[int], rides: int
) -> set[tuple[int, int, int]]:
    """Return (leaves, arrives, rides) of every departure at one of the seconds that no other is as good as."""
    found = set()
    for leave in seconds:
        for most in range(1, rides + 1):
            there = earliest(table, access, egress, leave, most)
            if there < NEVER:
                found.add((leave, there, most))
    return {
        one
        for one in found
        if not any(other != one and other[0] >= one[0] and other[1] <= one[1] and other[2] <= one[2] for other in found)
    }
