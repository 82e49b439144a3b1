"""A feed: the tables of one publisher, read when asked for, each once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2s
from pathlib import Path
from typing import Any

from ashinami.basics.notice import Notice, Severity
from ashinami.transit.archive import Archive, open_archives
from ashinami.transit.rows import Rows, empty, read_rows

_SAME = ("stops.txt", "stop_times.txt", "trips.txt", "calendar.txt", "calendar_dates.txt")
"""The tables that make two feeds the same feed, whatever their names and notes."""


@dataclass(frozen=True, slots=True)
class Feed:
    """One publisher's tables.

    Attributes
    ----------
    name : how the feed is called in results: the archive's name without .zip.
    files : each file's bytes by its plain name.
    """

    name: str
    files: Mapping[str, bytes]
    _read: dict[str, tuple[Rows, tuple[Notice, ...]]] = field(default_factory=dict, repr=False, compare=False)

    def rows(self, file: str) -> Rows:
        """Return a table; without columns when the feed has none of that name."""
        return self._rows(file)[0]

    def said(self, file: str) -> tuple[Notice, ...]:
        """Return the notices of reading a table."""
        return self._rows(file)[1]

    def _rows(self, file: str) -> tuple[Rows, tuple[Notice, ...]]:
        if file not in self._read:
            content = self.files.get(file)
            self._read[file] = (empty(file), ()) if content is None else read_rows(file, content)
        return self._read[file]

    def forget(self, *files: str) -> None:
        """Let go of tables that are not needed again."""
        for file in files:
            self._read.pop(file, None)

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of its tables."""
        return tuple(sorted(file for file in self.files if file.endswith(".txt")))

    @property
    def locations(self) -> Mapping[str, Any]:
        """The areas of `locations.geojson` (GTFS-Flex), empty when there are none; a ValueError when it is not JSON."""
        content = self.files.get("locations.geojson")
        if content is None:
            return {}
        found = json.loads(content.decode("utf-8-sig"))
        if not isinstance(found, dict):
            raise ValueError("locations.geojson holds no object")  # noqa: TRY004 - one kind of error for the caller
        return found

    @property
    def mark(self) -> str:
        """A short text that is the same for the same timetable, whatever the archive is called."""
        whole = blake2s(digest_size=12)
        for file in _SAME:
            content = self.files.get(file, b"").removeprefix(b"\xef\xbb\xbf")
            whole.update(file.encode() + b"\0" + content.replace(b"\r\n", b"\n").rstrip(b"\n"))
        return whole.hexdigest()


def read_feeds(*paths: Path) -> tuple[tuple[Feed, ...], tuple[Notice, ...]]:
    """Return the feeds of all archives, a feed that stands there twice only once, and the notices of opening them."""
    feeds: list[Feed] = []
    notices: list[Notice] = []
    known: dict[str, str] = {}
    names: set[str] = set()
    for path in paths:
        archives, said = open_archives(path)
        notices += said
        for archive in archives:
            feed = Feed(_free(archive, names), archive.files)
            first = known.setdefault(feed.mark, feed.name)
            if first != feed.name:
                text = f"「{first}」と同じ時刻表です。一度だけ使います"
                notices.append(Notice("feed-twice", Severity.NOTE, text, "片方を外してかまいません", path.name))
                continue
            names.add(feed.name)
            feeds.append(feed)
    return tuple(feeds), tuple(notices)


def _free(archive: Archive, names: set[str]) -> str:
    name, number = archive.name, 2
    while name in names:
        name, number = f"{archive.name}#{number}", number + 1
    return name
