"""Years of small checks: when a review, a refresh of the shared goal or a follow-up visit is due next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ashinami.basics.day import months_later
from ashinami.vocabulary.registration import Worded

FOLLOW_UP_MONTHS = (3, 6, 12, 24, 36)
"""How long after the last visit it is asked whether what was begun still goes on: beyond the one year that support lasts."""
REFRESH_MONTHS = 12


class Turn(Worded):
    """Where a cycle of plan, do, check and act stands."""

    NEVER = "never", "まだふりかえっていない"
    DUE = "due", "ふりかえる時期"
    IN_TIME = "in_time", "次の時期を待っている"
    UNDATED = "undated", "次の時期が決まっていない"


class Verdict(Worded):
    """What a review decided."""

    GO_ON = "go_on", "このまま続ける"
    CHANGE = "change", "変えて続ける"
    STOP = "stop", "やめる"
    EXTEND = "extend", "広げる"


@dataclass(frozen=True, slots=True)
class Check:
    """A review that was held, and when the next was said to be."""

    held_on: date
    next_on: date | None = None


def turn(checks: Iterable[Check], today: date) -> Turn:
    """Return where the cycle stands by its last review."""
    last = max(checks, key=lambda one: one.held_on, default=None)
    if last is None:
        return Turn.NEVER
    if last.next_on is None:
        return Turn.UNDATED
    return Turn.DUE if last.next_on <= today else Turn.IN_TIME


def follow_ups(last_visit: date, held: Iterable[date], today: date) -> list[tuple[date, date | None]]:
    """Return each follow-up day with the day it was held, as far as it has come; the first still to come stands last.

    A follow-up held counts for the due day it stands nearest to.
    """
    due = [months_later(last_visit, months) for months in FOLLOW_UP_MONTHS]
    answered: dict[date, date] = {}
    for day in sorted(day for day in held if day > last_visit):
        nearest = min(due, key=lambda one: (abs((one - day).days), one))
        answered.setdefault(nearest, day)
    found: list[tuple[date, date | None]] = []
    for day in due:
        found.append((day, answered.get(day)))
        if day > today and day not in answered:
            break
    return found


def stale(refreshed_on: date, today: date) -> bool:
    """Whether a shared goal is to be talked over again: a year has passed."""
    return months_later(refreshed_on, REFRESH_MONTHS) <= today
