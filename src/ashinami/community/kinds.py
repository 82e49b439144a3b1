"""Kinds of meetings: who sits in them, for what area, and where that is written. The kinds stand in `kinds.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from ashinami.basics.source import Citation, Mark


@dataclass(frozen=True, slots=True)
class Seat:
    """A place in a meeting. `need`: somebody must hold it; `least`: how many."""

    key: str
    name: str
    need: bool
    least: int = 1


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of meeting.

    Attributes
    ----------
    areas : kinds of areas it is held for: municipality, care, school, old, own. Empty: any.
    law : the subject of the law that decides on its composition, or empty.
    until : the day from which it is no longer formed, where the law ended it.
    """

    key: str
    name: str
    areas: tuple[str, ...]
    rhythm: str
    note: str
    cite: Citation
    seats: tuple[Seat, ...]
    law: str = ""
    until: date | None = None

    def __post_init__(self) -> None:
        """Refuse two seats of one key."""
        keys = [seat.key for seat in self.seats]
        if len(keys) != len(set(keys)):
            raise ValueError(f"{self.key}: two seats of one key")

    def seat(self, key: str) -> Seat | None:
        """Return a seat by its key."""
        return next((seat for seat in self.seats if seat.key == key), None)


@cache
def kinds() -> Mapping[str, Kind]:
    """Return the kinds by key, in the order of the file."""
    text = resources.files("ashinami.community").joinpath("kinds.toml").read_text(encoding="utf-8")
    return {key: _kind(key, plain) for key, plain in tomllib.loads(text).items()}


def citation(plain: Mapping[str, Any]) -> Citation:
    """Return a citation as the files of this package write it."""
    return Citation(**dict(plain) | {"mark": Mark(plain["mark"])})


def _kind(key: str, plain: Mapping[str, Any]) -> Kind:
    return Kind(
        key=key,
        name=plain["name"],
        areas=tuple(plain["area"]),
        rhythm=plain["rhythm"],
        note=plain["note"],
        cite=citation(plain["cite"]),
        seats=tuple(Seat(**seat) for seat in plain["seats"]),
        law=plain.get("law", ""),
        until=plain.get("until"),
    )
