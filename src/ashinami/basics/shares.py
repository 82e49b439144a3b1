"""Whole shares of a whole: no person and no yen is lost in rounding."""

from __future__ import annotations

from collections.abc import Sequence


def largest_remainders(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Return whole shares of the total in proportion to the weights; they add up to the total exactly.

    Each share is its exact value rounded down; what is left goes one by one to the largest remainders, of equal ones to the
    first. Whole numbers throughout: no floating point can lose a person.
    """
    whole = sum(weights)
    if total < 0 or any(weight < 0 for weight in weights):
        raise ValueError("a total and weights are not negative")
    if whole == 0:
        raise ValueError("nothing to spread by: all weights are zero")
    shares = [total * weight // whole for weight in weights]
    remainders = [total * weight % whole for weight in weights]
    left = total - sum(shares)
    for at in sorted(range(len(weights)), key=lambda each: (-remainders[each], each))[:left]:
        shares[at] += 1
    return tuple(shares)
