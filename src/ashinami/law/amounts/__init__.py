"""Amounts of the law by date: one TOML file a topic, as `rules.amounts_file` reads it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache

from ashinami.rules.amounts import DatedAmount
from ashinami.rules.amounts_file import read_amounts


@cache
def amounts() -> Mapping[str, DatedAmount]:
    """Return every amount of every file, by id."""
    return read_amounts(sys.modules[__name__])


def amount(name: str) -> DatedAmount:
    """Return the amount; one that is in no file is a LookupError."""
    if name not in amounts():
        raise LookupError(f"no amount {name}")
    return amounts()[name]
