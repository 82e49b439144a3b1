"""The worked cases that stand beside the law: read by the tests, printed by `ashinami law cases` and on the pages."""

from __future__ import annotations

import pkgutil
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from ashinami.law import corpus
from ashinami.rules.answers import Answers, Said
from ashinami.rules.facts_file import read_answers
from ashinami.rules.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Case:
    """One case on one day, and what must come out.

    `answers` is all that is known; `told` names the facts the case itself tells, leaving out what is ordinary. `asks` are the ids
    of the questions an undetermined case must ask, or None where the case does not say.
    """

    subject: str
    name: str
    day: date
    answers: Answers
    told: tuple[str, ...]
    expect: Verdict
    asks: tuple[str, ...] | None = None


@cache
def worked_cases() -> tuple[Case, ...]:
    """Return the cases of every `cases.toml` in the packages of the law."""
    law = sys.modules["ashinami.law"]
    found: list[Case] = []
    for module in pkgutil.walk_packages(law.__path__, "ashinami.law."):
        if module.ispkg:
            file = resources.files(module.name).joinpath("cases.toml")
            if file.is_file():
                found += read(tomllib.loads(file.read_text(encoding="utf-8")))
    return tuple(found)


def read(table: dict[str, Any]) -> Iterator[Case]:
    """Each case of one file on each of its days.

    Raises
    ------
    ValueError
        When a case tells a fact that does not exist or cannot have that value.
    """
    for entry in table["case"]:
        ordinary = {name: value for name, value in table["ordinary"].items() if name not in entry.get("not_known", ())}
        for day_text, expect in entry["expect"].items():
            day = date.fromisoformat(day_text)
            answers, notices = read_answers(corpus().facts, ordinary | entry["facts"], Said("事例", day))
            if notices:
                raise ValueError(f"{entry['name']}: {notices[0]}")
            asks = tuple(entry["asks"]) if "asks" in entry else None
            told = tuple(entry["facts"])
            yield Case(table["subject"], entry["name"], day, answers, told, Verdict(expect), asks)
