"""Days, months, fiscal years and the Japanese calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.basics.day import (
    FIRST_DAY,
    Days,
    Month,
    fiscal_year,
    fiscal_year_days,
    months_later,
    term_end,
    wareki,
    wareki_with_weekday,
    weekday,
)

modern = st.dates(min_value=FIRST_DAY, max_value=date(2200, 12, 31))
maybe_end = st.one_of(st.none(), modern)


@st.composite
def spans(draw: st.DrawFn) -> Days:
    """Spans with and without end, empty ones among them."""
    start, end = draw(modern), draw(maybe_end)
    return Days(start, end) if end is None or start <= end else Days(end, start)


def test_a_span_holds_its_first_day_and_not_its_end() -> None:
    """Spans are half open."""
    march = Days(date(2026, 3, 1), date(2026, 4, 1))
    assert date(2026, 3, 1) in march
    assert date(2026, 3, 31) in march
    assert date(2026, 4, 1) not in march
    assert date(2026, 2, 28) not in march
    assert date(9999, 12, 31) in Days(date(2026, 3, 1))


def test_a_span_that_ends_before_it_starts_is_refused() -> None:
    """An impossible span is never built."""
    with pytest.raises(ValueError, match="before it starts"):
        Days(date(2026, 3, 2), date(2026, 3, 1))


def test_a_span_without_end_cannot_be_walked() -> None:
    """Walking for ever is refused at once."""
    with pytest.raises(ValueError, match="without end"):
        list(Days(date(2026, 3, 1)))


@given(spans(), spans())
def test_spans_overlap_when_a_day_lies_in_both(one: Days, other: Days) -> None:
    """Overlap means a shared day: if there is one, the later of the two first days is one."""
    later = max(one.start, other.start)
    assert one.overlaps(other) == (later in one and later in other)
    assert one.overlaps(other) == other.overlaps(one)


@given(modern, st.integers(min_value=0, max_value=40))
def test_walking_a_span_gives_its_days(start: date, length: int) -> None:
    """Each day once, in order, and each lies in the span."""
    span = Days(start, start + timedelta(days=length))
    days = list(span)
    assert len(days) == length
    assert days == sorted(set(days))
    assert all(day in span for day in days)


@given(modern)
def test_each_day_lies_in_its_month_and_fiscal_year(day: date) -> None:
    """A month's days are its days; the next month begins where they end."""
    month = Month.of(day)
    assert day in month.days
    assert month.days.end == month.next.days.start
    assert Month.parse(str(month)) == month
    assert day in fiscal_year_days(fiscal_year(day))


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "26-01", "2026/01", "2026-1", "", "2026-11-01"])
def test_what_is_no_month_is_refused(text: str) -> None:
    """Only 2026-11 is a month."""
    with pytest.raises(ValueError, match="2026-11"):
        Month.parse(text)


def test_a_month_outside_the_year_is_refused() -> None:
    """There is no thirteenth month."""
    with pytest.raises(ValueError, match="no such month"):
        Month(2026, 13)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 12, 1), "令和8年12月1日"),
        (date(2019, 5, 1), "令和元年5月1日"),
        (date(2019, 4, 30), "平成31年4月30日"),
        (date(1989, 1, 8), "平成元年1月8日"),
        (date(1989, 1, 7), "昭和64年1月7日"),
        (date(1926, 12, 25), "昭和元年12月25日"),
        (date(1926, 12, 24), "大正15年12月24日"),
        (date(1912, 7, 30), "大正元年7月30日"),
        (date(1912, 7, 29), "明治45年7月29日"),
        (date(1873, 1, 1), "明治6年1月1日"),
    ],
)
def test_the_japanese_calendar_at_each_change_of_era(day: date, text: str) -> None:
    """An era's first day is in it, the day before is not."""
    assert wareki(day) == text


def test_before_1873_there_is_no_answer() -> None:
    """The old calendar counted other days: no guess."""
    with pytest.raises(ValueError, match="no era"):
        wareki(date(1872, 12, 31))


def test_weekday_and_paper_form() -> None:
    """The form printed on papers, and a month's name."""
    assert weekday(date(2026, 12, 1)) == "火"
    assert wareki_with_weekday(date(2026, 12, 6)) == "令和8年12月6日(日)"
    assert Month(2026, 11).wareki == "令和8年11月"
    assert fiscal_year(date(2027, 3, 31)) == 2026
    assert fiscal_year(date(2027, 4, 1)) == 2027


@pytest.mark.parametrize(
    ("first", "months", "last", "same"),
    [
        (date(2026, 4, 1), 12, date(2027, 3, 31), date(2027, 4, 1)),
        (date(2026, 8, 31), 6, date(2027, 2, 28), date(2027, 2, 28)),
        (date(2027, 1, 31), 1, date(2027, 2, 28), date(2027, 2, 28)),
        (date(2024, 2, 29), 24, date(2026, 2, 28), date(2026, 2, 28)),
        (date(2025, 3, 1), 36, date(2028, 2, 29), date(2028, 3, 1)),
        (date(2024, 2, 29), -24, date(2022, 2, 28), date(2022, 2, 28)),
    ],
)
def test_a_term_of_months_ends_before_the_day_that_answers_to_its_first(
    first: date, months: int, last: date, same: date
) -> None:
    """民法第143条: where a month has no such day, the term ends with it; the same day later is then its last."""
    assert (term_end(first, months), months_later(first, months)) == (last, same)


@given(modern, st.integers(min_value=0, max_value=240))
def test_terms_follow_each_other_without_a_gap(first: date, months: int) -> None:
    """A longer term never ends earlier, and the day after a term is the answering day, or the first of a month."""
    after = term_end(first, months) + timedelta(days=1)
    assert after.day in (first.day, 1)
    assert months_later(first, months) <= after
    assert term_end(first, months + 1) > term_end(first, months)
