"""A year of visits and rides to the counts that rules ask for: columns for a hundred groups at once.

A person is counted once a group, as a target user when she was one on any day she was served; visits count by what she was on their day.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ashinami.funding import facts
from ashinami.rules.answers import Answer, Answers, Origin, Record
from ashinami.vocabulary.money import UserClass

type Ints = NDArray[np.int64]
CLASSES = tuple(UserClass)
_FOLDED = Record("活動の記録から集計")


@dataclass(frozen=True, slots=True)
class Visits:
    """One line for each visit or ride: group, who was served, her class on that day, the day (ordinal), and its activity."""

    group: Ints
    user: Ints
    user_class: Ints
    day: Ints
    activity: Ints

    def __post_init__(self) -> None:
        """Refuse columns of different lengths."""
        if len({len(one) for one in (self.group, self.user, self.user_class, self.day, self.activity)}) != 1:
            raise ValueError("all columns have one line for each visit")


def fold(visits: Visits, groups: int, origin: Origin = _FOLDED) -> tuple[Answers, ...]:
    """Return each group's counts: real users, target users and those who go on, visits, activities, months."""
    target = _holds(visits, lambda kind, day: kind.is_target(day) and kind is not UserClass.CONTINUING)
    going_on = _holds(visits, lambda kind, day: kind is UserClass.CONTINUING and kind.is_target(day))
    month = np.array([date.fromordinal(int(day)).strftime("%Y%m") for day in np.unique(visits.day)], dtype=np.int64)
    of_month = month[np.searchsorted(np.unique(visits.day), visits.day)] if len(month) else visits.day
    as_target = _distinct(visits.group[target], visits.user[target], groups)
    # who was a target user and later goes on as 継続利用要介護者 is one person: she is counted where she was first
    first = np.isin(_pairs(visits.group, visits.user), _pairs(visits.group[target], visits.user[target]))
    only = going_on & ~first
    counts = {
        facts.USERS: _distinct(visits.group, visits.user, groups),
        facts.TARGET: as_target,
        facts.CONTINUING: _distinct(visits.group[only], visits.user[only], groups),
        facts.VISITS: np.bincount(visits.group, minlength=groups),
        facts.VISITS_TARGET: np.bincount(visits.group[target | going_on], minlength=groups),
        facts.ACTIVITIES: _distinct(visits.group, visits.activity, groups),
        facts.MONTHS: _distinct(visits.group, of_month, groups),
    }
    return tuple(
        Answers(tuple(Answer(fact, int(column[group]), origin) for fact, column in counts.items()))
        for group in range(groups)
    )


def _holds(visits: Visits, asks: Callable[[UserClass, date], bool]) -> NDArray[np.bool_]:
    """Return whether each visit's user is of the kind on its day, asked once for each class and day."""
    days, at = np.unique(visits.day, return_inverse=True)
    table = np.array([[asks(kind, date.fromordinal(int(day))) for day in days] for kind in CLASSES], dtype=np.bool_)
    table = table.reshape(len(CLASSES), len(days))
    found: NDArray[np.bool_] = table[visits.user_class, at] if len(days) else np.zeros(0, dtype=np.bool_)
    return found


def _pairs(group: Ints, other: Ints) -> Ints:
    return group * np.int64(2**32) + other


def _distinct(group: Ints, other: Ints, groups: int) -> Ints:
    """Return how many different values each group has."""
    pairs = np.unique(_pairs(group, other))
    return np.bincount(pairs // np.int64(2**32), minlength=groups)


def columns(rows: Sequence[tuple[int, int, UserClass, date, int]]) -> Visits:
    """Return lines as columns."""
    listed = [
        (group, user, CLASSES.index(kind), day.toordinal(), activity) for group, user, kind, day, activity in rows
    ]
    table = np.array(listed, dtype=np.int64).reshape(len(listed), 5)
    return Visits(*(np.ascontiguousarray(table[:, at]) for at in range(5)))
