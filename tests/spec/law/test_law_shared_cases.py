"""The case file of the dossier (../shared/cases/transport.yaml) through one table from its words to our facts.

The table knows no case by name. What a case does not mention is as in an ordinary volunteer ride (`ORDINARY`): the file tells
what is special about each case, and a reader takes the rest for granted. Each such answer is an assumption.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from ashinami.law import corpus
from ashinami.law.road_transport.no_permit import SUBJECT
from ashinami.rules.answers import Answer, Answers, Assumed, Said
from ashinami.rules.facts import Value
from ashinami.rules.verdict import Verdict, find

TOPICS = {"thanks", "thanks_app", "cost", "goods", "points", "life_support", "matching", "membership"}
FIRST_DAY = date(2018, 3, 30)
EXPECTED = {
    "needs_nothing": Verdict.LAWFUL,
    "registration_or_permit": Verdict.UNLAWFUL,
    "depends": Verdict.UNDETERMINED,
}

type Facts = dict[str, Value]

ORDINARY: Facts = {
    "carriage.carries": True,
    "carriage.for_others": True,
    "scope.special": frozenset(),
    "third_party.basis": "none",
    "thanks.asked": False,
    "thanks.agreed": False,
    "thanks.tariff": False,
    "thanks.app": False,
    "thanks.ordinary": True,
    "costs.over_actual": False,
    "goods.hard_to_value": True,
}

EASILY_CASHED = {"gift_certificate", "voucher", "prepaid_card", "beer_coupon", "taxi_voucher"}
POINTS = {"time_points", "points"}


def _service_extra(extra: object) -> Facts:
    if extra == 0:
        return {"service.difference": "none"}
    if isinstance(extra, str) and extra in {"fuel", "toll", "parking"}:
        return {
            "received.kinds": frozenset({"costs"}),
            "service.difference": "costs_only",
            "costs.items": frozenset({extra}),
        }
    return {"service.difference": "more"}


def _payment(kind: str) -> Facts:
    if kind in EASILY_CASHED:
        return {"received.kinds": frozenset({"vouchers"})}
    return {"received.kinds": frozenset({"points" if kind in POINTS else "goods"})}


def _thanks(fact: str) -> Callable[[Any], Facts]:
    return lambda value: {"received.kinds": frozenset({"thanks"}), fact: bool(value)}


def _fare(when: object) -> Facts:
    return {"received.kinds": frozenset({"fare"})} if when else {}


TABLE: Mapping[str, Callable[[Any], Facts]] = {
    # who carries whom, and in what form
    "carries": lambda value: {"carriage.carries": value},
    "operator": lambda value: {"scope.special": frozenset({"membership_fee"})} if value == "地縁団体" else {},
    "fee_tied_to_rides": lambda _: {"scope.special": frozenset({"membership_fee"})},
    # thanks
    "asked": _thanks("thanks.asked"),
    "pressure": lambda value: {"thanks.asked": True} if value else {},
    "agreed_before": _thanks("thanks.agreed"),
    "tariff": _thanks("thanks.tariff"),
    "app_invites_thanks": _thanks("thanks.app"),
    "app_rates_by_thanks": _thanks("thanks.app"),
    "name": lambda value: _fare(value == "donation"),
    "per_ride": _fare,
    # actual costs
    "bills": lambda value: {"received.kinds": frozenset({"costs"}), "costs.items": frozenset(value)},
    "over_actual": lambda value: {"costs.over_actual": value},
    "rate_per_km": lambda _: {"received.kinds": frozenset({"costs"}), "costs.items": frozenset({"fuel"})},
    # goods and points
    "payment": _payment,
    "cashable": lambda value: {"points.cashable": value, "goods.hard_to_value": not value},
    "members_only": lambda value: {"points.members_only": value},
    # a ride as part of a service
    "service": lambda value: {"received.kinds": frozenset({"service_fee"})} if value == "life_support" else {},
    "ride_is_centre": lambda value: {"service.centre_is_help": not value},
    "same_price_without_ride": lambda value: {"service.difference": "none"} if value else {},
    "extra_for_ride": _service_extra,
    # said for the reader; no fact of ours
    **dict.fromkeys(
        ("payer", "amount", "intermediary", "role", "actual_per_km", "riders", "riding_minutes", "billed_minutes"),
        lambda _: {},
    ),
}


def facts_of(given: Mapping[str, Any]) -> tuple[Facts, bool]:
    """Return the facts a case tells, and whether the table knew every word of it."""
    told: Facts = {}
    known = True
    for word, value in given.items():
        reading = TABLE.get(word)
        known &= reading is not None
        for fact, answer in (reading(value) if reading else {}).items():
            before = told.get(fact)
            told[fact] = before | answer if isinstance(before, frozenset) and isinstance(answer, frozenset) else answer
    if "rate_per_km" in given and "actual_per_km" in given:
        told["costs.over_actual"] = given["rate_per_km"] > given["actual_per_km"]
    return told, known


def answers_of(told: Facts, day: date) -> Answers:
    """Return what the case tells as said, and the ordinary rest as assumed."""
    by_id = {fact.id: fact for fact in corpus().facts}
    said = [Answer(by_id[name], value, Said("事例集", day)) for name, value in told.items()]
    assumed = [
        Answer(by_id[name], value, Assumed("ふつうの送迎")) for name, value in ORDINARY.items() if name not in told
    ]
    return Answers((*said, *assumed))


def read(shared: Path) -> list[dict[str, Any]]:
    """Return the cases of our topics."""
    cases = yaml.safe_load((shared / "cases" / "transport.yaml").read_text(encoding="utf-8"))
    return [case for case in cases if case["topic"] in TOPICS]


@pytest.mark.shared
def test_shared_cases(shared: Path) -> None:
    """Cases of the slice come out as answered; those before its days or of other forms never come out lawful."""
    strange: list[str] = []
    for case in read(shared):
        day = date.fromisoformat(str(case["rule_date"]))
        told, known = facts_of(case["given"])
        verdict = find(corpus(), SUBJECT, day, answers_of(told, day)).verdict
        if verdict is Verdict.LAWFUL and case["answer"] != "needs_nothing":
            strange.append(f"{case['id']}: lawful, though {case['answer']}")
        outside = day < FIRST_DAY or told.get("scope.special") or not known
        expected = EXPECTED[case["answer"]]
        if outside and verdict is Verdict.LAWFUL:
            strange.append(f"{case['id']}: outside the slice, and lawful")
        elif not outside and verdict is not expected:
            strange.append(f"{case['id']}: {verdict}, expected {expected}")
    assert strange == []


@pytest.mark.shared
def test_shared_cases_are_enough_to_show_something(shared: Path) -> None:
    """The file holds at least ten cases inside the slice, of every answer, and the table knows every word of its topics."""
    inside = [case for case in read(shared) if date.fromisoformat(str(case["rule_date"])) >= FIRST_DAY]
    assert all(facts_of(case["given"])[1] for case in inside)
    assert len(inside) >= 10
    assert {case["answer"] for case in inside} == set(EXPECTED)


@pytest.mark.shared
def test_hiding_a_fact_never_makes_a_shared_case_lawful(shared: Path) -> None:
    """Take any one answer away from a case that is not lawful: it never becomes lawful."""
    for case in read(shared):
        day = date.fromisoformat(str(case["rule_date"]))
        full = answers_of(facts_of(case["given"])[0], day)
        if find(corpus(), SUBJECT, day, full).verdict is Verdict.LAWFUL:
            continue
        for hidden in full:
            part = Answers(tuple(answer for answer in full if answer is not hidden))
            assert find(corpus(), SUBJECT, day, part).verdict is not Verdict.LAWFUL, case["id"]
