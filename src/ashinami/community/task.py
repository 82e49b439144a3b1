"""Actions (やること): each has one named owner and a day, or stands in the list of those that nobody has taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from ashinami.vocabulary.registration import Worded

SOON = timedelta(days=7)
ESCALATE_AFTER = timedelta(days=14)
"""How long past its day an action may be before it is put before the meeting that asked for it."""
TAKE_WITHIN = timedelta(days=30)
"""How long an action may stand without an owner before the meeting is asked again."""


class Standing(Worded):
    """Where an action stands on a day."""

    DONE = "done", "済んだ"
    DROPPED = "dropped", "取りやめた"
    OWNERLESS = "ownerless", "担当未定"
    OVERDUE = "overdue", "期限を過ぎた"
    SOON = "soon", "期限が近い"
    AHEAD = "ahead", "進めている"


class Ended(Worded):
    """How an action ended; an empty code while it has not."""

    DONE = "done", "済んだ"
    DROPPED = "dropped", "取りやめた"


@dataclass(frozen=True, slots=True)
class Task:
    """An action. `owner` is the key of one person of one body; it goes with a day, and both may be missing."""

    key: str
    title: str
    since: date
    owner: str = ""
    due: date | None = None
    ended: Ended | None = None
    follow_ups: tuple[date, ...] = field(default=())

    def __post_init__(self) -> None:
        """Refuse an owner without a day: nobody would know when to ask."""
        if self.owner and self.due is None:
            raise ValueError("an action that somebody has taken has a day")
        if not self.title:
            raise ValueError("an action says what is to be done")

    def standing(self, day: date) -> Standing:
        """Return where it stands on a day."""
        if self.ended is not None:
            return Standing(self.ended.value)
        if not self.owner:
            return Standing.OWNERLESS
        assert self.due is not None  # noqa: S101 - refused on building
        if self.due < day:
            return Standing.OVERDUE
        return Standing.SOON if self.due - day <= SOON else Standing.AHEAD

    def escalates(self, day: date) -> bool:
        """Whether it is put before the meeting again: long past its day, or long without an owner."""
        match self.standing(day):
            case Standing.OVERDUE:
                assert self.due is not None  # noqa: S101 - overdue things have a day
                return day - max((self.due, *self.follow_ups)) >= ESCALATE_AFTER
            case Standing.OWNERLESS:
                return day - self.since >= TAKE_WITHIN
            case _:
                return False


_FIRST = (Standing.OVERDUE, Standing.OWNERLESS, Standing.SOON, Standing.AHEAD, Standing.DONE, Standing.DROPPED)


def in_order(tasks: Iterable[Task], day: date) -> list[Task]:
    """Return the tasks in the order in which they press: past their day, without owner, near, later, ended."""
    return sorted(
        tasks, key=lambda one: (_FIRST.index(one.standing(day)), one.due or date.max, one.since, one.title, one.key)
    )
