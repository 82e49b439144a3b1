"""The checklist, courses of C, care management, reference prices and models of mobility support, as people meet them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.law.amounts import amount
from ashinami.law.care_insurance import management, mobility
from ashinami.law.care_insurance.checklist.criteria import CRITERIA
from ashinami.law.care_insurance.checklist.items import NUMBERS
from ashinami.law.care_insurance.checklist.sheet import Sheet, body_mass, judged
from ashinami.law.care_insurance.intensive import Course, VisitLimits, after_months
from ashinami.law.care_insurance.telling import service_list
from ashinami.law.care_insurance.unit_price import PRICES, ratio
from ashinami.rules.truth import Truth
from ashinami.rules.verdict import Verdict
from ashinami.vocabulary.care import Method, Service

DAY = date(2026, 6, 1)
ANSWERS = st.dictionaries(st.sampled_from(NUMBERS), st.booleans())


@given(ANSWERS, st.integers(60, 90), st.data())
def test_more_answers_never_overturn_what_was_decided(said: dict[int, bool], age: int, data: st.DataObject) -> None:
    """A sheet decided with some items open is decided the same however the open ones are answered."""
    found = judged(Sheet(DAY, said, age)).verdict
    whole = {number: said.get(number, data.draw(st.booleans())) for number in NUMBERS}
    if found is not Verdict.UNDETERMINED:
        assert judged(Sheet(DAY, whole, age)).verdict is found
    assert judged(Sheet(DAY, whole, age)).verdict in (Verdict.LAWFUL, Verdict.UNLAWFUL)


@given(st.fixed_dictionaries({number: st.booleans() for number in NUMBERS}))
def test_a_whole_sheet_is_as_its_points_say(said: dict[int, bool]) -> None:
    """Counted plainly: 65 or older and any criterion at its threshold."""
    sheet = Sheet(DAY, said, 65)
    met = [
        sum(bool(sheet.scores(number)) for number in one.items) >= one.threshold.values[-1].value for one in CRITERIA
    ]
    assert (judged(sheet).verdict is Verdict.LAWFUL) is any(met)
    assert [one in sheet.met for one in CRITERIA] == met
    assert sheet.open_items == ()


def test_body_mass_comes_from_height_and_weight() -> None:
    """At 18.5 exactly nothing scores, a gram below it does; the line is recalled and named so; half a pair says nothing."""
    at, below = Sheet(DAY, height_mm=1000, weight_g=18_500), Sheet(DAY, height_mm=1000, weight_g=18_499)
    assert (at.scores(12), below.scores(12)) == (False, True)
    assert below.rests_on_unverified == (12,)
    assert Sheet(DAY, height_mm=1500).scores(12) is None
    assert body_mass(1500, 45_000) == 20
    for wrong in ({"said": {26: True}}, {"height_mm": 0}):
        with pytest.raises(ValueError, match=r"items 1 to 25|more than nothing"):
            Sheet(DAY, **wrong)


def test_before_2015_there_was_no_such_judgement_and_an_age_is_needed() -> None:
    """The day before the notice nothing is said; a criterion met without an age stays open."""
    early = Sheet(date(2015, 3, 31), {18: True}, 70)
    assert judged(early).verdict is Verdict.NOT_APPLICABLE
    assert early.truth(CRITERIA[5]) is Truth.UNKNOWN
    assert judged(Sheet(DAY, {18: True})).verdict is Verdict.UNDETERMINED


def test_a_course_of_c_at_its_edges() -> None:
    """Three months to the day are enough, six to the day are not too long; a day short or over is told, as is a day before any rule."""
    start = date(2025, 4, 1)
    assert Course(start, date(2025, 6, 30)).faults() == ()
    assert "足りません" in Course(start, date(2025, 6, 29)).faults()[0]
    assert Course(start, date(2025, 9, 30)).faults() == ()
    assert "超えて" in Course(start, date(2025, 10, 1)).faults()[0]
    assert "分かりません" in Course(date(2015, 3, 1), date(2015, 6, 1)).faults()[0]
    assert after_months(date(2025, 11, 30), 3) == date(2026, 3, 1)
    with pytest.raises(ValueError, match="before it starts"):
        Course(start, date(2025, 3, 1))


def test_a_citys_own_limits_of_visits() -> None:
    """Five in a month, nine in all, a second course of the year: each is told; without limits nothing is."""
    visits = [date(2025, 4, day) for day in (1, 8, 15, 22, 29)] + [date(2025, 5, day) for day in (1, 8, 15, 22)]
    limits = VisitLimits(a_month=4, in_all=8, courses_a_year=1)
    earlier = [Course(date(2025, 4, 1), date(2025, 6, 30))]
    assert len(limits.faults(visits, earlier)) == 3
    assert limits.faults(visits[:4]) == ()
    assert VisitLimits().faults(visits, earlier) == ()
    assert limits.faults([]) == ()


def test_which_care_management_fits_and_when_to_look_again() -> None:
    """Designated or intensive: A every three months; eased: A or B; residents' help alone: C once, or B. Nothing fits nothing."""
    assert management.fitting([Service.VISIT_CONVENTIONAL, Service.VISIT_B]) == (management.A,)
    assert management.fitting([Service.DAY_A]) == (management.A, management.B)
    assert management.fitting([Service.VISIT_D, Service.ACTIVITY]) == (management.C, management.B)
    assert management.fitting([]) == ()
    with pytest.raises(ValueError, match="not for itself"):
        management.fitting([Service.MANAGEMENT_A])
    assert management.next_look(management.A, date(2026, 4, 1), [date(2026, 6, 10)]) == date(2026, 9, 10)
    assert management.next_look(management.C, date(2026, 4, 1)) is None


def test_reference_prices_by_date() -> None:
    """The prices of each revision, the day before and the day; those that were only recalled carry the mark."""
    visit = amount("price.visit_1")
    values = [
        found.value for day in (date(2019, 9, 30), date(2019, 10, 1), date(2021, 4, 1)) if (found := visit.on(day))
    ]
    assert values == [1168, 1172, 1176]
    plan = [amount("price.management").on(date(year, 4, 1)) for year in (2019, 2020, 2021, 2024)]
    assert [(one.value, one.source.mark.value) for one in plan if one] == [
        (430, "S"),
        (431, "S"),
        (438, "U"),
        (442, "U"),
    ]
    assert all(amount(name).values for name in PRICES)


def test_a_subsidy_above_the_benefit_price_is_shown_and_never_refused() -> None:
    """4,500 yen a visit against 2,680: 1.68 times, not refused; a designated price was refused until 2021-03 only."""
    found = ratio(90_000, 20, DAY, Method.SUBSIDY)
    assert (found.per_visit, found.against, found.refused) == (Fraction(4500), Fraction(4500, 2680), False)
    designated = ratio(90_000, 20, DAY, Method.DESIGNATED)
    assert (designated.refused, "勘案して" in designated.words) == (False, True)
    unknown = ratio(90_000, 20, date(2021, 3, 31), Method.DESIGNATED)
    assert (unknown.against, unknown.refused) == (None, False)
    old = ratio(90_000, 20, date(2021, 3, 31), Method.DESIGNATED, national=Fraction(2680))
    assert (old.refused, "超えています" in old.words) == (True, True)
    assert not ratio(90_000, 40, date(2021, 3, 31), Method.DESIGNATED, national=Fraction(2680)).refused
    with pytest.raises(ValueError, match="a visit at least"):
        ratio(1, 0, DAY, Method.SUBSIDY)


def test_the_models_of_mobility_support() -> None:
    """Where the riders go and who runs the place decide; a ride of the place's own body is never D; strange words are refused."""
    assert mobility.fitting(to_a_place=True, by_the_place=False, with_help_at_home=False).key == "D-2"
    assert mobility.fitting(to_a_place=True, by_the_place=True, with_help_at_home=False).key == "D-3"
    assert mobility.fitting(to_a_place=False, by_the_place=False, with_help_at_home=True).key == "B+"
    direct = mobility.fitting(to_a_place=False, by_the_place=False, with_help_at_home=False)
    assert direct is mobility.model("D-1")
    assert direct.outside(("coordination", "fuel")) == ("fuel",)
    assert direct.told(("coordination",)) == {"subsidy.scheme": "type_d", "subsidy.items": ["coordination"]}
    with pytest.raises(LookupError):
        mobility.model("D-4")
    with pytest.raises(ValueError, match="do not know"):
        mobility.Model("X", "", "", Service.VISIT_D, "type_x", (), direct_cost=False, licence="", cite=direct.cite)


def test_the_catalogue_before_it_began() -> None:
    """On a day before 総合事業 the list says so instead of inventing services."""
    assert next(iter(service_list(date(2015, 3, 31)))).startswith("総合事業は")
    assert any("サービス・活動事業" in line for line in service_list(date(2024, 8, 5)))
