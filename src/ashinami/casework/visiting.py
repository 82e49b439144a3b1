"""Who can go on a support visit: who does such help, is free for the half hours, and has been asked least.

A helper's day is his half-days less what he has promised: visits, and rides when he drives too. Between two visits he needs some minutes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from ashinami.basics.clock import Minute, Span
from ashinami.vocabulary.place import Place

ON_THE_WAY: Minute = 15
"""Minutes between two visits of one helper."""


class CannotGo(Enum):
    """Why a helper cannot go."""

    NOT_HIS_HELP = "その手助けはしていません"
    NOT_HIS_HALF_DAY = "この半日は出られません"
    ELSEWHERE = "ほかの約束があります"
    NOT_TOGETHER = "組まない約束です"


@dataclass(frozen=True, slots=True)
class Helping:
    """A helper on one day.

    Attributes
    ----------
    key : who. helps : what he does. windows : when he is free in general. promised : when he is not.
    minutes_before : how long he has helped in the weeks before; who has helped least is asked first.
    not_with : riders he is never sent to. gladly : riders he gladly goes to.
    home : where he sets out; without it he is in no day's plan, and can be asked all the same.
    farthest : how far from home he goes without a car, in metres of road; None when it does not matter to him.
    """

    key: str
    helps: frozenset[str]
    windows: tuple[Span, ...]
    promised: tuple[Span, ...] = ()
    minutes_before: int = 0
    not_with: frozenset[str] = frozenset()
    gladly: frozenset[str] = frozenset()
    home: Place | None = None
    farthest: int | None = None


@dataclass(frozen=True, slots=True)
class HomeVisit:
    """A visit that the day's plan places.

    Attributes
    ----------
    key, rider, place : which, for whom, and where. helps : what is to be done. minutes : how long it takes.
    start : the minute at which it begins; None while no time was said, so that the plan may choose one.
    helper : who is promised for it; empty while nobody is.
    """

    key: str
    rider: str
    place: Place
    helps: frozenset[str]
    minutes: Minute
    start: Minute | None = None
    helper: str = ""

    def __post_init__(self) -> None:
        """Refuse a visit that takes no time, and a promise without a time."""
        if self.minutes < 1:
            raise ValueError(f"visit {self.key} takes some time")
        if self.helper and self.start is None:
            raise ValueError(f"visit {self.key}: who is promised is promised for a time")


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the plan puts a visit: who goes, and when it begins."""

    visit: str
    helper: str
    start: Minute


@dataclass(frozen=True, slots=True)
class Sought:
    """A visit that seeks a helper: for whom, what is to be done, when."""

    rider: str
    helps: frozenset[str]
    span: Span


def why_not(helper: Helping, sought: Sought) -> CannotGo | None:
    """Return why a helper cannot go; None when he can."""
    if sought.rider in helper.not_with:
        return CannotGo.NOT_TOGETHER
    if not sought.helps <= helper.helps:
        return CannotGo.NOT_HIS_HELP
    if not any(window.start <= sought.span.start and sought.span.end <= window.end for window in helper.windows):
        return CannotGo.NOT_HIS_HALF_DAY
    begins, ends = sought.span.start - ON_THE_WAY, sought.span.end + ON_THE_WAY
    if any(busy.start < ends and begins < busy.end for busy in helper.promised):
        return CannotGo.ELSEWHERE
    return None


def who_can(helpers: Iterable[Helping], sought: Sought) -> tuple[str, ...]:
    """Return who can go: who gladly does first, then who has helped least, then by key."""
    able = [helper for helper in helpers if why_not(helper, sought) is None]
    able.sort(key=lambda helper: (sought.rider not in helper.gladly, helper.minutes_before, helper.key))
    return tuple(helper.key for helper in able)
