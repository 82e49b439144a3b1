"""A day from the wish to the month, by the actions alone: what every page rests on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from unittest.mock import patch

import pytest
from web_town import MONDAY, NOON, Town

from ashinami.basics.day import Month
from ashinami.vocabulary.wish import Back
from ashinami_web.audit.models import Event
from ashinami_web.bodies.actions import put_arrangement_on_record
from ashinami_web.bodies.models import Arrangement
from ashinami_web.bookings.actions import sign_undetermined
from ashinami_web.bookings.models import Wish
from ashinami_web.driving.actions import MarkError, mark
from ashinami_web.jobs.models import Job
from ashinami_web.jobs.worker import work_once
from ashinami_web.reports.queries import table_of
from ashinami_web.runs.actions import request_plan
from ashinami_web.runs.board import BoardMovedError, day_of
from ashinami_web.runs.confirm_actions import confirm
from ashinami_web.runs.models import Plan, Ride
from ashinami_web.runs.promises import DriverTakenError


def planned(town: Town) -> int:
    """Plan the day and return the board's version."""
    job = request_plan(MONDAY, by=town.by("asa"), at=NOON, seconds=1)
    assert work_once("test")
    job.refresh_from_db()
    assert job.state == Job.State.DONE, job.error
    return day_of(town.group.pk, MONDAY).version


def test_a_wish_becomes_a_ride_a_mark_and_a_line_of_the_month(town: Town, wish_of: Callable[..., Wish]) -> None:
    """The main road through the house, without a page."""
    wish = wish_of("kiku")
    assert wish.verdict == "lawful", wish.basis
    version = planned(town)
    rides = list(Ride.objects.filter(wish=wish).order_by("pick_up_at"))
    assert [ride.state for ride in rides] == ["offered", "offered"]
    done = confirm(MONDAY, version=version, by=town.by("asa"), at=NOON)
    assert len(done.confirmed) == 2
    at = NOON + timedelta(days=3)
    for ride in rides:
        ride.refresh_from_db()
        assert ride.state == "confirmed"
        mark(ride, "aboard", by="link:x", at=at, device="phone")
        mark(ride, "done", by="link:x", at=at + timedelta(minutes=12), device="phone")
        at += timedelta(hours=1)
    table = table_of(town.group.pk, Month.of(MONDAY))
    assert (table.total.rides, table.total.minutes) == (2, 24)
    assert table.total.metres == sum(ride.metres or 0 for ride in rides) > 0
    assert list(table.by_rider) == [str(town.people["kiku"].pk)]
    wish.refresh_from_db()
    assert wish.state == "done"


def test_a_board_that_moved_is_said_and_nothing_changes(town: Town, wish_of: Callable[..., Wish]) -> None:
    """Two desks look at one board: the second to confirm is told."""
    wish_of("kiku")
    version = planned(town)
    confirm(MONDAY, version=version, by=town.by("asa"), at=NOON)
    with pytest.raises(BoardMovedError):
        confirm(MONDAY, version=version, by=town.by("sewa"), at=NOON)


def test_a_ride_nobody_confirmed_takes_no_mark(town: Town, wish_of: Callable[..., Wish]) -> None:
    """A proposal is not a promise: a driver cannot have done it."""
    wish = wish_of("kiku", back=Back.NONE)
    with pytest.raises(MarkError):
        mark(wish.rides.get(), "done", by="link:x", at=NOON, device="phone")


def test_what_is_confirmed_is_judged_that_moment(town: Town, wish_of: Callable[..., Wish]) -> None:
    """The group changes its arrangement after the call: the ride that was lawful then is not confirmed now."""
    wish = wish_of("kiku")
    version = planned(town)
    per_km = town.arrangements["per_km_fare"].facts
    put_arrangement_on_record(
        key="fuel", name="1kmいくら", facts=per_km, is_default=True, by=town.by("sewa"), at=NOON, day=NOON.date()
    )
    outcome = confirm(MONDAY, version=version, by=town.by("asa"), at=NOON)
    assert not outcome.confirmed
    assert [key for key, _ in outcome.waiting] == [wish.pk]
    wish.refresh_from_db()
    assert wish.verdict == "unlawful"


def test_an_arrangement_no_longer_in_force_is_not_on_record(town: Town, wish_of: Callable[..., Wish]) -> None:
    """A wish names an arrangement that has ended: nothing is on record for its day, and the planner still plans."""
    free = town.arrangements["free"]
    wish = wish_of("kiku", arrangement=free.pk)
    assert wish.verdict == "lawful"
    Arrangement.objects.filter(pk=free.pk).update(end=NOON.date())
    version = planned(town)
    outcome = confirm(MONDAY, version=version, by=town.by("asa"), at=NOON)
    assert not outcome.confirmed
    wish.refresh_from_db()
    assert wish.verdict == "undetermined"


@pytest.mark.parametrize("first", [BoardMovedError, DriverTakenError])
def test_a_proposal_that_comes_too_late_is_kept_and_not_put_on_the_board(
    town: Town, wish_of: Callable[..., Wish], first: type[Exception]
) -> None:
    """While the planner searched, somebody changed the board or promised the driver elsewhere: the desk is told, nothing moves."""
    wish = wish_of("kiku")
    job = request_plan(MONDAY, by=town.by("asa"), at=NOON, seconds=1)
    with patch("ashinami_web.runs.jobs.put_on_board", side_effect=first):
        assert work_once("test")
    job.refresh_from_db()
    assert job.result is not None
    assert (job.state, job.result["moved"]) == (Job.State.DONE, True)
    assert Plan.objects.filter(pk=job.result["plan"]).exists()
    assert set(wish.rides.values_list("state", flat=True)) == {"requested"}


def test_a_signed_ride_is_confirmed_with_the_name_on_record(town: Town, wish_of: Callable[..., Wish]) -> None:
    """What the law leaves open runs on a coordinator's word: the confirmation says whose."""
    wish = wish_of("kiku", back=Back.NONE, arrangement=town.arrangements["insurance_unclear"].pk)
    version = planned(town)
    assert not confirm(MONDAY, version=version, by=town.by("asa"), at=NOON).confirmed
    wish.refresh_from_db()
    sign_undetermined(wish, reason="運輸支局に照会中", by=town.by("sewa"), at=NOON)
    done = confirm(MONDAY, version=version + 1, by=town.by("asa"), at=NOON)
    assert len(done.confirmed) == 1
    said = Event.objects.get(kind="ride.confirmed").facts
    assert (said["verdict"], said["signed_by"]) == ("undetermined", f"person:{town.people['sewa'].pk}")
