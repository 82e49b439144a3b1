"""iCalendar (RFC 5545): a calendar of meetings as text that any calendar program takes. It says what and where, never who."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_LONGEST_LINE = 75
_JAPAN = ZoneInfo("Asia/Tokyo")


@dataclass(frozen=True, slots=True)
class Entry:
    """One meeting. `start` and `end` are minutes of the day; without a start it takes the whole day."""

    uid: str
    day: date
    title: str
    changed: datetime
    start: int | None = None
    end: int | None = None
    place: str = ""
    cancelled: bool = False

    def __post_init__(self) -> None:
        """Refuse an entry that cannot be placed."""
        if self.changed.tzinfo is None:
            raise ValueError("a calendar entry's change says its zone")
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValueError("a meeting ends after it starts")


def calendar(name: str, entries: Iterable[Entry]) -> str:
    """Return the calendar. The same entries give the same text."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Ashinami//Meetings//JA",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
        "X-WR-TIMEZONE:Asia/Tokyo",
        *(line for entry in entries for line in _event(entry)),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(entry: Entry) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}@ashinami"
    yield f"DTSTAMP:{_utc(entry.changed)}"
    if entry.start is None:
        yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}"
    else:
        yield f"DTSTART:{_utc(_moment(entry.day, entry.start))}"
        yield f"DTEND:{_utc(_moment(entry.day, entry.end if entry.end is not None else entry.start + 60))}"
    yield f"SUMMARY:{_escaped(entry.title)}"
    if entry.place:
        yield f"LOCATION:{_escaped(entry.place)}"
    yield f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}"
    yield "END:VEVENT"


def _moment(day: date, minute: int) -> datetime:
    return datetime.combine(day, time(), tzinfo=_JAPAN) + timedelta(minutes=minute)


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    marked = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return marked.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Yield the line in pieces of at most 75 octets; a sign is never cut, and all but the first begin with a space."""
    piece, length = "", 0
    for sign in line:
        size = len(sign.encode())
        if length + size > _LONGEST_LINE:
            yield piece
            piece, length = " ", 1
        piece, length = piece + sign, length + size
    yield piece
