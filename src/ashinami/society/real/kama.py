"""嘉麻市: the census totals of its four former municipalities spread over its towns, an estimate (推計).

No count of houses by town is published for the city, so the totals are spread by what stands in each town: shelters, medical
institutions and care offices, plus one, so that a town with none still has people. Which town was in which former municipality is taken
from old addresses and still to be confirmed (U).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from ashinami.geo.imports.base import File, Order, read
from ashinami.geo.layer import Feature, Layer
from ashinami.geo.spread import Spread, spread

CITY = "嘉麻市"
FORMER: Mapping[str, tuple[str, ...]] = {
    "山田市": ("猪国", "上山田", "熊ヶ畑", "下山田"),
    "稲築町": ("稲築才田", "岩崎", "漆生", "鴨生", "口春", "平", "山野"),
    "碓井町": ("飯田", "上臼井", "西郷", "下臼井", "平山"),
    "嘉穂町": (
        "芥田", "泉河内", "牛隈", "馬見", "大隈", "大隈町", "小野谷", "嘉穂才田", "上", "上西郷", "九郎原", "桑野", "光代", "貞月",
        "椎木", "千手", "大力", "中益", "東畑", "屏", "宮吉",
    ),
}  # fmt: skip
"""The towns of each former municipality; U (要確認)."""
BY = "避難所・医療機関・介護事業所の数に1を足した数"
_NOTE = "町と旧市町村の対応は、旧住所からの推定で要確認です。"
_STANDING_THERE = (
    ("shelters", "facilities/shelter/evacuation_402273.json"),
    ("shelters", "facilities/shelter/emergency_402273.json"),
    ("medical", "facilities/medical/medical_kyushu_kagawa_geocoded.csv"),
    ("care", "facilities/kaigo/kaigo_kyushu_kagawa.csv"),
)


def kama(data: Path) -> Spread:
    """Return the towns with their estimated people, from the files in the folder."""
    totals = _layer("old-municipalities", data / "population/census2015_municipality_and_old_municipality.csv")
    towns = _layer("towns", data / "address/geolonia_towns_pref37_40_46.csv.gz")
    there = [each for kind, path in _STANDING_THERE for each in _layer(kind, data / path).features]
    former = {town: total.key for total in totals.features for town in FORMER.get(total.name, ())}
    belongs = {each.key: former[each.name] for each in towns.features if each.name in former}
    counts = _counts([each.name for each in towns.features], there)
    weights = {each.key: counts[each.name] + 1 for each in towns.features}
    return spread(totals, towns, belongs=belongs, weights=weights, by=BY, note=_NOTE)


def _counts(towns: Iterable[str], features: Iterable[Feature]) -> dict[str, int]:
    """Return how many addresses name each town; of two towns that fit, the longer name is meant."""
    longest_first = sorted(towns, key=len, reverse=True)
    found = dict.fromkeys(longest_first, 0)
    for feature in features:
        address = feature.facts.get("address", "").partition(CITY)[2]
        named = next((town for town in longest_first if address.startswith(town)), None)
        if named is not None:
            found[named] += 1
    return found


def _layer(kind: str, path: Path) -> Layer:
    found = read(kind, [File(path.name, path.read_bytes())], Order(municipality=CITY))
    if found.layer is None:
        raise ValueError("; ".join(str(notice) for notice in found.notices))
    return found.layer
