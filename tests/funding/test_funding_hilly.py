"""中山間地域等直接支払: classes of land at their edges, ten tenths and eight, add-ons and their end, the register, what is repaid."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.basics.day import Days
from ashinami.funding.hilly import facts
from ashinami.funding.hilly.land import Land, Parcel, Steepness
from ashinami.funding.hilly.payment import AREAS_DIFFER, SLOPE_UNKNOWN, full
from ashinami.funding.hilly.register import REPAY_UNKNOWN, Agreement, Plan, repaid
from ashinami.funding.hilly.schemes import ID
from ashinami.funding.registry import schemes
from ashinami.funding.scheme import Standing, evaluate
from ashinami.rules.facts import Fact
from tests.spec.funding.words_land import judged

FIFTH, SIXTH = date(2023, 4, 1), date(2026, 4, 1)
TOLD: dict[Fact, Any] = {
    facts.AGREEMENT: "hamlet", facts.FIVE_YEARS: True, facts.ZONED: True, facts.PLANNED: True, facts.GENTLE_ACCEPTED: True,
    facts.PLANS: frozenset({"strategy"}),
}  # fmt: skip
HECTARE = 10_000


def parcel(land: Land = Land.PADDY, area: int = HECTARE, **more: Any) -> Parcel:
    """Return a parcel of one hectare of paddy unless told otherwise."""
    return Parcel(key=more.pop("key", "1"), land=land, area=area, **more)


@pytest.mark.parametrize(
    ("one", "steepness"),
    [
        (parcel(fall=Fraction(1, 20)), Steepness.STEEP),
        (parcel(fall=Fraction(49, 1000)), Steepness.GENTLE),
        (parcel(fall=Fraction(1, 100)), Steepness.GENTLE),
        (parcel(fall=Fraction(9, 1000)), Steepness.FLAT),
        (parcel(fall=Fraction(9, 1000), as_gentle=True), Steepness.GENTLE),
        (parcel(Land.FIELD, degrees=15), Steepness.STEEP),
        (parcel(Land.FIELD, degrees=14), Steepness.GENTLE),
        (parcel(Land.PASTURE, degrees=8), Steepness.GENTLE),
        (parcel(Land.GRASS, degrees=7), Steepness.FLAT),
        (parcel(), None),
        (parcel(as_gentle=True), Steepness.GENTLE),
    ],
)
def test_the_class_of_land_at_its_edges(one: Parcel, steepness: Steepness | None) -> None:
    """1/20 and 15 degrees are steep, 1/100 and 8 degrees gentle, below them flat; an unknown slope stays unknown."""
    assert one.steepness is steepness


def test_very_steep_is_for_paddies_and_fields() -> None:
    """1/10 and 20 degrees; pasture is never very steep, nor is land of unknown slope."""
    assert parcel(fall=Fraction(1, 10)).very_steep
    assert not parcel(fall=Fraction(99, 1000)).very_steep
    assert parcel(Land.FIELD, degrees=20).very_steep
    assert not parcel(Land.PASTURE, degrees=30).very_steep
    assert not parcel().very_steep


def test_parcels_that_cannot_be_are_refused() -> None:
    """No area, a slope of the wrong kind, a paddy of grass."""
    for wrong in ({"area": 0}, {"degrees": 3}, {"high_grass": True}, {"land": Land.FIELD, "fall": Fraction(1, 5)}):
        with pytest.raises(ValueError, match="1: "):
            parcel(**wrong)


PRICES = {
    "hilly.paddy_steep": 21_000,
    "hilly.paddy_gentle": 8_000,
    "hilly.grass_high_ratio": 1_500,
    "hilly.field_steep": 11_500,
}


@given(st.integers(1, 10**6), st.integers(0, 10**6), st.booleans())
def test_more_land_never_brings_less_and_gentle_needs_the_mayor(area: int, more: int, accepted: bool) -> None:  # noqa: FBT001 - drawn
    """Monotone in the area; gentle land brings money only where the mayor accepts it; steep always brings more than gentle."""
    gentle = Fraction(1, 50)
    low, high = (
        full([parcel(area=size, fall=gentle)], PRICES, gentle_accepted=accepted) for size in (area, area + more)
    )
    assert low <= high
    assert (low > 0) is accepted
    assert low <= full([parcel(area=area, fall=Fraction(1, 10))], PRICES, gentle_accepted=accepted)


def test_each_period_asks_for_its_own_plan() -> None:
    """3 ha of steep paddy: 630,000 with the period's plan, 504,000 without; from 2025 the plan of networks counts, not the strategy."""
    rows = [{facts.LAND: "paddy", facts.PARCEL_AREA: 3 * HECTARE, facts.FALL: 50}]
    for day, plan, amount in (
        (FIFTH, {"strategy"}, 630_000), (FIFTH, {"network"}, 504_000), (SIXTH, {"strategy"}, 504_000), (SIXTH, {"network"}, 630_000),
    ):  # fmt: skip
        told = TOLD | {facts.PLANS: frozenset(plan)}
        assert judged(ID, day, told, {"parcel": rows}).amount == amount


def test_who_may_have_it_and_what_is_told() -> None:
    """Under a hectare, no promise, out of the zone fails; a slope not known and a sum that differs warn; no area is a contradiction."""
    rows: list[dict[Fact, Any]] = [{facts.LAND: "paddy", facts.PARCEL_AREA: 9_999, facts.FALL: 50}]
    assert judged(ID, FIFTH, TOLD, {"parcel": rows}).standing is Standing.FAILS
    large = [rows[0] | {facts.PARCEL_AREA: HECTARE}]
    assert judged(ID, FIFTH, TOLD, {"parcel": large}).standing is Standing.FITS
    for fact, failing in ((facts.AGREEMENT, "none"), (facts.FIVE_YEARS, False), (facts.ZONED, False)):
        assert judged(ID, FIFTH, TOLD | {fact: failing}, {"parcel": large}).standing is Standing.FAILS
    assert judged(ID, SIXTH, TOLD | {facts.PLANNED: False}, {"parcel": large}).standing is Standing.FAILS
    unknown = judged(ID, FIFTH, TOLD, {"parcel": [*large, {facts.LAND: "field", facts.PARCEL_AREA: 500}]})
    assert (unknown.amount, SLOPE_UNKNOWN in unknown.warnings) == (210_000, True)
    differs = judged(ID, FIFTH, TOLD | {facts.AREA: 20_000}, {"parcel": large})
    assert AREAS_DIFFER in differs.warnings
    nothing = judged(ID, FIFTH, TOLD, {"parcel": [*large, rows[0] | {facts.PARCEL_AREA: 0}]})
    assert (nothing.amount, any("0m²" in said for said in nothing.warnings)) == (None, True)
    assert judged(ID, FIFTH, TOLD).amount is None
    lacking = judged(ID, FIFTH, TOLD, {"parcel": [{facts.LAND: "paddy"}]})
    assert lacking.standing is Standing.OPEN


def test_the_hamlet_add_on_is_for_those_who_do_something_and_ended_in_2024() -> None:
    """40 ha with rides: 1,200,000; doing nothing, alone, or with the terraces on the same land: refused; in 2025 it is gone."""
    told = {
        facts.ADD_ON_AREA: 40 * HECTARE,
        facts.AGREEMENT: "hamlet",
        facts.ACTIVITIES: frozenset({"rides"}),
        facts.TERRACES: False,
    }
    name = "state.hilly_areas.hamlet_functions"
    assert judged(name, date(2025, 3, 31), told).amount == 1_200_000
    for fact, failing in ((facts.ACTIVITIES, frozenset()), (facts.AGREEMENT, "single"), (facts.TERRACES, True)):
        assert judged(name, FIFTH, told | {fact: failing}).standing is Standing.FAILS, fact.id
    assert schemes().on(name, date(2025, 4, 1)) is None
    assert schemes().on(name, date(2020, 3, 31)) is None


def test_add_ons_of_land_and_of_the_sixth_period() -> None:
    """棚田 10,000, very steep 14,000; networks by bands up to the cap; smart farming by area."""
    told = {
        facts.ADD_ON_AREA: HECTARE, facts.VERY_STEEP: False, facts.TERRACE_PLAN: True, facts.VERY_STEEP_TAKEN: False,
        facts.TERRACES: False, facts.AGREEMENT: "hamlet", facts.PLANS: frozenset({"network"}),
    }  # fmt: skip
    assert judged("state.hilly_areas.terraces", FIFTH, told).amount == 100_000
    assert judged("state.hilly_areas.very_steep", FIFTH, told).standing is Standing.FAILS
    assert judged("state.hilly_areas.network", SIXTH, told | {facts.ADD_ON_AREA: 12 * HECTARE}).amount == 720_000
    assert judged("state.hilly_areas.network", SIXTH, told | {facts.ADD_ON_AREA: 90 * HECTARE}).amount == 1_000_000
    assert judged("state.hilly_areas.network", SIXTH, told | {facts.PLANS: frozenset()}).standing is Standing.FAILS
    smart = judged("state.hilly_areas.smart", SIXTH, told)
    assert (smart.amount, any("要確認" in said for said in smart.warnings)) == (50_000, True)


LAND = (
    parcel(key="田1", area=30_000, fall=Fraction(1, 15)),
    parcel(Land.FIELD, key="畑1", area=5_000, degrees=16, as_gentle=False),
    parcel(Land.GRASS, key="草1", area=20_000, degrees=4, high_grass=True),
)
AGREEMENT = Agreement(
    name="みどり集落協定",
    kind="hamlet",
    days=Days(date(2020, 4, 1), date(2025, 4, 1)),
    parcels=LAND,
    plans=(Plan("strategy", date(2022, 2, 1)),),
    partners=("農家組合", "自治会", "社会福祉協議会"),
    activities=frozenset({"rides", "salon"}),
    zoned=True,
    gentle_accepted=True,
)


def of_register(day: date) -> int | None:
    """Return what the payment is on the day by the register alone."""
    scheme = schemes().on(ID, day)
    assert scheme is not None
    return evaluate(scheme, day, AGREEMENT.answers(day)).amount


def test_the_register_answers_the_year_and_plans_count_from_their_day() -> None:
    """Before the strategy eight tenths, from its day ten; after the five years there is no agreement."""
    whole = 630_000 + 57_500 + 30_000
    assert of_register(date(2021, 4, 1)) == whole * 8 // 10
    assert of_register(date(2022, 4, 1)) == whole
    assert of_register(date(2026, 4, 1)) == 0
    assert AGREEMENT.area == 55_000
    assert AGREEMENT.five_years
    assert not Agreement(
        name="四年", kind="hamlet", days=Days(date(2020, 4, 1), date(2024, 4, 1)), parcels=LAND
    ).five_years


def test_only_the_land_that_stopped_is_repaid() -> None:
    """The field went out of use in its third year: three years of its 57,500; under the sixth period the scope is to be checked."""
    back = repaid(AGREEMENT, ["畑1"], date(2022, 9, 1))
    assert (back.amount, back.years, back.parcels, back.warnings) == (172_500, 3, ("畑1",), ())
    assert repaid(AGREEMENT, ["畑1"], date(2022, 9, 1), percent=80).amount == 138_000
    assert repaid(AGREEMENT, ["田1"], date(2025, 9, 1)).warnings == (REPAY_UNKNOWN,)
    with pytest.raises(LookupError):
        repaid(AGREEMENT, ["山1"], date(2022, 9, 1))


def test_a_register_with_strange_words_is_refused() -> None:
    """A kind the facts do not know, and two parcels of one key."""
    with pytest.raises(ValueError, match="words the facts"):
        Agreement(name="変", kind="village", days=AGREEMENT.days, parcels=LAND)
    with pytest.raises(ValueError, match="key of its own"):
        Agreement(name="重", kind="hamlet", days=AGREEMENT.days, parcels=(LAND[0], LAND[0]))
