"""Minutes of the service day: whole numbers from 0:00, past 24:00 as in GTFS (25:10 is 1510)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

type Minute = int
"""A minute of the service day: 0 is 0:00, 560 is 9:20, 1510 is ten past one in the night after."""

DAY_END: Minute = 48 * 60

_CLOCK = re.compile(r"^(午前|午後|am|pm)?(\d{1,2})(?:[:時](\d{1,2})?分?(?::\d{2})?|(半))?(半)?$", re.IGNORECASE)
_DIGITS = re.compile(r"^(\d{1,2})(\d{2})$")


def parse_minute(text: str) -> Minute:
    """Read a time as people write it: 9:20, 09:20:00, 9時, 9時半, 午後1時20分, 920, ９：２０.

    Raises
    ------
    ValueError
        When it is no time between 0:00 and 47:59.
    """
    plain = unicodedata.normalize("NFKC", text).strip().replace(" ", "")
    digits = _DIGITS.match(plain)
    if digits:
        return _checked(int(digits[1]), int(digits[2]), text)
    found = _CLOCK.match(plain)
    if found is None:
        raise ValueError(f"no time of day: {text!r}")
    half_day, hour, minute, half1, half2 = found.groups()
    hours = int(hour)
    if half_day and half_day.lower() in ("午後", "pm") and hours < 12:
        hours += 12
    return _checked(hours, 30 if half1 or half2 else int(minute or 0), text)


def _checked(hours: int, minutes: int, text: str) -> Minute:
    if minutes > 59 or hours * 60 + minutes >= DAY_END:
        raise ValueError(f"no time of day: {text!r}")
    return hours * 60 + minutes


def clock(minute: Minute) -> str:
    """Return the minute as 9:20; past midnight as 25:10."""
    return f"{minute // 60}:{minute % 60:02d}"


def clock_spoken(minute: Minute) -> str:
    """午前9時20分, as it is said on the phone; past midnight 翌日午前1時10分."""
    day, within = divmod(minute, 24 * 60)
    hour, rest = divmod(within, 60)
    half = "午前" if hour < 12 else "午後"
    said = f"{half}{hour if hour <= 12 else hour - 12}時" + (f"{rest}分" if rest else "")
    return f"翌日{said}" if day else said


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of the service day in minutes: `start` is in it, `end` is not."""

    start: Minute
    end: Minute

    def __post_init__(self) -> None:
        """Refuse a stretch outside the service day or ending before it starts."""
        if not 0 <= self.start <= self.end <= DAY_END:
            raise ValueError(f"no stretch of a service day: {self.start} to {self.end}")

    def __contains__(self, minute: Minute) -> bool:
        """Whether the minute lies in it."""
        return self.start <= minute < self.end

    @property
    def minutes(self) -> int:
        """Its length."""
        return self.end - self.start

    def __str__(self) -> str:
        """Return it as 9:00–12:00."""
        return f"{clock(self.start)}–{clock(self.end)}"


def joined(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the same minutes in order, stretches that touch made one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)
