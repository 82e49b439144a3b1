"""Where stops are: degrees from texts, and metres on a plane for what is near."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ashinami.geo.distance import MEAN_RADIUS
from ashinami.transit.rows import Rows

Floats = NDArray[np.float64]


def degrees(text: str) -> float:
    """Return the degrees, or nan for what is no number."""
    try:
        found = float(text)
    except ValueError:
        return float("nan")
    return found if abs(found) <= 180 else float("nan")


def stop_places(rows: Rows) -> tuple[list[float], list[float]]:
    """Return latitudes and longitudes; a pole without takes its station's, a station without the mean of its poles; else nan."""
    lat = [degrees(text) for text in rows.column("stop_lat")]
    lon = [degrees(text) for text in rows.column("stop_lon")]
    for at, (north, east) in enumerate(zip(lat, lon, strict=True)):
        if north == east == 0 or north != north or east != east or abs(north) > 90:  # noqa: PLR0124 - nan
            lat[at] = lon[at] = float("nan")
    ids, parents = rows.column("stop_id"), rows.column("parent_station")
    number = {stop: at for at, stop in enumerate(ids)}
    poles: dict[int, list[int]] = {}
    for at, parent in enumerate(parents):
        if parent in number:
            poles.setdefault(number[parent], []).append(at)
    for station, own in poles.items():
        known = [at for at in own if not np.isnan(lat[at])]
        if np.isnan(lat[station]) and known:
            lat[station] = sum(lat[at] for at in known) / len(known)
            lon[station] = sum(lon[at] for at in known) / len(known)
        for at in own:
            if np.isnan(lat[at]):
                lat[at], lon[at] = lat[station], lon[station]
    return lat, lon


def on_plane(lat: Sequence[object], lon: Sequence[object]) -> Floats:
    """Return places in metres (n, 2), right within a few kilometres of each other; nan stays nan."""
    north = np.radians(np.array(lat, np.float64))
    east = np.radians(np.array(lon, np.float64))
    return np.stack([MEAN_RADIUS * north, MEAN_RADIUS * east * np.cos(north)], axis=1)
