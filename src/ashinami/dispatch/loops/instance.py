"""A day, or a published instance, as arrays: what every loop reads and none writes.

Ride r (one way of one party) has two nodes, its pick-up 2r and its drop-off 2r + 1. After all rides stand two nodes for
each row (one driver in one of his windows, or one vehicle): where it starts and where it ends. A wish has one ride or two
that follow each other. A tour is the nodes of a row in order, from its start to its end.

Few arrays of records rather than many of numbers: a compiled call passes each array apart.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

type Floats = NDArray[np.float64]
type Ints = NDArray[np.int64]
type Records = NDArray[np.void]

NODE = np.dtype(
    [
        ("place", np.int64),  # its row in `travel`
        ("lo", np.float64),  # service starts no sooner ...
        ("hi", np.float64),  # ... and no later
        ("service", np.float64),
        ("limit", np.float64),  # at a drop-off, the longest from the end of boarding to here; infinite elsewhere
        ("direct", np.float64),  # at a drop-off, the shortest way from the pick-up
        ("load", np.int64),  # what boards, packed (`packed`); negative at drop-offs
        ("binds", np.int64),  # +1 where a wish of two rides in one row begins, -1 where it ends
        ("wish", np.int64),  # -1 at starts and ends of rows
        ("sign", np.int64),  # of a ride, at its pick-up: by chance, to tell sets of rides apart
        ("rides", np.bool_),  # a drop-off: its pick-up is the node before
        ("glued", np.bool_),  # the next node follows at once, and nobody else is in the car
        ("alone", np.bool_),  # nobody else is in the car after it
    ],
    align=True,
)
"""One node. A visit without a ride is a pick-up that is glued to its drop-off."""

ROW = np.dtype(
    [
        ("driver", np.int64),
        ("kind", np.int64),  # rows of one kind are interchangeable
        ("most_minutes", np.float64),  # from start to end
        ("most_travel", np.float64),
        ("price", np.float64),  # of leaving at all
    ],
    align=True,
)

DRIVER = np.dtype(
    [("most_minutes", np.float64), ("before", np.float64), ("turn", np.float64), ("even", np.float64)], align=True
)
"""A driver over all his rows. What a day adds to unevenness is `even` times the growth of the square of `before`, his load
so far, by today's minutes and, if there are any, by `turn`."""

WISH = np.dtype(
    [("ride", np.int64), ("rides", np.int64), ("one_row", np.bool_), ("apart", np.float64), ("price", np.float64)],
    align=True,
)
"""A wish: its first ride, how many, whether they belong in one row, the price of two drivers and of leaving it out."""

WEIGHTS = np.dtype(
    [
        ("travel", np.float64),  # what a unit of travel costs,
        ("out", np.float64),  # of time between start and end,
        ("beyond", np.float64),  # of ride beyond the direct one
        ("metric", np.bool_),  # whether `travel` keeps the triangle inequality
        ("timed", np.bool_),  # whether the time between start and end matters
    ],
    align=True,
)


class Instance(NamedTuple):
    """What the loops know.

    Attributes
    ----------
    travel : float64 [place, place], time and distance alike.
    short : the shortest way over any places; `travel` itself when the triangle inequality holds.
    nodes, rows, drivers, wishes : records as above.
    room : int64 [row, configuration], what fits, packed: one configuration must hold all that is aboard.
    dear : float64 [ride, row], what this row costs beyond its minutes; infinite when it may not serve the ride.
    near : int64 [wish, rank], the wishes nearest in space and time, itself first.
    rivals : int64 [row, k], rows that stay at home while this one is out (they share a car); -1 after the last.
    weights : one record of WEIGHTS.
    """

    travel: Floats
    short: Floats
    nodes: Records
    rows: Records
    drivers: Records
    wishes: Records
    room: Ints
    dear: Floats
    near: Ints
    rivals: Ints
    weights: Records


LANES = 5
_LANE = 12
MOST = (1 << (_LANE - 1)) - 1
"""How many resources are told apart, and the most of one."""
SPILL = sum(1 << (_LANE * lane + _LANE - 1) for lane in range(LANES))
"""The bits between resources: what is aboard fits into room when room with these, less what is aboard, still has them."""


def packed(amounts: tuple[int, ...]) -> int:
    """Return up to five amounts as one number, so that adding and comparing them takes one step.

    More than five, or more than 2,047 of one, is a ValueError.
    """
    if len(amounts) > LANES or any(abs(amount) > MOST for amount in amounts):
        raise ValueError(f"loads do not fit into {LANES} numbers up to {MOST}: {amounts}")
    return sum(amount << (_LANE * lane) for lane, amount in enumerate(amounts))


def amounts(load: int) -> list[int]:
    """Return the amounts of a packed number that holds none below zero."""
    return [load >> (_LANE * lane) & MOST for lane in range(LANES)]
