"""When something stands idle: read from words, kept as stretches of the week, and asked about."""

from __future__ import annotations

from collections.abc import Sequence

from ashinami.basics.clock import Minute, Span, clock
from ashinami.basics.day import WEEKDAYS
from ashinami.tables.cells import CellError, spans

type Week = list[list[list[int]]]
"""Seven lists of [start, end], Monday first, as records keep them."""


def read_week(text: str) -> Week:
    """Return the stretches of a week written as 月水金 9:00-12:00、土 13:00-17:00; empty for no words.

    Raises
    ------
    ValueError
        With what is wrong, in Japanese.
    """
    if not text.strip():
        return []
    try:
        found = spans(text)
    except CellError as error:
        raise ValueError(f"{error.text}。{error.remedy}") from error
    return [[[span.start, span.end] for span in found.get(day, ())] for day in range(7)]


def times_of(week: Week) -> tuple[tuple[int, Span], ...]:
    """Return the stretches one by one, each with its weekday."""
    return tuple((day, Span(start, end)) for day, stretches in enumerate(week) for start, end in stretches)


def is_idle(week: Week, weekday: int, start: Minute, end: Minute) -> bool:
    """Whether it stands idle from start to end on a weekday."""
    return bool(week) and any(first <= start and end <= last for first, last in week[weekday])


def spans_on(week: Week, weekday: int) -> tuple[Span, ...]:
    """Return the stretches of a weekday."""
    return tuple(Span(start, end) for start, end in week[weekday]) if week else ()


def said(week: Sequence[Sequence[Sequence[int]]]) -> str:
    """Return it in words: 月 9:00–12:00、水 9:00–12:00."""
    return "、".join(
        f"{WEEKDAYS[day]} {clock(start)}–{clock(end)}" for day, stretches in enumerate(week) for start, end in stretches
    )
