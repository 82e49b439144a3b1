"""The month's table adds up to the events."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.basics.day import Month
from ashinami.casework.month import Sum, month_table
from ashinami.vocabulary.event import Event, EventKind
from tests.casework.event_samples import DECEMBER, done, event

NOVEMBER = Month(2026, 11)
LATER = event(90, EventKind.LATE_ACCEPTED, subject=str(UUID(int=2)))

rides = st.lists(
    st.builds(
        lambda number, metres, minutes, driver, rider, purpose: done(
            number,
            metres=metres,
            minutes=minutes,
            subject=f"ride {number}",
            facts={"driver": driver, "rider": rider, "purpose": purpose},
        ),
        st.integers(1, 10**6),
        st.integers(0, 60_000),
        st.integers(0, 200),
        st.sampled_from("ABC"),
        st.sampled_from("UVWXYZ"),
        st.sampled_from(("通院", "買い物")),
    ),
    unique_by=lambda made: made.id,
)


@given(rides, st.randoms(use_true_random=False))
def test_every_cut_adds_up_to_the_events(events: list[Event], rng: object) -> None:
    """Per driver, rider and purpose: the same rides, metres and minutes; whatever the order, however often they were sent."""
    table = month_table(DECEMBER, events + events[:3])
    assert table.total.rides == len(events)
    assert table.total.metres == sum(int(str(made.facts["metres"])) for made in events)
    for cut in (table.by_driver, table.by_rider, table.by_purpose):
        sums = cut.values()
        assert table.total == Sum(
            sum(line.rides for line in sums), sum(line.metres for line in sums), sum(line.minutes for line in sums)
        )
    rng.shuffle(events)  # type: ignore[attr-defined]
    assert month_table(DECEMBER, events) == table


def test_other_months_and_waiting_events_are_left_out() -> None:
    """What was posted elsewhere, or waits for review, does not count here."""
    events = [done(1), done(2, posted_period=NOVEMBER), done(3, posted_period=None)]
    assert month_table(DECEMBER, events).total.rides == 1


def test_no_shows_and_cancellations_are_counted_beside() -> None:
    """They are no rides, and the table says how many there were."""
    events = [
        event(1, EventKind.RIDE_NO_SHOW, subject="a"),
        event(2, EventKind.RIDE_CANCELLED, subject="b"),
        event(3, EventKind.WISH_CANCELLED, subject="c"),
        done(4),
    ]
    table = month_table(DECEMBER, events)
    assert (table.total.rides, table.no_shows, table.cancelled, table.days) == (1, 1, 2, 1)


def test_a_ride_counts_once_however_many_phones_say_done() -> None:
    """Two events of one ride, each with its own id, neither correcting the other: the later word counts, once."""
    assert month_table(DECEMBER, [done(1, metres=4_000), done(2, minute=31, metres=5_000)]).total.metres == 5_000


def test_a_ride_counts_as_it_ended() -> None:
    """'Done', and then 'not there': the last word of the day is what the month counts."""
    table = month_table(DECEMBER, [done(1), event(2, EventKind.RIDE_NO_SHOW, minute=40)])
    assert (table.total.rides, table.no_shows) == (0, 1)


def test_an_accepted_late_ride_counts_where_it_was_accepted() -> None:
    """Its own month was closed: it counts in the open one."""
    late = done(2, posted_period=None)
    assert month_table(DECEMBER, [late, LATER]).total.rides == 1
    assert month_table(NOVEMBER, [late, LATER]).total.rides == 0


def test_a_late_correction_takes_back_and_adds() -> None:
    """The closed month keeps its figures; the open month holds the difference."""
    old = done(1, metres=4_000, minutes=10, posted_period=NOVEMBER)
    late = done(2, metres=5_500, minutes=15, posted_period=None, corrects=old.id)
    assert month_table(DECEMBER, [old, late, LATER]).total == Sum(0, 1_500, 5)
    assert month_table(NOVEMBER, [old, late, LATER]).total == Sum(1, 4_000, 10)


def test_what_waits_for_review_is_never_taken_back() -> None:
    """A late ride corrected before anybody has accepted it counts as the correction says, and nothing is taken off."""
    waiting = done(1, metres=4_000, minutes=10, posted_period=None)
    better = done(2, metres=5_500, minutes=15, posted_period=None, corrects=waiting.id)
    assert month_table(DECEMBER, [waiting, better, LATER]).total == Sum(1, 5_500, 15)


def test_a_late_void_takes_a_closed_ride_back() -> None:
    """It never happened, and the month was closed: minus one ride in the open month."""
    old = done(1, metres=4_000, minutes=10, posted_period=NOVEMBER)
    void = event(2, EventKind.VOIDED, posted_period=None, corrects=old.id)
    assert month_table(DECEMBER, [old, void, LATER]).total == Sum(-1, -4_000, -10)


@pytest.mark.parametrize("missing", ["driver", "rider", "purpose", "leg", "metres", "minutes"])
def test_a_ride_without_its_figures_is_a_fault(missing: str) -> None:
    """A finished ride says all six things; one that does not is refused, never counted as zero."""
    with pytest.raises(ValueError, match="a finished ride says"):
        month_table(DECEMBER, [done(1, facts={missing: None})])
