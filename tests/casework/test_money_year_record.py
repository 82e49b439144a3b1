"""A group's year from its records and books, as answers to the schemes of money."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ashinami.basics.day import Month
from ashinami.casework.money.year_record import year_record
from ashinami.funding.facts import ENTITIES, FACTS
from ashinami.funding.municipal import rule
from ashinami.funding.rulebook.schemes import scheme_of
from ashinami.funding.scheme import evaluate
from ashinami.ledger.move import Move
from ashinami.rules.answers import Record
from ashinami.rules.facts_file import read_answers
from ashinami.vocabulary.activity import RIDE, VISIT, Activity
from ashinami.vocabulary.money import CostItem, UserClass

MONTHS = tuple(Month(2026, month) for month in range(4, 13)) + tuple(Month(2027, month) for month in range(1, 4))
DONE = (
    Activity(date(2026, 4, 3), "a", VISIT, "nao", "kiku", 40, 0, "cleaning", "1"),
    Activity(date(2026, 4, 9), "b", VISIT, "nao", "kiku", 35, 0, "waste", "2"),
    Activity(date(2026, 6, 2), "c", RIDE, "haru", "matsu", 50, 4_000, "通院", "3"),
    Activity(date(2027, 4, 1), "d", RIDE, "haru", "matsu", 50, 4_000, "通院", "4"),
)


def class_of(person: str, _day: date) -> UserClass | None:
    """Kiku is 要支援1, Matsu is well."""
    return {"kiku": UserClass.SUPPORT_1, "matsu": UserClass.OTHER_65}.get(person)


def cost(key: str, item: CostItem, amount: int, month: int, *, back: bool = False) -> Move:
    """Return a cost of the month, or its counter-entry."""
    debit, credit = ("cash", item.value) if back else (item.value, "cash")
    when = Month(2026, month)
    return Move(
        key=key,
        day=date(2026, month, 20),
        period=when,
        debit=debit,
        credit=credit,
        amount=amount,
        grant="g",
        text="x",
        source="slip",
    )


BOOKS = (
    cost("1", CostItem.INSURANCE, 40_000, 4),
    cost("2", CostItem.FUEL, 9_000, 6),
    cost("3", CostItem.FUEL, 2_000, 6, back=True),
)


def test_a_year_comes_out_of_records_and_books() -> None:
    """Heads, visits by class, months, costs whoever pays them, and a line for each month and for each user's month, without a name."""
    found = year_record(MONTHS, DONE, class_of, BOOKS, whole=False)
    assert (found.unclassed, found.booked) == (0, True)
    values = found.values
    asked = (
        *(
            "users.all",
            "users.target",
            "visits.all",
            "visits.target",
            "activities.visit_cases",
            "activities.ride_cases",
        ),
        *("group.months", "cost.insurance", "cost.fuel", "activities.minutes"),
    )
    assert [values[name] for name in asked] == [2, 1, 3, 2, 2, 1, 2, 40_000, 7_000, 35]
    assert values["month"] == [
        {
            "name": "2026-04",
            "month.visits": 2,
            "month.activities": 2,
            "month.visits_target": 2,
            "month.cost": 40_000,
        },
        {"name": "2026-06", "month.visits": 1, "month.activities": 1, "month.visits_target": 0, "month.cost": 7_000},
    ]
    assert values["user_month"] == [
        {"name": "利用者1 2026-04", "user_month.visits": 2},
        {"name": "利用者2 2026-06", "user_month.visits": 1},
    ]
    assert not {"cost.complete", "cost.rent", "income.other_grants"} & set(values), "what is not known is not nothing"
    assert year_record(MONTHS, DONE, class_of, BOOKS, whole=True).values["cost.complete"] is True


def test_who_is_not_on_record_is_not_guessed() -> None:
    """Ume's class nobody wrote down: heads are counted, target users are left open, and the page can say for how many."""
    ume = replace(DONE[2], key="u", rider="ume", event="9")
    found = year_record(MONTHS, (*DONE, ume), class_of, BOOKS, whole=True)
    assert found.unclassed == 1
    assert found.values["users.all"] == 3
    assert not {"users.target", "users.continuing", "visits.target"} & set(found.values)
    assert all("month.visits_target" not in one for one in found.values["month"])  # type: ignore[attr-defined]  # a list


def test_without_books_there_are_no_costs_and_without_anything_nothing() -> None:
    """A year that nobody kept is empty, also when its months are closed."""
    counted = year_record(MONTHS, DONE, class_of, (), whole=True)
    assert not counted.booked
    assert not [name for name in counted.values if name.startswith(("cost.", "income."))]
    assert dict(year_record(MONTHS, (), class_of, (), whole=True).values) == {}
    booked = year_record(MONTHS, (), class_of, BOOKS, whole=False).values
    assert booked["cost.insurance"] == 40_000
    assert not [name for name in booked if name.startswith(("users.", "visits.", "activities."))]


@pytest.mark.parametrize("name", ["kagoshima.mutual_help", "aggregated.visits"])
def test_a_years_record_answers_a_towns_rule_as_it_is(name: str) -> None:
    """What the record gives reads without a notice; a rule with a limit for each user finds its list."""
    values = dict(year_record(MONTHS, DONE, class_of, BOOKS, whole=True).values)
    known = {key: value for key, value in values.items() if key in FACTS or key in ENTITIES}
    answers, notices = read_answers(FACTS.values(), known, Record("2026年度の記録"))
    assert notices == ()
    version = rule(name).versions[-1]
    done = evaluate(scheme_of(rule(name), version), version.days.start, answers)
    assert done.steps or done.questions
