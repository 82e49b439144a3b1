"""Grants for lines and projects, special tax, and figures checked as printed."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.funding.evidence import PrintedRate, growth_percent, visits
from ashinami.funding.scheme import Standing
from ashinami.funding.transport import facts
from ashinami.funding.transport.lines import LIMIT_UNVERIFIED, OTHERS_UNVERIFIED
from ashinami.funding.transport.projects import TWO_THIRDS, in_full_then
from ashinami.rules.facts import Fact
from tests.spec.funding.words_land import judged

DAY = date(2026, 2, 13)
YEN = st.integers(0, 10**9)
FEEDER: dict[Fact, Any] = {
    facts.COST: 10_000_000, facts.REVENUE: 2_000_000, facts.STATE_LIMIT: 9_000_000, facts.FEEDS: True, facts.PLAN: True,
}  # fmt: skip


@given(YEN, YEN, st.integers(0, 10**7))
def test_a_grant_grows_with_its_cost_and_never_passes_cost_or_cap(one: int, other: int, full: int) -> None:
    """In full, then two thirds: monotone, at most the cost, at most the cap."""
    low, high = sorted((one, other))
    cap = 100_000_000
    assert in_full_then(low, full, TWO_THIRDS, cap) <= in_full_then(high, full, TWO_THIRDS, cap)
    assert in_full_then(high, full, TWO_THIRDS, cap) <= min(high, cap)


def test_a_feeder_line_needs_its_plan_and_its_limit() -> None:
    """Half of the deficit; outside the plan nothing; a profit brings nothing; the formula of the limit always warns."""
    found = judged("state.feeder_line", DAY, FEEDER)
    assert (found.amount, LIMIT_UNVERIFIED in found.warnings) == (4_000_000, True)
    assert judged("state.feeder_line", DAY, FEEDER | {facts.PLAN: False}).standing is Standing.FAILS
    assert judged("state.feeder_line", DAY, FEEDER | {facts.FEEDS: False}).standing is Standing.FAILS
    assert judged("state.feeder_line", DAY, FEEDER | {facts.REVENUE: 12_000_000}).amount == 0


def test_a_trunk_line_at_the_edges_of_its_conditions() -> None:
    """10 km, 3 runs, 15 to 150 riders, across the old borders: each one short of it refuses."""
    told = FEEDER | {
        facts.KILOMETRES: 10, facts.RUNS: 3, facts.RIDERS: 150, facts.CROSSES: True,
    }  # fmt: skip
    assert judged("state.trunk_line", DAY, told).amount == 4_000_000
    short: dict[Fact, Any] = {facts.KILOMETRES: 9, facts.RUNS: 2, facts.CROSSES: False}
    for fact, value in (*short.items(), (facts.RIDERS, 151), (facts.RIDERS, 14)):
        assert judged("state.trunk_line", DAY, told | {fact: value}).standing is Standing.FAILS, fact.id


def test_the_special_tax_is_counted_for_buses_and_not_hoped_for_elsewhere() -> None:
    """Four fifths of the burden of a bus; of own-car and mutual-aid rides nothing is counted, and the result says why."""
    bus = judged("state.special_tax_local_transport", DAY, {facts.BURDEN: 5_000_001, facts.SERVICE: "demand"})
    assert (bus.amount, bus.step("net")) == (4_000_000, 1_000_001)
    own = judged("state.special_tax_local_transport", DAY, {facts.BURDEN: 5_000_000, facts.SERVICE: "mutual_aid"})
    assert (own.amount, OTHERS_UNVERIFIED in own.warnings) == (0, True)


def test_projects_by_call() -> None:
    """Areas A, B, C; the other types; co-creation of 2022, of 2023, and its training; the day after a call there is none."""
    told: dict[Fact, Any] = {facts.COST: 8_000_000, facts.ACCEPTED: True}
    by_area = [judged("state.redesign_dx", DAY, told | {facts.AREA: area}).amount for area in "abc"]
    assert by_area == [7_000_000, 5_333_333, 4_000_000]
    assert judged("state.redesign_dx", DAY, told | {facts.AREA: "a", facts.ACCEPTED: False}).amount == 0
    gap = judged("state.redesign_gap", DAY, told)
    assert (gap.amount, any("要確認" in said for said in gap.warnings)) == (7_000_000, True)
    assert judged("state.redesign_joint", DAY, told | {facts.COST: 400_000_000}).amount == 120_000_000
    assert judged("state.co_creation", date(2022, 5, 1), told | {facts.COST: 60_000_000}).amount == 20_000_000
    people = told | {facts.PART: "people", facts.COST: 40_000_000}
    assert judged("state.co_creation", date(2023, 5, 1), people).amount == 30_000_000
    rmo: dict[Fact, Any] = {facts.YEARS: 4, facts.IS_RMO: True}
    assert judged("state.rural_rmo", DAY, rmo).standing is Standing.FAILS
    assert judged("state.rural_rmo", DAY, rmo | {facts.YEARS: 2, facts.IS_RMO: False}).standing is Standing.FAILS


def test_tottori_shares_the_deficit_between_prefecture_and_town() -> None:
    """At most eight tenths of the cost; the odd yen is the town's; other services are not served."""
    told: dict[Fact, Any] = {facts.COST: 1_000_001, facts.REVENUE: 100_000, facts.SERVICE: "own_car"}
    found = judged("tottori.blank_area", date(2019, 4, 1), told)
    assert (found.amount, found.step("prefecture"), found.step("municipality")) == (800_000, 400_000, 400_000)
    odd = judged("tottori.blank_area", date(2019, 4, 1), told | {facts.REVENUE: 800_000})
    assert (odd.step("prefecture"), odd.step("municipality")) == (100_000, 100_001)
    assert judged("tottori.blank_area", date(2019, 4, 1), told | {facts.SERVICE: "bus"}).standing is Standing.FAILS


def test_a_printed_rate_that_does_not_follow_is_shown_beside_the_computed_one() -> None:
    """Both figures stand in the sentence; one that follows says so; a share of nobody is none."""
    wrong, right = PrintedRate(17_569, 50_402, Fraction("35.3")), PrintedRate(427, 1000, Fraction("42.7"))
    assert ("35.3" in wrong.said, "34.9" in wrong.said) == (True, True)
    assert "同じ" in right.said
    with pytest.raises(ValueError, match="share is of somebody"):
        PrintedRate(1, 0, Fraction(1))
    assert growth_percent(100, 93) == Fraction(-7)
    with pytest.raises(ValueError, match="from somebody"):
        growth_percent(0, 5)


def test_visits_of_about_half_a_year() -> None:
    """186 days are still about six months, 187 are not; one visit or none spans nothing."""
    first = date(2026, 1, 1)
    for days, within in ((186, True), (187, False)):
        assert visits([date.fromordinal(first.toordinal() + days), first]).within_about_six_months is within
    assert visits([]).span == 0
