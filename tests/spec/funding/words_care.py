"""Words of the topics about care insurance: status, checklist, courses, costs, ceilings, shares."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from ashinami.funding.care.ceiling import Base, ceiling
from ashinami.funding.care.incentive import Scored, allocated
from ashinami.funding.care.shares import Kind, split
from ashinami.law import corpus
from ashinami.law.care_insurance.checklist.items import ITEMS
from ashinami.law.care_insurance.checklist.sheet import Sheet, judged
from ashinami.law.care_insurance.intensive import Course, VisitLimits
from ashinami.law.care_insurance.services import offered
from ashinami.law.care_insurance.users import facts as user_facts
from ashinami.rules.answers import Said
from ashinami.rules.facts_file import read_answers
from ashinami.rules.verdict import Verdict, find
from ashinami.vocabulary.care import CareLevel, Service
from tests.spec.funding.state_reading import Inputs, Told

TOWN = Said("架空市", date(2015, 4, 1))
SERVICES = {"訪問A": Service.VISIT_A, "訪問B": Service.VISIT_B, "一般介護予防事業": Service.ACTIVITY}
ITEM = {
    "volunteer_incentive": "volunteer_incentive",
    "facility_works": "construction",
    "minor_repair": "minor_repair",
    "coordinator_pay": "coordination",
}


def eligibility(inputs: Inputs, day: date) -> Told:
    """Read a person of a level, an age, with earlier use that the municipality recognised or not."""
    person = inputs["person"]
    told: dict[str, object] = {
        user_facts.LEVEL.id: CareLevel.INDEPENDENT.value
        if person["level"] == "自立"
        else next(level.value for level in CareLevel if level.text == person["level"]),
        user_facts.USED_BEFORE.id: person["prior_use"],
        user_facts.GOES_ON.id: person["prior_use"],
    }
    told |= {user_facts.AGE.id: person["age"]} if "age" in person else {}
    told |= {user_facts.RECOGNISED.id: person["approved"]} if "approved" in person else {}
    answers, notices = read_answers(corpus().facts, told, TOWN)
    assert notices == ()
    found = find(corpus(), offered(SERVICES[inputs["service"]]).users_subject, day, answers)
    assert found.verdict in (Verdict.LAWFUL, Verdict.UNLAWFUL)
    return {"target_user": found.verdict is Verdict.LAWFUL}


def checklist(inputs: Inputs, day: date) -> Told:
    """Read a whole sheet on which only the named items score."""
    scored = set(inputs["items_scored_1"])
    said = {item.number: item.scores_when is (item.number in scored) for item in ITEMS}
    sheet = Sheet(day, said, inputs["age"])
    met = [one.key for one in sheet.met]
    return {"criteria_met": met, "jigyo_taishosha": judged(sheet).verdict is Verdict.LAWFUL}


def service_c(inputs: Inputs, day: date) -> Told:
    """Read a course from day to day; or a city's own limits of visits (four a month, eight in all, once a year)."""
    if "visits_by_month" in inputs:
        visits = [
            date(day.year, day.month, 1) + timedelta(days=31 * month + 2 * visit)
            for month, times in enumerate(inputs["visits_by_month"])
            for visit in range(times)
        ]
        faults = VisitLimits(a_month=4, in_all=8, courses_a_year=1).faults(visits)
        assert faults == ("回数の合計が8回を超えています。",)
        return {"allowed": not faults, "reason": "more than 8 visits in total"}
    course = Course(date.fromisoformat(inputs["start"]), date.fromisoformat(inputs["end"]))
    return {"within_3_to_6_months": course.faults() == ()}


def eligible_cost(inputs: Inputs, day: date) -> Told:
    """Read one cost item out of a subsidy to a B group."""
    assert inputs["method"] == "補助"
    told = {"subsidy.scheme": "type_b", "subsidy.items": [ITEM[inputs["item"]]]}
    answers, _ = read_answers(corpus().facts, told, TOWN)
    return {"may_be_eligible": find(corpus(), "care_insurance.subsidy_items", day, answers).verdict is Verdict.LAWFUL}


def shares(inputs: Inputs, day: date) -> Told:
    """Read a cost and the plan period's share of the first kind: the day alone must lead to that share."""
    found = split(inputs["total"], {"sogo": Kind.SOGO, "hokatsu": Kind.OTHERS}[inputs["kind"]], day)
    told = {payer.value: amount for payer, amount in found.yen.items()}
    assert sum(told.values()) == inputs["total"]
    assert any(percent == inputs["premium1_percent"] for percent in found.percent.values())
    return told


def sogo_ceiling(inputs: Inputs, day: date) -> Told:
    """Read the bases, the growth and what is taken off this year; of a special-rule town its actual cost of FY2017."""
    found = ceiling(
        Base(
            base_i=inputs.get("base_i", 0),
            base_ro=inputs.get("base_ro", 0),
            growth=Fraction(inputs["growth_75plus"]),
            support_cost=inputs["support_cost_this_year"],
            prevention_benefit=inputs.get("prevention_benefit_this_year", 0),
            actual_2017=inputs["fy2017_actual"] if inputs.get("took_special_rule_fy2015_17") else None,
        ),
        day,
    )
    return {"i": found.i, "ro": found.ro, "ceiling": found.ceiling}


def incentive(inputs: Inputs, _: date) -> Told:
    """Read a budget, and points and insured people of each municipality."""
    towns = [
        Scored(f"町{number}", town["points"], town["insured1"]) for number, town in enumerate(inputs["municipalities"])
    ]
    return {"shares": list(allocated(inputs["budget"], towns).values())}
