"""What the ledgers of a group answer of the law's questions, and what the law makes of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from uuid import UUID

from ashinami.casework.registration.facts import answers_of
from ashinami.casework.registration.file import GroupFile, LedgerDriver
from ashinami.law import corpus
from ashinami.rules.answers import Answers
from ashinami.rules.verdict import Finding, find
from ashinami_web.bodies.models import Body
from ashinami_web.registration.queries import file_of

DRIVERS = "road_transport.registered.drivers"


def facts_of(
    body: Body,
    day: date,
    *,
    registration: UUID | None = None,
    drivers: Collection[UUID] | None = None,
    cars: Collection[UUID] | None = None,
) -> Answers:
    """Return what is on record of a body on a day, with the record each answer comes from.

    Parameters
    ----------
    registration : which registration; None takes the only one of that day, and none at all where there are several.
    drivers, cars : keys of the persons and cars of one ride; None lists all of the ledgers.
    """
    file = file_of(body, day)
    chosen = str(registration) if registration else only_registration(file, day)
    return answers_of(
        file,
        chosen,
        day,
        drivers=None if drivers is None else [str(key) for key in drivers],
        cars=None if cars is None else [str(key) for key in cars],
    )


def only_registration(file: GroupFile, day: date) -> str:
    """Return the key of the only registration there is on a day; empty where there is none, or a choice."""
    there = file.on(day)
    return there[0].registration if len(there) == 1 else ""


def driver_finding(body: Body, driver: LedgerDriver, day: date) -> Finding | None:
    """Return what the law says of one driver on a day; None while he is not, or no longer, one of the service."""
    if not driver.drives_on(day):
        return None
    file = replace(file_of(body, day), drivers=(driver,))
    answers = answers_of(file, only_registration(file, day), day, drivers=[driver.person])
    return find(corpus(), DRIVERS, day, answers)
