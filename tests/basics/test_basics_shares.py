"""Shares of a whole: nobody is lost or made in rounding."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.basics.shares import largest_remainders


@given(total=st.integers(0, 10**7), weights=st.lists(st.integers(0, 10**6), min_size=1, max_size=60).filter(any))
def test_no_person_is_lost_or_made(total: int, weights: list[int]) -> None:
    """Shares add up to the total, none is further than one person from its exact value, and a heavier part never gets less."""
    shares = largest_remainders(total, weights)
    assert sum(shares) == total
    whole = sum(weights)
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share * whole - total * weight) < whole
        assert share == 0 or weight > 0
    ordered = sorted(zip(weights, shares, strict=True))
    assert all(one <= other + 1 for (_, one), (_, other) in pairwise(ordered))


def test_nothing_to_spread_by_is_refused() -> None:
    """All weights zero, or below zero, are a mistake of the caller."""
    with pytest.raises(ValueError, match="zero"):
        largest_remainders(3, [0, 0])
    with pytest.raises(ValueError, match="negative"):
        largest_remainders(3, [1, -1])
