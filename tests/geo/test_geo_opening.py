"""Open, closed, or not known."""

from __future__ import annotations

from datetime import date

import pytest

from ashinami.basics.clock import Span, parse_minute
from ashinami.geo.opening import is_open
from ashinami.vocabulary.place import Place, PlaceKind

MORNING, AFTERNOON = Span(540, 720), Span(840, 1080)
WEEK = ((MORNING, AFTERNOON),) * 2 + ((MORNING,),) + ((MORNING, AFTERNOON),) * 2 + ((MORNING,), ())


def place(kind: PlaceKind) -> Place:
    """Build a place closed on Wednesday and Saturday afternoons and on Sundays."""
    return Place("p", "場所", kind, hours=WEEK)


@pytest.mark.parametrize(
    ("day", "clock", "answer"),
    [
        (date(2026, 12, 1), "9:00", True),
        (date(2026, 12, 1), "12:00", False),  # the span is half-open
        (date(2026, 12, 2), "9:30", True),
        (date(2026, 12, 2), "14:30", False),  # Wednesday afternoon
        (date(2026, 12, 6), "9:30", False),  # Sunday
    ],
)
def test_ordinary_weeks(*, day: date, clock: str, answer: bool) -> None:
    """The hours of the weekday decide."""
    assert is_open(place(PlaceKind.CLINIC), day, parse_minute(clock)) is answer


@pytest.mark.parametrize(
    ("kind", "answer"),
    [(PlaceKind.OFFICE, False), (PlaceKind.CLINIC, None), (PlaceKind.CARE, None), (PlaceKind.SHOP, True)],
)
def test_national_holidays(*, kind: PlaceKind, answer: bool | None) -> None:
    """勤労感謝の日 2026-11-23, a Monday: offices closed, clinics to be asked, shops as ever."""
    assert is_open(place(kind), date(2026, 11, 23), 600) is answer


def test_turn_of_the_year_is_not_known() -> None:
    """On 2026-12-30 nobody is called open by rule; a minute always closed stays closed."""
    assert is_open(place(PlaceKind.SHOP), date(2026, 12, 30), 600) is None
    assert is_open(place(PlaceKind.SHOP), date(2026, 12, 30), 1300) is False


def test_no_hours_known() -> None:
    """A place whose hours nobody wrote down is neither open nor closed."""
    assert is_open(Place("p", "場所"), date(2026, 12, 1), 600) is None
