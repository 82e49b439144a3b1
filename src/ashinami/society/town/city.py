"""結海市 as a whole city: nine former municipalities on the published shape of such places, several groups, people by hamlet and age.

The shape is that of 佐伯市 in the census of 2015 (nine former municipalities, the centre holding three people in five) and of the
FY2023 report on care insurance (65 and over about 43 in 100 by now); names, places and every single figure are made up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from ashinami.basics.place import Point
from ashinami.basics.shares import largest_remainders
from ashinami.geo.layer import AGES, Feature, Layer, LayerKind, Source, Standing
from ashinami.society.town.spec import District, DistrictKind, TownSpec
from ashinami.society.town.town import Town, make_town
from ashinami.vocabulary.place import Place, PlaceKind

_CENTRE, _VALLEY, _COAST = DistrictKind.CENTRE, DistrictKind.VALLEY, DistrictKind.COAST
DISTRICTS = (
    District("中浜", "なかはま", _CENTRE, hamlets=6, riders=64, bus=1.0),
    District("北沢谷", "きたざわだに", _VALLEY, 20, -20, 11_000, 9, 40, 0.5),
    District("西迫谷", "にしざこだに", _VALLEY, 340, -15, 14_000, 9, 36, 0.35),
    District("奥野谷", "おくのだに", _VALLEY, 318, -10, 17_000, 8, 24, 0.25),
    District("宇津谷", "うつだに", _VALLEY, 296, 10, 13_000, 8, 20, 0.3),
    District("直見谷", "なおみだに", _VALLEY, 272, 20, 10_000, 7, 20, 0.4),
    District("上浜浦", "かみはまうら", _COAST, 45, 0, 6_000, 4, 14, 0.6),
    District("南浦", "みなみうら", _COAST, 225, 0, 8_000, 6, 24, 0.6),
    District("鶴御浦", "つるみうら", _COAST, 238, 12, 12_000, 6, 18, 0.4),
)
"""The nine former municipalities, as districts of the generator."""
PEOPLE: Mapping[str, tuple[int, int]] = {
    "中浜": (26_800, 38),
    "北沢谷": (4_300, 43),
    "西迫谷": (900, 58),
    "奥野谷": (1_600, 57),
    "宇津谷": (1_400, 54),
    "直見谷": (1_850, 52),
    "上浜浦": (1_100, 56),
    "南浦": (4_050, 52),
    "鶴御浦": (1_200, 55),
}
"""People, and how many of a hundred are 65 and over, by former municipality. All of it is 合成."""
GROUPS: Mapping[str, tuple[str, ...]] = {
    "結海おでかけ足並み会": ("中浜", "上浜浦"),
    "北沢谷ささえ愛の会": ("北沢谷", "西迫谷"),
    "奥の三谷おたがいさま": ("奥野谷", "宇津谷", "直見谷"),
    "浦々おでかけ隊": ("南浦", "鶴御浦"),
}
"""The groups and the former municipalities they drive in."""
CITY = TownSpec(districts=DISTRICTS, riders=260, volunteers=36)
SOURCE = Source("結海市の人口（架空の市のための合成）", "足並み", "Apache-2.0", 2026)
# Of a hundred people under 65, and of 65 and over, in each five-year group: the shape of a shrinking town.
_YOUNG = (4, 5, 6, 6, 4, 5, 5, 7, 8, 10, 12, 13, 15)
_OLD = (22, 27, 20, 15, 16)
_MEN_OF_OLD = (49, 47, 43, 38, 28)


@dataclass(frozen=True, slots=True, eq=False)
class GroupTown:
    """A group with the part of the city it drives in."""

    name: str
    districts: tuple[str, ...]
    town: Town


def make_city(first_day: date, spec: TownSpec = CITY) -> tuple[Town, tuple[GroupTown, ...]]:
    """Return the city, and each group with its own riders, volunteers and cars; everybody is in one of them."""
    city = make_town(spec, first_day)
    home_of = {spot.hamlet: spot.district for spot in city.road_plan.spots}
    groups: list[GroupTown] = []
    for name, districts in GROUPS.items():
        riders = tuple(each for each in city.riders if home_of[each.home.town] in districts)
        volunteers = tuple(each for each in city.volunteers if home_of[each.home.town] in districts)
        cars = {each.vehicle for each in volunteers}
        part = replace(
            city,
            spec=replace(spec, group=name, seed=spec.seed + len(groups)),
            riders=riders,
            volunteers=volunteers,
            vehicles=tuple(car for car in city.vehicles if car.key in cars),
        )
        groups.append(GroupTown(name, districts, part))
    return city, tuple(groups)


def population(city: Town) -> Layer:
    """Return the people of each hamlet by age group and sex; each former municipality's own numbers are kept to the person."""
    return Layer(
        LayerKind.POPULATION,
        "町丁目別の人口",
        SOURCE,
        Standing.SYNTHETIC,
        tuple(feature for district in city.spec.districts for feature in _hamlets(city, district)),
        "架空の市の合成した人口です",
    )


def old_municipalities(city: Town) -> Layer:
    """Return the nine former municipalities with the people of their hamlets together."""
    parts = population(city).features
    features = []
    for district in city.spec.districts:
        inside = [each for each in parts if each.facts["old"] == district.name]
        names = inside[0].figures
        sums = {name: sum(each.figure(name) or 0 for each in inside) for name in names}
        features.append(Feature(district.name, district.name, figures=sums, facts={"municipality": city.name}))
    return Layer(LayerKind.OLD_MUNICIPALITIES, "旧市町村の人口", SOURCE, Standing.SYNTHETIC, tuple(features))


def _hamlets(city: Town, district: District) -> Iterator[Feature]:
    spots: dict[str, list[int]] = {}
    for node in city.road_plan.of(district.name):
        spots.setdefault(city.road_plan.spots[node].hamlet, []).append(node)
    rng = city.spec.stream(f"people {district.name}")
    total, percent = PEOPLE[district.name]
    old = total * percent // 100
    weights = [int(len(nodes) * 100 * rng.uniform(0.6, 1.4)) for nodes in spots.values()]
    young_here, old_here = (largest_remainders(number, weights) for number in (total - old, old))
    for (name, nodes), young, aged in zip(spots.items(), young_here, old_here, strict=True):
        middle = city.road_plan.spots[nodes[len(nodes) // 2]]
        yield Feature(
            f"{district.name}/{name}",
            name,
            city.terrain.point(middle.x, middle.y),
            figures=_ages(young, aged, rng),
            facts={"old": district.name},
        )


def _ages(young: int, aged: int, rng: np.random.Generator) -> dict[str, int]:
    groups = (*largest_remainders(young, _YOUNG), *largest_remainders(aged, _OLD))
    figures: dict[str, int] = {}
    for age, number, men in zip(AGES, groups, (*(50,) * len(_YOUNG), *_MEN_OF_OLD), strict=True):
        figures[f"m_{age}"] = int(rng.binomial(number, men / 100))
        figures[f"f_{age}"] = number - figures[f"m_{age}"]
    from_65 = {"age65": 13, "age75": 15, "age85": 17}
    sums = {name: sum(groups[first:]) for name, first in from_65.items()}
    return {"total": young + aged} | sums | figures


def facilities(city: Town) -> tuple[Layer, ...]:
    """Return the city's places and stops as layers, with their hours where they have any."""
    kinds = {
        LayerKind.MEDICAL: (PlaceKind.CLINIC,),
        LayerKind.SHOPS: (PlaceKind.SHOP,),
        LayerKind.CARE: (PlaceKind.CARE,),
        LayerKind.PUBLIC: (PlaceKind.OFFICE, PlaceKind.COMMUNITY),
    }
    made = Source("結海市の施設（架空の市のための合成）", "足並み", "Apache-2.0", 2026)
    found = [
        Layer(kind, kind.value, made, Standing.SYNTHETIC, tuple(_feature(p) for p in city.places if p.kind in of))
        for kind, of in kinds.items()
    ]
    stops = tuple(Feature(stop.key, stop.name, stop.point) for stop in city.stops)
    return (*found, Layer(LayerKind.STOPS, "停留所", made, Standing.SYNTHETIC, stops), carriers(), hubs(city))


def _feature(place: Place) -> Feature:
    facts = {"town": place.town, "note": place.note}
    return Feature(place.key, place.name, place.point, facts={name: words for name, words in facts.items() if words})


def carriers() -> Layer:
    """Return what drives people already: a hospital's shuttle, a school bus, a care office's cars, one taxi firm."""
    made = Source("結海市の送迎の資源の調べ（架空の市のための合成）", "足並み", "Apache-2.0", 2026)
    rows: tuple[tuple[str, str, str, str, str, dict[str, int]], ...] = (
        ("結海市民病院の送迎バス", "病院の送迎", "結海市民病院", "中浜・北沢谷", "平日 10:00-15:00", {"vehicles": 2, "capacity": 14}),
        ("奥野小のスクールバス", "スクールバス", "結海市", "奥野谷・宇津谷", "平日 9:00-14:00", {"vehicles": 1, "capacity": 24}),
        ("浦の里デイサービスの車", "介護事業所の送迎", "浦の里", "南浦・鶴御浦", "平日 10:30-15:00", {"vehicles": 3}),
        ("結海タクシー", "タクシー", "結海タクシー", "中浜・北沢谷・南浦", "", {"vehicles": 9}),
    )  # fmt: skip
    features = tuple(
        Feature(
            name,
            name,
            figures=figures,
            facts={"type": kind, "operator": by, "serves": serves} | ({"spare": spare} if spare else {}),
        )
        for name, kind, by, serves, spare, figures in rows
    )
    return Layer(
        LayerKind.CARRIERS, "送迎の資源", made, Standing.SYNTHETIC, features, "台数の空欄は、わからないことを示します"
    )


def hubs(city: Town) -> Layer:
    """Return a hub in each former municipality: what it has, what it lacks, where its people go for that."""
    made = Source("結海市の小さな拠点（架空の市のための合成）", "足並み", "Apache-2.0", 2026)
    features = []
    for district in city.spec.districts:
        in_centre = district.kind is _CENTRE
        lacks = () if in_centre else ("金融", "給油") if district.kind is _COAST else ("買い物", "金融")
        every = ("窓口", "集会", "診療", "買い物", *(("金融", "郵便", "交通") if in_centre else ()))
        has = tuple(each for each in every if each not in lacks)
        facts = {
            "area": district.name,
            "services": "、".join(has),
            "lacks": "、".join(lacks),
            "links": "" if district.kind is _CENTRE else "中浜の拠点",
        }
        node = city.road_plan.spots[city.road_plan.of(district.name)[0]]
        point: Point = city.terrain.point(node.x, node.y)
        features.append(
            Feature(
                f"hub/{district.name}", f"{district.name}の拠点", point, facts={k: v for k, v in facts.items() if v}
            )
        )
    return Layer(LayerKind.HUBS, "小さな拠点", made, Standing.SYNTHETIC, tuple(features))
