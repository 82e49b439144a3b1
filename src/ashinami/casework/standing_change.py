"""What a changed rule does to turns that are written down already: none is lost, none doubled, no promise broken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ashinami.casework.standing import Due, Every

REACH = {Every.WEEKLY: 6, Every.FORTNIGHTLY: 13, Every.NTH: 27, Every.MONTHLY: 27}
"""Within how many days a turn that stays stands in for one that the new rule names on another day."""


@dataclass(frozen=True, slots=True)
class Stands:
    """A turn written down: the day its rule named, the day it is driven (None: it rests).

    `own` : somebody changed it by itself; `promised` : a ride of it is confirmed.
    """

    on: date
    day: date | None
    own: bool = False
    promised: bool = False

    @property
    def stays(self) -> bool:
        """Whether a change of the rule leaves it alone."""
        return self.own or self.promised


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of turns when a rule changes.

    Attributes
    ----------
    keep : left alone, since changed by themselves or promised; the desk is told of the promised ones.
    rewrite : the same named day, with what the new rule says.
    drop : the new rule does not name their day.
    add : days the new rule names and nothing stands on.
    held : days the new rule names for which a turn that stays stands in.
    """

    keep: tuple[Stands, ...]
    rewrite: tuple[tuple[Stands, Due], ...]
    drop: tuple[Stands, ...]
    add: tuple[Due, ...]
    held: tuple[Due, ...]


def reconcile(stands: Iterable[Stands], wanted: Iterable[Due], every: Every) -> Change:
    """Return what becomes of the turns that stand when `wanted` are the turns of the new rule over the same days."""
    by_day, new = {turn.on: turn for turn in stands}, {due.on: due for due in wanted}
    keep = tuple(turn for turn in by_day.values() if turn.stays)
    rewrite = tuple((turn, new[on]) for on, turn in by_day.items() if not turn.stays and on in new)
    drop = tuple(turn for on, turn in by_day.items() if not turn.stays and on not in new)
    free = {on: due for on, due in new.items() if on not in by_day}
    held = []
    for turn in keep:
        if turn.on in new:
            continue
        near = min(free, key=lambda on, turn=turn: (abs((on - turn.on).days), on), default=None)  # type: ignore[misc]
        if near is not None and abs((near - turn.on).days) <= REACH[every]:
            held.append(free.pop(near))
    return Change(keep, rewrite, drop, tuple(free.values()), tuple(sorted(held, key=lambda due: due.on)))
