"""A scheme: what comes out for one group on a day, why, and what is still to be asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.funding import facts
from ashinami.funding.case import Case
from ashinami.funding.registry import Schemes, schemes
from ashinami.funding.scheme import Level, Scheme, Standing, evaluate
from ashinami.funding.trace import Step, said
from ashinami.rules.answers import Answer, Answers, Member, Record
from ashinami.rules.conditions import AtLeast, Sentences
from ashinami.vocabulary.money import CostItem, UserClass

CITE = Citation("架空の要綱", "架空町", mark=Mark.VERIFIED)
DAY = date(2026, 4, 1)
FIVE = AtLeast(
    facts.MEMBERS,
    5,
    Sentences("会員が5人以上います。", "会員が5人に足りません。", "会員の人数が分かりません。"),
    CITE,
)


def half_of_rent(case: Case) -> int:
    """Half of the rent, in whole yen."""
    rent = case.amount(facts.COST[CostItem.RENT])
    return case.step("補助額", rent // 2, f"{rent:,}円の半分", CITE, key="total")


SCHEME = Scheme(
    id="town.rent",
    title="架空町 会場の補助",
    summary="会場の借り賃の半分。",
    payer="架空町",
    level=Level.MUNICIPALITY,
    cite=CITE,
    in_force=Days(date(2025, 4, 1)),
    eligibility=FIVE,
    formula=half_of_rent,
    asks=(facts.COST[CostItem.RENT],),
)


def told(**given: int) -> Answers:
    """Answers by name: members, rent."""
    names = {"members": facts.MEMBERS, "rent": facts.COST[CostItem.RENT]}
    return Answers(tuple(Answer(names[name], value, Record("帳簿")) for name, value in given.items()))


def test_a_group_that_fits_is_told_the_yen_and_the_steps() -> None:
    """The amount, the reason and the arithmetic with its source."""
    seen = evaluate(SCHEME, DAY, told(members=6, rent=24_001))
    assert (seen.standing, seen.amount, seen.step("total")) == (Standing.FITS, 12_000, 12_000)
    assert str(seen.steps[0]) == "補助額: 12,000円（24,001円の半分）〔原文で確認〕"
    assert seen.reasons == ("会員が5人以上います。",)
    with pytest.raises(LookupError, match="no step"):
        seen.step("elsewhere")


def test_a_group_that_fails_gets_nothing_and_sees_what_it_would_have_been() -> None:
    """Zero for the ledger; what the formula gives stands beside it for the finder."""
    seen = evaluate(SCHEME, DAY, told(members=4, rent=24_000))
    assert (seen.standing, seen.amount, seen.by_formula) == (Standing.FAILS, 0, 12_000)


def test_what_is_not_known_is_asked_and_never_taken_for_zero() -> None:
    """Without the rent there is no amount, even for a group that fits; the question says what is missing."""
    seen = evaluate(SCHEME, DAY, told(members=6))
    assert (seen.standing, seen.amount, seen.steps) == (Standing.FITS, None, ())
    assert [slot.id for slot in seen.questions] == ["cost.rent"]
    unknown = evaluate(SCHEME, DAY, told(rent=10_000))
    assert (unknown.standing, unknown.amount, unknown.by_formula) == (Standing.OPEN, None, 5_000)


def test_before_its_first_day_a_scheme_gives_no_amount() -> None:
    """Neither yes nor no, and no yen."""
    seen = evaluate(SCHEME, date(2025, 3, 31), told(members=6, rent=10_000))
    assert (seen.standing, seen.amount) == (Standing.NOT_IN_FORCE, None)
    assert seen.standing.text == "その日には無い"


def test_a_formula_never_ends_in_a_fraction_of_a_yen() -> None:
    """A rounding that nobody named is a fault of the rule."""
    broken = replace(SCHEME, formula=lambda _case: Fraction(1, 2))  # type: ignore[arg-type,return-value]
    with pytest.raises(ValueError, match="name a rounding"):
        evaluate(broken, DAY, told(members=6))


def test_an_unverified_source_is_said() -> None:
    """The mark travels to the result."""
    seen = evaluate(replace(SCHEME, cite=replace(CITE, mark=Mark.UNVERIFIED)), DAY, told(members=6, rent=2))
    assert seen.warnings == ("出典は「要確認」です。使う前に原文で確かめてください。",)


def test_two_versions_of_a_scheme_never_hold_on_one_day() -> None:
    """A later version takes over on its day; an overlap is refused."""
    ended = replace(SCHEME, in_force=Days(date(2025, 4, 1), date(2026, 4, 1)))
    later = replace(SCHEME, in_force=Days(date(2026, 4, 1)), title="新しい版")
    both = Schemes([later, ended])
    assert both.on("town.rent", date(2026, 3, 31)) is ended
    assert both.on("town.rent", DAY) is later
    assert both.on("town.rent", date(2020, 1, 1)) is None
    assert both.in_force(DAY) == (later,)
    with pytest.raises(ValueError, match="two versions"):
        Schemes([SCHEME, later])
    with pytest.raises(LookupError, match="no scheme"):
        both.on("nowhere", DAY)


def test_a_town_s_own_version_stands_before_ours() -> None:
    """What a town has entered replaces the specimen of the same id."""
    own = replace(SCHEME, title="町で直した版")
    assert Schemes([SCHEME]).joined_with([own]).all == (own,)


@pytest.mark.parametrize("change", [{"id": ""}, {"work": 0}, {"work": 6}, {"payer": ""}])
def test_a_scheme_that_is_not_whole_is_refused(change: dict[str, Any]) -> None:
    """Built once, checked."""
    with pytest.raises(ValueError, match=r"a scheme has|work is"):
        replace(SCHEME, **change)


def test_values_are_said_as_people_write_them() -> None:
    """Whole yen, shares and exact fractions."""
    assert said(1_200_000) == "1,200,000円"
    assert said(Fraction(2, 3), "割合") == "2/3"
    assert said(Fraction(5, 3), "割合") == "1と2/3"
    assert said(Fraction(800_000, 3)) == "266,666と2/3円"
    assert said(Fraction(1, 2)) == "1/2円"
    assert str(Step("回数", 3, "回")) == "回数: 3回"


def test_a_case_reads_lists_with_the_facts_of_the_whole() -> None:
    """Each month sees its own figures and those of the group; without a list nothing is taken for none."""
    may = Member("2026-05", Answers((Answer(facts.MONTH_VISITS, 7, Record("日報")),)))
    case = Case(DAY, Answers(told(members=6).given, {"month": (may,)}))
    (month,) = case.members(facts.MONTH)
    assert (month.amount(facts.MONTH_VISITS), month.amount(facts.MEMBERS)) == (7, 6)
    case.warn("一度だけ")
    case.warn("一度だけ")
    assert case.warnings == ["一度だけ"]


def test_all_schemes_are_found() -> None:
    """The registry is built without a fault, and every fact has one meaning."""
    assert len(set(schemes().ids)) == len(schemes().ids)
    assert all(facts.FACTS[name].id == name for name in facts.FACTS)


@pytest.mark.parametrize(
    ("user", "day", "counts"),
    [
        (UserClass.SUPPORT_1, date(2016, 4, 1), True),
        (UserClass.CONTINUING, date(2021, 3, 31), False),
        (UserClass.CONTINUING, date(2021, 4, 1), True),
        (UserClass.CARE, date(2026, 4, 1), False),
    ],
)
def test_who_counts_as_a_target_user_depends_on_the_day(user: UserClass, day: date, counts: bool) -> None:  # noqa: FBT001
    """Who goes on using a service after being certified counts from 2021-04-01."""
    assert user.is_target(day) is counts
    assert user.text
