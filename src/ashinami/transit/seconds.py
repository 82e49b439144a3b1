"""Times of a timetable in seconds of the service day: 9:20:00 or 09:20:00, past midnight 25:10:00."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ashinami.basics.clock import Minute

BLANK = -1
UNREADABLE = -2
DAY = 86_400
_TIME = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?")


@lru_cache(maxsize=100_000)
def seconds_of(text: str) -> int:
    """Return the seconds from midnight; `BLANK` for an empty text, `UNREADABLE` for what is no time."""
    if not text:
        return BLANK
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return UNREADABLE
    return int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3] or 0)


def all_seconds(texts: Sequence[str]) -> NDArray[np.int32]:
    """Return the seconds of many texts; each different text is read once."""
    known = {text: seconds_of(text) for text in set(texts)}
    return np.fromiter(map(known.__getitem__, texts), np.int32, len(texts))


def leave_minute(seconds: int) -> Minute:
    """Return the whole minute of a departure, rounded down: nobody is sent to the stop too late."""
    return int(seconds // 60)


def arrive_minute(seconds: int) -> Minute:
    """Return the whole minute of an arrival, rounded up: nobody is promised a minute that does not exist."""
    return int(-(-seconds // 60))
