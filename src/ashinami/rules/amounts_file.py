"""Reading amounts by date from TOML: one table an amount, one entry a day on which it changed, each with its source.

An office adds a line, not code::

    ["insurance.per_person"]
    name = "対人賠償の限度額"
    unit = "円"

    [["insurance.per_person".since]]
    day = 2006-10-01
    value = 80000000
    source = { title = "…", body = "…", article = "…", url = "…", mark = "S" }
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources
from types import ModuleType
from typing import Any

from ashinami.basics.dated import Dated, Since
from ashinami.basics.source import Citation, Mark
from ashinami.rules.amounts import DatedAmount


def read_amounts(package: ModuleType) -> Mapping[str, DatedAmount]:
    """Return every amount of every TOML file of the package, by id.

    Raises
    ------
    ValueError
        When two share an id or one is not written as above.
    """
    found: dict[str, DatedAmount] = {}
    for file in resources.files(package).iterdir():
        if file.name.endswith(".toml"):
            for name, table in tomllib.loads(file.read_text(encoding="utf-8")).items():
                if name in found:
                    raise ValueError(f"two amounts share the id {name}")
                found[name] = _amount(name, table)
    return found


def read_citation(source: Mapping[str, Any]) -> Citation:
    """Return the citation that a file writes as a table."""
    return Citation(**(dict(source) | {"mark": Mark(source["mark"])}))


def _amount(name: str, table: dict[str, Any]) -> DatedAmount:
    try:
        entries = tuple(Since(one["day"], one["value"], read_citation(one["source"])) for one in table["since"])
        return DatedAmount(name, table["name"], table["unit"], Dated(name, entries))
    except KeyError as missing:
        raise ValueError(f"{name}: {missing} is missing") from None
