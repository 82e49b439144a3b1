"""A tiny day that runs through every compiled loop of the journey search, so that all of them are in the cache."""

from __future__ import annotations

import numpy as np

from ashinami.transit.loops.arrays import ALIGHT, BOARD, CALL, EDGE, PATTERN, VISIT, Day, work_for
from ashinami.transit.loops.entries import Sheet


def warm() -> None:
    """Compile all loops, or load them from the cache."""
    day = Day(
        patterns=np.array([(0, 2, 0, 1)], PATTERN),
        calls=np.array([(0, 0), (60, 60)], CALL),
        stop=np.array([0, 1], np.int32),
        may=np.array([BOARD | ALIGHT] * 2, np.uint8),
        first_visit=np.array([0, 1, 2], np.int64),
        visits=np.array([(0, 0), (0, 1)], VISIT),
        first_walk=np.array([0, 0, 0], np.int64),
        walks=np.zeros(0, EDGE),
        change=np.zeros(2, np.int32),
    )
    work = work_for(day, 2)
    sheet, start = Sheet(day, work), np.array([(0, 0)], EDGE)
    goal = np.array([(1, 0)], EDGE)
    sheet.aim(goal, day)
    sheet.search(start, 0, 2, goal=False)
    if work.best[1] != 60:
        raise RuntimeError("the compiled search does not find its way")
    sheet.clean()
    sheet.aim(goal, day)
    sheet.sweep(start, np.zeros(1, np.int32), 2, np.zeros((2, 3), np.int32))
    sheet.clean()
