"""Random numbers that are the same compiled or not: xorshift (Marsaglia 2003, doi 10.18637/jss.v008.i14)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ashinami.dispatch.loops.compiled import lean

_A, _B, _C, _CUT = np.uint64(13), np.uint64(7), np.uint64(17), np.uint64(11)
_STEP = 2.0**-53


@lean
def chance(rng: NDArray[np.uint64]) -> float:
    """Return the next number in [0, 1)."""
    x = rng[0]
    x ^= x << _A
    x ^= x >> _B
    x ^= x << _C
    rng[0] = x
    return float(x >> _CUT) * _STEP


@lean
def below(rng: NDArray[np.uint64], count: int) -> int:
    """Return a whole number from 0 to count - 1."""
    return int(chance(rng) * count)
