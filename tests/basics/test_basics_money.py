"""Yen: whole numbers, and roundings with a name."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.basics.money import Rounding, rounded, yen

amounts = st.fractions(min_value=0, max_value=10**7, max_denominator=1000)
units = st.sampled_from([1, 10, 100, 1000])


@pytest.mark.parametrize(
    ("amount", "how", "unit", "expected"),
    [
        (Fraction(1005, 10), Rounding.DOWN, 1, 100),
        (Fraction(1005, 10), Rounding.UP, 1, 101),
        (Fraction(1005, 10), Rounding.HALF_UP, 1, 101),
        (Fraction(1004, 10), Rounding.HALF_UP, 1, 100),
        (1050, Rounding.HALF_UP, 100, 1100),
        (1049, Rounding.HALF_UP, 100, 1000),
        (1000, Rounding.UP, 1000, 1000),
        (0, Rounding.UP, 1000, 0),
    ],
)
def test_each_rounding_at_its_boundary(amount: Fraction | int, how: Rounding, unit: int, expected: int) -> None:
    """The half goes up; what is whole stays."""
    assert rounded(amount, how, unit) == expected


@given(amounts, units)
def test_a_rounding_is_whole_and_never_further_than_a_unit(amount: Fraction, unit: int) -> None:
    """Down is not above, up is not below, half up is the nearer of the two."""
    down, half, up = (rounded(amount, how, unit) for how in (Rounding.DOWN, Rounding.HALF_UP, Rounding.UP))
    assert down % unit == half % unit == up % unit == 0
    assert down <= amount <= up
    assert up - down in (0, unit)
    assert half == (up if up - amount <= amount - down else down)


@pytest.mark.parametrize(("amount", "unit"), [(-1, 1), (1, 0), (1, -10)])
def test_negative_amounts_and_units_are_refused(amount: int, unit: int) -> None:
    """A refund is an amount of its own."""
    with pytest.raises(ValueError, match="zero or more"):
        rounded(amount, Rounding.DOWN, unit)


def test_money_is_never_a_float() -> None:
    """A tenth of a yen in binary is no amount."""
    with pytest.raises(TypeError, match="never a float"):
        rounded(0.1, Rounding.DOWN)  # type: ignore[arg-type]  # the mistake under test


def test_yen_is_written_with_thousands() -> None:
    """As on a receipt."""
    assert yen(1200) == "1,200円"
    assert yen(0) == "0円"
