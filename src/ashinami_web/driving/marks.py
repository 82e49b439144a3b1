"""What a driver's device sends: marks with their own ids and times, made with or without signal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from ashinami.basics.clock import Minute
from ashinami.vocabulary.event import EventKind
from ashinami_web.config import clock

OF_A_RIDE: Mapping[str, EventKind] = {
    "en_route": EventKind.RIDE_EN_ROUTE,
    "arrived": EventKind.RIDE_ARRIVED,
    "aboard": EventKind.RIDE_ABOARD,
    "done": EventKind.RIDE_DONE,
    "no_show": EventKind.RIDE_NO_SHOW,
}
TAKE_BACK, BEFORE, AFTER, EXTRA, PASSENGERS = "take_back", "before", "after", "extra", "passengers"
KINDS = frozenset({*OF_A_RIDE, TAKE_BACK, BEFORE, AFTER, EXTRA, PASSENGERS})
NIGHT_ENDS = 3
"""The hour at which a service day ends, the night after it."""
LONGEST_WORDS = 200
MOST_METRES = 500_000


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of a device.

    Attributes
    ----------
    id : made on the device, so that sending it twice is harmless.
    what : one of `KINDS`.
    at : when, by the clock of the device.
    about : the ride it speaks of; for `take_back` the mark it takes back.
    more : what else is said (metres, the answers before the first ride, an extra ride), as sent.
    """

    id: UUID
    what: str
    at: datetime
    about: UUID | None = None
    more: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a mark that is none."""
        if self.what not in KINDS:
            raise ValueError(f"no mark: {self.what!r}")
        if self.at.tzinfo is None:
            raise ValueError("the clock of a mark says its zone")
        if self.about is None and self.what in {*OF_A_RIDE, TAKE_BACK, PASSENGERS}:
            raise ValueError(f"{self.what} says of which ride or mark")

    @property
    def service_day(self) -> date:
        """The day of service it was made on."""
        return service_day_of(self.at)

    @property
    def metres(self) -> int | None:
        """The metres driven with the rider aboard, when they were said and can be."""
        said = self.more.get("metres")
        return said if isinstance(said, int) and not isinstance(said, bool) and 0 <= said <= MOST_METRES else None


def service_day_of(moment: datetime) -> date:
    """Return the service day of a moment in Japan: until 03:00 the evening before still runs."""
    return (moment.astimezone(clock.JAPAN) - timedelta(hours=NIGHT_ENDS)).date()


def read(said: object) -> Mark | None:
    """Return a mark as a device sent it; None when it cannot be read."""
    if not isinstance(said, dict):
        return None
    known = {"id", "what", "at", "ride", "mark"}
    try:
        about = said.get("mark") if said.get("what") == TAKE_BACK else said.get("ride")
        return Mark(
            id=UUID(said["id"]),
            what=said["what"],
            at=datetime.fromisoformat(said["at"]),
            about=None if about is None else UUID(about),
            more={str(name): _short(value) for name, value in said.items() if name not in known},
        )
    except (KeyError, ValueError, TypeError, AttributeError, OverflowError):
        return None


def id_of(said: object, link: UUID) -> UUID:
    """Return the id of what a device sent, read or not. Without a usable one it is made of the words: sent again it is the same."""
    if isinstance(said, dict):
        try:
            return UUID(said["id"])
        except (KeyError, ValueError, TypeError, AttributeError):
            pass
    return uuid5(link, repr(said)[:10_000])


def _short(value: object) -> object:
    """Return a value as it may be kept: words of one line's length, numbers, yes and no; anything else is left out."""
    if isinstance(value, str):
        return value[:LONGEST_WORDS]
    return value if isinstance(value, int | float) else None


def moment_of(service_day: date, minute: Minute) -> datetime:
    """Return the moment of a minute of the service day in Japan."""
    return datetime.combine(service_day, time(), tzinfo=clock.JAPAN) + timedelta(minutes=minute)
