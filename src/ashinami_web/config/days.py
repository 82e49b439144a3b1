"""Days that somebody asks for: one that no group can mean (a year mistyped, or typed by hand in an address) is none."""

from __future__ import annotations

from datetime import date

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 30)


def day_asked(text: str) -> date | None:
    """Return the day written as 2026-12-01; None when it is not, or lies outside what this program serves."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST <= day <= LAST else None
