"""The board's cells: they fill the day, and every bar keeps its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.basics.clock import Span
from ashinami_web.ui.timeline import STEP, Cell, cells, hours

DAY = Span(8 * 60, 17 * 60)


@st.composite
def rows(draw: st.DrawFn) -> list[tuple[Span, int]]:
    """Bars that do not overlap, anywhere in the service day."""
    marks = draw(st.lists(st.integers(0, 288), max_size=12, unique=True).map(sorted))
    return [(Span(start * STEP, end * STEP), start) for start, end in zip(marks[::2], marks[1::2], strict=False)]


@given(rows(), st.integers(0, 1440), st.integers(0, 1440))
def test_a_row_fills_the_day_and_keeps_each_bar(bars: list[tuple[Span, int]], one: int, other: int) -> None:
    """The columns add up to the day, and exactly the bars that touch the day stand in it, in order."""
    row = cells(bars, [Span(min(one, other), max(one, other))], DAY)
    assert sum(cell.columns for cell in row) == DAY.minutes // STEP
    assert all(cell.columns > 0 for cell in row)
    shown = [cell.content for cell in row if cell.content is not None]
    assert shown == [key for span, key in bars if span.end > DAY.start and span.start < DAY.end]


def test_a_bar_stands_at_its_minutes() -> None:
    """A bar from 9:00 to 9:35 takes seven columns after twelve; where the driver cannot be out is marked."""
    assert cells([(Span(540, 575), "x")], [Span(540, 600)], DAY) == (
        Cell(12, away=True),
        Cell(7, "x"),
        Cell(5),
        Cell(84, away=True),
    )


def test_bars_that_overlap_are_a_mistake_of_the_caller() -> None:
    """One driver is in one place: overlapping bars, and a day in broken steps, are refused."""
    with pytest.raises(ValueError, match="overlap"):
        cells([(Span(540, 600), "a"), (Span(590, 620), "b")], [], DAY)
    with pytest.raises(ValueError, match="whole steps"):
        cells([], [], Span(481, 600))


def test_the_head_of_the_board_fills_the_day() -> None:
    """The hours span the day's columns, also when it begins at half past."""
    assert hours(Span(510, 620)) == ((510, 6), (540, 12), (600, 4))
