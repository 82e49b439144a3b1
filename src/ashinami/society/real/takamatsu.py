"""高松市: a group in 塩江・香川・香南, from the city's open data in a folder (../shared/data of the repository)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ashinami.basics.notice import Severity
from ashinami.geo.imports.base import File, Order, read
from ashinami.geo.layer import Layer
from ashinami.geo.road_files import read as read_roads
from ashinami.society.real.group import RealGroup, make_real_group
from ashinami.society.real.spec import RealSpec, towns_of

CITY, GROUP = "高松市", "塩江・香川・香南おでかけの会（合成）"
BEGINNINGS = ("塩江町", "香川町", "香南町")
POPULATION = "population/takamatsu/town_age_sex_20260201.csv"
_FACILITIES = (
    ("medical", "facilities/takamatsu/hospital.csv"),
    ("shops", "facilities/takamatsu/list_of_designated_collection_bag_dealers.xlsx"),
    ("care", "facilities/takamatsu/elderly_welfare_facility.csv"),
    ("public", "facilities/takamatsu/branch.xlsx"),
    ("public", "facilities/takamatsu/branch_office.xlsx"),
    ("public", "facilities/takamatsu/community_center.xlsx"),
    ("public", "facilities/takamatsu/contact_center.xlsx"),
)
ROADS = "roads/takamatsu_bus_roads_from_shapes_edges.csv.gz"
"""The roads buses use. Whoever lives further than a kilometre from them is reached by the straight line, and it says so."""


def layers(data: Path) -> list[Layer]:
    """Return the city's layers of places people go to; a file that cannot be read is a ValueError."""
    return [_layer(kind, data / path) for kind, path in _FACILITIES]


def takamatsu(data: Path, first_day: date, *, seed: int = 1) -> RealGroup:
    """Return the group, made from the files in the folder."""
    towns = towns_of(_layer("population", data / POPULATION), BEGINNINGS)
    spec = RealSpec(CITY, GROUP, towns, seed)
    return make_real_group(spec, layers(data), read_roads(data / ROADS), first_day)


def _layer(kind: str, path: Path) -> Layer:
    order = Order(
        municipality=CITY, title=f"高松市オープンデータ {path.stem}", publisher=CITY, licence="CC BY 4.0", year=2026
    )
    found = read(kind, [File(path.name, path.read_bytes())], order)
    if found.layer is None:
        wrong = [str(notice) for notice in found.notices if notice.severity is Severity.ERROR]
        raise ValueError("; ".join(wrong))
    return found.layer
