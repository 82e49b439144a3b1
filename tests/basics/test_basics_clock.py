"""Minutes of the service day, as people write them and as they are said."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.basics.clock import DAY_END, Span, clock, clock_spoken, joined, parse_minute, within, without

minutes = st.integers(min_value=0, max_value=DAY_END - 1)
ends = st.integers(min_value=0, max_value=DAY_END)
spans = st.tuples(ends, ends).map(lambda pair: Span(min(pair), max(pair)))


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("9:20", 560),
        ("09:20:00", 560),
        (" ９：２０ ", 560),
        ("9時20分", 560),
        ("9時", 540),
        ("9時半", 570),
        ("920", 560),
        ("0920", 560),
        ("午前9時半", 570),
        ("午前0時10分", 10),
        ("午前12時", 0),
        ("午前12時30分", 30),
        ("12時30分", 750),
        ("午後1時20分", 800),
        ("午後12時30分", 750),
        ("PM 1:20", 800),
        ("am12:05", 5),
        ("午後13時", 780),
        ("正午", 720),
        ("9", 540),
        ("9時5分", 545),
        ("25:10", 1510),
        ("0:00", 0),
        ("47:59", DAY_END - 1),
    ],
)
def test_times_as_people_write_them(text: str, minute: int) -> None:
    """Every usual way of writing a time is read."""
    assert parse_minute(text) == minute


@pytest.mark.parametrize(
    "text",
    [
        "",
        "朝",
        "9:60",
        "48:00",
        "25時61分",
        "9:20半",
        "9時20分半",
        "9時:20",
        "9:",
        "9:5",
        "午後",
        "-1:00",
        "9:2:3:4",
        "半",
        "午前13時",
        "午後24時",
        "12345",
    ],
)
def test_what_is_no_time_is_refused(text: str) -> None:
    """Nothing is guessed: the text is named in the error."""
    with pytest.raises(ValueError, match=re.escape(repr(text))):
        parse_minute(text)


@given(st.text(max_size=12))
def test_any_text_is_a_time_or_a_value_error(text: str) -> None:
    """No text breaks the reading."""
    try:
        minute = parse_minute(text)
    except ValueError:
        return
    assert 0 <= minute < DAY_END


@given(minutes)
def test_what_is_written_and_said_is_read_back(minute: int) -> None:
    """Writing and reading are inverse; so is saying it, within the day."""
    assert parse_minute(clock(minute)) == minute
    spoken = clock_spoken(minute)
    assert parse_minute(spoken.removeprefix("翌日")) == minute % 1440


@pytest.mark.parametrize(
    ("minute", "said"),
    [
        (560, "午前9時20分"),
        (0, "午前0時"),
        (720, "正午"),
        (750, "午後0時30分"),
        (800, "午後1時20分"),
        (1510, "翌日午前1時10分"),
    ],
)
def test_times_as_they_are_said(minute: int, said: str) -> None:
    """Noon is 午後0時, and the night after midnight is the next day's."""
    assert clock_spoken(minute) == said


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (10, 5), (0, DAY_END + 1)])
def test_a_stretch_outside_the_service_day_is_refused(start: int, end: int) -> None:
    """An impossible stretch is never built."""
    with pytest.raises(ValueError, match="no stretch"):
        Span(start, end)


def test_a_stretch_is_half_open() -> None:
    """Its first minute is in it, its end is not."""
    morning = Span(540, 720)
    assert 540 in morning
    assert 719 in morning
    assert 720 not in morning
    assert morning.minutes == 180
    assert str(morning) == "9:00–12:00"


@given(st.lists(spans, max_size=6))
def test_joined_stretches_hold_the_same_minutes_and_do_not_touch(given_spans: list[Span]) -> None:
    """Joining changes neither a minute nor leaves two stretches that could be one."""
    result = joined(tuple(given_spans))
    assert {minute for span in result for minute in range(span.start, span.end)} == {
        minute for span in given_spans for minute in range(span.start, span.end)
    }
    assert all(earlier.end < later.start for earlier, later in pairwise(result))


@given(st.lists(spans, max_size=4), st.lists(spans, max_size=4))
def test_what_is_taken_is_gone_and_nothing_else(whole: list[Span], taken: list[Span]) -> None:
    """The minutes left are those not taken, in stretches that do not touch."""
    left = without(joined(tuple(whole)), taken)
    gone = {minute for span in taken for minute in range(span.start, span.end)}
    before = {minute for span in whole for minute in range(span.start, span.end)}
    assert {minute for span in left for minute in range(span.start, span.end)} == before - gone
    assert all(earlier.end < later.start for earlier, later in pairwise(left))


@given(st.lists(spans, max_size=4), st.lists(spans, max_size=4))
def test_what_is_allowed_stays_and_nothing_else(whole: list[Span], allowed: list[Span]) -> None:
    """The minutes kept are those allowed, in stretches that do not touch."""
    kept = within(joined(tuple(whole)), joined(tuple(allowed)))
    may = {minute for span in allowed for minute in range(span.start, span.end)}
    before = {minute for span in whole for minute in range(span.start, span.end)}
    assert {minute for span in kept for minute in range(span.start, span.end)} == before & may
    assert all(earlier.end < later.start for earlier, later in pairwise(kept))
