"""Archives to a network: each feed is taken whole or not at all, and what is refused is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ashinami.basics.notice import Notice, Severity
from ashinami.transit.building import network_of
from ashinami.transit.checks import cells, structure
from ashinami.transit.feed import Feed, read_feeds
from ashinami.transit.flex.drafts import draft_notices
from ashinami.transit.network import Network
from ashinami.transit.part import call_rows, faults_of


@dataclass(frozen=True, slots=True)
class Loaded:
    """The network of the feeds that can be used, and what there is to say about the others."""

    network: Network
    feeds: tuple[Feed, ...]
    refused: tuple[str, ...]
    notices: tuple[Notice, ...]


def load_feeds(paths: Sequence[Path], near_metres: int = 200) -> Loaded:
    """Return the network of all archives that can be used; the quick part of the checks decides, `check_feed` tells all."""
    feeds, notices = read_feeds(*paths)
    told = list(notices)
    fine: list[Feed] = []
    refused: list[Feed] = []
    for feed in feeds:
        grave = [notice for notice in quick_notices(feed) if notice.severity is Severity.ERROR]
        (refused if grave else fine).append(feed)
        told += grave
    network = network_of(fine, near_metres)
    return Loaded(network, tuple(fine), tuple(feed.name for feed in refused), tuple(told))


def quick_notices(feed: Feed) -> Iterator[Notice]:
    """Yield what decides whether a feed can be used: its tables and columns, its days, and the times of its trips."""
    drafts = draft_notices(feed)
    if drafts:
        yield from drafts
        return
    for file in (
        "agency.txt",
        "stops.txt",
        "routes.txt",
        "trips.txt",
        "stop_times.txt",
        "calendar.txt",
        "calendar_dates.txt",
    ):
        yield from feed.said(file)
    yield from structure.quick(feed)
    for file in structure.CALENDARS:
        yield from cells.of_table(feed, file)
    yield from faults_of(feed, call_rows(feed))
