"""Which services run on a day: weekly calendars and the exceptions to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ashinami.transit.feed import Feed

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True, eq=False)
class Services:
    """Services by number; days are counted as `date.toordinal` does.

    Attributes
    ----------
    feed : int32, whose it is; those of one feed stand together, in the order of the feeds, and so do their exceptions.
    week : uint8, a bit for each weekday it runs on, Monday the lowest; 0 runs by exceptions alone.
    first, last : int32, the days between which the week holds, both included; `last` 0 when there is no week.
    service, day, runs : int32, int32, bool: the exceptions, each for a service and a day.
    """

    feed: NDArray[np.int32]
    week: NDArray[np.uint8]
    first: NDArray[np.int32]
    last: NDArray[np.int32]
    service: NDArray[np.int32]
    day: NDArray[np.int32]
    runs: NDArray[np.bool_]

    def on(self, day: date) -> NDArray[np.bool_]:
        """Return for each service whether it runs on the day."""
        number = day.toordinal()
        running = (self.week >> day.weekday() & 1).astype(np.bool_) & (self.first <= number) & (number <= self.last)
        here = self.day == number
        running[self.service[here]] = self.runs[here]
        return running

    def place(self, feed: int) -> slice:
        """Return where the services of a feed stand."""
        first, last = np.searchsorted(self.feed, (feed, feed + 1)).tolist()
        return slice(first, last)

    def of(self, feed: int) -> Services:
        """Return the services of one feed alone, numbered anew."""
        own = self.place(feed)
        # services of one feed are in any order among its exceptions, but all before those of the next feed
        extra = slice(*np.searchsorted(self.service, (own.start, own.stop)).tolist())
        return Services(
            self.feed[own],
            self.week[own],
            self.first[own],
            self.last[own],
            self.service[extra] - np.int32(own.start),
            self.day[extra],
            self.runs[extra],
        )

    def span(self, feed: int) -> tuple[date, date] | None:
        """Return the first and last day on which anything of a feed may run, or None when nothing ever does."""
        own = self.of(feed)
        weekly = (own.week > 0) & (own.last >= own.first) & (own.first > 0)
        firsts = [*own.first[weekly].tolist(), *own.day[own.runs].tolist()]
        lasts = [*own.last[weekly].tolist(), *own.day[own.runs].tolist()]
        return (date.fromordinal(min(firsts)), date.fromordinal(max(lasts))) if firsts else None


def day_of(text: str) -> int:
    """Return the day's number of 20261201, or 0 when it is no day."""
    if len(text) != 8 or not text.isascii() or not text.isdigit():
        return 0
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:])).toordinal()
    except ValueError:
        return 0


class ServiceNumbers:
    """Collects the services of feed after feed."""

    def __init__(self) -> None:
        self._weeks: list[tuple[int, int, int, int]] = []
        self._exceptions: list[tuple[int, int, bool]] = []

    def add(self, number: int, feed: Feed) -> dict[str, int]:
        """Take in a feed's calendars; return the number of each service id."""
        numbers: dict[str, int] = {}
        weekly = feed.rows("calendar.txt")
        days = [weekly.column(name) for name in _WEEK]
        for at, service in enumerate(weekly.column("service_id")):
            week = sum(1 << weekday for weekday in range(7) if days[weekday][at] == "1")
            first, last = day_of(weekly.column("start_date")[at]), day_of(weekly.column("end_date")[at])
            numbers[service] = len(self._weeks)
            self._weeks.append((number, week, first, last))
        extra = feed.rows("calendar_dates.txt")
        columns = (extra.column("service_id"), extra.column("date"), extra.column("exception_type"))
        for service, text, kind in zip(*columns, strict=True):
            if service not in numbers:
                numbers[service] = len(self._weeks)
                self._weeks.append((number, 0, 0, 0))
            day = day_of(text)
            if day and kind in ("1", "2"):
                self._exceptions.append((numbers[service], day, kind == "1"))
        return numbers

    def services(self) -> Services:
        """Return all that was taken in."""
        weeks = np.array(self._weeks, np.int64).reshape(-1, 4).T
        exceptions = np.array(self._exceptions, np.int64).reshape(-1, 3).T
        return Services(
            weeks[0].astype(np.int32),
            weeks[1].astype(np.uint8),
            weeks[2].astype(np.int32),
            weeks[3].astype(np.int32),
            exceptions[0].astype(np.int32),
            exceptions[1].astype(np.int32),
            exceptions[2].astype(np.bool_),
        )
