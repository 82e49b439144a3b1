"""Sets of rides that rows could drive, many at once: what each costs beyond what its rides are worth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ashinami.dispatch.loops.instance import Floats, Instance, Ints
from ashinami.dispatch.loops.sets import worth_of_sets
from ashinami.dispatch.master import Master
from ashinami.dispatch.worth import Column, Worth


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """Of each set its `row`, its `rides` (a bit each), its `minutes` out, and what its rides cost `beyond` direct ones."""

    row: Ints
    rides: Ints
    minutes: Ints
    beyond: Floats

    def __len__(self) -> int:
        return len(self.row)

    def with_(self, other: Listed) -> Listed:
        """Return both, each once."""
        row, rides = np.concatenate([self.row, other.row]), np.concatenate([self.rides, other.rides])
        minutes, beyond = (
            np.concatenate([self.minutes, other.minutes]),
            np.concatenate([self.beyond, other.beyond]),
        )
        order = np.lexsort((np.arange(len(row)), beyond, minutes, rides, row))
        same = (row[order][1:] == row[order][:-1]) & (rides[order][1:] == rides[order][:-1])
        same &= (minutes[order][1:] == minutes[order][:-1]) & (beyond[order][1:] == beyond[order][:-1])
        keep = np.sort(order[np.concatenate([[True], ~same])]) if len(row) else order
        return Listed(row, rides, minutes, beyond).of(keep)

    def of(self, numbers: Ints) -> Listed:
        """Return some of them."""
        return Listed(self.row[numbers], self.rides[numbers], self.minutes[numbers], self.beyond[numbers])

    def beyond_worth(self, master: Master, found: Worth) -> Floats:
        """Return what each costs beyond its rides, its row and what it pays for cuts."""
        out = [master.out(row, float(found.minute[row])) for row in range(len(found.row))]
        even, before, already = (
            np.array([getattr(each, name) for each in out]) for name in ("even", "before", "already")
        )
        of = self.row
        cost = found.minute[of] * self.minutes + self.beyond - found.row[of]
        cost += even[of] * ((before[of] + self.minutes) ** 2 - already[of])
        worth = np.zeros(len(cost))
        worth_of_sets(of, self.rides, np.ascontiguousarray(found.rides), found.cuts, worth)
        return np.asarray(cost - worth)

    def column(self, number: int, instance: Instance) -> Column:
        """Return one as a tour."""
        row = int(self.row[number])
        rides = np.flatnonzero(int(self.rides[number]) >> np.arange(len(instance.dear)) & 1)
        extra = float(instance.dear[rides, row].sum()) + float(self.beyond[number])
        return Column(row, rides, int(self.minutes[number]), extra)


def none_listed() -> Listed:
    """Return no sets."""
    nothing = np.zeros(0, np.int64)
    return Listed(nothing, nothing, nothing, np.zeros(0))
