"""The rides of a cut changed one by one, until tours taken in part count no more wholes of it with any other."""

from __future__ import annotations

from ashinami.dispatch.loops.compiled import lean
from ashinami.dispatch.loops.instance import Floats, Ints
from ashinami.dispatch.loops.sets import bits

_MORE = 1e-9


@lean
def break_most(  # noqa: PLR0913, PLR0917
    tours: Ints, taken: Floats, rides: Ints, twice: int, whole: int, gain: Floats
) -> float:
    """Change `rides` [k], the first `twice` of which count twice, and return how many wholes of them all tours take.

    `tours` [tour] are bits of rides, `taken` [tour] how much of each is taken; `gain` [ride] is room to work in.
    """
    changed, value = True, 0.0
    while changed:
        changed = False
        for at in range(len(rides)):
            others, doubled = 0, 0
            for k in range(len(rides)):
                if k != at:
                    others |= 1 << rides[k]
                    if k < twice:
                        doubled |= 1 << rides[k]
            value = _gains(tours, taken, others, doubled, 2 if at < twice else 1, whole, gain)
            best = rides[at]
            for ride in range(len(gain)):
                if others >> ride & 1 == 0 and gain[ride] > gain[best] + _MORE:
                    best = ride
            changed = changed or best != rides[at]
            rides[at] = best
            value += gain[best]
    return value


@lean
def _gains(  # noqa: PLR0913, PLR0917
    tours: Ints, taken: Floats, others: int, doubled: int, share: int, whole: int, gain: Floats
) -> float:
    """Fill in how many wholes more each ride makes with the others; return what those make alone."""
    for ride in range(len(gain)):
        gain[ride] = 0.0
    value = 0.0
    for k in range(len(tours)):
        count = bits(tours[k] & others) + bits(tours[k] & doubled)
        value += taken[k] * (count // whole)
        more = (count + share) // whole - count // whole
        if more:
            for ride in range(len(gain)):
                if tours[k] >> ride & 1:
                    gain[ride] += taken[k] * more
    return value
