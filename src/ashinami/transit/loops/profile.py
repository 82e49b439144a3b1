"""All departures of a stretch of the day that are worth leaving for: rRAPTOR, the latest departure first.

Labels of later departures are kept: an earlier one counts only where it arrives earlier. Section 4.2 of Delling, Pajor and
Werneck (2015), doi 10.1287/trsc.2014.0534.
"""

from __future__ import annotations

from ashinami.transit.loops.arrays import Day, Ints, Records, Work
from ashinami.transit.loops.compiled import compiled
from ashinami.transit.loops.search import search


@compiled
def sweep(day: Day, work: Work, access: Records, events: Ints, rides: int, found: Ints) -> int:  # noqa: PLR0913, PLR0917
    """Search from each event in turn; write (leaves, arrives, rides) of each improvement and return how many there are."""
    count = 0
    for event in events:
        work.last[:] = -1
        search(day, work, access, event, rides, True)
        for ride in range(1, rides + 1):
            if work.last[ride] >= 0:
                found[count, 0] = event
                found[count, 1] = work.best[ride]
                found[count, 2] = ride
                count += 1
    return count
