"""Which drivers and cars may run a ride of a registered group: what the law asks of the two, apart from the ride itself."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from datetime import date

from ashinami.casework.told import with_members
from ashinami.law import corpus
from ashinami.law.road_transport.registered.request import CHOSEN_LATER
from ashinami.rules.answers import Answers
from ashinami.rules.judge import judge
from ashinami.rules.truth import Truth
from ashinami.rules.verdict import Verdict

_VERDICTS = {Truth.YES: Verdict.LAWFUL, Truth.NO: Verdict.UNLAWFUL, Truth.UNKNOWN: Verdict.UNDETERMINED}


def drivers_allowed[Pair: Hashable](day: date, known: Mapping[Pair, Answers]) -> dict[Pair, Verdict]:
    """Return for each driver with his car whether the two may run a registered ride on the day.

    `known` is what registration and ledgers say of the group with only these two in the lists (`taking_part` leaves out the others).
    Before the registration system everybody is open.
    """
    law = corpus()
    in_force = (law.on(f"road_transport.registered.{name}", day) for name in CHOSEN_LATER)
    conditions = [law.resolved(provision, day) for provision in in_force if provision is not None]
    return {
        pair: _VERDICTS[min((judge(condition, answers).truth for condition in conditions), default=Truth.UNKNOWN)]
        for pair, answers in known.items()
    }


def taking_part(known: Answers, *, driver: str, vehicle: str, crew: Iterable[str] = ()) -> Answers:
    """Return what is known with only these in the lists; who does not stand there is listed with nothing known of him."""
    entities = {entity.id: entity for entity in corpus().entities}
    for entity, names in (("driver", (driver,)), ("vehicle", (vehicle,)), ("crew", tuple(crew))):
        known = with_members(known, entities[entity], names)
    return known
