"""Whether a place is open: yes, no, or not known. Not known stays not known: somebody rings and asks."""

from __future__ import annotations

from datetime import date

from ashinami.basics.clock import Minute
from ashinami.vocabulary.place import Place, PlaceKind


def is_open(place: Place, day: date, minute: Minute) -> bool | None:
    """Return whether the place is open at the minute of the day; None when that is not known.

    Known hours are those of ordinary weeks. On national holidays (国民の祝日に関する法律第3条) town halls and banks are closed
    (地方自治法第4条の2第2項, 銀行法第15条); clinics and care services usually are, but each decides for itself, and so does
    everybody from 29 December to 3 January: what would be open is then not known.
    """
    if not place.hours:
        return None
    usual = any(minute in span for span in place.hours[day.weekday()])
    if not usual:
        return False
    if place.kind is PlaceKind.OFFICE and is_holiday(day):
        return False
    decides_itself = place.kind in (PlaceKind.CLINIC, PlaceKind.CARE) and is_holiday(day)
    return None if decides_itself or is_turn_of_year(day) else True


def is_holiday(day: date) -> bool:
    """Return whether it is a national holiday."""
    import jpholiday  # noqa: PLC0415  # a plan for a weekday needs no table of holidays at start

    return bool(jpholiday.is_holiday(day))


def is_turn_of_year(day: date) -> bool:
    """Return whether it lies between 29 December and 3 January, when public offices rest (行政機関の休日に関する法律第1条)."""
    return (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3)
