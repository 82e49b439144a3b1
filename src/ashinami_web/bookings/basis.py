"""The legal basis of a wish: asked when it is taken, again when a driver and a car are found, and again before it is confirmed.

A wish on the board is judged ride by ride, each with its driver and its car, and is as good as the worst of them. What is not yet on
the board is judged as far as it can be on the telephone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from ashinami.casework.basis import LegalBasis
from ashinami.casework.codec import to_plain
from ashinami.casework.day import NO_ARRANGEMENT
from ashinami.casework.day_problem import on_record
from ashinami.casework.guard import WORST_FIRST, Case, worst
from ashinami.casework.registration.rider_facts import riders_of
from ashinami.casework.registration.version import Version
from ashinami.casework.told import joined
from ashinami.rules.answers import Answers
from ashinami.vocabulary.arrangement import Arrangement
from ashinami.vocabulary.ride import Leg
from ashinami.vocabulary.wish import Back
from ashinami_web.bodies.models import Arrangement as ArrangementRow
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import arrangement_value, arrangements_on, is_complete, wish_value
from ashinami_web.registration.riders import RideRecord, record_of
from ashinami_web.runs.models import Ride


@dataclass(frozen=True, slots=True)
class DayRecord:
    """All that a verdict rests on beside the wish: the arrangements in force that day, and what is on record of the group's rides."""

    arrangements: tuple[ArrangementRow, ...]
    rides: RideRecord | None

    @classmethod
    def of(cls, body: UUID, day: date) -> DayRecord:
        """Read it."""
        return cls(tuple(arrangements_on(body, day)), record_of(body, day))


def arrangement_for(wish: Wish, in_force: Iterable[ArrangementRow] | None = None) -> Arrangement:
    """Return the arrangement in force on the wish's day: the one it names, else the group's default.

    One put on record anew under the same key takes the older one's place. Where none is in force, nothing is on record, and no
    ride becomes lawful by silence.
    """
    rows = arrangements_on(wish.body_id, wish.service_day) if in_force is None else in_force
    if wish.arrangement is not None:
        named = next((row for row in rows if row.key == wish.arrangement.key), None)
    else:
        named = next((row for row in rows if row.is_default), None)
    if named is not None:
        return arrangement_value(named)
    if wish.arrangement is not None:
        return Arrangement(wish.arrangement.key, f"{wish.arrangement.name}（この日には記録がありません）")
    return NO_ARRANGEMENT


def judge_wish(wish: Wish, record: DayRecord | None = None) -> LegalBasis | None:
    """Ask the law about the wish as arranged and as it stands on the board, as of its service day.

    None while the wish says too little to be a ride. `record` saves reading what many wishes of a day share.
    """
    if not is_complete(wish):
        return None
    record = record or DayRecord.of(wish.body_id, wish.service_day)
    bases = [worst(cases) for cases in cases_of(wish, record)]
    return max(bases, key=lambda basis: WORST_FIRST.index(basis.verdict))


def set_basis(wish: Wish, record: DayRecord | None = None) -> bool:
    """Write the basis into the wish, unsaved; return whether the verdict is another than before.

    A signature was given to the questions that were open then: with another verdict, or a new question, it no longer holds.
    """
    found = judge_wish(wish, record)
    before, asked = wish.verdict, set(wish.basis.get("questions", ()))
    basis: dict[str, Any] = {} if found is None else dict(to_plain(found))  # type: ignore[arg-type]
    wish.basis, wish.verdict = basis, Wish.Verdict.UNDETERMINED if found is None else found.verdict.value
    if wish.verdict != before or not set(basis.get("questions", ())) <= asked:
        wish.signed_by, wish.signed_at, wish.signed_reason = "", None, ""
    return wish.verdict != before


BASIS_FIELDS = ("basis", "verdict", "signed_by", "signed_at", "signed_reason")
"""What `set_basis` writes."""


def known_before_planning(wish: Wish, record: DayRecord) -> Answers:
    """Return what the group's records say of a wish before it has a driver, under the registration that suits it best."""
    requests = [case for (case,) in cases_of(wish, record, on_board=False)]
    best = requests[0] if len(requests) == 1 else max(requests, key=lambda case: WORST_FIRST.index(case.basis.verdict))
    return best.known


def cases_of(wish: Wish, record: DayRecord, *, on_board: bool = True) -> tuple[tuple[Case, ...], ...]:
    """Return the rides of a wish to be judged, once for each registration of the group; without one as a single request.

    With `on_board` each ride that stands there comes with its driver and car.
    """
    arrangement, value = arrangement_for(wish, record.arrangements), wish_value(wish)
    origin, rides = on_record(arrangement), record.rides
    if rides is None or not rides.registrations:
        return ((Case(arrangement, value, origin, Answers(), chosen=False),),)
    planned = _planned(wish) if on_board else []
    legs = [leg for leg in Leg if leg is Leg.OUT or value.back is not Back.NONE or value.accompaniment]
    open_legs = [leg for leg in legs if leg not in {Leg[ride.leg] for ride in planned}]
    from_home = not (wish.origin_id or wish.origin_text)

    def under(version: Version) -> tuple[Case, ...]:
        def known(*legs: Leg, aboard: int = 0) -> Answers:
            return rides.of_wish(value, version, legs=legs, from_home=from_home, riders_aboard=aboard)

        chosen = [
            joined(
                known(Leg[ride.leg], aboard=_riders_aboard(ride, rides)),
                rides.of_driver(ride.run.driver_id, ride.run.vehicle_id, version, value.day),
            )
            for ride in planned
            if ride.run is not None
        ]
        cases = [Case(arrangement, value, origin, answers, chosen=True) for answers in chosen]
        waiting = [Case(arrangement, value, origin, known(*open_legs), chosen=False)] if open_legs else []
        return (*cases, *waiting)

    return tuple(under(version) for version in rides.registrations)


def _planned(wish: Wish) -> list[Ride]:
    """Return the rides of the wish that stand on a run; a wish being written down has none."""
    if wish._state.adding:  # noqa: SLF001 - Django's own way to tell
        return []
    return [ride for ride in wish.rides.all() if ride.run_id is not None]


def _riders_aboard(ride: Ride, rides: RideRecord) -> int:
    """Return how many riders sit in the car at once while this ride lasts."""
    if ride.run is None:
        return 0
    stops = ride.run.stops
    wishes = Wish.objects.filter(pk__in={stop["wish"] for stop in stops}).only("rider", "companions")
    brings = {str(other.pk): riders_of(other.companions, rides.riders.get(other.rider_id)) for other in wishes}
    own, most = (str(ride.wish_id), ride.leg), 0
    aboard: set[tuple[str, str]] = set()
    for stop in stops:
        seat = (stop["wish"], stop["leg"])
        aboard = aboard | {seat} if stop["kind"] == "PICK_UP" else aboard - {seat}
        if own in aboard:
            most = max(most, sum(brings.get(key, 1) for key, _leg in aboard))
    return most
