"""The money cases of ../shared whose rules are national, prefectural or the law's: read as they stand, with how each was verified."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

type Inputs = Mapping[str, Any]
type Told = dict[str, Any]
type Topic = Callable[[Inputs, date], Told]
"""Reads the words of a topic's inputs and says, in the words of its expectations, what Ashinami computes."""


@dataclass(frozen=True, slots=True)
class Case:
    """One entry of the file. `title` names a failing line."""

    topic: str
    title: str
    day: date
    inputs: Inputs
    expected: Mapping[str, Any]
    verification: str


def read(shared: Path) -> tuple[Case, ...]:
    """Return every case of the file."""
    table = yaml.safe_load((shared / "cases" / "funding.yaml").read_text(encoding="utf-8"))
    return tuple(
        Case(
            one["topic"],
            one["title"],
            date.fromisoformat(one["as_of"]),
            one["inputs"],
            one["expected"],
            one["verification"],
        )
        for one in table["cases"]
    )
