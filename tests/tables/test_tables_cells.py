"""Cells as people fill them in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.basics.clock import Span
from ashinami.tables import cells
from ashinami.tables.cells import CellError

ON = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("9:20", 560),
        ("９：２０", 560),
        ("9時半", 570),
        ("午後1時20分", 800),
        (920, 560),
        (time(9, 20), 560),
        (datetime(1899, 12, 30, 9, 20), 560),  # noqa: DTZ001 - as a workbook holds it
        (timedelta(hours=25, minutes=10), 1510),
        (560 / 1440, 560),
        ("0.375", 540),
        (0.5, 720),
        (1.0625, 1530),
        (9.0, 540),
        ("9時頃", 540),
    ],
)
def test_times_are_read_as_people_write_them(cell: cells.Cell, expected: int) -> None:
    """Shows that every usual way of writing a time, and a workbook's own, gives the same minute."""
    assert cells.minute(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2026-12-01", ON),
        ("2026/12/1", ON),
        ("令和8年12月1日", ON),
        ("令和8年12月1日（火）", ON),
        ("R8.12.1", ON),
        ("12/1", ON),
        ("12月1日", ON),
        (datetime(2026, 12, 1), ON),  # noqa: DTZ001 - as a workbook holds it
        (46357, ON),
        ("1/5", date(2027, 1, 5)),
        ("8/12/1", ON),
        ("26/12/1", ON),
        ("R26/12/1", date(2044, 12, 1)),
        ("令和元年5月1日", date(2019, 5, 1)),
    ],
)
def test_days_are_read_as_people_write_them(cell: cells.Cell, expected: date) -> None:
    """Shows 和暦, workbook days and days without a year, which are the nearest to the day planned."""
    assert cells.day(ON)(cell) == expected


@pytest.mark.parametrize("cell", ["25時99分", "9:60", "48:00", "9.30", "1.30", 1.3, -0.5, "あさ", "9:20から"])
def test_a_time_that_is_none_is_told(cell: cells.Cell) -> None:
    """Shows that what is no time gives a remedy; 1.30 is neither half past one nor seven hours into the next day."""
    with pytest.raises(CellError) as error:
        cells.minute(cell)
    assert error.value.remedy


@pytest.mark.parametrize("cell", ["2月30日", "13/1", "きのう", "", "平成の日"])
def test_a_day_that_is_none_is_told(cell: str) -> None:
    """Shows that what is no day gives a remedy, never another day."""
    with pytest.raises(CellError) as error:
        cells.day(ON)(cell)
    assert error.value.remedy


def test_hours_by_weekday() -> None:
    """Shows stretches for every day, for named weekdays, and stretches that touch made one."""
    read = cells.spans("毎日 8:00-10:00、水金 13時〜17時、水 10:00～11:00")
    assert read[0] == (Span(480, 600),)
    assert read[2] == (Span(480, 660), Span(780, 1020))
    assert read[4] == (Span(480, 600), Span(780, 1020))


@pytest.mark.parametrize("cell", ["8:00", "17:00-8:00", "いつでも", "8:00-9:00-10:00"])
def test_hours_that_are_none_are_told(cell: str) -> None:
    """Shows that half a stretch, a stretch backwards and words are told."""
    with pytest.raises(CellError):
        cells.spans(cell)


def test_choices_take_any_width_and_say_what_can_be_chosen() -> None:
    """Shows that ○ and yes mean はい, and that an unknown word lists the right ones."""
    assert cells.yes_no("○") is True
    assert cells.yes_no("ＮＯ") is False
    with pytest.raises(CellError, match="たぶん") as error:
        cells.yes_no("たぶん")
    assert "はい" in error.value.remedy


def test_an_excel_error_is_no_text() -> None:
    """Shows that #N/A is told instead of becoming somebody's name."""
    with pytest.raises(CellError, match="エラー値"):
        cells.text("#N/A")


_ANY = st.one_of(
    st.text(max_size=40),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.timedeltas(),
)
_READERS = (
    cells.text,
    cells.texts,
    cells.whole(0, 9),
    cells.degrees(-90, 90),
    cells.minute,
    cells.spans,
    cells.day(ON),
    cells.days(ON),
    cells.yes_no,
    cells.many_of({"車いす": 1}),
)


@given(cell=_ANY, number=st.integers(0, len(_READERS) - 1))
def test_no_cell_breaks_a_reader(cell: cells.Cell, number: int) -> None:
    """Shows that any cell is read or told with a remedy, never a traceback."""
    error = _told(_READERS[number], cell)
    assert error is None or (error.code and error.text and error.remedy)


def _told(read: Callable[[cells.Cell], object], cell: cells.Cell) -> CellError | None:
    try:
        read(cell)
    except CellError as error:
        return error
    return None
