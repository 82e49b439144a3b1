"""The day's board as table cells: a bar spans its minutes by colspan, so that it needs no inline style and prints as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ashinami.basics.clock import Span

STEP = 5
"""Minutes a column of the board stands for."""


@dataclass(frozen=True, slots=True)
class Cell[T]:
    """A cell of `columns` columns: with `content`, or a gap; `away` where the driver cannot be out."""

    columns: int
    content: T | None = None
    away: bool = False


def cells[T](bars: Sequence[tuple[Span, T]], windows: Sequence[Span], day: Span) -> tuple[Cell[T], ...]:
    """Return the cells of one driver's row, left to right; together they fill the day's columns exactly.

    Parameters
    ----------
    bars : what stands in the row; the spans do not overlap. A bar is never narrower than one column, one that begins before
        the column of the bar before it ends is moved right, and what lies outside the day is left out.
    windows : when the driver can be out.
    day : the stretch the board shows, in whole steps.

    Raises
    ------
    ValueError
        When the day is not made of whole steps, or bars overlap.
    """
    if day.start % STEP or day.end % STEP:
        raise ValueError(f"the board shows whole steps of {STEP} minutes, not {day}")
    row: list[Cell[T]] = []
    last = day.start // STEP
    before: Span | None = None
    for span, content in sorted(bars, key=lambda bar: bar[0]):
        if before is not None and span.start < before.end:
            raise ValueError(f"bars overlap: {before} and {span}")
        before = span
        if span.end <= day.start or span.start >= day.end:
            continue
        start = max(span.start // STEP, last)
        end = max(min(-(-span.end // STEP), day.end // STEP), start + 1)
        row += _gaps(last, start, windows)
        row.append(Cell(end - start, content))
        last = end
    row += _gaps(last, day.end // STEP, windows)
    return tuple(row)


def hours(day: Span) -> tuple[tuple[int, int], ...]:
    """Return the head of the board: each hour's first minute with the columns it spans."""
    return tuple(
        (minute, (min(minute // 60 * 60 + 60, day.end) - minute) // STEP)
        for minute in (day.start, *range(day.start // 60 * 60 + 60, day.end, 60))
    )


def _gaps[T](start: int, end: int, windows: Sequence[Span]) -> list[Cell[T]]:
    gaps: list[Cell[T]] = []
    for column in range(start, end):
        away = not any(column * STEP in window for window in windows)
        if gaps and gaps[-1].away == away:
            gaps[-1] = Cell(gaps[-1].columns + 1, None, away)
        else:
            gaps.append(Cell(1, None, away))
    return gaps
