"""What a driver's device has last seen: a change not yet seen asks the desk to telephone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta

import pytest
from asked_town import promised
from board_day import version
from django.test import Client
from web_town import MONDAY, NOON, Town

from ashinami_web.audit.models import Event
from ashinami_web.bookings.models import Wish
from ashinami_web.config import clock
from ashinami_web.driving.actions import make_link
from ashinami_web.offers.seen import Device, devices_on, seen, tell_by_telephone, to_ring, version_of
from ashinami_web.runs.confirm_actions import withdraw
from ashinami_web.runs.models import Ride

LATER = timedelta(minutes=5)
SUNDAY = MONDAY - timedelta(days=1)


def _only(town: Town) -> Device:
    (device,) = devices_on(town.group, MONDAY)
    return device


def _haru_drives(town: Town, wish_of: Callable[..., Wish]) -> Wish:
    """Let Haru be promised for both ways of Kiku's outing on Monday."""
    wish = wish_of("kiku")
    promised(town, wish, "haru")
    return wish


def test_a_change_not_yet_seen_asks_the_desk_to_telephone_until_somebody_has(
    town: Town, wish_of: Callable[..., Wish]
) -> None:
    """Shown nothing, shown all, changed, told on the telephone: the desk rings in the first and the third state alone."""
    wish, driver = _haru_drives(town, wish_of), town.people["haru"].pk
    link = make_link(driver, start=NOON.date(), end=MONDAY + timedelta(days=7), by=town.by("asa"), at=NOON).link

    unseen = _only(town)
    assert (unseen.seen_at, unseen.rides, unseen.is_current) == (None, 2, False)
    assert to_ring([unseen], MONDAY, NOON.date()) == (), "there are three days left to look at it himself"
    assert to_ring([unseen], MONDAY, SUNDAY) == (unseen,)

    seen(link, unseen.version, NOON, day=MONDAY)
    assert to_ring([_only(town)], MONDAY, SUNDAY) == ()

    back = wish.rides.get(leg="BACK")
    withdraw(back, reason="家族が迎えに行く", version=version(town), by=town.by("asa"), at=NOON + LATER)
    changed = _only(town)
    assert changed.is_changed
    assert to_ring([changed], MONDAY, NOON.date()) == (changed,), "a change is told whenever it is"

    tell_by_telephone(driver, MONDAY, changed.version, by=town.by("asa"), at=NOON + 2 * LATER)
    told = _only(town)
    assert (told.is_current, told.told_by) == (True, "受付 アサ")
    assert to_ring([told], MONDAY, SUNDAY) == ()
    assert Event.objects.filter(kind="change.told", subject=str(driver)).count() == 1


def test_a_report_that_comes_late_does_not_hide_a_newer_one(town: Town, wish_of: Callable[..., Wish]) -> None:
    """The phone was without signal and sends this morning's report after the desk has rung: what was told last stands."""
    haru = town.people["haru"].pk
    link = make_link(haru, start=NOON.date(), end=MONDAY + timedelta(days=7), by=town.by("asa"), at=NOON).link
    tell_by_telephone(haru, MONDAY, "new", by=town.by("asa"), at=NOON + LATER)
    seen(link, "old", NOON, day=MONDAY)
    assert _only(town).version == version_of([])
    assert not _only(town).is_current
    tell_by_telephone(haru, MONDAY, version_of([]), by=town.by("asa"), at=NOON + 2 * LATER)
    seen(link, "old", NOON, day=MONDAY)
    assert _only(town).is_current


def test_his_own_marks_are_no_change(town: Town, wish_of: Callable[..., Wish]) -> None:
    """That he has set out is his own news: nobody rings him for it."""
    wish = _haru_drives(town, wish_of)
    before = version_of(wish.rides.all())
    Ride.objects.filter(wish=wish, leg="OUT").update(state="en_route")
    assert version_of(wish.rides.all()) == before


def test_opening_his_page_is_seeing_it(
    town: Town, wish_of: Callable[..., Wish], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page of the link reports the day it shows."""
    _haru_drives(town, wish_of)
    morning = datetime.combine(MONDAY, time(7), tzinfo=clock.JAPAN)
    monkeypatch.setattr(clock, "now", lambda: morning)
    monkeypatch.setattr(clock, "today", lambda: MONDAY)
    link = make_link(town.people["haru"].pk, start=MONDAY, end=MONDAY + timedelta(days=7), by=town.by("asa"), at=NOON)
    assert Client().get(f"/d/{link.token}/").status_code == 200
    assert _only(town).is_current
