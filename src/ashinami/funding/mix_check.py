"""Is a mix what it says? Works every grant anew from the costs, without the search, and refuses any item with two funders by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from ashinami.basics.money import Yen
from ashinami.basics.notice import Notice, Severity
from ashinami.funding import facts
from ashinami.funding.mix import Mix, barred, with_costs
from ashinami.funding.scheme import Standing, evaluate
from ashinami.rules.answers import Answers
from ashinami.vocabulary.money import CostItem


@dataclass(frozen=True, slots=True)
class Claimed:
    """One cost item put before one funder, as a ledger or a claim has it."""

    item: CostItem
    funder: str
    amount: Yen


def double_funding(claims: Iterable[Claimed]) -> tuple[Notice, ...]:
    """Return a notice for each item that more than one funder is asked to pay, naming item, funders and yen."""
    by_item: dict[CostItem, dict[str, Yen]] = {}
    for claim in claims:
        if claim.amount:
            funders = by_item.setdefault(claim.item, {})
            funders[claim.funder] = funders.get(claim.funder, 0) + claim.amount
    return tuple(
        Notice(
            "double-funding",
            Severity.ERROR,
            f"「{item.text}」が{'と'.join(f'{name}（{amount:,}円）' for name, amount in funders.items())}の両方に充てられています",
            "一つの費目は、一つのところにだけ充ててください",
            field=item.value,
        )
        for item, funders in by_item.items()
        if len(funders) > 1
    )


def faults(mix: Mix, day: date, answers: Answers) -> Iterator[str]:
    """Each thing that does not hold in a mix: items, rules, amounts, sums. None for a mix that is what it says."""
    costs = {given.item: given.cost for given in mix.items}
    for item, cost in costs.items():
        known = answers.to(facts.COST[item])
        if known is None or known.value != cost:
            yield f"{item.value}: the record says another cost"
    claims = [Claimed(item, grant.scheme.title, costs[item]) for grant in mix.grants for item in grant.items]
    yield from (notice.text for notice in double_funding(claims))
    yield from (
        f"{one.scheme.id} and {other.scheme.id} exclude each other"
        for one, other in combinations(mix.grants, 2)
        if barred(one.scheme, other.scheme)
    )
    for grant in mix.grants:
        name = grant.scheme.id
        unpaid = [item for item in grant.items if item not in grant.scheme.covers or not grant.scheme.covers[item].pays]
        yield from (f"{name} does not pay {item.value}" for item in unpaid)
        seen = evaluate(grant.scheme, day, with_costs(answers, costs, grant.items))
        worth = min(seen.amount or 0, sum(costs[item] for item in grant.items))
        if seen.standing is not Standing.FITS or worth != grant.amount:
            yield f"{name} gives {worth}, not {grant.amount}"
        if grant.amount > grant.cost or grant.cost != sum(costs[item] for item in grant.items):
            yield f"{name} gives more than its costs, or adds them up wrongly"
    if mix.granted + mix.own != sum(costs.values()) or mix.own < 0:
        yield "grants and own money do not add up to the costs"
    named = {(given.item, given.scheme) for given in mix.items if given.scheme is not None}
    if named != {(item, grant.scheme.id) for grant in mix.grants for item in grant.items}:
        yield "items and grants name different funders"
