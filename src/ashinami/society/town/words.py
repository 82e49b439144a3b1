"""The words a fictional town is made of, read from names.toml and places.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ashinami.basics.clock import Span, parse_minute
from ashinami.society.town.spec import DistrictKind
from ashinami.vocabulary.place import PlaceKind

type Named = tuple[str, str]
"""A word as written, and its reading in hiragana."""

type Hours = tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True)
class Names:
    """Names to draw from. A house name (屋号) is its reading first, then how it is written, if at all."""

    families: tuple[Named, ...]
    rare_families: tuple[Named, ...]
    women: tuple[Named, ...]
    men: tuple[Named, ...]
    houses: tuple[Named, ...]
    hamlets: dict[DistrictKind, tuple[Named, ...]]


@dataclass(frozen=True, slots=True)
class PlacePattern:
    """A place a town has: once, or once in each district of the kind."""

    name: str
    kana: str
    aliases: tuple[str, ...]
    kind: PlaceKind
    hours: Hours
    district: DistrictKind
    along: float
    note: str


@cache
def names() -> Names:
    """Return the names of people, houses and hamlets."""
    table = tomllib.loads(_read("names.toml"))
    return Names(
        families=_named(table["families"]),
        rare_families=_named(table["rare_families"]),
        women=_named(table["women"]),
        men=_named(table["men"]),
        houses=_named(table["houses"]["names"]),
        hamlets={DistrictKind[kind]: _named(rows) for kind, rows in table["hamlets"].items()},
    )


@cache
def place_patterns() -> tuple[PlacePattern, ...]:
    """Return the places people go to."""
    table = tomllib.loads(_read("places.toml"))
    weeks = {name: tuple(_spans(day) for day in week) for name, week in table["hours"].items()}
    return tuple(
        PlacePattern(
            name=row["name"],
            kana=row["kana"],
            aliases=tuple(row["aliases"]),
            kind=PlaceKind[row["kind"]],
            hours=weeks[row["hours"]] if "hours" in row else (),
            district=DistrictKind[row["district"]],
            along=row.get("along", 0.0),
            note=row.get("note", ""),
        )
        for row in table["place"]
    )


def _spans(day: str) -> tuple[Span, ...]:
    """Read 9:00-12:30 14:00-18:00; an empty text is a day closed."""
    return tuple(Span(*map(parse_minute, span.split("-"))) for span in day.split())


def _named(rows: list[list[str]]) -> tuple[Named, ...]:
    return tuple((written, reading) for written, reading in rows)


def _read(name: str) -> str:
    return (files(__package__) / "data" / name).read_text(encoding="utf-8")
