"""Which funder pays which cost item: each item one funder, within every scheme's own rule, by a chosen aim, with the reason of each.

What a scheme gives depends on the costs put before it, and its formula may do anything; so a mix is judged by working the formulas on
the costs each scheme was given, and nothing else. A scheme never gives more than those costs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from itertools import combinations

from ashinami.basics.money import Yen
from ashinami.funding import facts
from ashinami.funding.mix_search import Assignment, best
from ashinami.funding.scheme import Scheme, Standing, evaluate
from ashinami.rules.answers import Answer, Answers, Assumed
from ashinami.vocabulary.money import CostItem

MOST_SCHEMES = 8
"""So many schemes are combined at most; of more, those that give most by themselves are kept, and the mix says so."""
_IN_MIX = Assumed("組み合わせの中で")


class Aim(StrEnum):
    """What a mix is chosen for."""

    MONEY = "money"
    FUNDERS = "funders"
    PAPER = "paper"

    @property
    def text(self) -> str:
        """The aim in Japanese."""
        return {"money": "もっとも多く", "funders": "出すところを少なく", "paper": "書類を少なく"}[self.value]


@dataclass(frozen=True, slots=True)
class Given:
    """One item of a mix: what it costs, who pays towards it (None: nobody), and why."""

    item: CostItem
    cost: Yen
    scheme: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Grant:
    """What one scheme gives in a mix, on the items it was given; `own` is what of them it leaves to the group."""

    scheme: Scheme
    items: tuple[CostItem, ...]
    cost: Yen
    amount: Yen

    @property
    def own(self) -> Yen:
        """What of these costs is left to the group."""
        return self.cost - self.amount


@dataclass(frozen=True, slots=True)
class Mix:
    """A proposal: the grants, each item with its reason, what is left, and how much the group leans on them."""

    aim: Aim
    grants: tuple[Grant, ...]
    items: tuple[Given, ...]
    cost: Yen
    notes: tuple[str, ...] = ()

    @property
    def granted(self) -> Yen:
        """All grants together."""
        return sum(grant.amount for grant in self.grants)

    @property
    def own(self) -> Yen:
        """What the group must find itself."""
        return self.cost - self.granted

    @property
    def dependence(self) -> Fraction:
        """The share of the costs that grants pay; of no costs, none."""
        return Fraction(self.granted, self.cost) if self.cost else Fraction(0)

    @property
    def largest(self) -> Grant | None:
        """The grant whose end would hurt most."""
        return max(self.grants, key=lambda one: one.amount, default=None)


@dataclass(slots=True)
class Table:
    """The schemes and costs of one group on a day, and what any scheme gives on any set of items, worked once."""

    schemes: Mapping[str, Scheme]
    day: date
    answers: Answers
    costs: Mapping[CostItem, Yen]
    _worked: dict[tuple[str, frozenset[CostItem]], Yen] = field(default_factory=dict)

    def grant(self, scheme_id: str, items: frozenset[CostItem]) -> Yen:
        """Return what the scheme gives when these items, and no others, are put before it."""
        key = (scheme_id, items)
        if key not in self._worked:
            seen = evaluate(self.schemes[scheme_id], self.day, with_costs(self.answers, self.costs, items))
            given = seen.amount if seen.standing is Standing.FITS and seen.amount is not None else 0
            self._worked[key] = min(given, sum(self.costs[item] for item in items))
        return self._worked[key]

    def payable(self, scheme_id: str) -> frozenset[CostItem]:
        """Return the items that the scheme may pay."""
        covers = self.schemes[scheme_id].covers
        return frozenset(item for item in self.costs if item in covers and covers[item].pays)


def with_costs(answers: Answers, costs: Mapping[CostItem, Yen], items: Iterable[CostItem]) -> Answers:
    """Return the answers as a scheme sees them that pays these items alone: no other cost, and no other grant on the same costs."""
    chosen = set(items)
    told = {facts.COST[item]: costs[item] if item in chosen else 0 for item in CostItem if item in costs}
    given = [
        answer
        for answer in answers
        if answer.fact not in told and answer.fact not in (facts.OTHER_GRANTS, facts.COMPLETE)
    ]
    given += [Answer(fact, amount, _IN_MIX) for fact, amount in told.items()]
    given += [Answer(facts.OTHER_GRANTS, 0, _IN_MIX), Answer(facts.COMPLETE, True, _IN_MIX)]
    return Answers(tuple(given), answers.members)


def propose(
    schemes: Iterable[Scheme], day: date, answers: Answers, aim: Aim = Aim.MONEY, at_least: Fraction = Fraction(9, 10)
) -> Mix:
    """Return the best mix for the aim.

    For the aims of fewest funders and least paper, the mix brings at least `at_least` of the most that any mix brings. A cost that is not
    known is left out and told; a scheme that the group does not fit, or whose amount is not known, is left out.
    """
    costs = known_costs(answers)
    table = Table({one.id: one for one in schemes if day in one.in_force}, day, answers, costs)
    alone = {name: table.grant(name, table.payable(name)) for name in table.schemes}
    usable = sorted((name for name, amount in alone.items() if amount > 0), key=lambda name: (-alone[name], name))
    kept, dropped = usable[:MOST_SCHEMES], usable[MOST_SCHEMES:]
    found = {chosen: best(table, chosen) for chosen in _allowed(kept, table.schemes)}
    most = max(total for total, _assignment in found.values())
    chosen = min(
        (
            names
            for names, (total, _assignment) in found.items()
            if total >= (most if aim is Aim.MONEY else most * at_least)
        ),
        key=lambda names: _order(names, found[names][0], aim, table.schemes),
    )
    notes = tuple(f"{table.schemes[name].title} は数が多いため比べていません。" for name in dropped)
    unknown = [item.text for item in CostItem if answers.to(facts.COST[item]) is None]
    complete = answers.to(facts.COMPLETE)
    if unknown and not (complete is not None and complete.value is True):
        notes += (f"分からない費目（{len(unknown)}）は入れていません。",)
    return _mix(table, aim, found[chosen][1], notes)


def known_costs(answers: Answers) -> dict[CostItem, Yen]:
    """Return the cost items above zero that are known."""
    known = {item: answers.to(facts.COST[item]) for item in CostItem}
    return {item: int(answer.value) for item, answer in known.items() if answer is not None and answer.value}  # type: ignore[arg-type]  # whole yen


def _allowed(names: list[str], schemes: Mapping[str, Scheme]) -> list[tuple[str, ...]]:
    """Return every set of schemes that may stand side by side, the empty one among them."""
    sets = [chosen for size in range(len(names) + 1) for chosen in combinations(sorted(names), size)]
    return [
        chosen
        for chosen in sets
        if not any(barred(schemes[one], schemes[other]) for one, other in combinations(chosen, 2))
    ]


def barred(one: Scheme, other: Scheme) -> bool:
    """Whether either rule says that they cannot be had together."""
    return other.id in one.excludes or one.id in other.excludes


def _order(names: tuple[str, ...], total: Yen, aim: Aim, schemes: Mapping[str, Scheme]) -> tuple[object, ...]:
    work = sum(schemes[name].work for name in names)
    payers = len({schemes[name].payer for name in names})
    return {
        Aim.MONEY: (-total, payers, work, names),
        Aim.FUNDERS: (payers, len(names), -total, work, names),
        Aim.PAPER: (work, -total, payers, names),
    }[aim]


def _mix(table: Table, aim: Aim, assignment: Assignment, notes: tuple[str, ...]) -> Mix:
    grants = []
    for name in dict.fromkeys(scheme for scheme in assignment.values() if scheme is not None):
        items = frozenset(item for item, scheme in assignment.items() if scheme == name)
        cost = sum(table.costs[item] for item in items)
        amount = table.grant(name, items)
        if amount:
            grants.append(
                Grant(table.schemes[name], tuple(item for item in table.costs if item in items), cost, amount)
            )
    used = {grant.scheme.id for grant in grants}
    given = tuple(_given(table, assignment, item, used) for item in table.costs)
    ordered = tuple(sorted(grants, key=lambda one: (-one.amount, one.scheme.id)))
    return Mix(aim, ordered, given, sum(table.costs.values()), notes)


def _given(table: Table, assignment: Assignment, item: CostItem, used: set[str]) -> Given:
    """Return one item with the reason: the only funder, the better of several by so many yen, or nobody."""
    name, cost = assignment.get(item), table.costs[item]
    payers = [one for one in sorted(table.schemes) if item in table.payable(one)]
    if name is None or name not in used:
        reason = "どの補助の費目でもありません" if not payers else "この費目を足しても、補助は増えません"
        return Given(item, cost, None, reason)
    others = [one for one in payers if one in used and one != name]
    if not others:
        only = (
            "この費目が出るのは、ここだけです"
            if len(payers) == 1
            else "選んだ補助のうち、この費目が出るのはここだけです"
        )
        return Given(item, cost, name, only)
    now = _total(table, assignment)
    loss = {one: now - _total(table, {**assignment, item: one}) for one in others}
    nearest = min(loss, key=lambda one: (loss[one], one))
    compared = f"「{table.schemes[nearest].title}」に移すと" + (
        f"{loss[nearest]:,}円減ります" if loss[nearest] else "も同じ額です"
    )
    return Given(item, cost, name, compared)


def _total(table: Table, assignment: Assignment) -> Yen:
    names = {scheme for scheme in assignment.values() if scheme is not None}
    return sum(table.grant(name, frozenset(item for item, one in assignment.items() if one == name)) for name in names)
