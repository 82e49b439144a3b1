"""What the application already knows of a case, so that nobody is asked again: each answer with the record it comes from."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from ashinami.casework.told import joined
from ashinami.law import corpus
from ashinami.law.road_transport import operator
from ashinami.rules.answers import Answers, Record
from ashinami.rules.facts_file import read_answers
from ashinami_web.bodies.models import Arrangement, Body
from ashinami_web.bookings.queries import arrangement_value
from ashinami_web.registration.facts import facts_of

_OPERATORS = {
    Body.Kind.MUNICIPALITY: "municipality",
    Body.Kind.PREFECTURE: "prefecture",
    Body.Kind.NPO: "npo",
    Body.Kind.SHAKYO: "social_welfare_corporation",
    Body.Kind.WELFARE: "social_welfare_corporation",
    Body.Kind.TAXI: "taxi_company",
    Body.Kind.BUS: "taxi_company",
}
"""Kinds of bodies that are one operator of the law; a residents' group may be several, so it is asked."""


def known_of(
    body: Body,
    day: date,
    *,
    arrangement: Arrangement | None = None,
    drivers: Collection[UUID] = (),
    cars: Collection[UUID] = (),
) -> Answers:
    """Return what arrangement, registration, ledgers and the body's own row answer on the day."""
    parts = [facts_of(body, day, drivers=drivers, cars=cars)]
    if arrangement is not None:
        value = arrangement_value(arrangement)
        parts.insert(0, read_answers(corpus().facts, value.facts, Record(f"取り決め「{value.name}」"))[0])
    if kind := _OPERATORS.get(Body.Kind(body.kind)):
        parts.append(read_answers(corpus().facts, {operator.KIND.id: kind}, Record("団体の種類"))[0])
    return joined(*parts)
