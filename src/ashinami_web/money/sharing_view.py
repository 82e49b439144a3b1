"""What shared costs look like on their pages: the lines that wait, what a reckoning comes to, where the partners stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from ashinami.basics.day import Month
from ashinami.ledger.accounts import CHART
from ashinami.ledger.sharing import Part, Shared, parts
from ashinami_web.bodies.models import Body
from ashinami_web.money.models import CostPartner, CostStatement, Entry, SharedCost, SharedEntry
from ashinami_web.money.plan_view import COSTS

INCOME = "other_income"
PURSE = "purse"
"""Said of a cost that was paid from the purse of who keeps the books."""


@dataclass(frozen=True, slots=True)
class Line:
    """An entry that could be shared or is, and has not been reckoned: `kept` is what is on record of it, if anything is."""

    entry: Entry
    kept: SharedEntry | None
    backwards: bool = False

    @property
    def cost(self) -> str:
        """Return the cost item; empty for money a partner handed over."""
        side = self.entry.credit if self.backwards else self.entry.debit
        return side if side in COSTS else ""

    @property
    def by_partner(self) -> bool:
        """Whether it came from a partner, who must then be named: money handed over, or a cost it paid itself."""
        return INCOME in (self.entry.debit, self.entry.credit)

    @property
    def what(self) -> str:
        """Return its cost item in words."""
        return CHART[self.cost].name if self.cost else CHART[INCOME].name

    @property
    def amount(self) -> int:
        """Return the amount, negative when it takes one back."""
        return -self.entry.amount if self.backwards else self.entry.amount

    @property
    def choice(self) -> str:
        """Return what is on record: a partner's key, the keeper's purse, or nothing."""
        return "" if self.kept is None else str(self.kept.partner_id or PURSE)


def waiting(shared: SharedCost) -> list[Line]:
    """Return the entries of the keeper's books that could be shared and stand in no reckoning yet, oldest first.

    What takes back an entry that is shared comes along by itself; what was taken back before it was shared never comes.
    """
    rows = _possible(shared)
    kept = {one.entry_id: one for one in SharedEntry.objects.filter(entry__in=rows).select_related("entry")}
    lines = [
        Line(row, kept.get(row.pk))
        for row in rows
        if (row.pk in kept and kept[row.pk].shared_id == shared.pk and kept[row.pk].statement_id is None)
        or (row.pk not in kept and not hasattr(row, "reversed_by"))
    ]
    return [*lines, *_taken_back(shared)]


def _possible(shared: SharedCost) -> QuerySet[Entry]:
    """Return the entries of its costs that no grant pays, on the days of the agreement, and of money from others, from its first day on.

    What is left when an agreement ends is paid afterwards.
    """
    rows = Entry.objects.filter(body_id=shared.body_id, day__gte=shared.start, grant=None, reverses=None)
    handed = rows.filter(debit__in=("cash", "bank"), credit=INCOME)
    costs = rows.filter(debit__in=shared.items)
    costs = costs if shared.end is None else costs.filter(day__lt=shared.end)
    return (costs | handed).select_related("reversed_by").order_by("day", "pk")


def _taken_back(shared: SharedCost) -> Iterator[Line]:
    """Yield the counter-entries of what is shared that stand in no reckoning themselves."""
    done = SharedEntry.objects.filter(shared=shared).values("entry")
    first = SharedEntry.objects.filter(shared=shared, entry__reversed_by__isnull=False)
    for one in first.exclude(entry__reversed_by__in=done).select_related("entry__reversed_by", "partner"):
        yield Line(one.entry.reversed_by, one, backwards=True)


def paid_by_grants(shared: SharedCost) -> int:
    """Return what grants pay of the same cost items on the days of the agreement: it is not shared."""
    rows = Entry.objects.filter(body_id=shared.body_id, day__gte=shared.start, grant__isnull=False)
    rows = rows if shared.end is None else rows.filter(day__lt=shared.end)
    costs, back = rows.filter(debit__in=shared.items), rows.filter(credit__in=shared.items)
    return sum(costs.values_list("amount", flat=True)) - sum(back.values_list("amount", flat=True))


def partners_of(shared: SharedCost) -> list[CostPartner]:
    """Return the partners, the keeper of the books first."""
    rows = CostPartner.objects.filter(shared=shared).select_related("partner")
    return sorted(rows, key=lambda one: (one.partner_id != shared.body_id, one.partner.name))


def last_statement(shared: SharedCost) -> CostStatement | None:
    """Return the last reckoning."""
    return CostStatement.objects.filter(shared=shared).order_by("-until").first()


def reckoned(shared: SharedCost, until: Month) -> tuple[tuple[Part, ...], list[tuple[Line, SharedEntry]]]:
    """Return where the partners would stand if all that is shared until the month were reckoned, and the lines of it as kept.

    ValueError where more is taken back than was spent.
    """
    lines = [(one, one.kept) for one in waiting(shared) if one.kept is not None and one.entry.period <= str(until)]
    last = last_statement(shared)
    before = {row["key"]: row["left"] for row in last.content["parts"]} if last else {}
    told = [Shared(one.amount, one.cost, str(kept.partner_id or "")) for one, kept in lines]
    rows = partners_of(shared)
    keeper = next(str(one.pk) for one in rows if one.partner_id == shared.body_id)
    return parts(told, {str(one.pk): one.weight for one in rows}, keeper=keeper, before=before), lines


def content_of(shared: SharedCost, until: Month) -> tuple[dict[str, Any], list[tuple[Line, SharedEntry]]]:
    """Return the figures of a reckoning as they are kept, and the lines they rest on."""
    found, lines = reckoned(shared, until)
    by_key = {str(one.pk): one for one in partners_of(shared)}
    costs: dict[str, int] = {}
    for one, _kept in lines:
        if one.cost:
            costs[one.what] = costs.get(one.what, 0) + one.amount
    rows = [
        {
            "key": part.partner, "name": by_key[part.partner].partner.name, "role": by_key[part.partner].role,
            "weight": by_key[part.partner].weight, "due": part.due, "borne": part.borne, "handed": part.handed, "left": part.left,
        }
        for part in found
    ]  # fmt: skip
    return {"name": shared.name, "costs": sorted(costs.items()), "total": sum(costs.values()), "parts": rows}, lines


def agreements(body: Body) -> list[tuple[SharedCost, CostStatement | None]]:
    """Return the agreements to be seen, those of the body first, each with its last reckoning."""
    rows = SharedCost.objects.select_related("body", "circle")
    ordered = sorted(rows, key=lambda one: (one.body_id != body.pk, one.name))
    return [(one, last_statement(one)) for one in ordered]
