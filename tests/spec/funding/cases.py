"""The case file of the dossier (../shared/cases/funding.yaml): which cases stand in it, read once. No case is known by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).resolve().parents[4] / "shared" / "cases" / "funding.yaml"


@dataclass(frozen=True, slots=True)
class Case:
    """One entry of the file. `id` is there for messages only."""

    id: str
    topic: str
    title: str
    day: date
    inputs: Mapping[str, Any]
    expected: Mapping[str, Any]
    verification: str
    source: Mapping[str, Any] = field(default_factory=dict)

    @property
    def body(self) -> str:
        """Who issued what the case rests on."""
        return f"{self.source.get('body', '')} {self.source.get('title', '')}"

    def __str__(self) -> str:
        return f"{self.topic}-{self.day}-{self.title.replace(' ', '_')[:40]}"


def cases(*topics: str) -> tuple[Case, ...]:
    """Return the cases of these topics, or all; none where ../shared is not on this machine."""
    if not FILE.is_file():
        return ()
    plain = yaml.safe_load(FILE.read_text(encoding="utf-8"))["cases"]
    return tuple(
        Case(
            one["id"],
            one["topic"],
            one["title"],
            date.fromisoformat(str(one["as_of"])),
            one["inputs"],
            one["expected"],
            one["verification"],
            one.get("source") or {},
        )
        for one in plain
        if not topics or one["topic"] in topics
    )
