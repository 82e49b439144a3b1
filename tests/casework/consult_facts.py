"""Small cases for the tests of consulting: answers by fact id, said on one day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ashinami.law import corpus
from ashinami.rules.answers import Answer, Answers, Said, Slot
from ashinami.rules.facts import Entity, Fact, Value

DAY = date(2025, 4, 1)
SAID = Said("団体", DAY)
FREE: dict[str, Value] = {
    "received.kinds": frozenset(),
    "third_party.basis": "none",
    "scope.special": frozenset(),
    "carriage.carries": True,
    "carriage.for_others": True,
}
FARE = FREE | {"received.kinds": frozenset({"fare"})}
NPO: dict[str, Value] = {
    "operator.kind": "npo",
    "registration.riders": "welfare",
    "registration.seats_under_eleven": True,
    "registration.sentenced": False,
    "registration.cancelled_lately": False,
    "registration.officer_disqualified": False,
    "council.outcome": "settled",
    "council.forum": "transport_council",
}


def fact(fact_id: str) -> Fact:
    """Return the fact of this id."""
    return next(one for one in corpus().facts if one.id == fact_id)


def entity(entity_id: str) -> Entity:
    """Return the entity of this id."""
    return next(one for one in corpus().entities if one.id == entity_id)


def answers(told: Mapping[str, Value]) -> Answers:
    """Return the answers about the case."""
    return Answers(tuple(Answer(fact(name), value, SAID) for name, value in told.items()))


def slot(fact_id: str, member: str = "") -> Slot:
    """Return the place of a fact."""
    return Slot(fact(fact_id), member)
