"""Cuts: of a few rides tours count so many wholes together at the most. Which are broken, what they cost, what a tour remembers of them.

Of rides each driven once, added up with shares and rounded down tour by tour: subset rows of three, Jepsen, Petersen, Spoorendonk
and Pisinger (2008), doi 10.1287/opre.1070.0449; of four and five with the shares that tell most, and the memory of few bits, which
makes tours only cheaper: Pecin, Pessoa, Poggi and Uchoa (2017), doi 10.1007/s12532-016-0108-8.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from ashinami.dispatch.loops.breaking import break_most
from ashinami.dispatch.loops.instance import Floats, Ints
from ashinami.dispatch.loops.pricing import Memory
from ashinami.dispatch.loops.sets import Cuts

_BROKEN = 0.02
"""By so much at least."""

_AT_ONCE, _OF_A_RIDE = 40, 6
_SHORT = 30
"""Minutes added to every cut's own, so that the shortest are not remembered for being short alone."""

_WIDER = ((4, 1, 3), (5, 0, 3), (5, 0, 2), (5, 2, 4), (5, 2, 3))
"""Of cuts of more than three rides: how many rides, how many of them count twice, how many make a whole."""


class Cut(NamedTuple):
    """Some `rides` (a bit each), which count one, or two those that are in `twice` as well: a tour counts them in wholes of `whole`."""

    rides: int
    twice: int
    whole: int

    @property
    def most(self) -> int:
        """How many wholes all tours together have: as many as all its rides make."""
        return self.wholes(self.rides)

    def wholes(self, met: int) -> int:
        """Return how many a tour with these rides has."""
        return ((met & self.rides).bit_count() + (met & self.twice).bit_count()) // self.whole


def bits_of(rides: Iterable[int]) -> int:
    """Return rides as bits, one each."""
    return sum(1 << ride for ride in rides)


def cuts_of(cuts: list[Cut], price: Floats, rides: int) -> Cuts:
    """Return the cuts that cost something, ride by ride."""
    paid = [cuts[k] for k in np.flatnonzero(price > 0)]
    of = [[number for number, cut in enumerate(paid) if cut.rides >> ride & 1] for ride in range(rides)]
    begin = np.concatenate([[0], np.cumsum([len(each) for each in of])]).astype(np.int64)
    which = np.array([number for each in of for number in each], np.int64)
    bits, twice, whole = np.ascontiguousarray(np.array(paid, np.int64).reshape(-1, 3).T)
    return Cuts(bits, twice, whole, price[price > 0], begin, which)


def broken(tours: list[tuple[Ints, float]], rides: int, *, wider: bool) -> list[Cut]:
    """Return the cuts that tours break most: of each tour its rides, and how much of it is taken. Of three rides, or `wider` too."""
    inside, taken = np.zeros((len(tours), rides)), np.array([share for _, share in tours])
    for k, (driven, _) in enumerate(tours):
        inside[k, driven] = 1
    weighed = inside * taken[:, None]
    found = _threes(inside, weighed)
    return _most_broken(found | _wider(inside, weighed, taken) if wider else found, rides)


def broken_of(cuts: list[Cut], tours: list[tuple[Ints, float]]) -> list[Cut]:
    """Return those of some cuts that tours break."""
    if not cuts:
        return []
    driven = np.array([bits_of(rides.tolist()) for rides, _ in tours], np.int64)
    counted = wholes(driven[:, None], np.array(cuts, np.int64).T)
    over = np.array([share for _, share in tours]) @ counted > np.array([cut.most for cut in cuts]) + _BROKEN
    return [cuts[k] for k in np.flatnonzero(over)]


def wholes(driven: Ints | int, parts: Ints) -> Ints:
    """Return how many wholes tours (bits of rides) have of cuts, `parts` [rides, twice, whole; cut] of them."""
    rides, twice, whole = parts
    return np.asarray((np.bitwise_count(driven & rides).astype(np.int64) + np.bitwise_count(driven & twice)) // whole)


def _most_broken(found: dict[Cut, float], rides: int) -> list[Cut]:
    """Return those broken most, not too many of one ride."""
    used, chosen = np.zeros(rides, np.int64), list[Cut]()
    for cut in sorted(found, key=lambda cut: (-found[cut], cut)):
        inside = cut.rides >> np.arange(rides) & 1 == 1
        if used[inside].max() < _OF_A_RIDE and len(chosen) < _AT_ONCE:
            used[inside] += 1
            chosen.append(cut)
    return chosen


def _threes(inside: Floats, weighed: Floats) -> dict[Cut, float]:
    """Return the threes that are broken, and by how much: all of them are looked at."""
    rides = inside.shape[1]
    pairs = weighed.T @ inside
    both = (inside[:, :, None] * inside[:, None, :]).reshape(len(inside), rides * rides)
    three = (weighed.T @ both).reshape(rides, rides, rides)
    twice = pairs[:, :, None] + pairs[:, None, :] + pairs[None, :, :] - 2 * three
    order = np.arange(rides)
    rising = (order[:, None, None] < order[None, :, None]) & (order[None, :, None] < order[None, None, :])
    found = np.argwhere(rising & (twice > 1 + _BROKEN))
    return {Cut(bits_of(k), 0, 2): float(twice[tuple(k)] - 1) for k in found.tolist()}


def _wider(inside: Floats, weighed: Floats, taken: Floats) -> dict[Cut, float]:
    """Return cuts of more rides that are broken, and by how much: begun with each ride and those it is most together with."""
    rides = inside.shape[1]
    tours = (inside.astype(np.int64) << np.arange(rides)).sum(axis=1)
    together = weighed.T @ inside
    np.fill_diagonal(together, np.inf)
    near = np.argsort(-together, axis=1, kind="stable")
    gain, found = np.zeros(rides), dict[Cut, float]()
    for count, twice, whole in _WIDER:
        if count > rides:
            continue
        for ride in range(rides):
            chosen = near[ride, :count].copy()
            value = break_most(tours, taken, chosen, twice, whole, gain)
            cut = Cut(bits_of(chosen.tolist()), bits_of(chosen[:twice].tolist()), whole)
            if value > cut.most + _BROKEN:
                found[cut] = value - cut.most
    return found


def nothing_remembered(minutes: int, rides: int) -> Memory:
    """Return the memory of tours that pay for no cuts."""
    return memory_of(cuts_of([], np.zeros(0), rides), np.zeros((rides, 2), np.int64), minutes, 0)


def memory_of(cuts: Cuts, spans: Ints, minutes: int, bits: int) -> Memory:
    """Return a memory of so many bits at most, for the dearest cuts of three beside how long each must be remembered.

    `spans` [ride, 2] are the first and the last minute each can board.
    """
    rides = len(spans)
    inside = (cuts.rides[:, None] >> np.arange(rides) & 1).astype(np.bool_)
    first = np.where(inside, spans[:, 0], minutes).min(axis=1, initial=minutes)
    last = np.where(inside, spans[:, 1], 0).max(axis=1, initial=0)
    cut = np.full((bits, minutes + 2), -1, np.int64)
    threes = np.flatnonzero(inside.sum(axis=1) == 3)
    for k in threes[np.argsort((-cuts.price / (last - first + _SHORT))[threes], kind="stable")].tolist():
        for bit in range(bits):
            here = cut[bit, first[k] : last[k] + 1]
            if (here < 0).all():
                here[:] = k
                break
    used = int((cut >= 0).any(axis=1).sum())
    cut = cut[:used]
    alive = ((cut >= 0) << np.arange(used)[:, None]).sum(axis=0).astype(np.int64)
    same = (cut[:, :, None] == cut[:, None, :]) & (cut[:, :, None] >= 0)
    keep = (same << np.arange(used)[:, None, None]).sum(axis=0).astype(np.int64)
    every = np.arange(1 << used, dtype=np.int64)
    after, pay = np.tile(every, (rides, 1)), np.zeros((rides, len(every)))
    for bit in range(used):
        for k in np.unique(cut[bit][cut[bit] >= 0]):
            for ride in np.flatnonzero(inside[k]):
                pay[ride] += np.where(every >> bit & 1, cuts.price[k], 0.0)
                after[ride] ^= 1 << bit
    return Memory(cut, alive, keep, after, pay, np.zeros(len(every)), np.zeros(len(every), np.int64))
