"""The truth tables of strong Kleene logic, as they stand in the manual."""

from __future__ import annotations

import pytest

from ashinami.rules.truth import Truth, all_of, any_of, negation

N, U, Y = Truth.NO, Truth.UNKNOWN, Truth.YES


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (N, N, N, N),
        (N, U, N, U),
        (N, Y, N, Y),
        (U, N, N, U),
        (U, U, U, U),
        (U, Y, U, Y),
        (Y, N, N, Y),
        (Y, U, U, Y),
        (Y, Y, Y, Y),
    ],
)
def test_all_and_any(left: Truth, right: Truth, both: Truth, either: Truth) -> None:
    """One surely false part settles an all-of, one surely true part an any-of; otherwise unknown stays unknown."""
    assert all_of([left, right]) is both
    assert any_of([left, right]) is either


@pytest.mark.parametrize(("truth", "opposite"), [(N, Y), (U, U), (Y, N)])
def test_not(truth: Truth, opposite: Truth) -> None:
    """The opposite of what is not known is not known."""
    assert negation(truth) is opposite


def test_of_nothing() -> None:
    """All of nothing holds, any of nothing does not."""
    assert all_of([]) is Y
    assert any_of([]) is N


def test_words() -> None:
    """Each truth has its own sign and words; none reads like another."""
    assert [truth.sign for truth in Truth] == ["×", "？", "○"]
    assert [truth.text for truth in Truth] == ["満たしません", "まだ分かりません", "満たします"]
