"""Ways around registration: permits, licences, disaster, lending, matching, and what a care subsidy may pay.

The cases themselves are tables a lawyer can read: src/ashinami/law/road_transport/cases_other_ways.toml, permits/cases.toml and
care_insurance/cases.toml.
"""

from __future__ import annotations

from datetime import date

import pytest

from ashinami.law import corpus
from ashinami.law.cases import Case, worked_cases
from ashinami.law.road_transport import disaster, licence, matching, rental
from ashinami.law.road_transport.operator import KIND
from ashinami.law.road_transport.permits import home_helper, other, taxi_managed
from ashinami.law.telling import cases_of
from ashinami.rules.answers import Answer, Answers, Said
from ashinami.rules.verdict import Verdict, find

PERMITS = (home_helper.SUBJECT, taxi_managed.SUBJECT, other.SUBJECT)
NEIGHBOURS = (licence.SUBJECT, disaster.SUBJECT, rental.SUBJECT, matching.SUBJECT)
TRIED = (*PERMITS, *NEIGHBOURS, "road_transport.no_permit", "care_insurance")
NOT_LAWFUL = [
    case
    for case in worked_cases()
    if case.subject.startswith(TRIED) and case.expect is not Verdict.LAWFUL and case.told
]
IN_2024 = date(2024, 5, 1)


def lawful_case(subject: str) -> Case:
    """Return a lawful worked case of the subject in 2024."""
    return next(
        case
        for case in cases_of(corpus().versions(subject)[-1])
        if case.expect is Verdict.LAWFUL and case.day.year == 2024
    )


@pytest.mark.parametrize("subject", PERMITS)
def test_a_permit_needs_all_that_it_asks(subject: str) -> None:
    """Take any one answer away from a ride under a permit: it is open, and asks for just that."""
    case = lawful_case(subject)
    for hidden in case.answers:
        part = Answers(tuple(answer for answer in case.answers if answer is not hidden))
        finding = find(corpus(), subject, case.day, part)
        assert finding.verdict is Verdict.UNDETERMINED
        assert [slot.fact for slot in finding.questions] == [hidden.fact]


def test_what_is_not_said_never_helps() -> None:
    """Take any one answer away from a case that is not lawful: it never becomes lawful."""
    for case in NOT_LAWFUL:
        for hidden in case.answers:
            part = Answers(tuple(answer for answer in case.answers if answer is not hidden))
            assert find(corpus(), case.subject, case.day, part).verdict is not Verdict.LAWFUL, case.name


@pytest.mark.parametrize("body", [kind for kind in KIND.ids if kind != "taxi_company"])
def test_only_taxi_operators_hold_the_taxi_managed_permit(body: str) -> None:
    """Whatever else is in order, nobody but a taxi operator runs rides with private cars under that permit."""
    case = lawful_case(taxi_managed.SUBJECT)
    others = tuple(answer for answer in case.answers if answer.fact is not KIND)
    answers = Answers((*others, Answer(KIND, body, Said("事例", IN_2024))))
    assert find(corpus(), taxi_managed.SUBJECT, IN_2024, answers).verdict is Verdict.UNLAWFUL


def test_a_disaster_asks_nothing_of_who_carries() -> None:
    """In a disaster anybody may carry for pay: neither the body nor the payment is asked."""
    asked = {fact.subject for fact in corpus().facts_of(disaster.SUBJECT)}
    assert asked == {"disaster"}


def test_the_taxi_managed_permit_begins_with_its_notice() -> None:
    """Before 2024-03-29 that permit did not exist."""
    assert corpus().on(taxi_managed.SUBJECT, date(2024, 3, 28)) is None
    assert corpus().on(taxi_managed.SUBJECT, date(2024, 3, 29)) is not None
