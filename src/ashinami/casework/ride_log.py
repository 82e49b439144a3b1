"""The state of a ride, folded from its events. The order in which they reach us does not matter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from ashinami.vocabulary.event import Event, EventKind
from ashinami.vocabulary.ride import RideState

_STATE: Mapping[EventKind, RideState] = MappingProxyType(
    {
        EventKind.WISH_REQUESTED: RideState.REQUESTED,
        EventKind.RIDE_CONFIRMED: RideState.CONFIRMED,
        EventKind.RIDE_WITHDRAWN: RideState.REQUESTED,
        EventKind.RIDE_EN_ROUTE: RideState.EN_ROUTE,
        EventKind.RIDE_ARRIVED: RideState.ARRIVED,
        EventKind.RIDE_ABOARD: RideState.ABOARD,
        EventKind.RIDE_DONE: RideState.DONE,
        EventKind.RIDE_NO_SHOW: RideState.NO_SHOW,
        EventKind.RIDE_CANCELLED: RideState.CANCELLED,
        EventKind.WISH_CANCELLED: RideState.CANCELLED,
        EventKind.WISH_UNMET: RideState.UNMET,
    }
)
_OF_THE_WISH = frozenset({EventKind.WISH_REQUESTED, EventKind.WISH_CANCELLED, EventKind.WISH_UNMET})
_DECIDED = frozenset({EventKind.WISH_REQUESTED, EventKind.RIDE_CONFIRMED, EventKind.RIDE_WITHDRAWN})
_ON_THE_ROAD = frozenset({RideState.EN_ROUTE, RideState.ARRIVED, RideState.ABOARD, RideState.DONE, RideState.NO_SHOW})
# two marks of the same minute are taken in the order a ride goes through
_RANK = {kind: rank for rank, kind in enumerate(_STATE)}


@dataclass(frozen=True, slots=True)
class RideRecord:
    """What the events say of one ride.

    `last` is the event the state rests on, None before there is any; `at` when each stage was reached; `counted` the events that
    stand, in order.
    """

    state: RideState
    last: Event | None
    counted: tuple[Event, ...]
    at: Mapping[RideState, datetime]


def standing(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events that count: each once, without those corrected or voided, in the order they happened.

    A correction may itself be corrected: the latest word stands. The void itself says only what it removes and is not in the result.
    """
    unique = {event.id: event for event in events}
    replaced: set[UUID] = {event.corrects for event in unique.values() if event.corrects is not None}
    kept = [event for event in unique.values() if event.id not in replaced and event.kind is not EventKind.VOIDED]
    return tuple(sorted(kept, key=_order))


def fold(events: Iterable[Event]) -> RideRecord:
    """Fold the events of one ride (its own and its wish's) into its state.

    Any order and any repetition of the same events give the same record.
    """
    counted = standing(events)
    state, last = RideState.REQUESTED, None
    at: dict[RideState, datetime] = {}
    for event in counted:
        reached = _STATE.get(event.kind)
        if reached is not None and not _comes_too_late(event.kind, state):
            state, last = reached, event
            at[reached] = event.happened_at
    return RideRecord(state=state, last=last, counted=counted, at=MappingProxyType(at))


def wish_state(rides: Iterable[RideState]) -> RideState:
    """Return where a wish stands, from where its rides stand: what is happening now, else what is still to come, else how it ended."""
    states = tuple(rides)
    for moving in (RideState.ABOARD, RideState.ARRIVED, RideState.EN_ROUTE):
        if moving in states:
            return moving
    for open_state in (RideState.REQUESTED, RideState.OFFERED, RideState.CONFIRMED):
        if open_state in states:
            return open_state
    for ended in (RideState.DONE, RideState.NO_SHOW, RideState.CANCELLED):
        if ended in states:
            return ended
    return RideState.UNMET


def _comes_too_late(kind: EventKind, state: RideState) -> bool:
    """Whether an event changes nothing any more.

    What is said of the whole wish does not undo a leg that is over: she was taken there, and cancels the way home. What the desk decides
    does not undo what has happened on the road: the paper of a ride is confirmed and written down in the evening.
    """
    return (state.ended and kind in _OF_THE_WISH) or (state in _ON_THE_ROAD and kind in _DECIDED)


def _order(event: Event) -> tuple[datetime, int, datetime, UUID]:
    return (event.happened_at, _RANK.get(event.kind, -1), event.recorded_at, event.id)
