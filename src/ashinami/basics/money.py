"""Yen: whole numbers. A rounding is a named step, never an accident."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

type Yen = int


class Rounding(StrEnum):
    """How a fraction of a yen becomes yen."""

    DOWN = "切捨て"
    UP = "切上げ"
    HALF_UP = "四捨五入"


def rounded(amount: Fraction | int, how: Rounding, unit: Yen = 1) -> Yen:
    """Return the amount in whole units of yen (1, 100, 1,000 …), rounded as named.

    Amounts are not negative: a refund is an amount of its own, so that no rounding ever turns in the payer's favour
    by its sign alone.
    """
    if isinstance(amount, float):
        raise TypeError("money is never a float: use int or Fraction")
    if amount < 0 or unit < 1:
        raise ValueError(f"a rounding takes an amount of zero or more and a unit of one yen or more: {amount}, {unit}")
    whole, rest = divmod(Fraction(amount), unit)
    up = {Rounding.DOWN: False, Rounding.UP: rest > 0, Rounding.HALF_UP: rest * 2 >= unit}[how]
    return (whole + up) * unit


def yen(amount: Yen) -> str:
    """Return the amount as 1,200円."""
    return f"{amount:,}円"
