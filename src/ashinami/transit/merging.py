"""Neighbouring feeds as one: ids that tell the feeds apart, and stops of several feeds that are one place.

Each id gets its feed's number in front, so that nothing is lost when two feeds use the same. Stops of two feeds that have the same
name and stand near each other are joint: their change is written into transfers.txt, so that every route planner sees it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ashinami.geo.fold import fold
from ashinami.transit.feed import Feed
from ashinami.transit.places import stop_places
from ashinami.transit.tables import table_kinds
from ashinami.transit.vicinity import Vicinity
from ashinami.transit.walking import Pace
from ashinami.transit.writing import table_bytes

_IDS = frozenset((
    "zone_id", "origin_id", "destination_id", "contains_id", "block_id", "service_id", "shape_id", "network_id", "record_id",
    "jp_parent_route_id",
))  # fmt: skip
"""Columns that name something of the feed wherever they stand; others are known by their kind in `tables.toml`."""
_AGENCIES = frozenset(("agency.txt", "routes.txt", "fare_attributes.txt"))


@dataclass(frozen=True, slots=True)
class Joint:
    """Two stops of two feeds that are one place: their ids in the merged feed, the name, the metres between them."""

    one: str
    other: str
    name: str
    metres: int


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged feed's files, and the stops that are joint."""

    files: Mapping[str, bytes]
    joints: tuple[Joint, ...]


def merge(feeds: Sequence[Feed], name: str, near_metres: int = 150, pace: Pace = Pace()) -> Merged:  # noqa: B008
    """Return the feeds as one, published by `name`; every table of every feed is in it, also those that GTFS does not know."""
    columns: dict[str, list[str]] = {}
    parts: dict[str, list[list[str]]] = {}
    for number, feed in enumerate(feeds):
        for file in feed.tables:
            rows = feed.rows(file)
            if not rows.columns or file == "feed_info.txt":
                continue
            known = columns.setdefault(file, [])
            known += [column for column in rows.columns if column not in known]
            renamed = {column: _renamed(feed, number, file, column) for column in rows.columns}
            if file in _AGENCIES and "agency_id" not in rows.columns:
                known += [] if "agency_id" in known else ["agency_id"]
                renamed["agency_id"] = [_agency(feed, number)] * rows.count
            filled = [renamed.get(column, [""] * rows.count) for column in known]
            parts.setdefault(file, []).extend(list(row) for row in zip(*filled, strict=True))
    joints = _joints(feeds, near_metres)
    _add_transfers(columns, parts, joints, pace)
    files = {
        file: table_bytes(known, (row + [""] * (len(known) - len(row)) for row in parts.get(file, ())))
        for file, known in columns.items()
    }
    files["feed_info.txt"] = _about(feeds, name)
    features = [
        {**feature, "id": f"{number}:{feature['id']}"}
        for number, feed in enumerate(feeds)
        for feature in feed.locations.get("features", ())
    ]
    if features:
        whole = {"type": "FeatureCollection", "features": features}
        files["locations.geojson"] = json.dumps(whole, ensure_ascii=False).encode()
    return Merged(files, joints)


def _add_transfers(
    columns: dict[str, list[str]], parts: dict[str, list[list[str]]], joints: Sequence[Joint], pace: Pace
) -> None:
    """Write the change between joint stops into transfers.txt, both ways."""
    known = columns.setdefault("transfers.txt", [])
    known += [
        name for name in ("from_stop_id", "to_stop_id", "transfer_type", "min_transfer_time") if name not in known
    ]
    for joint in joints:
        seconds = int(pace.seconds(np.array([joint.metres], np.int32))[0])
        for start, end in ((joint.one, joint.other), (joint.other, joint.one)):
            row = {"from_stop_id": start, "to_stop_id": end, "transfer_type": "2", "min_transfer_time": str(seconds)}
            parts.setdefault("transfers.txt", []).append([row.get(column, "") for column in known])


def _renamed(feed: Feed, number: int, file: str, column: str) -> list[str]:
    """Return a column as it stands in the merged feed."""
    cells = feed.rows(file).columns[column]
    kind = table_kinds().get(file)
    known = kind.columns.get(column) if kind else None
    if column not in _IDS and not (known is not None and known.kind in {"id", "ref"} and column != "record_sub_id"):
        return cells
    blank = _agency(feed, number) if column == "agency_id" and file in _AGENCIES else ""
    return [f"{number}:{cell}" if cell else blank for cell in cells]


def _agency(feed: Feed, number: int) -> str:
    """Return the id of a feed's only agency, which may be left blank where there is one alone."""
    agencies = feed.rows("agency.txt").column("agency_id")
    return f"{number}:{agencies[0]}" if agencies else ""


def _about(feeds: Sequence[Feed], name: str) -> bytes:
    """Return feed_info.txt: the publisher, and which feeds of which version it was made from."""
    made_of = []
    urls = []
    for feed in feeds:
        rows = feed.rows("feed_info.txt")
        made_of.append(f"{feed.name}({'/'.join(rows.column('feed_version'))})")
        urls += [url for url in rows.column("feed_publisher_url") if url]
    told = {
        "feed_publisher_name": name, "feed_publisher_url": urls[0] if urls else "https://example.org/", "feed_lang": "ja",
        "feed_version": " + ".join(made_of),
    }  # fmt: skip
    for column, furthest in (("feed_start_date", min), ("feed_end_date", max)):
        days = ["".join(feed.rows("feed_info.txt").column(column)[:1]) for feed in feeds]
        if all(days):
            told[column] = furthest(days)
    return table_bytes(tuple(told), [tuple(told.values())])


def _joints(feeds: Sequence[Feed], near_metres: int) -> tuple[Joint, ...]:
    """Return the pairs of stops of different feeds that share a name and a place."""
    ids: list[str] = []
    names: list[str] = []
    owner: list[int] = []
    lat: list[float] = []
    lon: list[float] = []
    for number, feed in enumerate(feeds):
        rows = feed.rows("stops.txt")
        north, east = stop_places(rows)
        served = set(feed.rows("stop_times.txt").column("stop_id"))
        for at, stop in enumerate(rows.column("stop_id")):
            if stop in served:
                ids.append(f"{number}:{stop}")
                names.append(rows.column("stop_name")[at])
                owner.append(number)
                lat.append(north[at])
                lon.append(east[at])
    folded = [fold(name.partition("（")[0]) for name in names]
    pairs = Vicinity(np.array(lat), np.array(lon), near_metres).pairs(near_metres)
    return tuple(
        Joint(ids[one], ids[other], names[one], metres)
        for one, other, metres in pairs.tolist()
        if one < other and owner[one] != owner[other] and folded[one] and folded[one] == folded[other]
    )
