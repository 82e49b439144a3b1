"""The money side of the small town: a year on record for the group and for its neighbour, a draft and a rule in force of the town."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from web_town import NOON, Town

from ashinami.funding.municipal import rule
from ashinami_web.funding import actions
from ashinami_web.funding.models import GroupYear, TownRule

DAY = NOON.date()
BUS = {"cost.hire": 60_000, "users.all": 12, "users.aged_60": 12, "cost.complete": True}


def year_of(town: Town, who: str, facts: dict[str, Any], *, year: int = 2025, shared: bool = False) -> GroupYear:
    """Write a year of the group for which somebody acts; let the town read it when `shared`."""
    with town.scope_of(who):
        row = actions.keep_year(year, facts, by=town.by(who), at=NOON, day=DAY)
        if shared:
            actions.share_year(row, town.municipality, by=town.by(who), at=NOON, day=DAY)
    return row


def draft_of(town: Town, rule_id: str = "kagoshima.group_bus", **numbers: int) -> TownRule:
    """Copy a specimen for the town, with other numbers from FY2027 on."""
    by = town.by("officer")
    with town.scope_of("officer"):
        row = actions.draft(rule(rule_id), date(2027, 4, 1), by=by, at=NOON, day=DAY)
        if numbers:
            new = {key: Fraction(value) for key, value in numbers.items()}
            rows: dict[str, tuple[Fraction, ...]] = {}
            actions.renumber(row, row.start, new, rows, title=row.title, by=by, at=NOON, day=DAY)
    return row


def funded(town: Town) -> None:
    """Give the town a draft, a rule in force, and a group's year that is not shared."""
    year_of(town, "sewa", BUS)
    draft_of(town, full_to=40_000)
    by = town.by("officer")
    with town.scope_of("officer"):
        row = actions.draft(rule("owani.salon"), date(2026, 4, 1), by=by, at=NOON, day=DAY)
        actions.activate(row, by=by, at=NOON, day=DAY)
