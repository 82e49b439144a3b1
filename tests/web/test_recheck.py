"""After a change of car, driver, need or place: which coming rides fell, shown on the page where the change was made."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction
from django.test import Client
from web_town import LONG_AGO, MONDAY, NOON, Town

from ashinami_web.bodies.actions import set_absence
from ashinami_web.bodies.models import Vehicle, Volunteer
from ashinami_web.bookings.cards import change_needs
from ashinami_web.bookings.models import Wish
from ashinami_web.jobs.worker import work_once
from ashinami_web.people.actions import Details, change_person
from ashinami_web.runs import recheck
from ashinami_web.runs.actions import request_plan
from ashinami_web.runs.board import day_of
from ashinami_web.runs.confirm_actions import confirm
from ashinami_web.runs.models import Ride, Run
from ashinami_web.runs.recheck import broken

type Change = Callable[[Town, Ride], None]


@pytest.fixture
def promised(town: Town, wish_of: Callable[..., Wish]) -> Ride:
    """Return Kiku's way to the clinic, planned and confirmed for Monday; nothing has fallen."""
    wish_of("kiku")
    request_plan(MONDAY, by=town.by("asa"), at=NOON, seconds=1)
    assert work_once("test")
    confirm(MONDAY, version=day_of(town.group.pk, MONDAY).version, by=town.by("asa"), at=NOON)
    assert broken(town.group, NOON.date()) == []
    return Ride.objects.get(leg="OUT")


def volunteer(ride: Ride) -> Volunteer:
    """Return who is to drive."""
    return Volunteer.objects.get(person=ride.driver_id)


def needs_a_wheelchair(town: Town, ride: Ride) -> None:
    """Let Kiku need her wheelchair, which the car of her driver cannot take."""
    Vehicle.objects.filter(pk=volunteer(ride).vehicle_id).update(wheelchair_places=0)
    change_needs(town.people["kiku"].pk, ["車いす"], by=town.by("asa"), at=NOON, day=NOON.date())


def driver_away(town: Town, ride: Ride) -> None:
    """Let the driver be away on Monday."""
    away = volunteer(ride).person_id
    set_absence(away, MONDAY, morning=False, afternoon=False, by=town.by("asa"), at=NOON, day=NOON.date())


def another_car(town: Town, ride: Ride) -> None:
    """Let the driver come with another car."""
    car = Vehicle.objects.create(body=town.group, name="借りた車", seats=3, start=LONG_AGO)
    Volunteer.objects.filter(pk=volunteer(ride).pk).update(vehicle=car)
    change_needs(town.people["ume"].pk, [], by=town.by("asa"), at=NOON, day=NOON.date())


def home_moved(town: Town, ride: Ride) -> None:
    """Let Kiku move far away, so that the minutes promised no longer suffice."""
    kiku = town.people["kiku"]
    change_person(
        kiku, Details(name=kiku.name, kana=kiku.kana, lat=30.2, lon=129.2), by=town.by("asa"), at=NOON, day=NOON.date()
    )


CHANGES: tuple[tuple[Change, str], ...] = (
    (needs_a_wheelchair, "車いす1"),
    (driver_away, "出られません"),
    (another_car, "かわりました"),
    (home_moved, "着けません"),
)


def test_what_fell_is_listed_with_its_reason_where_the_change_was_made(
    town: Town, promised: Ride, client_of: Callable[[str], Client]
) -> None:
    """A need, an absence, a car, a home: each alone makes the promised ride fall, with why; Asa sees it on the volunteer's page."""
    for change, why in CHANGES:
        with transaction.atomic():
            change(town, promised)
            (found,) = broken(town.group, NOON.date())
            assert (found.wish.rider, found.promised, found.day) == (town.people["kiku"], True, MONDAY)
            assert any(why in text for text in found.why), (change.__name__, found.why)
            transaction.set_rollback(True)
        recheck._whys.cache_clear()  # noqa: SLF001 - what was rolled back counts as many events as what comes next
    assert broken(town.group, NOON.date()) == []
    asa, page = client_of("asa"), f"/volunteers/{volunteer(promised).pk}/"
    assert "合わなくなったものがあります" not in asa.get(page).content.decode()
    asa.post(f"{page}day/", {"on": str(MONDAY), "can": "none"})
    shown = asa.get(page).content.decode()
    assert "合わなくなったものがあります" in shown
    assert "𠮷田 キク" in shown
    assert "運転者は、この日のこの時間に出られません" in asa.get("/board/broken/").content.decode()
    assert "合わなくなったもの" in asa.get("/shift/").content.decode()
    assert client_of("officer").get("/board/broken/").status_code == 403


def test_named_is_who_drives_the_way_that_fell(town: Town, promised: Ride) -> None:
    """One driver takes Kiku there, the other fetches her; the other is away on Monday: his name stands in the list, not the first one's."""
    run, there = promised.run, promised.driver_id
    assert run is not None
    other = next(who for who in ("haru", "nao") if town.people[who].pk != there)
    home = [stop for stop in run.stops if stop["leg"] == "BACK"]
    Run.objects.filter(pk=run.pk).update(stops=[stop for stop in run.stops if stop["leg"] == "OUT"])
    fetches = Run.objects.create(
        body=town.group, day=run.day, driver=town.people[other], vehicle=town.cars[other], window=7,
        leave_home=run.leave_home, back_home=run.back_home, stops=home,
    )  # fmt: skip
    Ride.objects.filter(leg="BACK").update(run=fetches, driver=town.people[other].pk)
    away = town.people[other].pk
    set_absence(away, MONDAY, morning=False, afternoon=False, by=town.by("asa"), at=NOON, day=NOON.date())
    (found,) = broken(town.group, NOON.date())
    assert found.driver.pk == away
    assert found.why == ("運転者は、この日のこの時間に出られません",)
