"""A municipality's own narrowing of who counts (local.toml), side by side with the national frame.

A municipality may serve fewer people than the state allows; what it does not do, the state still allows. Both answers are shown,
each with its source, and neither is corrected by the other.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from ashinami.basics.source import Citation
from ashinami.law.care_insurance.users.status import target_user
from ashinami.rules.amounts_file import read_citation
from ashinami.rules.truth import Truth
from ashinami.rules.verdict import Finding, Verdict
from ashinami.vocabulary.care import CareLevel, Service, Status, StatusHistory


@dataclass(frozen=True, slots=True)
class Narrowing:
    """One municipality's rule about one service, from a day on."""

    municipality: str
    service: Service
    since: date
    levels: frozenset[CareLevel]
    going_on: bool
    words: str
    cite: Citation
    certified_from: date | None = None


@dataclass(frozen=True, slots=True)
class SideBySide:
    """What the national frame says, what the municipality's rule says, and why the two differ where they do."""

    national: Finding
    local: Truth
    rule: Narrowing | None
    why: str

    @property
    def narrowed(self) -> bool:
        """Whether the state would count the person and the municipality does not."""
        return self.national.verdict is Verdict.LAWFUL and self.local is Truth.NO


@cache
def narrowings() -> tuple[Narrowing, ...]:
    """Return the narrowings that stand in no subsidy rule; all of them: `ashinami.casework.care.narrowings`."""
    text = resources.files("ashinami.law.care_insurance").joinpath("local.toml").read_text(encoding="utf-8")
    return tuple(_narrowing(entry) for entry in tomllib.loads(text)["narrowing"])


def side_by_side(history: StatusHistory, service: Service, day: date, rule: Narrowing | None) -> SideBySide:
    """Judge a person by the national frame and by the municipality's rule of the day, where one is on record."""
    national = target_user(history, service, day, opened=None)
    if rule is None:
        return SideBySide(national, _TRUTH[national.verdict], None, "この市町村の独自のきまりは、記録にありません。")
    local, why = _local(history, day, rule, national)
    return SideBySide(national, local, rule, why)


_TRUTH = {
    Verdict.LAWFUL: Truth.YES,
    Verdict.UNLAWFUL: Truth.NO,
    Verdict.UNDETERMINED: Truth.UNKNOWN,
    Verdict.NOT_APPLICABLE: Truth.NO,
}


def _local(history: StatusHistory, day: date, rule: Narrowing, national: Finding) -> tuple[Truth, str]:
    status = history.on(day)
    if status is None:
        return Truth.UNKNOWN, "その日の区分が分かりません。"
    if _TRUTH[national.verdict] is not Truth.YES:
        return _TRUTH[national.verdict], "国のきまりと同じです。"
    counts = _counts(status, rule)
    return counts, {Truth.YES: "市のきまりでも数えます。", Truth.NO: rule.words}.get(
        counts, f"認定の日が分かりません。{rule.words}"
    )


def _counts(status: Status, rule: Narrowing) -> Truth:
    """Whether the municipality counts somebody whom the state counts."""
    if status.level in rule.levels:
        return Truth.YES
    if not (status.level.is_care and rule.going_on):
        return Truth.NO
    if rule.certified_from is None:
        return Truth.YES
    if status.certified_on is None:
        return Truth.UNKNOWN
    return Truth.YES if status.certified_on >= rule.certified_from else Truth.NO


def _narrowing(entry: dict[str, Any]) -> Narrowing:
    return Narrowing(
        municipality=entry["municipality"],
        service=Service(entry["service"]),
        since=entry["since"],
        levels=frozenset(CareLevel(one) for one in entry["levels"]),
        going_on=entry["going_on"],
        words=entry["words"],
        cite=read_citation(entry["source"]),
        certified_from=entry.get("certified_from"),
    )
