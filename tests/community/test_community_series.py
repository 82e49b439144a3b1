"""Meetings that come back: the rule, single dates moved and left out, holidays; the calendar other programs take."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.basics.day import Days
from ashinami.community.ical import Entry, calendar
from ashinami.community.series import LAST, MonthlyRule, OnHoliday, Series

THIRD_THURSDAY = MonthlyRule(nth=3, weekday=3)
YEAR = Days(date(2025, 4, 1), date(2026, 4, 1))
GREENERY = date(2025, 4, 29)


def never(_day: date) -> bool:
    """No holidays at all."""
    return False


def test_the_monthly_meeting_of_a_year() -> None:
    """A meeting on every third Thursday: twelve dates, the first as in Kawara's year."""
    dates = [one.day for one in Series(THIRD_THURSDAY, YEAR).occurrences(YEAR, never)]
    assert len(dates) == 12
    assert dates[0] == date(2025, 4, 17)
    assert all(day is not None and day.weekday() == 3 and 15 <= day.day <= 21 for day in dates)


@pytest.mark.parametrize(
    ("on_holiday", "expected"),
    [(OnHoliday.KEEP, GREENERY), (OnHoliday.SKIP, None), (OnHoliday.NEXT, date(2025, 4, 30))],
)
def test_a_date_on_a_holiday(on_holiday: OnHoliday, expected: date | None) -> None:
    """Kept, left out, or on the next weekday, as the rule says."""
    rule = MonthlyRule(nth=LAST, weekday=1, on_holiday=on_holiday)
    (april,) = Series(rule, YEAR).occurrences(Days(date(2025, 4, 1), date(2025, 5, 1)), lambda day: day == GREENERY)
    assert (april.planned, april.day) == (GREENERY, expected)


def test_one_date_moved_and_one_left_out_while_the_rest_stand() -> None:
    """A single change touches its own date alone; who moves a date to a holiday meant it."""
    moved, dropped = date(2025, 5, 15), date(2025, 8, 21)
    series = Series(THIRD_THURSDAY, YEAR, {moved: date(2025, 5, 16), dropped: None})
    found = {one.planned: one for one in series.occurrences(YEAR, lambda day: day == date(2025, 5, 16))}
    assert found[moved].day == date(2025, 5, 16)
    assert (found[dropped].day, found[dropped].why) == (None, "この回は休み")
    assert sum(1 for one in found.values() if one.planned == one.day) == 10


def test_every_second_month_and_short_months() -> None:
    """The 31st is the last day of a shorter month; months are counted from the first of the series."""
    rule = MonthlyRule(day=31, every=2)
    days = [one.day for one in Series(rule, YEAR).occurrences(YEAR, never)]
    assert days == [date(2025, month, day) for month, day in ((4, 30), (6, 30), (8, 31), (10, 31), (12, 31))] + [
        date(2026, 2, 28)
    ]
    assert rule.text == "2か月ごとの31日"
    assert THIRD_THURSDAY.text == "毎月第3木曜日"
    assert MonthlyRule(nth=LAST, weekday=0).text == "毎月最後の月曜日"


@pytest.mark.parametrize(
    "said", [{}, {"day": 1, "nth": 1}, {"day": 32}, {"nth": 6}, {"nth": 1, "weekday": 7}, {"day": 1, "every": 0}]
)
def test_a_rule_that_gives_no_day_is_refused(said: dict[str, Any]) -> None:
    """A rule names one existing day."""
    with pytest.raises(ValueError, match="monthly rule"):
        MonthlyRule(**said)


def test_dates_are_asked_for_within_days_that_end() -> None:
    """A series without end is not walked for ever."""
    with pytest.raises(ValueError, match="within days that end"):
        list(Series(THIRD_THURSDAY, Days(date(2025, 4, 1))).occurrences(Days(date(2025, 4, 1)), never))


@given(st.integers(1, 5), st.integers(0, 6), st.integers(1, 12), st.integers(0, 400), st.integers(1, 800))
def test_the_dates_are_those_of_a_walk_day_by_day(nth: int, weekday: int, every: int, begin: int, length: int) -> None:
    """The slow twin walks every day and asks whether it is the one."""
    start = date(2024, 1, 1) + timedelta(days=begin)
    span = Days(start, start + timedelta(days=length))
    series = Series(MonthlyRule(nth=nth, weekday=weekday, every=every), span)

    def is_it(day: date) -> bool:
        months = (day.year - start.year) * 12 + day.month - start.month
        last = (day + timedelta(days=7)).month != day.month
        place = last if nth == LAST else (day.day - 1) // 7 + 1 == nth
        return day.weekday() == weekday and place and months % every == 0

    assert [one.day for one in series.occurrences(span, never)] == [day for day in span if is_it(day)]


CHANGED = datetime(2026, 12, 4, 3, 0, tzinfo=UTC)


def test_a_calendar_as_text() -> None:
    """Times in UTC, a whole day without a time, signs escaped, a meeting that was called off says so."""
    text = calendar(
        "会議の予定",
        [
            Entry("a", date(2026, 12, 17), "第1層協議体; 第3回", CHANGED, start=810, end=900, place="役場, 2階"),
            Entry("b", date(2026, 12, 20), "座談会", CHANGED, cancelled=True),
            Entry("c", date(2026, 12, 21), "部会", CHANGED, start=1140),
        ],
    )
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert "DTSTART:20261217T043000Z" in lines
    assert "DTEND:20261217T060000Z" in lines
    assert "DTEND:20261221T110000Z" in lines
    assert "SUMMARY:第1層協議体\\; 第3回" in lines
    assert "LOCATION:役場\\, 2階" in lines
    assert {"DTSTART;VALUE=DATE:20261220", "DTEND;VALUE=DATE:20261221", "STATUS:CANCELLED"} <= set(lines)


@given(st.text(max_size=200))
def test_no_line_is_longer_than_calendars_take_and_nothing_is_lost(title: str) -> None:
    """At most 75 octets a line; unfolded and unescaped, the title is what was given (line ends made alike)."""
    text = calendar("x", [Entry("a", date(2026, 12, 17), title, CHANGED)])
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    unfolded = text.replace("\r\n ", "")
    (summary,) = (line for line in unfolded.split("\r\n") if line.startswith("SUMMARY:"))
    said = title.replace("\r\n", "\n").replace("\r", "\n")
    marked = said.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    assert summary == f"SUMMARY:{marked}"


def test_an_entry_that_cannot_be_placed_is_refused() -> None:
    """A clock says its zone, and a meeting ends after it starts."""
    with pytest.raises(ValueError, match="zone"):
        Entry("a", date(2026, 12, 17), "x", CHANGED.replace(tzinfo=None))
    with pytest.raises(ValueError, match="ends after"):
        Entry("a", date(2026, 12, 17), "x", CHANGED, start=600, end=600)
