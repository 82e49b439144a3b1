"""Rides under a registration on the board: who may sit together, who counts, what nobody may confirm, and why this driver."""

from __future__ import annotations

from datetime import timedelta

import pytest
from board_day import WishOf, ride_of
from guarded_town import guard_town, list_rider, looked, promise, seat, verdict_of
from registered_town import CAR, TODAY, told
from web_town import MONDAY, NOON, Town

from ashinami_web.bookings.actions import WishStateError, sign_undetermined
from ashinami_web.bookings.models import Wish
from ashinami_web.registration.ledger_actions import write_vehicle
from ashinami_web.runs.models import Ride, Run
from ashinami_web.runs.queries import why_this_driver


@pytest.fixture
def guarded(town: Town) -> Town:
    """Return the town with everything in order."""
    guard_town(town)
    return town


def test_an_unlawful_ride_is_confirmed_by_nobody(guarded: Town, wish_of: WishOf) -> None:
    """Seated by hand in a car without cover it waits, with the reason; a coordinator cannot sign it either."""
    write_vehicle(guarded.cars["haru"], CAR | {"insured_until": TODAY}, **told(guarded))
    wish = wish_of("kiku")
    ((_, why), *_rest) = promise(guarded, wish).waiting
    assert "登録した送迎の決まりに合わない" in why
    with pytest.raises(WishStateError):
        sign_undetermined(wish, reason="急ぐ", by=guarded.by("sewa"), at=NOON)


def test_two_riders_in_one_car_need_the_councils_word(guarded: Town, wish_of: WishOf) -> None:
    """Each alone is lawful; both aboard at once, with nothing settled about shared rides, are not."""
    list_rider(guarded, "matsu")
    first, second = wish_of("kiku"), wish_of("matsu")
    seat(guarded, first, second)
    assert {verdict_of(first), verdict_of(second)} <= {"unlawful", "undetermined"}
    alone = wish_of("kiku", day=MONDAY + timedelta(days=1))
    seat(guarded, alone)
    assert verdict_of(alone) == "lawful"


def test_who_rides_along_counts_unless_she_is_attended(guarded: Town, wish_of: WishOf) -> None:
    """Somebody with her is a rider too, of whom nothing is known, until the list says that he attends her."""
    wish = wish_of("kiku", companions=1)
    assert wish.verdict != "lawful"
    list_rider(guarded, attended=True)
    assert looked(guarded).changed == (wish.pk,)
    assert verdict_of(wish) == "lawful"


def test_why_this_driver_names_the_law(guarded: Town, wish_of: WishOf) -> None:
    """Under a registration the law is among what speaks for a driver; where nothing is paid for the ride, it need not be."""
    alone, free = wish_of("kiku"), wish_of("kiku", arrangement=guarded.arrangements["fuel"].pk)
    for wish, named in ((alone, True), (free, False)):
        Ride.objects.update(run=None)
        Run.objects.all().delete()
        seat(guarded, wish)
        said = " ".join(why_this_driver(ride_of(Wish.objects.get(pk=wish.pk)), ()))
        assert ("登録した送迎の決まりに合う" in said) == named
