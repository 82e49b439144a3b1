"""Whether a driver may set out: what forbids it, what nobody has said, and that the order of arrival does not matter."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashinami.casework.records.duty import Condition, Taken, may_set_out, of_the_day, still_open, why_not
from ashinami.rules.truth import Truth

GOOD = Condition(well=True, sober=True, detector=True, alcohol=0, licence_at_hand=True)
SEVEN = datetime(2026, 12, 7, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "truth"),
    [
        (GOOD, Truth.YES),
        (Condition(well=True, sober=True, detector=False, licence_at_hand=True), Truth.YES),
        (Condition(well=True, detector=True, alcohol=0, licence_at_hand=True), Truth.YES),
        (Condition(well=True, sober=True, detector=True, alcohol=1, licence_at_hand=True), Truth.NO),
        (Condition(alcohol=3, detector=True), Truth.NO),
        (Condition(sober=False), Truth.NO),
        (Condition(well=False), Truth.NO),
        (Condition(licence_at_hand=False), Truth.NO),
        (Condition(well=True, sober=True, detector=True, licence_at_hand=True), Truth.UNKNOWN),
        (Condition(well=True, sober=True), Truth.UNKNOWN),
        (Condition(), Truth.UNKNOWN),
    ],
)
def test_what_is_not_said_never_lets_him_set_out(said: Condition, truth: Truth) -> None:
    """One thing forbids, all must be known to allow; a detector without a reading is not known."""
    assert may_set_out(said) is truth


def test_each_ban_and_each_open_thing_is_named() -> None:
    """The page can say why, and what is still to be asked."""
    assert len(why_not(Condition(alcohol=2, detector=True, sober=False, well=False, licence_at_hand=False))) == 4
    assert still_open(Condition(detector=True)) == ("検知器の結果", "酒気を帯びていないか", "体調", "免許証")
    assert still_open(GOOD) == ()


def test_what_the_desk_checked_stands_unless_he_says_later_that_something_forbids_it() -> None:
    """A late message of the morning does not undo the check; a reading after it does."""
    told = Taken(SEVEN, checked=False, condition=Condition(well=True))
    checked = Taken(SEVEN + timedelta(minutes=5), checked=True, condition=GOOD)
    later = Taken(SEVEN + timedelta(minutes=9), checked=False, condition=Condition(alcohol=5, detector=True))
    harmless = Taken(SEVEN + timedelta(minutes=9), checked=False, condition=Condition(well=True))
    assert of_the_day([]) is None
    assert of_the_day([told]) == told.condition
    assert of_the_day([told, checked, harmless]) == GOOD
    assert of_the_day([told, checked, later]) == later.condition


_CONDITIONS = st.builds(
    Condition,
    well=st.sampled_from([None, True, False]),
    sober=st.sampled_from([None, True, False]),
    licence_at_hand=st.sampled_from([None, True, False]),
)
_TAKEN = st.lists(st.tuples(_CONDITIONS, st.booleans()), max_size=5)


@settings(max_examples=80)
@given(_TAKEN, st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same_state(rows: list[tuple[Condition, bool]], random: object) -> None:
    """Marks come from a phone in any order; the clock of the phone decides."""
    taken = [
        Taken(SEVEN + timedelta(minutes=minute), checked=checked, condition=condition)
        for minute, (condition, checked) in enumerate(rows)
    ]
    shuffled = list(taken)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis' own Random
    assert of_the_day(shuffled) == of_the_day(taken)
