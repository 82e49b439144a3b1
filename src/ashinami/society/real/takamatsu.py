"""高松市: a group in 塩江・香川・香南, from the city's open data in a folder (../shared/data of the repository)."""

from __future__ import annotations

import math
from datetime import date
from pathlib import Path
from typing import Any

from ashinami.basics.notice import Severity
from ashinami.geo.distance import MEAN_RADIUS
from ashinami.geo.imports.base import File, Order, read
from ashinami.geo.layer import Layer
from ashinami.geo.road_files import read as read_roads
from ashinami.society.real.group import RealGroup, make_real_group
from ashinami.society.real.spec import RealSpec, towns_of
from ashinami.society.town.outlines import hull

CITY, GROUP = "高松市", "塩江・香川・香南おでかけの会（合成）"
BEGINNINGS = ("塩江町", "香川町", "香南町")
POPULATION = "population/takamatsu/town_age_sex_20260201.csv"
_FACILITIES = (
    ("medical", "facilities/takamatsu/hospital.csv", "医療機関"),
    ("shops", "facilities/takamatsu/list_of_designated_collection_bag_dealers.xlsx", "店（指定収集袋の取扱店）"),
    ("care", "facilities/takamatsu/elderly_welfare_facility.csv", "高齢者福祉施設"),
    ("public", "facilities/takamatsu/branch.xlsx", "支所・総合センター"),
    ("public", "facilities/takamatsu/branch_office.xlsx", "出張所"),
    ("public", "facilities/takamatsu/community_center.xlsx", "コミュニティセンター"),
    ("public", "facilities/takamatsu/contact_center.xlsx", "市民サービスの窓口"),
)
BOUNDARY = "boundary/n03_full/37201.json"
BUSES = "gtfs/kagawa/kotoden_bus_20260401.zip"
"""ことでんバス, CC BY 4.0; its last day is 2026-09-30, after which a like day stands in."""
ROADS = "roads/takamatsu_bus_roads_from_shapes_edges.csv.gz"
"""The roads buses use. Whoever lives further than a kilometre from them is reached by the straight line, and it says so."""


_WIDE = 800
"""Metres around each town's point that the outline of an old town takes in."""
_CORNERS = 12


def missing(data: Path) -> tuple[str, ...]:
    """Return which of the files it is made from do not stand in the folder."""
    wanted = (POPULATION, *(path for _, path, _ in _FACILITIES), BOUNDARY, BUSES, ROADS)
    return tuple(path for path in wanted if not (data / path).is_file())


def layers(data: Path) -> list[Layer]:
    """Return the city's layers of places people go to; a file that cannot be read is a ValueError."""
    return [_layer(kind, data / path, name) for kind, path, name in _FACILITIES]


def other_layers(data: Path) -> list[Layer]:
    """Return the layers that nobody goes to: people by town and age, the boundary, and the bus stops."""
    boundary = read("boundary", [File("37201.json", (data / BOUNDARY).read_bytes())], Order(municipality=CITY)).layer
    if boundary is None:
        raise ValueError(f"{BOUNDARY}: no boundary of {CITY}")
    order = Order(title="ことでんバス GTFS", publisher="ことでんバス株式会社", licence="CC BY 4.0", year=2026)
    stops = read("stops", [File(Path(BUSES).name, (data / BUSES).read_bytes())], order).layer
    if stops is None:
        raise ValueError(f"{BUSES}: no stops")
    return [_layer("population", data / POPULATION, "町ごとの年齢別人口"), boundary, stops]


def takamatsu(data: Path, first_day: date, *, seed: int = 1) -> RealGroup:
    """Return the group, made from the files in the folder."""
    towns = towns_of(_layer("population", data / POPULATION), BEGINNINGS)
    spec = RealSpec(CITY, GROUP, towns, seed)
    return make_real_group(spec, layers(data), read_roads(data / ROADS), first_day)


def old_towns(group: RealGroup) -> dict[str, dict[str, Any]]:
    """Return an outline of each old town: the hull around its towns' points, which is no border but shows where it lies."""
    found = {}
    for beginning in BEGINNINGS:
        spots = [
            (town.point.lon + east * math.cos(turn), town.point.lat + north * math.sin(turn))
            for town in group.spec.districts
            if town.name.startswith(beginning)
            for north, east in [_degrees(town.point.lat)]
            for turn in (number * 2 * math.pi / _CORNERS for number in range(_CORNERS))
        ]
        corners = hull(spots)
        ring = [[round(lon, 6), round(lat, 6)] for lon, lat in (*corners, corners[0])]
        found[beginning] = {"type": "Polygon", "coordinates": [ring]}
    return found


def _degrees(lat: float) -> tuple[float, float]:
    """Return `_WIDE` metres in degrees to the north and to the east."""
    north = math.degrees(_WIDE / MEAN_RADIUS)
    return north, north / math.cos(math.radians(lat))


def _layer(kind: str, path: Path, name: str = "") -> Layer:
    order = Order(
        municipality=CITY,
        name=name,
        title=f"高松市オープンデータ {path.stem}",
        publisher=CITY,
        licence="CC BY 4.0",
        year=2026,
    )
    found = read(kind, [File(path.name, path.read_bytes())], order)
    if found.layer is None:
        wrong = [str(notice) for notice in found.notices if notice.severity is Severity.ERROR]
        raise ValueError("; ".join(wrong))
    return found.layer
