"""The fear of losing the grant is answered with figures: cost, ceiling and shares before and after a rule changes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.funding.envelope import beside, envelope

DAY = date(2025, 4, 1)


def test_a_town_sees_what_a_change_does_to_ceiling_and_shares() -> None:
    """Two million yen more of grants: a million is left under the ceiling, so a million falls on the town besides its share."""
    seen = beside(3_000_000, 5_000_000, 6_000_000, 10_000_000, DAY)
    told = {what: (one, other) for what, one, other in seen.lines()}
    assert told["総合事業の費用"] == (9_000_000, 11_000_000)
    assert told["上限額の残り"] == (1_000_000, 0)
    assert told["上限額を超える額"] == (0, 1_000_000)
    assert told["国の負担"] == (2_250_000, 2_500_000)
    assert told["市町村の負担"] == (1_125_000, 2_250_000)
    assert "超えています" in seen.warnings[0]


@given(*[st.integers(0, 10**9)] * 3)
def test_what_all_payers_bear_is_the_cost(grants: int, other: int, ceiling: int) -> None:
    """To the yen, under and over the ceiling."""
    seen = envelope(grants, other, ceiling, DAY)
    assert sum(seen.borne().values()) == grants + other
    assert seen.left == 0 or seen.over == 0


def test_shares_of_a_day_nobody_knows_are_not_made_up() -> None:
    """The tenth plan period is not known."""
    with pytest.raises(LookupError):
        envelope(1, 1, 1, date(2027, 4, 1))
    with pytest.raises(ValueError, match="zero or more"):
        envelope(-1, 0, 0, DAY)
