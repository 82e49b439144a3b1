"""Amounts of the schemes by date: one TOML file a topic, as `rules.amounts_file` reads it. Rates stand in per cent."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from functools import cache

from ashinami.basics.dated import Since
from ashinami.basics.source import Mark
from ashinami.funding.case import Case
from ashinami.rules.amounts import DatedAmount
from ashinami.rules.amounts_file import read_amounts


@cache
def amounts() -> Mapping[str, DatedAmount]:
    """Return every amount of every file, by id."""
    return read_amounts(sys.modules[__name__])


def amount_on(name: str, day: date) -> Since[int]:
    """Return the value in force on the day, with its source; before the first one, or of no such name, it is a LookupError."""
    if name not in amounts():
        raise LookupError(f"no amount {name}")
    return amounts()[name].history.since(day)


def unverified(*names: str, day: date) -> tuple[str, ...]:
    """Return a warning for each of the amounts whose source of that day nobody has verified."""
    return tuple(
        f"{amounts()[name].name}（{since.value:,}{amounts()[name].unit}）は要確認です。使う前に原文で確かめてください。"
        for name in names
        if (since := amount_on(name, day)).source.mark is Mark.UNVERIFIED
    )


def taken(case: Case, name: str) -> int:
    """Return the value in force on the day of the case; one that nobody has verified warns in the result."""
    for said in unverified(name, day=case.day):
        case.warn(said)
    return amount_on(name, case.day).value
