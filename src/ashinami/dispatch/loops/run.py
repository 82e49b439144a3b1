"""One run as arrays of whole minutes, and the times by which it can be driven: exact, with rests.

A run is stops in order, from where its driver leaves to where he ends. Its rules are difference constraints: windows, ways, and
rides that are not too long. Passes along the run correct starts one way only, to the least and to the greatest solution.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ashinami.dispatch.loops.compiled import lean

type Ints = NDArray[np.int64]
type Records = NDArray[np.void]

STOP = np.dtype(
    [
        ("place", np.int64),
        ("lo", np.int64),  # service starts no sooner ...
        ("hi", np.int64),  # ... and no later
        ("service", np.int64),
        ("up", np.int64),  # at a drop-off, how many stops before it her pick-up is (0 elsewhere)
        ("limit", np.int64),  # at a drop-off, the most minutes since the start of boarding
        ("seats", np.int64),  # who boards, negative at drop-offs
        ("chairs", np.int64),
        ("riders", np.int64),  # +1 where a way begins, -1 where it ends
        ("alone", np.int64),  # +1 and -1 where nobody else may be in the car between
        ("glued", np.int64),  # 1 where the next stop follows at once and nobody else is in the car
    ],
    align=True,
)

NEVER = 1 << 40
"""Later than any minute."""


class Run(NamedTuple):
    """One driver's run in one window.

    `stops` are records of STOP; `early` and `late` bound the starts at them by windows and ways alone; `aboard` is
    int64 [stop, 4]: seats, chairs, riders and those who ride alone after each. `room` tells, by seats and chairs, what fits.
    `rules` are the most minutes at the wheel, and after how many of them he rests, and how long.
    """

    stops: Records
    early: Ints
    late: Ints
    aboard: Ints
    room: NDArray[np.bool_]
    rules: Ints


class Runs(NamedTuple):
    """All runs of a day: the arrays of `Run`, each with one more axis in front, and how many stops each run has."""

    stops: Records
    early: Ints
    late: Ints
    aboard: Ints
    room: NDArray[np.bool_]
    rules: Ints
    size: Ints


def empty_runs(room: NDArray[np.bool_], rules: Ints, longest: int) -> Runs:
    """Return runs of two stops without any place or time yet; `longest` is the most stops one may hold."""
    count = len(rules)
    numbers = np.zeros((count, longest), np.int64), np.zeros((count, longest), np.int64)
    aboard = np.zeros((count, longest, 4), np.int64)
    return Runs(np.zeros((count, longest), STOP), *numbers, aboard, room, rules, np.full(count, 2))


@lean
def one_run(runs: Runs, k: int) -> Run:
    """Return one of the runs; its arrays are views."""
    n = runs.size[k]
    return Run(runs.stops[k, :n], runs.early[k, :n], runs.late[k, :n], runs.aboard[k, :n], runs.room[k], runs.rules[k])


class Trial(NamedTuple):
    """Room to work in: a run with new stops in it, the gaps between its stops, and starts.

    By new stop, `at` is after which stop of the run it comes, `next` after which to try it then, `before` the start there.
    """

    stops: Records
    gap: Ints
    early: Ints
    late: Ints
    at: Ints
    next: Ints
    before: Ints


def trial(longest: int) -> Trial:
    """Return room for runs of so many stops, the new ones among them."""
    numbers = [np.zeros(longest, np.int64) for _ in range(6)]
    return Trial(np.zeros(longest, STOP), *numbers)


@lean
def bounds(travel: NDArray[np.int32], run: Run) -> None:
    """Fill in what is aboard after each stop of a run, and its bounds on starts."""
    stops = run.stops
    last = len(stops) - 1
    seats = chairs = riders = alone = 0
    for k in range(last + 1):
        seats += stops[k]["seats"]
        chairs += stops[k]["chairs"]
        riders += stops[k]["riders"]
        alone += stops[k]["alone"]
        run.aboard[k, 0], run.aboard[k, 1], run.aboard[k, 2], run.aboard[k, 3] = seats, chairs, riders, alone
    run.early[0], run.late[last] = stops[0]["lo"], stops[last]["hi"]
    for k in range(1, last + 1):
        way = stops[k - 1]["service"] + travel[stops[k - 1]["place"], stops[k]["place"]]
        run.early[k] = max(run.early[k - 1] + way, stops[k]["lo"])
    for k in range(last - 1, -1, -1):
        way = stops[k]["service"] + travel[stops[k]["place"], stops[k + 1]["place"]]
        run.late[k] = min(run.late[k + 1] - way, stops[k]["hi"])


@lean
def fewest_minutes(travel: NDArray[np.int32], trial: Trial, size: int, rules: Ints) -> int:
    """Return the fewest minutes between leaving and coming home of the trial's stops, or -1 when they cannot be driven.

    `early` then holds the least starts, `late` the greatest when home is reached as early as can be.
    """
    stops, gap = trial.stops, trial.gap
    driving = since = riders = 0
    for k in range(size - 1):
        way = int(travel[stops[k]["place"], stops[k + 1]["place"]])
        gap[k] = stops[k]["service"] + way
        driving += way
        since += way
        riders += stops[k]["riders"]
        if since >= rules[1] and riders == 0 and stops[k]["glued"] == 0 and k + 2 < size:
            gap[k] += rules[2]
            since = 0
    if driving > rules[0] or not least(trial, size):
        return -1
    trial.late[size - 1] = trial.early[size - 1]
    if not greatest(trial, size):
        return -1
    return int(trial.early[size - 1] - trial.late[0])


@lean
def least(trial: Trial, size: int) -> bool:
    """Fill in the least starts: forwards along the run, then pick-ups of rides that are too long later, until none is."""
    stops, gap, early = trial.stops, trial.gap, trial.early
    early[0] = stops[0]["lo"]
    for k in range(1, size):
        early[k] = max(early[k - 1] + gap[k - 1], stops[k]["lo"])
        if early[k] > stops[k]["hi"]:
            return False
    settled = False
    while not settled:
        settled = True
        for k in range(1, size):
            up = k - stops[k]["up"]
            now = early[k] - stops[k]["limit"]
            if up == k or now <= early[up]:
                continue
            settled = False
            while up < size and now > early[up]:
                if now > stops[up]["hi"]:
                    return False
                early[up] = now
                now += gap[up]
                up += 1
    return True


@lean
def greatest(trial: Trial, size: int) -> bool:
    """Fill in the greatest starts, the last one given: the mirror image of `least`."""
    stops, gap, late = trial.stops, trial.gap, trial.late
    for k in range(size - 2, -1, -1):
        late[k] = min(late[k + 1] - gap[k], stops[k]["hi"])
        if late[k] < stops[k]["lo"]:
            return False
    settled = False
    while not settled:
        settled = True
        for off in range(size - 1, 0, -1):
            k = off
            now = late[off - stops[off]["up"]] + stops[off]["limit"]
            if stops[off]["up"] == 0 or now >= late[k]:
                continue
            settled = False
            while k >= 0 and now < late[k]:
                if now < stops[k]["lo"]:
                    return False
                late[k] = now
                k -= 1
                now -= gap[k]
    return True


@lean
def settle(trial: Trial, size: int) -> None:
    """Make `early` the starts to drive by, after `fewest_minutes`: drop-offs early, pick-ups as late as these allow.

    So nobody waits in the car for what she could have waited for at home.
    """
    trial.stops[0]["lo"] = trial.late[0]
    least(trial, size)
    for k in range(size - 2, 0, -1):
        if trial.stops[k]["riders"] > 0:
            trial.early[k] = min(trial.stops[k]["hi"], trial.early[k + 1] - trial.gap[k])


@lean
def spread(trial: Trial, size: int, most: int) -> None:
    """Make `early` and `late` the least and the greatest starts with at most so many minutes out, after `fewest_minutes`."""
    trial.stops[size - 1]["up"], trial.stops[size - 1]["limit"] = size - 1, most
    least(trial, size)
    trial.late[size - 1] = trial.stops[size - 1]["hi"]
    greatest(trial, size)


@lean
def beyond(travel: NDArray[np.int32], trial: Trial, size: int) -> int:
    """Return how much longer than directly riders ride, after `settle`."""
    stops, minutes = trial.stops, 0
    for k in range(1, size - 1):
        if stops[k]["up"] > 0:
            up = k - stops[k]["up"]
            direct = stops[up]["service"] + travel[stops[up]["place"], stops[k]["place"]]
            minutes += max(0, trial.early[k] - trial.early[up] - direct)
    return minutes
