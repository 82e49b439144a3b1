"""How the planner calls the loops: by their machine code kept from an earlier run, else through numba, else as plain Python.

Loading the kept code needs llvmlite alone, which takes a tenth of the time numba takes to start; and a call hands over one
address instead of twenty-five arrays.
"""

from __future__ import annotations

import os
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ashinami.transit.loops.arrays import AIMED, Day, Ints, Records, Work
from ashinami.transit.loops.kept import Machine, kept

Slots = NDArray[np.int64]


class Sheet:
    """One day's timetable and the labels that searches of it write: where the loops are called from."""

    def __init__(self, day: Day, work: Work) -> None:
        self.day, self.work = day, work
        self._machine = machine()
        whole = (*slots(*day), *slots(*work)) if self._machine else ()
        self._whole = np.array([0, *whole], np.int64)
        self._wiped = np.array([0, *slots(*work)], np.int64) if self._machine else self._whole

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
        if self._machine is not None:
            self._machine.search(self._with(*slots(access), start, rides, int(goal)))
            return
        # imported here: numba takes a while to start
        from ashinami.transit.loops.search import search  # noqa: PLC0415

        search(self.day, self.work, access, start, rides, goal)

    def sweep(self, access: Records, events: Ints, rides: int, found: Ints) -> int:
        """See `loops.profile.sweep`."""
        if self._machine is not None:
            asked = self._with(*slots(access), *slots(events), rides, *slots(found))
            self._machine.sweep(asked)
            return int(asked[0])
        from ashinami.transit.loops.profile import sweep  # noqa: PLC0415

        return sweep(self.day, self.work, access, events, rides, found)

    def clean(self) -> None:
        """See `loops.search.clean`."""
        if self._machine is not None:
            self._machine.clean(self._wiped)
            return
        from ashinami.transit.loops.search import clean  # noqa: PLC0415

        clean(self.work)

    def _with(self, *more: int) -> Slots:
        return np.concatenate([self._whole, np.array(more, np.int64)])


@cache
def machine() -> Machine | None:
    """Return the loops as machine code, compiled now if they never were; None where there is to be none."""
    if os.environ.get("NUMBA_DISABLE_JIT", "0") != "0":
        return None
    found = kept()
    if found is None:
        from ashinami.transit.loops.emitting import emit  # noqa: PLC0415

        try:
            found = kept() if emit() else None
        except (AttributeError, ValueError, RuntimeError):
            return None  # another numba than the one this was made for: it keeps its code in its own way
    return found


def slots(*arrays: NDArray[np.generic]) -> tuple[int, ...]:
    """Return what numba hands over for arrays: owner (none), items, bytes of one, address, lengths and strides.

    A ValueError for an array that the compiled code would misread.
    """
    found: list[int] = []
    for array in arrays:
        if not array.flags.c_contiguous:
            raise ValueError("the loops want arrays without gaps")
        found += (0, 0, array.size, array.itemsize, array.ctypes.data, *array.shape, *array.strides)
    return tuple(found)
