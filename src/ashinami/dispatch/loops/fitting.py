"""Every place for one more wish in one run, and the one that takes the fewest minutes: exact, nothing skipped.

The new stops (two, or four for there and back) keep their order. They are placed from left to right; what comes too late or
finds no room is given up with all that would follow, and what is complete is judged exactly. No triangle inequality is needed.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ashinami.dispatch.loops.compiled import lean
from ashinami.dispatch.loops.run import (
    NEVER,
    Ints,
    Records,
    Run,
    Runs,
    Trial,
    beyond,
    bounds,
    fewest_minutes,
    one_run,
    settle,
)


@lean
def best_fits(  # noqa: PLR0913, PLR0917
    travel: NDArray[np.int32], runs: Runs, shifts: Ints, new: Records, trial: Trial, found: Ints
) -> None:
    """Write for each of some runs what `best_fit` does: by run where each new stop comes, then minutes and detours."""
    for k in range(len(shifts)):
        found[k, -2], found[k, -1] = best_fit(travel, one_run(runs, shifts[k]), new, trial, found[k])


@lean
def best_fit(travel: NDArray[np.int32], run: Run, new: Records, trial: Trial, where: Ints) -> tuple[int, int]:
    """Return the fewest minutes of the run with the new stops in it, or -1 when they fit nowhere; and riders' detours then.

    `where` then tells after which stop of the run each of the new ones comes.
    """
    stops, count, last = run.stops, len(new), len(run.stops) - 2
    after, starts = trial.next, trial.before
    after[0], starts[0] = 0, run.early[0]
    best, level = -1, 0
    while level >= 0:
        k, now = after[level], starts[level]
        if k > last:
            level -= 1
            continue
        before = new[level - 1] if level > 0 and trial.at[level - 1] == k else stops[k]
        done = now + before["service"]
        following = stops[k + 1]
        onward = max(done + travel[before["place"], following["place"]], run.early[k + 1])
        passes = onward <= run.late[k + 1] and _may_pass(run, new, level, k + 1)
        after[level], starts[level] = k + 1 if passes else NEVER, onward
        start = max(done + travel[before["place"], new[level]["place"]], new[level]["lo"])
        if start > new[level]["hi"] or not _may_stop(run, new, level, k):
            continue
        trial.at[level] = k
        if level + 1 < count:
            level += 1
            after[level], starts[level] = k, start
        elif start + new[level]["service"] + travel[new[level]["place"], following["place"]] <= run.late[k + 1]:
            minutes = fewest_minutes(travel, trial, merged(run, new, trial), run.rules)
            if minutes >= 0 and (best < 0 or minutes < best):
                best = minutes
                for each in range(count):
                    where[each] = trial.at[each]
    if best < 0:
        return best, 0
    for each in range(count):
        trial.at[each] = where[each]
    return best, detours(travel, run, new, trial)


@lean
def detours(travel: NDArray[np.int32], run: Run, new: Records, trial: Trial) -> int:
    """Return how much longer than directly riders ride with the new stops where `at` says, which can be driven so."""
    size = merged(run, new, trial)
    fewest_minutes(travel, trial, size, run.rules)
    settle(trial, size)
    return beyond(travel, trial, size)


@lean
def merged(run: Run, new: Records, trial: Trial) -> int:
    """Put the new stops where `at` says and return how many stops there are."""
    size, fresh = 0, 0
    for k in range(len(run.stops)):
        trial.stops[size] = run.stops[k]
        if run.stops[k]["up"] > 0:
            for other in range(len(new)):
                trial.stops[size]["up"] += k - run.stops[k]["up"] <= trial.at[other] < k
        size += 1
        while fresh < len(new) and trial.at[fresh] == k:
            trial.stops[size] = new[fresh]
            if fresh & 1:
                trial.stops[size]["up"] = 1 + k - trial.at[fresh - 1]
            size += 1
            fresh += 1
    return size


@lean
def _may_stop(run: Run, new: Records, level: int, k: int) -> bool:
    """Whether a new stop may come after stop k, time apart."""
    if run.stops[k]["glued"]:
        return False
    if level & 1:
        return not new[level]["glued"] or run.aboard[k, 2] == 0
    if run.aboard[k, 3] > 0 or (new[level]["alone"] and run.aboard[k, 2] > 0):
        return False
    return _fits(run, new[level], k)


@lean
def _may_pass(run: Run, new: Records, level: int, k: int) -> bool:
    """Whether stop k may come before a new stop and after the one before it, time apart."""
    if not level & 1:
        return level == 0 or not new[level - 1]["glued"]
    up = new[level - 1]
    if up["alone"] or run.stops[k]["glued"] or run.aboard[k, 3] > 0:
        return False
    return _fits(run, up, k)


@lean
def _fits(run: Run, up: Records, k: int) -> bool:
    """Whether the car holds what is aboard after stop k and who boards."""
    seats, chairs = run.aboard[k, 0] + up["seats"], run.aboard[k, 1] + up["chairs"]
    return seats < run.room.shape[0] and chairs < run.room.shape[1] and bool(run.room[seats, chairs])


@lean
def fill_in(travel: NDArray[np.int32], runs: Runs, shift: int) -> None:
    """Fill in the bounds of one of the runs, its stops being written."""
    bounds(travel, one_run(runs, shift))


@lean
def try_on(travel: NDArray[np.int32], runs: Runs, shift: int, new: Records, trial: Trial) -> int:
    """Put one of the runs on trial, with the new stops where `at` says; return its fewest minutes, -1 if it cannot be driven."""
    run = one_run(runs, shift)
    return fewest_minutes(travel, trial, merged(run, new, trial), run.rules)


@lean
def detours_of(travel: NDArray[np.int32], runs: Runs, shift: int, new: Records, trial: Trial) -> int:
    """Return what `detours` does of one of the runs."""
    return detours(travel, one_run(runs, shift), new, trial)
