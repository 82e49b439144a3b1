"""Which edition of GTFS-JP a feed is written in, and what it lacks of the fourth."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ashinami.transit.feed import Feed

FOURTH = "GTFS-JP 第4版"
_READING = {"ja-hrkt", "ja-hira", "ja-kana"}
_OWN_TABLES = {"agency_jp.txt", "office_jp.txt", "routes_jp.txt", "route_jp.txt", "pattern_jp.txt"}
_SECOND_FARES = {"fare_products.txt", "fare_leg_rules.txt"}


@dataclass(frozen=True, slots=True)
class Lack:
    """What a feed lacks of the fourth edition: a table, or a field and the positions of the rows where it is blank."""

    file: str
    field: str = ""
    at: tuple[int, ...] = ()


def edition(feed: Feed) -> str:
    """Return which format the feed is written in, as far as it shows; no feed names its edition.

    The first two editions had routes_jp.txt and trans_id, the third (2021) pattern_jp.txt and the translations of today's GTFS; the
    fourth (2026) dropped the tables of Japan alone. A feed without those is of the fourth when it has readings in today's form, the
    fare of a transport card, or fares of the second form.
    """
    columns = {name for file in feed.tables for name in feed.rows(file).columns}
    if "location_group_stops.txt" in feed.files or "locations.geojson" in feed.files:
        return "GTFS-Flex"
    if "pattern_jp.txt" in feed.files or "jp_pattern_id" in columns:
        return "GTFS-JP 第3版"
    if _OWN_TABLES & set(feed.files) or "jp_parent_route_id" in columns:
        return "GTFS-JP 第3版" if "table_name" in columns else "GTFS-JP 第1版・第2版"
    of_japan = set(feed.rows("agency.txt").column("agency_timezone")) == {"Asia/Tokyo"}
    fourth = (
        ("table_name" in columns and has_readings(feed)) or "ic_price" in columns or _SECOND_FARES & set(feed.files)
    )
    return FOURTH if of_japan and fourth else "GTFS"


def has_readings(feed: Feed) -> bool:
    """Whether names are told in kana."""
    rows = feed.rows("translations.txt")
    return bool({each.lower() for each in (*rows.column("language"), *rows.column("lang"))} & _READING)


def lacks(feed: Feed) -> Iterator[Lack]:
    """Yield what the fourth edition asks for and the feed has not; readings are in `translations.txt`."""
    for table, asked in _asked().items():
        file = f"{table}.txt"
        rows = feed.rows(file)
        without = table == "translations" and not has_readings(feed)
        if asked.get("needed") and (not rows.count or without) and asked.get("unless") not in feed.files:
            yield Lack(file)
            continue
        for name in asked.get("filled", ()):
            blank = tuple(at for at, cell in enumerate(rows.column(name)) if not cell)
            if blank:
                yield Lack(file, name, blank)


def own_tables(feed: Feed) -> tuple[str, ...]:
    """Return the feed's tables of the earlier editions, which the fourth has no more."""
    return tuple(sorted(_OWN_TABLES & set(feed.files)))


@cache
def _asked() -> Mapping[str, Mapping[str, Any]]:
    found: dict[str, Mapping[str, Any]] = tomllib.loads(Path(__file__).with_name("edition4.toml").read_text("utf-8"))
    return found
