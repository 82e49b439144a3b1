"""Exact fractions in columns: whole numerators over whole denominators, never a float; too large a number is refused, not rounded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

type Whole = NDArray[np.int64]
type Yes = NDArray[np.bool_]
_MOST = 2.0**62


@dataclass(frozen=True, slots=True)
class Exact:
    """A column of fractions in lowest terms, with a denominator above zero."""

    over: Whole
    under: Whole

    @classmethod
    def of(cls, values: Sequence[Fraction | int]) -> Exact:
        """Return a column of these values."""
        read = [Fraction(value) for value in values]
        return cls(
            np.array([value.numerator for value in read], dtype=np.int64),
            np.array([value.denominator for value in read], dtype=np.int64),
        )

    @classmethod
    def filled(cls, size: int, value: Fraction | int) -> Exact:
        """Return the value `size` times."""
        return cls(np.full(size, Fraction(value).numerator), np.full(size, Fraction(value).denominator))

    def __add__(self, other: Exact) -> Exact:
        return _lowest(
            _sum(_times(self.over, other.under), _times(other.over, self.under)), _times(self.under, other.under)
        )

    def __sub__(self, other: Exact) -> Exact:
        return self + Exact(-other.over, other.under)

    def __mul__(self, other: Exact) -> Exact:
        return _lowest(_times(self.over, other.over), _times(self.under, other.under))

    def by(self, other: Exact) -> Exact:
        """Return it divided by the other; by zero it is zero."""
        nothing = other.over == 0
        over = _times(self.over, other.under) * ~nothing
        return _lowest(over, np.where(nothing, 1, _times(self.under, np.where(nothing, 1, other.over))))

    def below(self, other: Exact) -> Yes:
        """Whether each is smaller than its neighbour."""
        return _times(self.over, other.under) < _times(other.over, self.under)

    def where(self, yes: Yes, other: Exact) -> Exact:
        """Return it where `yes` holds, the other elsewhere."""
        return Exact(np.where(yes, self.over, other.over), np.where(yes, self.under, other.under))

    def least(self, other: Exact) -> Exact:
        """Return the smaller of each two."""
        return other.where(other.below(self), self)

    def most(self, other: Exact) -> Exact:
        """Return the larger of each two."""
        return other.where(self.below(other), self)

    def repeated(self, times: Whole) -> Exact:
        """Return each value as often as told: the whole's value for each of its members."""
        return Exact(np.repeat(self.over, times), np.repeat(self.under, times))

    def totals(self, sizes: Whole) -> Exact:
        """Return the sum over each stretch of so many members; of none it is zero."""
        starts = np.concatenate(([0], np.cumsum(sizes)))
        common = np.lcm.reduce(self.under) if self.under.size else np.int64(1)
        over = _times(self.over, common // self.under)
        if np.abs(over).astype(float).sum() >= _MOST:
            raise OverflowError("a sum is too large for exact columns")
        running = np.concatenate(([0], np.cumsum(over)))
        return _lowest(running[starts[1:]] - running[starts[:-1]], np.full(len(sizes), common))

    def floor(self) -> Whole:
        """Return the whole part."""
        return self.over // self.under

    def __len__(self) -> int:
        return len(self.over)

    def __getitem__(self, at: int) -> Fraction:
        return Fraction(int(self.over[at]), int(self.under[at]))


def _times(one: Whole, other: Whole) -> Whole:
    if (np.abs(one).astype(float) * np.abs(other).astype(float) >= _MOST).any():
        raise OverflowError("a product is too large for exact columns")
    return one * other


def _sum(one: Whole, other: Whole) -> Whole:
    if (np.abs(one).astype(float) + np.abs(other).astype(float) >= _MOST).any():
        raise OverflowError("a sum is too large for exact columns")
    return one + other


def _lowest(over: Whole, under: Whole) -> Exact:
    shared = np.gcd(over, under)
    return Exact(over // shared, under // shared)
