"""The finder tells what fits, what nearly does and by which change; five years are budgeted, and support ends by conditions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from ashinami.funding import facts
from ashinami.funding.budget import Income, Plan, budget
from ashinami.funding.finder import Fit, change_text, find
from ashinami.funding.finder_telling import finder_json, finder_lines, mix_lines
from ashinami.funding.municipal import SCHEMES
from ashinami.funding.stages import INDEPENDENT, STAGES, Exit, Measure, People, Stage, stages
from ashinami.rules.answers import Answer, Answers, Record
from ashinami.rules.facts import Value
from ashinami.vocabulary.money import CostItem
from tests.funding.made_rules import share_of

DAY = date(2026, 4, 1)


def told(**given: Value) -> Answers:
    """Answers by fact id, with `__` for the dot."""
    by_id = {name.replace("__", "."): value for name, value in given.items()}
    return Answers(tuple(Answer(facts.FACTS[name], value, Record("帳簿")) for name, value in by_id.items()))


SALON = told(
    activities__count=40,
    activities__minutes=50,
    group__months=12,
    users__aged_65=8,
    users__all=9,
    cost__complete=True,
    cost__rent=60_000,
)


def test_a_group_sees_what_nearly_fits_and_by_what_change() -> None:
    """50 minutes are too short in 大鰐町; ten more and the group gets 60,000 yen of its rent."""
    (found,) = find(SCHEMES, DAY, SALON, ("大鰐町",))
    assert (found.fit, found.would_pay) == (Fit.NEARLY, 60_000)
    assert [change_text(change) for change in found.changes[0].changes] == [
        "活動は、1回に少なくとも何分ですか: 50分 → 60分（団体）"
    ]
    assert "こうすれば" in "\n".join(finder_lines([found]))
    assert finder_json([found])[0]["fit"] == "nearly"


def test_the_finder_puts_what_fits_first_and_asks_what_is_missing() -> None:
    """Other towns' rules are left out when the group's town is named; what lacks an answer says which."""
    answers = told(cost__hire=60_000, users__all=12, users__aged_60=12)
    found = find(SCHEMES, DAY, answers, ("鹿児島市",))
    assert [one.fit for one in found] == [Fit.FITS, Fit.ASKS, Fit.ASKS]
    assert {one.scheme.payer for one in found} == {"鹿児島市"}
    assert "分かっていないこと" in "\n".join(finder_lines(found))
    assert len(find(SCHEMES, DAY, answers)) > len(found)


def test_a_scheme_that_fits_without_a_known_amount_still_asks() -> None:
    """The conditions hold, the records lack a cost."""
    (found,) = find(SCHEMES, DAY, told(activities__minutes=60, users__all=12), ("大鰐町",))
    assert (found.fit, found.would_pay) == (Fit.ASKS, None)


def test_what_no_change_can_mend_fails_with_its_reason() -> None:
    """Nobody can make the participants older."""
    answers = told(cost__hire=60_000, users__all=12, users__aged_60=3)
    found = next(one for one in find(SCHEMES, DAY, answers, ("鹿児島市",)) if one.scheme.id == "kagoshima.group_bus")
    assert (found.fit, found.changes) == (Fit.FAILS, ())
    assert "60歳以上の参加者" in "\n".join(finder_lines([found]))


TOWN = replace(share_of("town.help", "coordination insurance", 100, 200_000), ends_after=3)
FUND = share_of("fund.start", "set_up", 100, 50_000, payer="架空基金", work=1)
GROUP = told(
    group__application_year=2,
    cost__coordination=150_000,
    cost__insurance=50_000,
    cost__complete=True,
    visits__all=100,
    group__kind="residents",
)


def test_five_years_show_the_year_in_which_a_grant_ends() -> None:
    """The town pays for three years of application; the group is in its second, so two years are paid and then the reserve melts."""
    plan = Plan(2026, incomes=(Income("会費", 60_000),), reserve=100_000)
    years = budget((TOWN, FUND), GROUP, plan)
    assert [year.mix.granted for year in years] == [200_000, 200_000, 0, 0, 0]
    assert [year.closing for year in years] == [160_000, 220_000, 80_000, -60_000, -200_000]
    assert [year.dependence for year in years] == [1, 1, 0, 0, 0]
    assert years[0].reserve_months == Fraction(160_000 * 12, 200_000)
    assert years[3].reserve_months == 0
    assert "なくなると、200,000円足りなくなります" in "\n".join(mix_lines(years[0].mix))


def test_growth_and_prices_move_costs_counts_and_income() -> None:
    """Ten per cent more activity each year at prices two per cent higher; fees grow by five."""
    plan = Plan(2026, activity_growth=10, price_rise=2, incomes=(Income("会費", 100_000, 5),), ends={"town.help": 2027})
    years = budget((TOWN,), GROUP, plan)
    assert [year.cost for year in years[:2]] == [200_000, 224_400]
    assert [year.income for year in years[:3]] == [100_000, 105_000, 110_250]
    assert [year.mix.granted for year in years[:2]] == [200_000, 0]


def test_support_ends_stage_by_stage_only_when_every_condition_holds() -> None:
    """The first stage ends when five helpers are there; the second waits for the group's own books, and nobody's answer is no answer."""
    plan = Plan(2026, incomes=(Income("会費", 200_000),), reserve=100_000)
    years = budget((FUND,), GROUP, plan)
    people = People(helpers=(4, 5, 5, 5, 5), leader_from=2028, books_from=2029)
    found = stages(years, people)
    assert [one.name for one in found] == ["立ち上げ", "立ち上げ", "軌道に乗せる", "軌道に乗せる", "見守る"]
    assert [one.ends for one in found] == [False, True, False, True, True]
    assert found[0].checked[0].stands == "4人"
    unknown = stages(years, People())
    assert {one.name for one in unknown} == {"立ち上げ"}
    assert unknown[0].checked[0].holds is None
    open_books = stages(years, People(helpers=(5,) * 5))
    assert (open_books[1].name, open_books[1].checked[0].stands) == ("軌道に乗せる", "分かりません")


def test_after_the_last_stage_a_group_goes_on_by_itself() -> None:
    """A town may agree on its own stages."""
    one = Stage("手伝う", "役場が来る", (Exit(Measure.BALANCE, 0),))
    years = budget((), told(cost__complete=True), Plan(2026))
    found = stages(years, People(), (one,))
    assert [at.name for at in found] == ["手伝う", *[INDEPENDENT] * 4]
    assert found[1].ends is False
    assert years[0].reserve_months == 0
    assert STAGES[1].exits[1].text == "補助に頼る割合が70％以下"
    assert STAGES[1].exits[0].text == "帳簿と報告を団体だけで作れる"


def test_a_plan_that_cannot_be_is_refused() -> None:
    """No income below zero, no fall of everything."""
    with pytest.raises(ValueError, match="per cent"):
        Plan(2026, activity_growth=-100)
    with pytest.raises(ValueError, match="not negative"):
        Plan(2026, reserve=-1)


def test_without_a_known_year_of_application_no_grant_is_taken_to_have_ended() -> None:
    """What is not known ends nothing."""
    years = budget((TOWN,), told(cost__coordination=1_000, cost__complete=True), Plan(2026))
    assert [year.mix.granted for year in years] == [1_000] * 5
    assert CostItem.COORDINATION in years[0].mix.grants[0].items
