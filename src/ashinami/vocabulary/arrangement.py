"""Arrangements (取り決め): what is paid for a ride, and by whom; the facts the law asks about money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One way a group handles money for a ride.

    `facts` maps the id of a fact (`ashinami law facts` lists them) to what the group has put on record; a fact that is not
    in it is not known, never 'no'. A group has one default arrangement; a wish may name another.
    """

    key: str
    name: str
    facts: Mapping[str, bool | int | str | frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse an arrangement without a name; make the facts unchangeable."""
        if not self.key or not self.name:
            raise ValueError("an arrangement has a key and a name")
        object.__setattr__(self, "facts", MappingProxyType(dict(self.facts)))
