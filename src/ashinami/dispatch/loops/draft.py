"""A day half planned, as arrays: one tour for each row with what the search asks of it again and again."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ashinami.dispatch.loops.instance import Floats, Instance, Ints, Records

STOP = np.dtype(
    [
        ("node", np.int64),
        ("early", np.float64),  # the start is no earlier ...
        ("late", np.float64),  # ... and no later, whatever is inserted
        ("aboard", np.int64),  # when leaving, packed
        ("begun", np.int64),  # wishes in one row begun and not ended
        ("mate", np.int64),  # at a drop-off, the position of its pick-up
        ("waited", np.float64),  # before starts so far, when all are the earliest
        ("slack_to", np.float64),  # by how much the tour may start later for the sake of the stops up to here ...
        ("slack_from", np.float64),  # ... and from here on
    ],
    align=True,
)

TOUR = np.dtype(
    [
        ("size", np.int64),  # start and end included
        ("cost", np.float64),
        ("minutes", np.float64),
        ("travel", np.float64),
        ("version", np.int64),  # another number whenever the tour is another
        ("touched", np.bool_),  # changed in this round, and kept as it was in the row's copy
    ],
    align=True,
)

PLACE = np.dtype([("row", np.int64), ("at", np.int64), ("trial", np.int64)], align=True)
"""Where a node stands: row and position, and the position in the tour being judged."""

TAKEN = np.dtype(
    [
        ("served", np.bool_),
        ("was", np.bool_),  # before this round
        ("gone", np.bool_),  # to be taken out in this round
        ("price", np.float64),  # of leaving it out now
        ("key", np.float64),  # its rank among the wishes to take in ...
        ("listed", np.int64),  # ... and their list
    ],
    align=True,
)

TRIAL = np.dtype([("node", np.int64), ("start", np.float64), ("late", np.float64)], align=True)

KNOWN = np.dtype([("version", np.int64), ("cost", np.float64), ("i", np.int64), ("j", np.int64)], align=True)
"""The best place of a ride in a tour of that version; with i = -1 there is none that adds less than `cost`."""

COST, MINUTES, TRAVEL, VERSION = 0, 1, 2, 3
"""The places in `figures`."""


class Draft(NamedTuple):
    """One tour for each row; after them a spare row for trying things, and a copy of each row as it was before the round.

    Attributes
    ----------
    stops : STOP [row, position]. tours : TOUR [row].
    nodes : PLACE [node]. wishes : TAKEN [wish]. minutes : float64 [driver], over all his rows.
    known : KNOWN [ride, row], places sought before.
    trial : TRIAL [position], the tour being judged. figures : float64 [4], its cost, minutes and travel; the last version given.
    rng : uint64 [1], the state of the random numbers.
    """

    stops: Records
    tours: Records
    nodes: Records
    wishes: Records
    minutes: Floats
    known: Records
    trial: Records
    figures: Floats
    rng: NDArray[np.uint64]


class Tours(NamedTuple):
    """The tours of a draft alone: nodes [row, position] and how many."""

    nodes: Ints
    size: Ints


def empty_draft(instance: Instance, longest: int, seed: int) -> Draft:
    """Return a draft without stops; `longest` is the most nodes of a tour, the seed any whole number.

    `rows.refresh_all` fills in what follows from the tours.
    """
    rows = len(instance.rows)
    stops = np.zeros((2 * rows + 1, longest), STOP)
    stops["node"][:rows, 0] = len(instance.nodes) - 2 * rows + 2 * np.arange(rows)
    stops["node"][:rows, 1] = stops["node"][:rows, 0] + 1
    tours = np.zeros(2 * rows + 1, TOUR)
    tours["size"] = 2
    wishes = np.zeros(len(instance.wishes), TAKEN)
    wishes["price"] = instance.wishes["price"]
    return Draft(
        stops=stops,
        tours=tours,
        nodes=np.zeros(len(instance.nodes), PLACE),
        wishes=wishes,
        minutes=np.zeros(len(instance.drivers)),
        known=np.zeros(instance.dear.shape, KNOWN),
        trial=np.zeros(longest + 4, TRIAL),
        figures=np.zeros(4),
        rng=np.array([(seed * 0x9E3779B97F4A7C15 + 0x1234567) % 2**64 or 1], np.uint64),
    )


def tours_of(instance: Instance, draft: Draft) -> Tours:
    """Return a copy of the draft's tours."""
    rows = len(instance.rows)
    return Tours(draft.stops["node"][:rows].copy(), draft.tours["size"][:rows].copy())


def put_tours(draft: Draft, tours: Tours) -> None:
    """Let the draft have these tours; `rows.refresh_all` is to follow."""
    rows, longest = len(tours.size), int(tours.size.max())
    draft.stops["node"][:rows, :longest] = tours.nodes[:, :longest]
    draft.tours["size"][:rows] = tours.size
