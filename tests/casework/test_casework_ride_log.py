"""The state of a ride from its events, in whatever order they come."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.casework.ride_log import fold, standing, wish_state
from ashinami.vocabulary.event import Event, EventKind
from ashinami.vocabulary.ride import RideState
from tests.casework.event_samples import done, event

LIFE = (
    event(1, EventKind.WISH_REQUESTED, minute=-600, subject="wish"),
    event(2, EventKind.RIDE_CONFIRMED, minute=-100),
    event(3, EventKind.RIDE_EN_ROUTE, minute=0),
    event(4, EventKind.RIDE_ARRIVED, minute=9),
    event(5, EventKind.RIDE_ABOARD, minute=12),
    done(6, minute=25),
)


@pytest.mark.parametrize(
    ("count", "state"),
    list(
        enumerate(
            (
                RideState.REQUESTED,
                RideState.CONFIRMED,
                RideState.EN_ROUTE,
                RideState.ARRIVED,
                RideState.ABOARD,
                RideState.DONE,
            ),
            start=1,
        )
    ),
)
def test_each_mark_moves_the_ride_on(count: int, state: RideState) -> None:
    """A ride's life, event by event."""
    assert fold(LIFE[:count]).state is state


def test_nothing_known_is_a_wish_not_yet_promised() -> None:
    """No event: requested, and nothing it rests on."""
    record = fold(())
    assert (record.state, record.last) == (RideState.REQUESTED, None)


@given(st.permutations([*LIFE, *LIFE[2:5]]))
def test_order_and_repetition_do_not_matter(events: list[Event]) -> None:
    """Phones send late, in any order, and twice: the same record comes out."""
    assert fold(events) == fold(LIFE)


def test_marks_of_one_minute_are_taken_in_the_order_of_a_ride() -> None:
    """Somebody pressed everything at the end, in one minute."""
    at_once = [
        event(number, kind, minute=30)
        for number, kind in enumerate((EventKind.RIDE_DONE, EventKind.RIDE_ABOARD, EventKind.RIDE_EN_ROUTE), start=1)
    ]
    assert {fold(order).state for order in permutations(at_once)} == {RideState.DONE}


def test_a_correction_counts_instead_and_may_be_corrected_itself() -> None:
    """The latest word stands; the others are kept and no longer count."""
    wrong = done(1, metres=4_000)
    better = done(2, metres=5_000, corrects=wrong.id)
    best = done(3, metres=5_500, corrects=better.id)
    assert standing([best, wrong, better]) == (best,)


def test_a_voided_mark_is_as_if_never_made() -> None:
    """Pressed by mistake: the ride goes back to where it was."""
    undone = event(9, EventKind.VOIDED, minute=26, corrects=LIFE[5].id)
    record = fold((*LIFE, undone))
    assert record.state is RideState.ABOARD
    assert record.last == LIFE[4]


def test_a_confirmation_taken_back_makes_it_a_wish_again() -> None:
    """Withdrawn before anybody set out."""
    assert fold((*LIFE[:2], event(7, EventKind.RIDE_WITHDRAWN, minute=-50))).state is RideState.REQUESTED


def test_what_happened_on_the_road_outlives_a_later_confirmation() -> None:
    """A ride driven by paper and confirmed in the evening is done, and the state rests on the mark."""
    confirmed, finished = event(1, EventKind.RIDE_CONFIRMED, minute=500), done(2)
    for events in permutations((confirmed, finished)):
        record = fold(events)
        assert (record.state, record.last) == (RideState.DONE, finished)


def test_cancelling_the_wish_leaves_a_finished_ride_alone() -> None:
    """She was taken there and cancels the way home: the way there stays done."""
    cancelled = event(8, EventKind.WISH_CANCELLED, minute=60, subject="wish")
    assert fold((*LIFE, cancelled)).state is RideState.DONE
    assert fold((*LIFE[:2], cancelled)).state is RideState.CANCELLED


@pytest.mark.parametrize(
    ("rides", "wish"),
    [
        ((RideState.REQUESTED, RideState.REQUESTED), RideState.REQUESTED),
        ((RideState.CONFIRMED, RideState.OFFERED), RideState.OFFERED),
        ((RideState.CONFIRMED, RideState.CONFIRMED), RideState.CONFIRMED),
        ((RideState.ABOARD, RideState.CONFIRMED), RideState.ABOARD),
        ((RideState.DONE, RideState.REQUESTED), RideState.REQUESTED),
        ((RideState.DONE, RideState.CANCELLED), RideState.DONE),
        ((RideState.NO_SHOW, RideState.CANCELLED), RideState.NO_SHOW),
        ((RideState.UNMET, RideState.UNMET), RideState.UNMET),
    ],
)
def test_where_a_wish_stands(rides: tuple[RideState, ...], wish: RideState) -> None:
    """What happens now, else what is to come, else how it ended."""
    assert wish_state(rides) is wish
    assert wish_state(reversed(rides)) is wish
