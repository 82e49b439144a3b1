"""Answers put together from several records, and drivers and cars that may run a registered ride."""

from __future__ import annotations

from datetime import date

import pytest

from ashinami.casework.drivers_allowed import drivers_allowed, taking_part
from ashinami.casework.told import joined, with_answer, with_members, without
from ashinami.law import corpus
from ashinami.rules.answers import Answer, Answers, Record, Slot
from ashinami.rules.facts_file import read_answers
from ashinami.rules.verdict import Verdict
from tests.casework import consult_facts as case

LEDGER: dict[str, object] = {
    "registration.kind": "welfare",
    "insurance.per_person": 80_000_000,
    "insurance.property": 2_000_000,
    "insurance.all_vehicles": True,
    "driver": [
        {
            "name": "trained",
            "driver.licence": "first",
            "driver.suspended": False,
            "driver.suspended_before_appointment": False,
            "driver.course": ["welfare"],
            "driver.unsafe": False,
            "driver.care_qualification": ["care_worker"],
        },
        {"name": "suspended", "driver.licence": "second", "driver.suspended": True},
    ],
    "vehicle": [
        {"name": "lift", "vehicle.kind": "wheelchair", "vehicle.seats": 8, "vehicle.right": "owned"},
        {"name": "bus", "vehicle.kind": "sedan", "vehicle.seats": 14, "vehicle.right": "owned"},
    ],
}
KNOWN, _ = read_answers(corpus().facts, LEDGER, Record("台帳"))
PAIRS = [("trained", "lift"), ("trained", "bus"), ("suspended", "lift"), ("nobody", "lift")]


def test_the_earlier_record_counts() -> None:
    """Where two records answer the same the first counts; lists are joined by name, and an empty one is filled."""
    first, second = case.answers({"third_party.basis": "none"}), case.answers({"third_party.basis": "per_ride"})
    assert [answer.value for answer in joined(first, second)] == ["none"]
    named = with_members(Answers(), case.entity("driver"), ("trained", "new"))
    whole = joined(Answers(members={"driver": ()}), named, KNOWN)
    assert [one.name for one in whole.members["driver"]] == ["trained", "new", "suspended"]
    assert len(whole.members["driver"][0].answers.given) == 6
    later = joined(KNOWN, with_answer(named, Answer(case.fact("driver.licence"), "none", case.SAID), "trained"))
    assert later.members["driver"][0].answers.to(case.fact("driver.licence")) == KNOWN.members["driver"][0].answers.to(
        case.fact("driver.licence")
    )


def test_an_answer_more_or_less() -> None:
    """One answer is put in, about the case or a member, and taken out again; a stranger has no place for one."""
    licence = Answer(case.fact("driver.licence"), "second", case.SAID)
    more = with_answer(KNOWN, licence, "trained")
    assert more.members["driver"][0].answers.to(licence.fact) == licence
    less = without(more, Slot(licence.fact, "trained"))
    assert less.members["driver"][0].answers.to(licence.fact) is None
    assert less.members["driver"][1] == KNOWN.members["driver"][1]
    assert without(KNOWN, case.slot("registration.kind")).to(case.fact("registration.kind")) is None
    assert "driver" not in without(KNOWN, Slot(case.entity("driver"))).members
    with pytest.raises(LookupError):
        with_answer(KNOWN, licence, "nobody")


def test_who_may_run_a_registered_ride() -> None:
    """The trained driver in the small car may; a large car and a suspended licence may not; of a stranger nothing is known."""
    found = drivers_allowed(case.DAY, {pair: taking_part(KNOWN, driver=pair[0], vehicle=pair[1]) for pair in PAIRS})
    assert list(found.values()) == [Verdict.LAWFUL, Verdict.UNLAWFUL, Verdict.UNLAWFUL, Verdict.UNDETERMINED]


def test_before_the_registrations_nobody_is_allowed() -> None:
    """A day that no rule covers leaves everybody open."""
    known = {("trained", "lift"): taking_part(KNOWN, driver="trained", vehicle="lift")}
    assert drivers_allowed(date(2005, 1, 1), known) == {("trained", "lift"): Verdict.UNDETERMINED}
