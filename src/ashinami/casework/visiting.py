"""Who can go on a support visit: who does such help, is free for the half hours, and has been asked least.

A helper's day is his half-days less what he has promised: visits, and rides when he drives too. Between two visits he needs some minutes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from ashinami.basics.clock import Minute, Span

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
    """

    key: str
    helps: frozenset[str]
    windows: tuple[Span, ...]
    promised: tuple[Span, ...] = ()
    minutes_before: int = 0
    not_with: frozenset[str] = frozenset()
    gladly: frozenset[str] = frozenset()


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
