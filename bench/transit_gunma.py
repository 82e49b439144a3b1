"""One day of the 40 timetables of Gunma as one feed that every engine reads alike, and pairs of stops to ask about.

Each feed's busiest weekday stands for one common date. Walks of up to 200 m as the crow flies, a third longer, at 0.9 m/s in
whole minutes and no less than the two that nigiri asks for, are written into transfers.txt; these are all the walks there are, so
stops belong to no stations. One may get on and off everywhere: cafein does not know pickup_type and drop_off_type. No trip goes
on as another (block_id): only nigiri counts that as one ride.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from ashinami.transit.building import network_of
from ashinami.transit.day import running
from ashinami.transit.feed import Feed, read_feeds
from ashinami.transit.merging import merge
from ashinami.transit.network import Flags, Network
from ashinami.transit.walking import Pace
from ashinami.transit.writing import table_bytes, write_zip

_LONGEST, _LEAST = 1_200, 120
COMMON = date(2026, 11, 25)
GTFS = Path(__file__).resolve().parents[2] / "shared" / "data" / "gtfs"


@dataclass(frozen=True)
class OneDay:
    """The feed, its archive, and the walks between its stops in seconds."""

    feed: Feed
    path: Path
    walks: list[tuple[str, str, int]]


def gunma_archives() -> list[Path]:
    """Return the 40 archives."""
    return sorted((GTFS / "load" / "gunma").glob("*.zip"))


def busiest(network: Network, feed: int) -> date | None:
    """Return the weekday on which most trips of a feed run, of equals the first."""
    span = network.span(feed)
    if span is None:
        return None
    own = network.services.feed == feed
    best: tuple[int, date] | None = None
    for more in range((span[1] - span[0]).days + 1):
        day = span[0] + timedelta(days=more)
        if day.weekday() < 5:
            trips = int((network.services.on(day) & own)[network.trips.service].sum())
            if best is None or trips > best[0]:
                best = (trips, day)
    return best[1] if best and best[0] else None


def one_day(folder: Path) -> OneDay:
    """Write the feed of one day to a folder and return it."""
    feeds, _ = read_feeds(*gunma_archives())
    network = network_of(feeds)
    days = {feed: day for feed in range(len(feeds)) if (day := busiest(network, feed)) is not None}
    trips, shifts = running(network, days)
    runs = {
        f"{int(network.routes.feed[network.trips.route[trip]])}:{network.trips.id[int(trip)]}"
        for trip, shift in zip(trips, shifts, strict=True)
        if shift == 0
    }
    files = dict(merge(feeds, "bench", near_metres=0).files)
    whole = Feed("whole", files)
    kept = {}
    for file in ("trips.txt", "stop_times.txt"):
        rows = whole.rows(file)
        names = tuple(name for name in rows.columns if name != "block_id")
        at = names.index("trip_id")
        service = names.index("service_id") if "service_id" in names else -1
        anywhere = {names.index(name) for name in ("pickup_type", "drop_off_type") if name in names}
        kept[file] = table_bytes(
            names,
            (
                ["day" if column == service else "0" if column in anywhere else cell for column, cell in enumerate(row)]
                for row in zip(*(rows.columns[name] for name in names), strict=True)
                if row[at] in runs
            ),
        )
    stamp = f"{COMMON:%Y%m%d}"
    week = "monday,tuesday,wednesday,thursday,friday,saturday,sunday"
    kept["calendar.txt"] = f"service_id,{week},start_date,end_date\nday,0,0,0,0,0,0,0,{stamp},{stamp}\n".encode()
    kept["calendar_dates.txt"] = f"service_id,date,exception_type\nday,{stamp},1\n".encode()
    walks = _walks(network)
    columns = ("from_stop_id", "to_stop_id", "transfer_type", "min_transfer_time")
    kept["transfers.txt"] = table_bytes(columns, [(one, other, "2", str(seconds)) for one, other, seconds in walks])
    kept["stops.txt"] = _poles(whole)
    tables = {file: files[file] for file in ("agency.txt", "routes.txt", "feed_info.txt")} | kept
    path = folder / "gunma.zip"
    write_zip(path, tables)
    return OneDay(Feed("gunma", tables), path, walks)


def _poles(whole: Feed) -> bytes:
    """Return the stops without the stations they belong to: nigiri walks from pole to pole by way of the station in no time."""
    rows = whole.rows("stops.txt")
    columns = {name: cells for name, cells in rows.columns.items() if name not in {"parent_station", "location_type"}}
    return table_bytes(tuple(columns), zip(*columns.values(), strict=True))


def _walks(network: Network) -> list[tuple[str, str, int]]:
    """Return the walks, and those that are several of them one after the other up to twenty minutes, as far as nigiri goes.

    The peers let one walk on from where one has walked to; we do so too here, by giving all engines the closed set.
    """
    seconds = np.maximum(-(-Pace().seconds(network.walk[:, 2]) // 60) * 60, _LEAST)
    keys = [f"{int(feed)}:{stop}" for feed, stop in zip(network.stops.feed, network.stops.id.whole(), strict=True)]
    graph = csr_array((seconds + 0.001, (network.walk[:, 0], network.walk[:, 1])), shape=(len(keys), len(keys)))
    found = []
    for start in np.unique(network.walk[:, 0]).tolist():
        reach = dijkstra(graph, indices=start, limit=_LONGEST + 1)
        found += [(keys[start], keys[end], round(reach[end])) for end in np.flatnonzero(reach < np.inf) if end != start]
    return found


def pairs(boards: Flags, alights: Flags, count: int, seed: int) -> list[tuple[int, int, int]]:
    """Return pairs of stops by chance, and when to leave, from 6:00 to 20:00."""
    chance = Random(seed)  # noqa: S311 - a bench, not a secret
    starts, ends = np.flatnonzero(boards).tolist(), np.flatnonzero(alights).tolist()
    found: list[tuple[int, int, int]] = []
    while len(found) < count:
        one, other = chance.choice(starts), chance.choice(ends)
        if one != other:
            found.append((one, other, chance.randrange(6 * 60, 20 * 60) * 60))
    return found
