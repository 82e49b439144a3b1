"""A rule with other numbers from a day on: the versions before stay, a new one follows, and examples say for which they are."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from fractions import Fraction
from typing import Any

from ashinami.funding.rulebook.plain import Told
from ashinami.funding.rulebook.reading import RuleRead, read_plain, replaced_end
from ashinami.funding.rulebook.rule import Rule, Version


def changed(
    rule: Rule,
    start: date,
    numbers: Mapping[str, Fraction],
    rows: Mapping[str, tuple[Fraction, ...]],
    *,
    title: str = "",
) -> RuleRead:
    """Return the rule with these numbers, and these values in the rows of its tables, from the day on.

    The version in force on the day is copied; what is not named stays. A day before the first version is told.
    """
    told = Told(f"{rule.id}.toml")
    plain: dict[str, Any] = deepcopy(dict(rule.plain))
    base = next((one for one in plain["version"] if _holds(one, start)), None)
    if base is None:
        told.tell(
            "version", f"{start.isoformat()} に有効な版がないため、写せません", "有効な版がある日を選んでください"
        )
        return RuleRead(None, tuple(told.notices))
    new = deepcopy(base) | {"from": start}
    for key, value in numbers.items():
        new["number"][key]["value"] = written(value)
    for key, values in rows.items():
        for row, value in zip(new["table"][key]["rows"], values, strict=True):
            row["value"] = written(value)
    # a version that began later than this day is superseded too: nothing in force may contradict what was decided last
    new.pop("until", None)
    plain["version"] = [*replaced_end(plain["version"], start), new]
    # examples of days that the new version governs are worked anew by whoever changed the numbers
    plain["example"] = [one for one in plain.get("example", []) if one["on"] < start]
    if title:
        plain["title"] = title
    return read_plain(plain, told)


def written(value: Fraction) -> int | str:
    """Return a number as it stands in a file: whole, or a fraction in quotes."""
    return int(value) if value.denominator == 1 else str(value)


def newest(rule: Rule) -> Version:
    """Return the version that began last."""
    return rule.versions[-1]


def _holds(version: Mapping[str, Any], day: date) -> bool:
    until = version.get("until")
    return version["from"] <= day and (until is None or day < until)
