"""Sharing an amount among several by weights: each is cut to whole yen, and what is left goes by a named rule."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from ashinami.basics.money import Rounding, Yen, rounded


class Rest(StrEnum):
    """Who gets the yen that cutting leaves."""

    LARGEST_FRACTION = "端数の大きい順に1円ずつ"
    NOBODY = "だれにも配らない"


def apportion(total: Yen, weights: Mapping[str, Fraction | int], rest: Rest = Rest.LARGEST_FRACTION) -> dict[str, Yen]:
    """Share `total` by weight.

    Raises
    ------
    ValueError
        When nobody has any weight: an amount is never shared among none.

    Examples
    --------
    >>> apportion(750_000, {"A市": 300, "B町": 150, "C村": 50})
    {'A市': 450000, 'B町': 225000, 'C村': 75000}
    """
    whole = sum(Fraction(weight) for weight in weights.values())
    if whole <= 0 or min(weights.values()) < 0:
        raise ValueError("an amount is shared by weights of zero or more, not all of them zero")
    exact = {name: total * Fraction(weight) / whole for name, weight in weights.items()}
    shares = {name: rounded(amount, Rounding.DOWN) for name, amount in exact.items()}
    if rest is Rest.LARGEST_FRACTION:
        left = total - sum(shares.values())
        for name in sorted(exact, key=lambda one: shares[one] - exact[one])[:left]:
            shares[name] += 1
    return shares
