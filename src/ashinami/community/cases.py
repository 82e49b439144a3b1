"""The case library: what others did, and in what they differ from us. Nothing here is offered for copying.

Similarity is only a way into the list; the differences are the content. A fact that one side does not know is said to be unknown, and
counts neither as alike nor as different.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from ashinami.basics.source import Citation, Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a place is like. None and empty mean not known.

    Attributes
    ----------
    population, older, square_km : people, the share of 65 and over in per mille, the area.
    areas, coordinators : areas of daily life, life-support coordinators of both layers.
    technologies : what digital help is in use, of `TECHNOLOGIES`.
    operators, resources, themes : words from small fixed sets (タクシー, 路線バス … 地域運営組織, 社会福祉法人 … 送迎, 通所C …).
    history : what had gone before, in a sentence.
    """

    population: int | None = None
    older: int | None = None
    square_km: int | None = None
    areas: int | None = None
    coordinators: int | None = None
    operators: frozenset[str] = frozenset()
    resources: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    technologies: frozenset[str] = frozenset()
    history: str = ""

    @property
    def density(self) -> int | None:
        """People a square kilometre."""
        return None if not self.population or not self.square_km else self.population // self.square_km


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What was done somewhere: in our own words, with where it is written. `doubts` says what the papers disagree about."""

    key: str
    place: str
    title: str
    when: str
    setting: Setting
    done: tuple[str, ...]
    learned: tuple[str, ...]
    source: Citation
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which a case differs from us, or of which one side is not known."""

    what: str
    ours: str
    theirs: str
    known: bool


@dataclass(frozen=True, slots=True)
class Likeness:
    """A case beside us: what is alike, what differs, and how much of what both know is alike (between 0 and 1)."""

    case: Case
    alike: tuple[str, ...]
    differences: tuple[Difference, ...]
    score: Fraction


_NUMBERS: dict[str, tuple[str, str, int | Fraction]] = {
    # name: (words, unit, from how many times as much on it is no longer alike)
    "population": ("人口", "人", 2),
    "older": ("65歳以上の割合", "‰", Fraction(6, 5)),
    "square_km": ("面積", "km²", 2),
    "density": ("人口密度", "人/km²", 2),
    "areas": ("日常生活圏域の数", "", 2),
    "coordinators": ("生活支援コーディネーターの数", "人", 2),
}
_WORDS = {
    "themes": "取り組み",
    "operators": "交通事業者",
    "resources": "地域の資源",
    "technologies": "使っているデジタル技術",
}
NOT_KNOWN = "分からない"
TECHNOLOGIES = (
    "予約アプリ", "自動の電話受付", "相乗りの組み合わせ計算", "車の位置の共有", "運転の記録・診断", "キャッシュレス", "見守りの機器",
    "オンライン診療", "移動データの分析",
)  # fmt: skip


@cache
def library() -> tuple[Case, ...]:
    """Return the cases that are shipped."""
    rows = tomllib.loads(files(__package__).joinpath("cases.toml").read_text(encoding="utf-8"))["case"]
    return tuple(_case(row) for row in rows)


def beside(ours: Setting, cases: Iterable[Case], *, theme: str = "") -> list[Likeness]:
    """Return every case beside us, most alike first; with a theme only those that have it."""
    found = [likeness(ours, case) for case in cases if not theme or theme in case.setting.themes]
    return sorted(found, key=lambda one: (-one.score, one.case.key))


def likeness(ours: Setting, case: Case) -> Likeness:
    """Return what is alike and what differs; the history always differs, because no place has another's."""
    alike: list[str] = []
    differences: list[Difference] = []
    for name, (words, unit, factor) in _NUMBERS.items():
        mine, other = getattr(ours, name), getattr(case.setting, name)
        if mine is not None and other is not None and _near(mine, other, factor):
            alike.append(words)
        else:
            known = mine is not None and other is not None
            differences.append(Difference(words, _number(name, mine, unit), _number(name, other, unit), known))
    for name, words in _WORDS.items():
        mine, other = getattr(ours, name), getattr(case.setting, name)
        alike += [f"{words}：{word}" for word in sorted(mine & other)]
        if not mine or not other:
            differences.append(Difference(words, _words(mine), _words(other), known=False))
        elif mine != other:
            differences.append(
                Difference(
                    words,
                    _words(mine - other, none="（ほかにない）"),
                    _words(other - mine, none="（ほかにない）"),
                    known=True,
                )
            )
    differences.append(
        Difference("これまでの経過", ours.history or NOT_KNOWN, case.setting.history or NOT_KNOWN, bool(ours.history))
    )
    both_known = len(alike) + sum(one.known for one in differences if one.what != "これまでの経過")
    return Likeness(
        case, tuple(alike), tuple(differences), Fraction(len(alike), both_known) if both_known else Fraction(0)
    )


def _near(mine: int, other: int, factor: int | Fraction) -> bool:
    small, large = sorted((mine, other))
    return large <= small * factor


def _number(name: str, value: int | None, unit: str) -> str:
    if value is None:
        return NOT_KNOWN
    return f"{value // 10}.{value % 10}%" if name == "older" else f"{value:,}{unit}"


def _words(words: frozenset[str], *, none: str = NOT_KNOWN) -> str:
    return "・".join(sorted(words)) or none


def _case(row: dict[str, Any]) -> Case:
    known = {one.name for one in fields(Setting)}
    given: dict[str, Any] = {
        name: frozenset(value) if isinstance(value, list) else value for name, value in row["setting"].items()
    }
    if unknown := given.keys() - known:
        raise ValueError(f"{row['key']}: unknown facts {sorted(unknown)}")
    source = row["source"]
    return Case(
        key=row["key"],
        place=row["place"],
        title=row["title"],
        when=row["when"],
        setting=Setting(**given),
        done=tuple(row["done"]),
        learned=tuple(row["learned"]),
        source=Citation(
            source["title"],
            source["body"],
            issued=source.get("issued"),
            article=source["article"],
            mark=Mark(source["mark"]),
        ),
        doubts=tuple(row.get("doubts", ())),
    )
