"""Whether stops are where they can be."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ashinami.basics.notice import Notice, Severity
from ashinami.transit.checks.told import told_once
from ashinami.transit.feed import Feed
from ashinami.transit.places import degrees, on_plane, stop_places

_FAR = 300_000


def check(feed: Feed) -> Iterator[Notice]:
    """Yield stops without a place, at 0,0, or hundreds of kilometres from all others; names that are blank."""
    rows = feed.rows("stops.txt")
    if not rows.count:
        return
    raw_lat = np.array([degrees(text) for text in rows.column("stop_lat")])
    raw_lon = np.array([degrees(text) for text in rows.column("stop_lon")])
    lat, lon = (np.array(each) for each in stop_places(rows))
    zero = np.flatnonzero((raw_lat == 0) & (raw_lon == 0))
    yield from told_once(
        "stop-at-zero",
        Severity.WARNING,
        "緯度・経度が 0 です。位置なしとして扱います",
        "位置を入れてください",
        rows,
        zero,
        "stop_lat",
    )
    lent = np.flatnonzero(np.isnan(raw_lat) & ~np.isnan(lat))
    said = "緯度・経度が空です。親や子の停留所の位置を使います"
    yield from told_once("stop-place-lent", Severity.NOTE, said, "", rows, lent, "stop_lat")
    nowhere = np.flatnonzero(np.isnan(lat) & ~((raw_lat == 0) & (raw_lon == 0)))
    said = "位置が分かりません。歩いて行ける停留所としては使えません"
    yield from told_once(
        "stop-without-place", Severity.WARNING, said, "緯度・経度を入れてください", rows, nowhere, "stop_lat"
    )
    kinds = rows.column("location_type")
    unnamed = [at for at, name in enumerate(rows.column("stop_name")) if not name and kinds[at] in {"", "0", "1", "2"}]
    yield from told_once(
        "stop-without-name",
        Severity.WARNING,
        "停留所の名前が空です",
        "名前を入れてください",
        rows,
        unnamed,
        "stop_name",
    )
    places = on_plane(lat.tolist(), lon.tolist())
    middle = np.nanmedian(places, axis=0) if (~np.isnan(lat)).any() else np.zeros(2)
    far = np.flatnonzero(np.nan_to_num(np.hypot(*(places - middle).T)) > _FAR)
    if len(far) * 10 < rows.count:
        said = "ほかの停留所から300キロメートルより離れています"
        yield from told_once(
            "stop-far-away", Severity.NOTE, said, "高速バスでなければ、位置を確かめてください", rows, far, "stop_lat"
        )
