"""Layers: what is known of a place, with where it comes from and whether it is counted, estimated or made up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from ashinami.basics.place import Point


class Standing(StrEnum):
    """What the figures of a layer are. It is said wherever they are shown."""

    REAL = "実データ"
    ESTIMATE = "推計"
    SYNTHETIC = "合成"


class LayerKind(StrEnum):
    """What a layer holds."""

    TOWNS = "町丁目の位置"
    BOUNDARY = "境界"
    ADDRESSES = "町名の台帳"
    HOLIDAYS = "祝日"
    POPULATION = "町丁目別の人口"
    MESH = "メッシュ人口"
    OLD_MUNICIPALITIES = "旧市町村の人口"
    USES = "土地と建物の使われ方"
    MEDICAL = "医療機関"
    CARE = "介護・福祉の事業所"
    SHELTERS = "避難所"
    PUBLIC = "公共施設"
    SHOPS = "買い物の店"
    STOPS = "停留所"
    CARRIERS = "送迎の資源"
    SURVEY = "地域交通の把握"
    HUBS = "小さな拠点"
    LIVING_AREAS = "生活圏"
    HEIGHTS = "標高"


class Gap(StrEnum):
    """Why a figure is missing. None of them is zero."""

    HIDDEN = "秘匿"
    """Known to the publisher, who hides it because few people live there."""
    ABSENT = "数値なし"
    """Left empty, or not asked."""


type Figure = int | Gap


@dataclass(frozen=True, slots=True)
class Source:
    """Where a layer comes from.

    Attributes
    ----------
    title, publisher, licence : as they must be named beside it; an empty licence is 未確認, never free.
    year : the year the figures are of; None when the file does not say.
    edited : whether it was worked on (加工) after it was published.
    """

    title: str
    publisher: str
    licence: str = ""
    year: int | None = None
    url: str = ""
    edited: bool = False

    def __post_init__(self) -> None:
        """Refuse a source that names nothing."""
        if not self.title or not self.publisher:
            raise ValueError("a source names a title and a publisher")

    @property
    def credit(self) -> str:
        """The line that stands with the layer wherever it is shown or passed on."""
        said = f"「{self.title}」（{self.publisher}）"
        return said + ("を加工して作成" if self.edited else "") + f"　{self.licence or '利用条件は未確認'}"


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing of a layer.

    Attributes
    ----------
    key : the key it has at its source; an import finds it again by it.
    point : where it is; None when that is not known.
    outline : a GeoJSON geometry, for areas.
    figures : whole numbers by name (`total`, `age65` …), or why there is none.
    facts : words by name (`address`, `departments` …).
    """

    key: str
    name: str
    point: Point | None = None
    outline: Mapping[str, Any] | None = None
    figures: Mapping[str, Figure] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a feature without key or name; make its figures and facts unchangeable."""
        if not self.key or not self.name:
            raise ValueError("a feature has a key and a name")
        object.__setattr__(self, "figures", MappingProxyType(dict(self.figures)))
        object.__setattr__(self, "facts", MappingProxyType(dict(self.facts)))

    def figure(self, name: str) -> int | None:
        """Return a figure; None when it is hidden, absent or not in this layer."""
        found = self.figures.get(name)
        return found if isinstance(found, int) else None


@dataclass(frozen=True, slots=True)
class Layer:
    """Things of one kind in one place, from one source. `note` says in Japanese what a reader must know of them."""

    kind: LayerKind
    name: str
    source: Source
    standing: Standing
    features: tuple[Feature, ...]
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse a layer without a name, or with two features of one key."""
        if not self.name:
            raise ValueError("a layer has a name")
        if len({feature.key for feature in self.features}) != len(self.features):
            raise ValueError(f"{self.name}: two features have the same key")

    @property
    def mark(self) -> str:
        """実データ・2026年: stands beside every figure of the layer."""
        return marked(self.standing, self.source.year)

    def total(self, figure: str) -> int | None:
        """Return the sum of a figure; None when one of the features does not tell it."""
        found = [feature.figure(figure) for feature in self.features]
        return None if None in found or not found else sum(number for number in found if number is not None)


def marked(standing: Standing, year: int | None) -> str:
    """Return the words that say what figures are and of which year."""
    return f"{standing.value}・{f'{year}年' if year else '年は不明'}"


_AGES = ("0_4", "5_9", "10_14", "15_19", "20_24", "25_29", "30_34", "35_39", "40_44", "45_49", "50_54", "55_59")
AGES = (*_AGES, "60_64", "65_69", "70_74", "75_79", "80_84", "85p")
"""The five-year age groups by name; `m_65_69` are men of 65 to 69."""

FIGURES: Mapping[str, str] = MappingProxyType(
    {
        "total": "人口",
        "male": "男",
        "female": "女",
        "households": "世帯数",
        "age0_14": "0～14歳",
        "age15_64": "15～64歳",
        "age65": "65歳以上",
        "age75": "75歳以上",
        "age85": "85歳以上",
        "households65": "65歳以上のいる世帯",
        "alone65": "高齢単身世帯",
        "couples65": "高齢夫婦世帯",
        "beds": "病床数",
        "capacity": "定員",
        "vehicles": "車両の台数",
        "wheelchair_places": "車いすの席",
        "trips_a_week": "週の便数",
        "houses": "住宅の棟数",
        "home_floor_m2": "住宅の延べ床面積（m2）",
        "residential_land_m2": "住宅用地（m2）",
        "stop_metres": "停留所まで（m）",
        "departures": "停留所の平日の便数",
        "clinic_metres": "医療機関まで（m）",
        "shop_metres": "店まで（m）",
        "asked": "聞いた人数",
        "height_points": "標高を測った点",
        "lowest_metres": "いちばん低い所（m）",
        "highest_metres": "いちばん高い所（m）",
    }
)
"""The figures that have a word; `word_of` knows the age groups too."""


def word_of(figure: str) -> str:
    """Return the Japanese word of a figure's name."""
    if figure[:2] in ("m_", "f_") and figure[2:] in AGES:
        said = figure[2:].replace("_", "～").replace("85p", "85") + ("歳以上" if figure.endswith("85p") else "歳")
        return ("男 " if figure[0] == "m" else "女 ") + said
    return FIGURES.get(figure, figure)
