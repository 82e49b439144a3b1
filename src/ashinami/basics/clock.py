"""Minutes of the service day: whole numbers from 0:00, past 24:00 as in GTFS (25:10 is 1510)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

type Minute = int
"""A minute of the service day: 0 is 0:00, 560 is 9:20, 1510 is ten past one in the night after."""

DAY_END: Minute = 48 * 60

_CLOCK = re.compile(
    r"(?P<half_day>午前|午後|am|pm)?(?P<hour>\d{1,2})"
    r"(?:(?P<half_hour>時?半)|時(?:(?P<minute>\d{1,2})分?)?|:(?P<digits>\d{2})(?::\d{2})?)?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"(\d{1,2})(\d{2})")


def parse_minute(text: str) -> Minute:
    """Read a time as people write it: 9:20, 09:20:00, 9時, 9時半, 午後1時20分, 正午, 920, ９：２０; 9 alone is 9:00.

    Raises
    ------
    ValueError
        When it is no time between 0:00 and 47:59.
    """
    plain = unicodedata.normalize("NFKC", text).replace(" ", "").strip()
    if plain == "正午":
        return 12 * 60
    if digits := _DIGITS.fullmatch(plain):
        return _checked(int(digits[1]), int(digits[2]), text)
    found = _CLOCK.fullmatch(plain)
    if found is None:
        raise ValueError(f"no time of day: {text!r}")
    hours = int(found["hour"])
    if half_day := found["half_day"]:
        hours = _of_half_day(hours, afternoon=half_day.lower() in ("午後", "pm"), text=text)
    return _checked(hours, 30 if found["half_hour"] else int(found["minute"] or found["digits"] or 0), text)


def _of_half_day(hours: int, *, afternoon: bool, text: str) -> int:
    """Return the hour of the day; 午前12時 is midnight, 午後12時30分 half past noon, 午後13時 is 13:00."""
    if hours > (23 if afternoon else 12):
        raise ValueError(f"no time of day: {text!r}")
    if afternoon:
        return hours if hours >= 12 else hours + 12
    return hours % 12


def _checked(hours: int, minutes: int, text: str) -> Minute:
    if minutes > 59 or hours * 60 + minutes >= DAY_END:
        raise ValueError(f"no time of day: {text!r}")
    return hours * 60 + minutes


def clock(minute: Minute) -> str:
    """Return the minute as 9:20; past midnight as 25:10."""
    return f"{minute // 60}:{minute % 60:02d}"


def clock_spoken(minute: Minute) -> str:
    """午前9時20分, as it is said on the phone; noon is 正午, half past 午後0時30分; past midnight 翌日午前1時10分."""
    day, within = divmod(minute, 24 * 60)
    hour, rest = divmod(within, 60)
    half, hour12 = ("午前", hour) if hour < 12 else ("午後", hour - 12)
    said = "正午" if within == 12 * 60 else f"{half}{hour12}時" + (f"{rest}分" if rest else "")
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


def within(spans: tuple[Span, ...], allowed: Iterable[Span]) -> tuple[Span, ...]:
    """Return the minutes of the spans that lie in the allowed ones, which stand in order and do not overlap."""
    kept = ((max(span.start, each.start), min(span.end, each.end)) for each in tuple(allowed) for span in spans)
    return joined(tuple(Span(start, end) for start, end in kept if start < end))


def without(spans: tuple[Span, ...], taken: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans less the minutes taken; what is left of a span with nothing in it goes."""
    left = spans
    for hole in (each for each in taken if each.minutes):
        left = tuple(
            part
            for span in left
            for part in (
                Span(span.start, max(span.start, min(span.end, hole.start))),
                Span(min(span.end, max(span.start, hole.end)), span.end),
            )
            if part.minutes
        )
    return left
