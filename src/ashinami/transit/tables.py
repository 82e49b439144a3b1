"""The tables of a timetable, as `tables.toml` lists them: which there are, which fields they have, of what kind."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a table: its kind, whether it must be filled in, the values or the field of another table it may hold."""

    name: str
    kind: str
    needed: bool = False
    values: tuple[str, ...] = ()
    table: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class TableKind:
    """One table: its file, whether a timetable needs it, the fields that tell rows apart, and all its fields."""

    file: str
    needed: bool
    key: tuple[str, ...]
    columns: Mapping[str, Column]


def _column(name: str, text: str) -> Column:
    kind, *rest = text.split()
    needed = kind.endswith("!")
    kind = kind.removesuffix("!")
    if kind == "ref":
        table, _, target = rest[0].partition(".")
        return Column(name, kind, needed, table=f"{table}.txt", target=target)
    return Column(name, kind, needed, tuple(rest))


@cache
def table_kinds() -> Mapping[str, TableKind]:
    """Return the tables by file name."""
    told: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("tables.toml").read_text(encoding="utf-8"))
    return {
        f"{name}.txt": TableKind(
            f"{name}.txt",
            bool(table.get("needed", False)),
            tuple(table["key"]),
            {column: _column(column, text) for column, text in table["fields"].items()},
        )
        for name, table in told.items()
    }
