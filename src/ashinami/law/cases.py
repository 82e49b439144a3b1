"""The worked cases that stand beside the law: read by the tests, printed by `ashinami law cases` and on the pages.

Each `cases*.toml` of a package of the law is read::

    subject = "road_transport.no_permit"      # what the cases are about; a [[case]] may name another one

    [ordinary]                                # holds in every case, unless the case says otherwise
    "carriage.carries" = true

    [each.driver]                             # holds for every member of a list, unless the member says otherwise
    "driver.licence" = "second"

    [[case]]
    name = "一種免許で、講習を受けていない"
    facts = { driver = [{ name = "甲", "driver.licence" = "first" }] }
    not_known = ["driver.course"]             # ordinary facts, or lists, that are not known in this case
    asks = ["driver.course"]                  # where it is undetermined, all that is asked, in order; may be left out
    expect = { 2019-06-01 = "unlawful", 2024-06-01 = "undetermined" }

A file about several subjects has a `[[group]]` for each, with `subject`, `ordinary`, `each` and `[[group.case]]`.
"""

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

    `answers` is all that is known; `told` names the facts and lists the case itself tells, leaving out what is ordinary. `asks` are
    the ids of the questions an undetermined case must ask, or None where the case does not say.
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
    """Return the cases of every `cases*.toml` in the packages of the law."""
    law = sys.modules["ashinami.law"]
    packages = [module.name for module in pkgutil.walk_packages(law.__path__, "ashinami.law.") if module.ispkg]
    files = (file for package in packages for file in resources.files(package).iterdir())
    ours = sorted((file for file in files if file.name.startswith("cases") and file.name.endswith(".toml")), key=str)
    return tuple(case for file in ours for case in read(tomllib.loads(file.read_text(encoding="utf-8"))))


def read(table: dict[str, Any]) -> Iterator[Case]:
    """Each case of one file on each of its days.

    Raises
    ------
    ValueError
        When a case tells a fact that does not exist or cannot have that value.
    """
    facts = corpus().facts
    for group in table.get("group", [table]):
        for entry in group["case"]:
            values = _values(group, entry)
            for day_text, expect in entry["expect"].items():
                day = date.fromisoformat(day_text)
                answers, notices = read_answers(facts, values, Said("事例", day))
                if notices:
                    raise ValueError(f"{entry['name']}: {notices[0]}")
                yield Case(
                    subject=entry.get("subject") or group["subject"],
                    name=entry["name"],
                    day=day,
                    answers=answers,
                    told=tuple(entry.get("facts", {})),
                    expect=Verdict(expect),
                    asks=tuple(entry["asks"]) if "asks" in entry else None,
                )


def _values(group: dict[str, Any], entry: dict[str, Any]) -> dict[str, Any]:
    """Return all that is known in the case: what it tells, and what is ordinary and not said to be unknown."""
    hidden = set(entry.get("not_known", ()))

    def without_hidden(values: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in values.items() if name not in hidden}

    values: dict[str, Any] = without_hidden(group.get("ordinary", {})) | entry.get("facts", {})
    for entity, ordinary in group.get("each", {}).items():
        if entity in values:
            values[entity] = [without_hidden(ordinary) | member for member in values[entity]]
    return values
