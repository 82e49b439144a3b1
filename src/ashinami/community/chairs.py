"""The chair goes round (司会交代): who is asked next, so that it is not always the same voice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Turn:
    """A member who may take the chair: when he last did (None: never), and whether he has asked not to."""

    member: str
    last: date | None = None
    times: int = 0
    declines: bool = False
    since: date = date.min


def next_chairs(members: Iterable[Turn]) -> list[Turn]:
    """Return who may be asked, first who has never had the chair, then whose time is longest ago; who asked not to is left out."""
    asked = (member for member in members if not member.declines)
    return sorted(asked, key=lambda one: (one.last or date.min, one.times, one.since, one.member))
