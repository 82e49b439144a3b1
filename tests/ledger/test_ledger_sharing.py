"""Costs that bodies share: every yen is somebody's, and what is left between them adds up to nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.ledger.sharing import Part, Shared, parts

KEEPER = "協議会"
PEOPLE = (KEEPER, "農家組合", "社協")


def test_three_bodies_share_ten_thousand_and_one_yen() -> None:
    """Five, three and two parts of 10,001 yen; the farmers paid the petrol themselves, and so hand over less."""
    lines = [Shared(8_001, "insurance"), Shared(2_000, "fuel", "農家組合"), Shared(500, partner="社協")]
    assert parts(lines, dict(zip(PEOPLE, (5, 3, 2), strict=True)), keeper=KEEPER, before={}) == (
        Part(KEEPER, 5001, 8001, -500, -2500),
        Part("農家組合", 3000, 2000, 0, 1000),
        Part("社協", 2000, 0, 500, 1500),
    )


def test_what_was_left_is_carried_on_and_what_is_taken_back_lowers_the_shares() -> None:
    """Who paid too much begins the next reckoning with it."""
    before = {KEEPER: -1000, "農家組合": 1000}
    lines = [Shared(1000, "fuel"), Shared(-400, "fuel"), Shared(1300, partner="農家組合")]
    found = parts(lines, {KEEPER: 1, "農家組合": 1}, keeper=KEEPER, before=before)
    assert [one.left for one in found] == [0, 0]


def test_a_line_from_nobody_for_nothing_and_more_taken_back_than_spent_are_refused() -> None:
    """Neither can be shared."""
    with pytest.raises(ValueError, match="a cost, or money"):
        Shared(100)
    with pytest.raises(ValueError, match="taken back"):
        parts([Shared(-1, "fuel")], {KEEPER: 1}, keeper=KEEPER, before={})


LINES = st.lists(
    st.one_of(
        st.builds(Shared, st.integers(0, 10**7), st.just("fuel"), st.sampled_from(("", *PEOPLE[1:]))),
        st.builds(Shared, st.integers(1, 10**7), st.just(""), st.sampled_from(PEOPLE[1:])),
    ),
    max_size=12,
)


@given(LINES, st.lists(st.integers(0, 50), min_size=3, max_size=3).filter(any))
def test_no_yen_is_lost(lines: list[Shared], weights: list[int]) -> None:
    """Shares add up to the costs, what was borne does too, what is left adds up to nothing; nobody is a yen off his exact part."""
    found = parts(lines, dict(zip(PEOPLE, weights, strict=True)), keeper=KEEPER, before={})
    total = sum(one.amount for one in lines if one.cost)
    assert sum(one.due for one in found) == sum(one.borne for one in found) == total
    assert sum(one.handed for one in found) == sum(one.left for one in found) == 0
    assert all(
        abs(one.due * sum(weights) - total * weight) < sum(weights) for one, weight in zip(found, weights, strict=True)
    )
