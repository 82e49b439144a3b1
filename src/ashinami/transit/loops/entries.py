"""One day's timetable and the labels that searches of it write: where the planner calls the loops from."""

from __future__ import annotations

import numpy as np

from ashinami.transit.loops.arrays import AIMED, Day, Ints, Records, Work
from ashinami.transit.loops.profile import sweep
from ashinami.transit.loops.search import clean, search


class Sheet:
    """A day and what is written on; the loops are handed the same arrays each time."""

    def __init__(self, day: Day, work: Work) -> None:
        self.day, self.work = day, work

    def aim(self, goal: Records, mirrored: Day) -> None:
        """Set the goal until `clean`: its stops (EDGE), and the patterns left at them, which the mirrored day boards there."""
        work, first, visits = self.work, mirrored.first_visit, mirrored.visits["pattern"]
        work.egress[goal["stop"]] = goal["seconds"]
        parts = [visits[first[stop] : first[stop + 1]] for stop in goal["stop"].tolist()]
        aims = np.unique(np.concatenate(parts)) if parts else np.zeros(0, np.int32)
        work.aims[: len(aims)] = aims
        work.counts[AIMED] = len(aims)

    def search(self, access: Records, start: int, rides: int, *, goal: bool) -> None:
        """See `loops.search.search`."""
        search(self.day, self.work, access, start, rides, goal)

    def sweep(self, access: Records, events: Ints, rides: int, found: Ints) -> int:
        """See `loops.profile.sweep`."""
        return sweep(self.day, self.work, access, events, rides, found)

    def clean(self) -> None:
        """See `loops.search.clean`."""
        clean(self.work)
