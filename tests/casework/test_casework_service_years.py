"""How long somebody has driven, and when years become round."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.casework.service_years import ROUND, Length, anniversary, length, round_year

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("start", "day", "said"),
    [
        (date(2023, 4, 1), date(2026, 11, 30), "3年7か月"),
        (date(2025, 11, 30), date(2026, 11, 30), "1年"),
        (date(2026, 6, 30), date(2026, 11, 30), "5か月"),
        (date(2026, 11, 1), date(2026, 11, 30), "1か月に満たない"),
        (date(2024, 2, 29), date(2025, 2, 28), "11か月"),
        (date(2024, 2, 29), date(2025, 3, 1), "1年"),
    ],
)
def test_it_is_said_in_years_and_months(start: date, day: date, said: str) -> None:
    """As people say it; a month counts when it is full."""
    assert length(start, day).text == said


def test_nobody_has_served_before_he_began() -> None:
    """A day before the first is a fault of the program."""
    with pytest.raises(ValueError, match="before"):
        length(date(2026, 1, 2), date(2026, 1, 1))


@given(DAYS, st.sampled_from(ROUND))
def test_on_the_anniversary_the_years_are_full_and_the_day_before_they_are_not(start: date, years: int) -> None:
    """The two ways of counting agree on every day of the calendar."""
    on = anniversary(start, years)
    assert length(start, on) == Length(years, 0)
    assert length(start, on - timedelta(days=1)) < Length(years, 0)
    assert round_year(start, on, ahead=timedelta()) == (years, on)


def test_a_round_year_is_told_ahead_and_not_twice() -> None:
    """Three years are told in the two months before the day, and no more after it."""
    start, ahead = date(2024, 1, 15), timedelta(days=60)
    assert round_year(start, date(2026, 11, 30), ahead=ahead) == (3, date(2027, 1, 15))
    assert round_year(start, date(2026, 10, 1), ahead=ahead) is None
    assert round_year(start, date(2027, 1, 16), ahead=ahead) is None
