"""Mixes of schemes: the most money, few funders, little paper; each item one funder; checked apart and against trying everything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from ashinami.funding import facts
from ashinami.funding.mix import Aim, Mix, propose, with_costs
from ashinami.funding.mix_check import Claimed, double_funding, faults
from ashinami.funding.municipal import SCHEMES
from ashinami.funding.scheme import Scheme, evaluate
from ashinami.rules.answers import Answer, Answers, Record
from ashinami.vocabulary.money import CostItem
from tests.funding.made_rules import share_of

DAY = date(2026, 4, 1)
ITEMS = (CostItem.FUEL, CostItem.INSURANCE, CostItem.COORDINATION, CostItem.RENT)


def told(costs: Mapping[CostItem, int], *, complete: bool = True) -> Answers:
    """Answers that say these costs and no others."""
    given = [Answer(facts.COST[item], amount, Record("帳簿")) for item, amount in costs.items()]
    return Answers((*given, Answer(facts.COMPLETE, complete, Record("帳簿"))))


def most_by_trying(schemes: tuple[Scheme, ...], answers: Answers, costs: Mapping[CostItem, int]) -> int:
    """Return the most of all assignments of items to schemes or to nobody: the slow twin."""
    most = 0
    for choice in product((None, *schemes), repeat=len(costs)):
        total = 0
        for scheme in set(choice) - {None}:
            assert scheme is not None
            items = [item for item, taker in zip(costs, choice, strict=True) if taker is scheme]
            payable = [item for item in items if item in scheme.covers and scheme.covers[item].pays]
            seen = evaluate(scheme, DAY, with_costs(answers, costs, payable))
            total += min(seen.amount or 0, sum(costs[item] for item in payable))
        most = max(most, total)
    return most


TOWN = share_of("town.help", "fuel insurance coordination", 50, 100_000, payer="架空町", work=4)
PREFECTURE = share_of("prefecture.ride", "fuel insurance", 80, 60_000, payer="架空県", work=3)
FUND = share_of("fund.rent", "rent coordination", 100, 30_000, payer="架空基金", work=1)
COSTS = {CostItem.FUEL: 60_000, CostItem.INSURANCE: 40_000, CostItem.COORDINATION: 120_000, CostItem.RENT: 20_000}


def by_item(mix: Mix) -> dict[CostItem, str | None]:
    """Each item with the scheme it is put before."""
    return {one.item: one.scheme for one in mix.items}


def test_the_most_money_puts_each_item_where_it_brings_most() -> None:
    """Fuel goes to the prefecture, insurance and coordination to the town, rent to the fund: 48,000 + 80,000 + 20,000 yen."""
    mix = propose((TOWN, PREFECTURE, FUND), DAY, told(COSTS))
    assert by_item(mix) == {
        CostItem.FUEL: "prefecture.ride",
        CostItem.INSURANCE: "town.help",
        CostItem.COORDINATION: "town.help",
        CostItem.RENT: "fund.rent",
    }
    assert (mix.granted, mix.own, mix.dependence) == (148_000, 92_000, Fraction(37, 60))
    assert mix.largest is not None
    assert list(faults(mix, DAY, told(COSTS))) == []
    reasons = {one.item: one.reason for one in mix.items}
    assert reasons[CostItem.RENT] == "この費目が出るのは、ここだけです"
    assert "移すと" in reasons[CostItem.FUEL]


def test_fewer_funders_and_less_paper_bring_nine_tenths_at_least() -> None:
    """The aims give up a little money for one funder less, never more than a tenth unless told."""
    few = propose((TOWN, PREFECTURE, FUND), DAY, told(COSTS), Aim.FUNDERS, Fraction(1, 2))
    assert len({grant.scheme.payer for grant in few.grants}) == 1
    assert few.granted >= 74_000
    paper = propose((TOWN, PREFECTURE, FUND), DAY, told(COSTS), Aim.PAPER, Fraction(1, 2))
    assert sum(grant.scheme.work for grant in paper.grants) <= 4
    strict = propose((TOWN, PREFECTURE, FUND), DAY, told(COSTS), Aim.FUNDERS)
    assert strict.granted >= 133_200


def test_schemes_that_exclude_each_other_never_stand_in_one_mix() -> None:
    """The better of the two remains."""
    jealous = replace(PREFECTURE, excludes=("town.help",))
    mix = propose((TOWN, jealous, FUND), DAY, told(COSTS))
    used = {grant.scheme.id for grant in mix.grants}
    assert not {"town.help", "prefecture.ride"} <= used
    assert list(faults(mix, DAY, told(COSTS))) == []


def test_what_nobody_pays_and_what_is_not_known_is_said() -> None:
    """Food is in no scheme; costs that are not known are left out and told."""
    mix = propose((TOWN,), DAY, told({CostItem.FOOD: 5_000, CostItem.FUEL: 10_000}, complete=False))
    reasons = {one.item: one.reason for one in mix.items}
    assert reasons[CostItem.FOOD] == "どの補助の費目でもありません"
    assert any("分からない費目" in note for note in mix.notes)
    nothing = propose((), DAY, told({}))
    assert nothing.granted == nothing.dependence == 0
    assert nothing.largest is None


def test_double_funding_is_refused_by_name() -> None:
    """One item before two funders: the notice names item, funders and yen; one item twice before one funder is fine."""
    claims = [
        Claimed(CostItem.INSURANCE, "架空町", 30_000),
        Claimed(CostItem.INSURANCE, "架空県", 10_000),
        Claimed(CostItem.FUEL, "架空県", 1_000),
        Claimed(CostItem.FUEL, "架空県", 2_000),
        Claimed(CostItem.RENT, "架空町", 0),
        Claimed(CostItem.RENT, "架空県", 5),
    ]
    (notice,) = double_funding(claims)
    assert notice.text == "「保険料」が架空町（30,000円）と架空県（10,000円）の両方に充てられています"


def test_the_checker_finds_a_mix_that_is_not_what_it_says() -> None:
    """Another amount, an item twice, a scheme that does not pay it: each is named."""
    mix = propose((TOWN, PREFECTURE, FUND), DAY, told(COSTS))
    first, *others = mix.grants
    more = replace(mix, grants=(replace(first, amount=first.amount + 1), *others))
    assert any("gives" in fault for fault in faults(more, DAY, told(COSTS)))
    twice = replace(mix, grants=(replace(first, items=(*first.items, CostItem.RENT)), *others))
    assert any("両方に充てられています" in fault for fault in faults(twice, DAY, told(COSTS)))
    assert any("does not pay" in fault for fault in faults(twice, DAY, told(COSTS)))
    other = told(COSTS | {CostItem.RENT: 1})
    assert any("another cost" in fault for fault in faults(mix, DAY, other))
    excluded = replace(
        mix, grants=tuple(replace(one, scheme=replace(one.scheme, excludes=(TOWN.id,))) for one in mix.grants)
    )
    assert any("exclude" in fault for fault in faults(excluded, DAY, told(COSTS)))
    lost = replace(mix, items=tuple(replace(one, scheme=None) for one in mix.items))
    assert any("different funders" in fault for fault in faults(lost, DAY, told(COSTS)))
    short = replace(mix, cost=1)
    assert any("add up" in fault for fault in faults(short, DAY, told(COSTS)))


def test_of_very_many_schemes_the_best_paying_are_combined_and_the_others_named() -> None:
    """Nine small schemes: eight are compared."""
    many = tuple(share_of(f"town.no_{'abcdefghi'[at]}", "fuel", 10 + at, 9_000) for at in range(9))
    mix = propose(many, DAY, told({CostItem.FUEL: 50_000}))
    assert mix.grants[0].scheme.id == "town.no_i"
    assert any("比べていません" in note for note in mix.notes)


rates = st.integers(1, 100)
limits = st.integers(0, 60_000)


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.sets(st.sampled_from(ITEMS), min_size=1), rates, limits), min_size=1, max_size=3),
    st.dictionaries(st.sampled_from(ITEMS), st.integers(1, 80_000), max_size=4),
)
def test_a_mix_is_the_best_there_is_and_conserves_money(
    made: list[tuple[set[CostItem], int, int]], costs: dict[CostItem, int]
) -> None:
    """Against trying every assignment; no item has two funders, and grants with own money are the costs."""
    schemes = tuple(
        share_of(f"town.no_{'abc'[at]}", " ".join(sorted(items)), rate, limit)
        for at, (items, rate, limit) in enumerate(made)
    )
    answers = told(costs)
    mix = propose(schemes, DAY, answers)
    assert mix.granted == most_by_trying(schemes, answers, costs)
    assert list(faults(mix, DAY, answers)) == []
    assert mix.granted + mix.own == sum(costs.values())
    for aim in (Aim.FUNDERS, Aim.PAPER):
        other = propose(schemes, DAY, answers, aim)
        assert mix.granted * 9 <= other.granted * 10
        assert list(faults(other, DAY, answers)) == []


def test_real_rules_combine_without_a_fault() -> None:
    """Kagoshima's two schemes for one group: the ride's own costs go to the transport scheme, the incentive to the other."""
    told_facts = {facts.TARGET: 3, facts.USERS: 5, facts.VISITS: 400, facts.ACTIVITIES: 50, facts.MINUTES: 60}
    told_facts |= {facts.APPLICATION_YEAR: 3, facts.COLLECTED: 0, facts.GRANTED_BEFORE: 0, facts.OTHER_GRANTS: 0}
    costs = {CostItem.FUEL: 90_000, CostItem.INSURANCE: 80_000, CostItem.COORDINATION: 300_000, CostItem.REWARD: 12_000}
    answers = Answers(
        (
            *told(costs).given,
            Answer(facts.LAWFUL, True, Record("相談")),
            *(Answer(fact, value, Record("日報")) for fact, value in told_facts.items()),
        )
    )
    mine = tuple(one for one in SCHEMES if one.payer == "鹿児島市")
    mix = propose(mine, DAY, answers)
    assert by_item(mix)[CostItem.FUEL] == "kagoshima.community_transport"
    assert by_item(mix)[CostItem.REWARD] == "kagoshima.mutual_help"
    assert list(faults(mix, DAY, answers)) == []
    assert mix.granted == most_by_trying(tuple(one for one in mine if DAY in one.in_force), answers, costs)
