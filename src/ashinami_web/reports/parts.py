"""What other rooms do when a month is closed: in the one transaction of the closing, before nothing more can be posted to the month."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from ashinami.basics.day import Month
from ashinami_web.bodies.models import Body
from ashinami_web.config.acting import Acting


class Part(Protocol):
    """What a room does for its part of the closing."""

    def __call__(self, body: Body, month: Month, *, by: Acting, at: datetime) -> None:
        """Do it, or raise `reports.actions.CannotCloseError`."""


_PARTS: list[Part] = []


def add_part(part: Part) -> None:
    """Let a room take part in closings; adding it twice is once."""
    if part not in _PARTS:
        _PARTS.append(part)


def parts() -> tuple[Part, ...]:
    """Return the parts in the order they were added."""
    return tuple(_PARTS)
