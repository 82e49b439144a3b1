"""What leaves a run leaves nothing behind, and a driver is promised exactly while a ride of his run is."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from board_day import ClientOf, WishOf, plan, ride_of, version
from web_town import MONDAY, NOON, Town

from ashinami.basics.day import Month
from ashinami.vocabulary.wish import Back
from ashinami_web.bookings.actions import Said, cancel_wish, change_wish
from ashinami_web.bookings.models import Wish
from ashinami_web.driving.actions import mark
from ashinami_web.reports.queries import table_of
from ashinami_web.runs.actions import CannotMoveError, move
from ashinami_web.runs.confirm_actions import confirm, withdraw
from ashinami_web.runs.models import DriverBusy, Run

ON_MONDAY = NOON + timedelta(days=3)


def stops_of(wish: Wish) -> list[str]:
    """Return the legs of a wish that stand on runs."""
    return [stop["leg"] for run in Run.objects.all() for stop in run.stops if stop["wish"] == str(wish.pk)]


def two_wishes(wish_of: WishOf) -> tuple[Wish, Wish]:
    """Return a morning's and an afternoon's wish, which one driver does in one run."""
    return wish_of("kiku"), wish_of("matsu", appointment=900, back_at=960)


def test_a_wish_called_off_leaves_no_stop_behind(town: Town, wish_of: WishOf) -> None:
    """Both legs go from the run; the other rider's stops stay."""
    gone, stays = two_wishes(wish_of)
    plan(town)
    assert stops_of(gone)
    cancel_wish(gone, reason="都合", by=town.by("asa"), at=NOON)
    assert (stops_of(gone), len(stops_of(stays))) == ([], 4)


def test_a_wish_changed_leaves_no_stop_behind(town: Town, wish_of: WishOf) -> None:
    """No paper sends a driver to the old time of a wish that was changed."""
    changed, stays = two_wishes(wish_of)
    plan(town)
    assert stops_of(changed)
    said = Said(rider=changed.rider_id, service_day=MONDAY, destination=town.shop.pk, appointment=700, back=Back.NONE)
    change_wish(changed, said, by=town.by("asa"), at=NOON)
    assert (stops_of(changed), len(stops_of(stays))) == ([], 4)


def test_the_last_promise_called_off_frees_the_driver(town: Town, wish_of: WishOf) -> None:
    """What only stands proposed on his run promises him to nobody."""
    promised, _proposed = two_wishes(wish_of)
    keys: list[UUID] = [ride.pk for ride in promised.rides.all()]
    confirm(MONDAY, version=plan(town), by=town.by("asa"), at=NOON, rides=keys)
    assert DriverBusy.objects.exists()
    cancel_wish(promised, reason="都合", by=town.by("asa"), at=NOON)
    assert Run.objects.exists()
    assert not DriverBusy.objects.exists()


def test_a_driver_under_way_stays_promised(town: Town, wish_of: WishOf) -> None:
    """Neither a new plan nor a promise taken back frees a driver who is out."""
    wish = wish_of("kiku")
    confirm(MONDAY, version=plan(town), by=town.by("asa"), at=NOON)
    mark(ride_of(wish), "aboard", by="link:x", at=ON_MONDAY, device="phone")
    run = ride_of(wish).run_id
    withdraw(ride_of(wish, "BACK"), reason="都合", version=version(town), by=town.by("asa"), at=NOON)
    assert DriverBusy.objects.filter(run=run).exists()
    plan(town)
    assert DriverBusy.objects.filter(run=ride_of(wish).run_id).exists()


def test_a_ride_confirmed_in_the_evening_keeps_its_mark_of_the_morning(town: Town, wish_of: WishOf) -> None:
    """Who drives by paper writes the day down afterwards: the mark counts although the confirmation came later."""
    wish = wish_of("kiku", back=Back.NONE)
    confirm(MONDAY, version=plan(town), by=town.by("asa"), at=ON_MONDAY + timedelta(hours=7))
    mark(ride_of(wish), "done", by="person:x", at=ON_MONDAY, device="desk")
    assert ride_of(wish).state == "done"
    assert table_of(town.group.pk, Month.of(MONDAY)).total.rides == 1


@pytest.mark.parametrize(
    ("said", "leg"), [({"appointment": None, "back_at": None}, "OUT"), ({"back": Back.OPEN}, "BACK")]
)
def test_a_ride_without_a_time_is_not_said_to_be_moved(
    town: Town, wish_of: WishOf, said: dict[str, object], leg: str
) -> None:
    """Nobody can be given a ride of which no time is known; the board stays as it was."""
    wish = wish_of("kiku", **said)
    before = plan(town)
    with pytest.raises(CannotMoveError):
        move(ride_of(wish, leg), town.people["haru"].pk, version=before, by=town.by("asa"), at=NOON)
    assert (ride_of(wish, leg).driver_id, version(town)) == (None, before)


def test_the_page_says_why_a_ride_without_a_time_stays(town: Town, wish_of: WishOf, client_of: ClientOf) -> None:
    """The desk reads what is missing instead of a success that was none."""
    wish = wish_of("kiku", appointment=None, back_at=None)
    sent = {"version": plan(town), "driver": str(town.people["haru"].pk)}
    answer = client_of("asa").post(f"/board/rides/{ride_of(wish).pk}/move/", sent)
    assert "時刻がまだ決まっていません" in answer.content.decode()
