"""Money of the community support projects: shares to the yen, ceilings, standard amounts, fields, forecasts; and what must always hold."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.funding.amounts import amount_on, amounts, unverified
from ashinami.funding.apportion import Rest, apportion
from ashinami.funding.care import facts
from ashinami.funding.care.ceiling import CHAINED, OVER, Base, ceiling
from ashinami.funding.care.forecast import Aged, Insurer, Town, first_over, forecast
from ashinami.funding.care.incentive import Scored, allocated
from ashinami.funding.care.layered import CHOSEN, NEW_UNVERIFIED, OTHER_FIELDS
from ashinami.funding.care.shares import AVERAGE, KNOWN_UNTIL, REST_TO_TOWN, Kind, Payer, percentages, split
from ashinami.funding.care.support_system import TOO_EARLY
from ashinami.funding.scheme import Standing
from ashinami.rules.facts import Fact
from tests.spec.funding.words_land import judged

YEN = st.integers(0, 10**10)
DAYS = st.dates(date(2006, 4, 1), date(2027, 3, 31))
DAY = date(2026, 4, 1)
BASE = Base(
    base_i=100_000_000,
    base_ro=150_000_000,
    growth=Fraction("1.05"),
    support_cost=4_000_000,
    prevention_benefit=60_000_000,
)
INSURER: dict[Fact, Any] = {
    facts.COST: 90_000_000,
    facts.BASE_I: 100_000_000,
    facts.BASE_RO: 150_000_000,
    facts.HEADS_BASE: 10_000,
    facts.HEADS_NOW: 10_500,
    facts.SUPPORT_COST: 4_000_000,
    facts.PREVENTION_BENEFIT: 60_000_000,
    facts.SPECIAL: False,
    facts.EXTRA: 0,
}


@given(YEN, st.sampled_from(Kind), DAYS)
def test_shares_are_the_whole_and_never_below_zero(total: int, kind: Kind, day: date) -> None:
    """State, prefecture, premiums and municipality add up to the cost to the yen; the municipality bears at most 4 yen of cutting."""
    found = split(total, kind, day)
    assert sum(found.yen.values()) == total
    assert min(found.yen.values()) >= 0
    assert 0 <= found.yen[Payer.MUNICIPALITY] - total * found.percent[Payer.MUNICIPALITY] / 100 <= 4
    assert sum(found.percent.values()) == 100


@given(YEN, YEN, st.sampled_from(Kind), DAYS)
def test_a_larger_cost_never_brings_less(one: int, other: int, kind: Kind, day: date) -> None:
    """Every payer's share grows with the cost, except that the municipality's may lose the yen of cutting."""
    low, high = split(min(one, other), kind, day), split(max(one, other), kind, day)
    assert all(low.yen[payer] <= high.yen[payer] for payer in Payer if payer is not Payer.MUNICIPALITY)


def test_the_shares_of_every_plan_period_and_their_marks() -> None:
    """The first kind goes 19 to 23; the day before a period still has the old one; recalled and cut figures warn; 2027 is not guessed."""
    firsts = [
        percentages(Kind.SOGO, date(year, 4, 1))[Payer.PREMIUM_1] for year in (2006, 2009, 2012, 2015, 2018, 2026)
    ]
    assert firsts == [19, 20, 21, 22, 23, 23]
    assert percentages(Kind.SOGO, date(2018, 3, 31))[Payer.PREMIUM_1] == 22
    assert percentages(Kind.OTHERS, DAY) == dict(
        zip(Payer, map(Fraction, ("38.5", "19.25", "23", "0", "19.25")), strict=True)
    )
    assert any("要確認" in said for said in split(100, Kind.OTHERS, date(2007, 4, 1)).warnings)
    assert AVERAGE in split(100, Kind.SOGO, DAY).warnings
    assert REST_TO_TOWN in split(1, Kind.OTHERS, DAY).warnings
    for unknown in (KNOWN_UNTIL, date(2006, 3, 31)):
        with pytest.raises(LookupError):
            split(100, Kind.SOGO, unknown)
    with pytest.raises(ValueError, match="zero or more"):
        split(-1, Kind.SOGO, DAY)


def test_an_insurer_with_more_adjustment_asks_less_of_its_older_people() -> None:
    """7 instead of 5 per cent of adjustment: the state bears 27, the first kind 21; the rate must lie inside what there is."""
    own = split(10_000_000, Kind.SOGO, DAY, Fraction(7))
    assert (own.yen[Payer.STATE], own.yen[Payer.PREMIUM_1]) == (2_700_000, 2_100_000)
    assert AVERAGE not in own.warnings
    assert [step.key for step in own.steps()] == [payer.value for payer in Payer]
    with pytest.raises(ValueError, match="adjustment"):
        split(100, Kind.SOGO, DAY, Fraction(29))


def test_the_special_ceiling_before_and_from_2018() -> None:
    """FY2015 to 2017 the base may be ten per cent higher; from FY2018 it is the actual cost of FY2017; nothing falls below zero."""
    special = Base(
        base_i=100_000_000, base_ro=0, growth=Fraction(1), support_cost=0, prevention_benefit=1, actual_2017=120_000_000
    )
    assert ceiling(special, date(2017, 4, 1)).i == 110_000_000
    later = ceiling(special, date(2018, 4, 1))
    assert (later.i, later.ro, later.ceiling) == (120_000_000, 0, 120_000_000)
    assert CHAINED in later.warnings
    with pytest.raises(ValueError, match="zero or more"):
        Base(base_i=-1, base_ro=0, growth=Fraction(1), support_cost=0, prevention_benefit=0)


@given(st.fractions(0, 2), st.fractions(0, 2))
def test_more_growth_never_lowers_the_ceiling(one: Fraction, other: Fraction) -> None:
    """The ceiling is monotone in the growth of people of 75 and more."""
    low, high = (
        ceiling(Base(base_i=10**8, base_ro=10**8, growth=growth, support_cost=10**6, prevention_benefit=10**7), DAY)
        for growth in sorted((one, other))
    )
    assert low.ceiling <= high.ceiling


def test_the_grant_stops_at_the_ceiling_and_talks_lift_it() -> None:
    """110 million under a ceiling of 101 million: 101 count, 9 do not; nine million from separate talks let all of it in."""
    over = INSURER | {facts.COST: 110_000_000}
    found = judged("state.sogo_grant", DAY, over)
    assert (found.step("limit"), found.step("base"), found.step("over")) == (101_000_000, 101_000_000, 9_000_000)
    assert OVER in found.warnings
    talked = judged("state.sogo_grant", DAY, over | {facts.EXTRA: 9_000_000})
    assert talked.step("base") == 110_000_000
    assert talked.amount == 110_000_000 * 645 // 1000
    assert OVER not in talked.warnings
    special = judged("state.sogo_grant", DAY, over | {facts.SPECIAL: True, facts.ACTUAL_2017: 200_000_000})
    assert special.step("i") == 206_000_000


def test_the_grant_asks_for_what_is_missing_and_refuses_growth_from_nobody() -> None:
    """Without the heads nothing is computed and they are asked; nobody of 75 in the base year cannot be."""
    without = {fact: value for fact, value in INSURER.items() if fact is not facts.HEADS_NOW}
    found = judged("state.sogo_grant", DAY, without)
    assert found.amount is None
    assert facts.HEADS_NOW.id in {slot.id for slot in found.questions}
    nobody = judged("state.sogo_grant", DAY, INSURER | {facts.HEADS_BASE: 0})
    assert nobody.amount is None
    assert any("伸びが計算できません" in said for said in nobody.warnings)


def test_the_support_system_and_its_work_coordinator_from_his_first_day() -> None:
    """Five areas: 28 million standard. Before 2020-05-29 the work coordinator does not count; the amounts always warn."""
    told = {facts.SYSTEM_COST: 20_000_000, facts.WORK_COST: 4_000_000, facts.AREAS: 5}
    early, late = (
        judged("state.support_system", date(2020, 5, 28), told),
        judged("state.support_system", date(2020, 5, 29), told),
    )
    assert (early.step("standard"), early.step("base"), late.step("base")) == (28_000_000, 20_000_000, 24_000_000)
    assert TOO_EARLY in early.warnings
    assert late.amount == 24_000_000 * 5775 // 10_000
    assert any("要確認" in said for said in late.warnings)
    odd = judged("state.support_system", DAY, told | {facts.SYSTEM_COST: 20_000_001})
    assert REST_TO_TOWN in odd.warnings
    none = judged("state.support_system", date(2020, 5, 28), told | {facts.WORK_COST: 0})
    assert TOO_EARLY not in none.warnings
    beyond = judged("state.support_system", DAY, told | {facts.SYSTEM_COST: 30_000_000})
    assert (beyond.step("base"), beyond.step("over")) == (28_000_000, 6_000_000)


def test_each_field_of_the_layered_grant_keeps_its_shares() -> None:
    """総合事業, 包括的支援 and new functions each by its own rates; another field's cost is set aside and told, never guessed."""
    parts = [("sogo", 2_000_000), ("others", 4_000_000), ("new", 1_000_000), ("other_field", 3_000_000)]
    rows = [{facts.PART_KIND: kind, facts.PART_COST: cost} for kind, cost in parts]
    found = judged("state.layered_support", DAY, {CHOSEN: True}, {"layered_part": rows})
    assert found.step("state") == 500_000 + 1_540_000 + 500_000
    assert found.step("prefecture") == 250_000 + 770_000 + 250_000
    assert found.step("premium_2") == 540_000
    assert found.step("aside") == 3_000_000
    assert {NEW_UNVERIFIED, OTHER_FIELDS} <= set(found.warnings)
    plain = judged("state.layered_support", DAY, {CHOSEN: True}, {"layered_part": rows[:1]})
    assert OTHER_FIELDS not in plain.warnings
    assert judged("state.layered_support", DAY, {CHOSEN: False}, {"layered_part": rows}).standing is Standing.FAILS


@given(YEN, st.dictionaries(st.text("甲乙丙丁戊", min_size=1, max_size=3), st.integers(0, 1000), min_size=1))
def test_an_apportioned_amount_is_whole_and_nearly_exact(total: int, weights: dict[str, int]) -> None:
    """The parts add up to the amount, each within a yen of its exact share; with the rest for nobody, none is above it."""
    whole = sum(weights.values())
    if not whole:
        with pytest.raises(ValueError, match="not all of them zero"):
            apportion(total, weights)
        return
    shares = apportion(total, weights)
    assert sum(shares.values()) == total
    assert all(abs(share - Fraction(total * weights[name], whole)) < 1 for name, share in shares.items())
    cut = apportion(total, weights, Rest.NOBODY)
    assert all(0 <= Fraction(total * weights[name], whole) - share < 1 for name, share in cut.items())


def test_points_are_counted_in_people() -> None:
    """A town of twice the people with the same points gets twice as much; below zero is refused."""
    assert allocated(300, [Scored("A市", 10, 200), Scored("B町", 10, 100)]) == {"A市": 200, "B町": 100}
    with pytest.raises(ValueError, match="zero or more"):
        Scored("C村", -1, 1)


HEADS = {
    2025: {Aged.SEVENTY_FIVE: 1000, Aged.EIGHTY: 500, Aged.EIGHTY_FIVE: 200},
    2026: {Aged.SEVENTY_FIVE: 1010, Aged.EIGHTY: 515, Aged.EIGHTY_FIVE: 230},
    2030: {Aged.SEVENTY_FIVE: 1050, Aged.EIGHTY: 640, Aged.EIGHTY_FIVE: 290},
}


def test_costs_that_follow_older_people_pass_the_ceiling_first() -> None:
    """The ceiling grows with 75+; with the cost growing by 80+ or 85+ it is passed, by 75+ it is not."""
    years = forecast(BASE, 98_000_000, 2025, HEADS)
    assert len(years) == 6
    assert [first_over(years, aged) for aged in Aged] == [None, 2030, 2026]
    assert next(year.room for year in years if year.aged is Aged.SEVENTY_FIVE) > 0
    assert Aged.EIGHTY.text == "80歳以上の伸びで"
    with pytest.raises(ValueError, match="measure of growth"):
        forecast(BASE, 1, 2024, HEADS)


def test_an_insurer_of_two_towns_has_one_ceiling() -> None:
    """What lies above the one ceiling falls on the towns by cost, to the yen; an insurer of no town is none."""
    union = Insurer("広域連合", (Town("A市", 70_000_000), Town("B町", 35_000_000)))
    assert union.cost == 105_000_000
    assert union.borne(1_000_000) == {"A市": 666_667, "B町": 333_333}
    with pytest.raises(ValueError, match="a town at least"):
        Insurer("空", ())


def test_amounts_know_their_days_and_what_nobody_verified() -> None:
    """Before its first day and of no such name there is no amount; recalled ones say so, verified ones do not."""
    with pytest.raises(LookupError):
        amount_on("cooperative.wage_cap", date(2020, 6, 3))
    with pytest.raises(LookupError):
        amount_on("no.such", DAY)
    assert unverified("support_system.layer_1", "cooperative.wage_cap", day=DAY)[0].startswith(
        "生活支援体制整備事業の標準額"
    )
    assert len(unverified("support_system.layer_1", "cooperative.wage_cap", day=DAY)) == 1
    assert all(value.source.title for one in amounts().values() for value in one.values)
