"""What a grant's plan and things bought with aid look like on their pages."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ashinami.ledger.accounts import Side, of_side
from ashinami_web.bodies.models import Body
from ashinami_web.money.models import Asset, Entry, Grant, GrantPart
from ashinami_web.money.plan_actions import why_not

COSTS = frozenset(one.code for one in of_side(Side.EXPENSE))


@dataclass(frozen=True, slots=True)
class PartLine:
    """An undertaking of a plan with what was spent on it; without a part: costs of the grant that name none."""

    part: GrantPart | None
    spent: int
    entries: tuple[Entry, ...]

    @property
    def left(self) -> int | None:
        """What is left of what was set aside; None where nothing was."""
        return None if self.part is None or self.part.budget is None else self.part.budget - self.spent


def part_lines(grant: Grant) -> list[PartLine]:
    """Return the parts of a grant's plan with their costs, and the costs that stand in none of them."""
    booked: defaultdict[UUID | None, list[Entry]] = defaultdict(list)
    for entry in Entry.objects.filter(grant=grant).order_by("period", "day", "pk"):
        if {entry.debit, entry.credit} & COSTS:
            booked[entry.part_id].append(entry)
    lines = [_line(part, booked[part.pk]) for part in GrantPart.objects.filter(grant=grant).order_by("name")]
    return [*lines, _line(None, booked[None])] if lines and booked[None] else lines


def _line(part: GrantPart | None, rows: list[Entry]) -> PartLine:
    return PartLine(part, sum(one.amount if one.debit in COSTS else -one.amount for one in rows), tuple(rows))


@dataclass(frozen=True, slots=True)
class AssetLine:
    """A thing bought with aid, and why it may not be given up today."""

    asset: Asset
    refused: str


def asset_lines(day: date, *, body: Body | None = None, funder: Body | None = None) -> list[AssetLine]:
    """Return the things of a group, or all that a funder aided; those still held first, the earliest end of a promise first."""
    rows = Asset.objects.select_related("body", "funder", "vehicle")
    rows = rows.filter(body=body) if body is not None else rows.filter(funder=funder)
    ordered = sorted(rows, key=lambda one: (one.given_up_on is not None, one.bound_until or date.max, one.name))
    return [AssetLine(one, "" if one.given_up_on else why_not(one, max(day, one.bought_on))) for one in ordered]
