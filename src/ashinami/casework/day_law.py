"""What a registered group's records say of a day, for the planner: who may be driven, and which drivers with their cars may drive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ashinami.casework.basis import Ground, LegalBasis
from ashinami.casework.drivers_allowed import drivers_allowed
from ashinami.rules.answers import Answers
from ashinami.rules.verdict import Verdict

SURE, PERHAPS = "lawful", "lawful or open"
"""What a wish asks of its driver: that he may drive it, or that nothing is known that forbids it."""
_MAY = {Verdict.LAWFUL: frozenset({SURE, PERHAPS}), Verdict.UNDETERMINED: frozenset({PERHAPS})}


@dataclass(frozen=True, slots=True)
class DayLaw:
    """What registration, ledgers and list of riders answer, beside the arrangement; nothing for a group without a registration.

    Attributes
    ----------
    wishes : of each wish by its key, before a driver and a car are chosen.
    drivers : of each driver by his key, with his car, once under each registration: `drivers_allowed` judges by it.
    """

    wishes: Mapping[str, Answers] = field(default_factory=dict)
    drivers: Mapping[str, Sequence[Answers]] = field(default_factory=dict)

    def may_drive(self, day: date) -> Mapping[str, frozenset[str]]:
        """Return for each driver what may be asked of him (`asked_of_driver`); nothing where the law forbids him or his car."""
        cases = {(driver, place): one for driver, known in self.drivers.items() for place, one in enumerate(known)}
        may: dict[str, frozenset[str]] = defaultdict(frozenset)
        for (driver, _place), verdict in drivers_allowed(day, cases).items():
            may[driver] |= _MAY.get(verdict, frozenset())
        return may


def asked_of_driver(basis: LegalBasis) -> str:
    """Return what the basis of a wish asks of its driver; empty where anybody may drive.

    A wish that is itself open waits for a coordinator, who sees the driver's open questions too; a lawful one gets a lawful driver.
    """
    if not basis.ground or not Ground(basis.ground).asks_drivers:
        return ""
    return SURE if basis.verdict is Verdict.LAWFUL else PERHAPS
