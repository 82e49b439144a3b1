"""Cuts: of any three rides all tours together take two at most once. Which are broken, what they cost a tour, what it remembers of them.

Subset rows: Jepsen, Petersen, Spoorendonk and Pisinger (2008), doi 10.1287/opre.1070.0449. The memory of few bits, which
makes tours only cheaper: Pecin, Pessoa, Poggi and Uchoa (2017), doi 10.1007/s12532-016-0108-8.
"""

from __future__ import annotations

import numpy as np

from ashinami.dispatch.loops.instance import Floats, Ints
from ashinami.dispatch.loops.pricing import Memory
from ashinami.dispatch.loops.sets import Cuts

type Three = tuple[int, int, int]

_BROKEN = 0.02
"""By so much at least."""

_AT_ONCE, _OF_A_RIDE = 30, 4
_SHORT = 30
"""Minutes added to every cut's own, so that the shortest are not remembered for being short alone."""


def cuts_of(threes: list[Three], price: Floats, rides: int) -> Cuts:
    """Return the cuts that cost something, ride by ride."""
    paid = np.flatnonzero(price > 0)
    bits = [sum(1 << ride for ride in threes[k]) for k in paid]
    of = [[number for number, k in enumerate(paid) if ride in threes[k]] for ride in range(rides)]
    begin = np.concatenate([[0], np.cumsum([len(each) for each in of])]).astype(np.int64)
    which = np.array([number for each in of for number in each], np.int64)
    return Cuts(np.array(bits, np.int64), price[paid], begin, which)


def broken(tours: list[tuple[Ints, float]], rides: int) -> list[Three]:
    """Return the threes of rides that tours break most: of each tour its rides, and how much of it is taken."""
    inside, taken = np.zeros((len(tours), rides)), np.array([share for _, share in tours])
    for k, (driven, _) in enumerate(tours):
        inside[k, driven] = 1
    weighed = inside * taken[:, None]
    pairs = weighed.T @ inside
    both = (inside[:, :, None] * inside[:, None, :]).reshape(len(inside), rides * rides)
    three = (weighed.T @ both).reshape(rides, rides, rides)
    twice = pairs[:, :, None] + pairs[:, None, :] + pairs[None, :, :] - 2 * three
    order = np.arange(rides)
    rising = (order[:, None, None] < order[None, :, None]) & (order[None, :, None] < order[None, None, :])
    found = np.argwhere(rising & (twice > 1 + _BROKEN))
    used, chosen = np.zeros(rides, np.int64), list[Three]()
    for k in np.argsort(-twice[tuple(found.T)], kind="stable"):
        if used[found[k]].max() < _OF_A_RIDE and len(chosen) < _AT_ONCE:
            used[found[k]] += 1
            a, b, c = found[k].tolist()
            chosen.append((a, b, c))
    return chosen


def nothing_remembered(minutes: int, rides: int) -> Memory:
    """Return the memory of tours that pay for no cuts."""
    return memory_of(cuts_of([], np.zeros(0), rides), np.zeros((rides, 2), np.int64), minutes, 0)


def memory_of(cuts: Cuts, spans: Ints, minutes: int, bits: int) -> Memory:
    """Return a memory of so many bits at most, for the dearest cuts beside how long each must be remembered.

    `spans` [ride, 2] are the first and the last minute each can board.
    """
    rides = len(spans)
    inside = (cuts.rides[:, None] >> np.arange(rides) & 1).astype(np.bool_)
    first = np.where(inside, spans[:, 0], minutes).min(axis=1, initial=minutes)
    last = np.where(inside, spans[:, 1], 0).max(axis=1, initial=0)
    cut = np.full((bits, minutes + 2), -1, np.int64)
    for k in np.argsort(-cuts.price / (last - first + _SHORT), kind="stable"):
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
