"""Arrangements on record: what a group answered to the facts of the first edition still settles the same question."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.law import corpus
from ashinami.law.road_transport.carriage_facts import CARRIES, FOR_OTHERS, SPECIAL
from ashinami.law.road_transport.no_permit import SUBJECT, facts
from ashinami.rules.answers import Answer, Answers, Said
from ashinami.rules.facts import Choice, ChoiceSet, Fact, Question, Value
from ashinami.rules.verdict import Verdict, find

FIRST_EDITION = (
    CARRIES,
    FOR_OTHERS,
    facts.THIRD_PARTY,
    facts.RECEIVED,
    facts.THANKS_ASKED,
    facts.THANKS_AGREED,
    facts.THANKS_TARIFF,
    facts.THANKS_APP,
    facts.THANKS_ORDINARY,
    facts.COST_ITEMS,
    facts.COSTS_ELECTRICITY,
    facts.COSTS_OVER,
    facts.GOODS_HARD_TO_VALUE,
    facts.POINTS_CASHABLE,
    facts.POINTS_MEMBERS_ONLY,
    facts.SERVICE_CENTRE,
    facts.SERVICE_DIFFERENCE,
)
DAYS = [one.in_force.start for one in corpus().versions(SUBJECT)] + [date(2024, 11, 1)]
NOT_CARS = tuple(option for option in SPECIAL.ids if option != "car_of_others")


def values(fact: Fact) -> st.SearchStrategy[Value | None]:
    """Return an answer to the fact, or None for no answer."""
    if isinstance(fact, ChoiceSet):
        return st.none() | st.frozensets(st.sampled_from(fact.ids), max_size=3)
    if isinstance(fact, Choice):
        return st.none() | st.sampled_from(fact.ids)
    assert isinstance(fact, Question)
    return st.none() | st.booleans()


RECORDS = st.tuples(*(values(fact) for fact in FIRST_EDITION))


def answers(record: tuple[Value | None, ...], special: frozenset[str], day: date) -> Answers:
    """Return what is on record, with the form of the ride."""
    said = Said("事例", day)
    known = [Answer(fact, value, said) for fact, value in zip(FIRST_EDITION, record, strict=True) if value is not None]
    return Answers((*known, Answer(SPECIAL, special, said)))


@given(record=RECORDS, day=st.sampled_from(DAYS))
def test_an_ordinary_ride_asks_only_the_first_facts(record: tuple[Value | None, ...], day: date) -> None:
    """Who said that the ride has no special form is never asked about one."""
    finding = find(corpus(), SUBJECT, day, answers(record, frozenset(), day))
    assert {slot.fact for slot in finding.questions} <= set(FIRST_EDITION)


@given(record=RECORDS, day=st.sampled_from(DAYS), forms=st.frozensets(st.sampled_from(NOT_CARS), min_size=1))
def test_a_special_form_never_excuses_a_price(
    record: tuple[Value | None, ...], day: date, forms: frozenset[str]
) -> None:
    """What is paid carriage for an ordinary ride is paid carriage in any form, save where the car is the rider's."""
    if find(corpus(), SUBJECT, day, answers(record, frozenset(), day)).verdict is Verdict.UNLAWFUL:
        assert find(corpus(), SUBJECT, day, answers(record, forms, day)).verdict is Verdict.UNLAWFUL


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_what_is_billed_under_the_old_list_was_never_more_than_under_the_new(day: date) -> None:
    """A set of cost items that was accepted before the guideline of 2024 is accepted under it."""
    ordinary = dict.fromkeys(FIRST_EDITION)
    fixed: dict[Fact, Value] = {
        CARRIES: True,
        FOR_OTHERS: True,
        facts.THIRD_PARTY: "none",
        facts.RECEIVED: frozenset({"costs"}),
        facts.COSTS_OVER: False,
    }
    for size in (1, 2):
        for items in combinations(facts.COST_ITEMS.ids, size):
            told = ordinary | fixed | {facts.COST_ITEMS: frozenset(items)}
            record = tuple(told[fact] for fact in FIRST_EDITION)
            if find(corpus(), SUBJECT, day, answers(record, frozenset(), day)).verdict is Verdict.LAWFUL:
                new = find(corpus(), SUBJECT, DAYS[-1], answers(record, frozenset(), DAYS[-1]))
                assert new.verdict is Verdict.LAWFUL
