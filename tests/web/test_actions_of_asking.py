"""What seldom happens at the desk and between desk and drivers: asked of the actions alone, each time with what must not be lost."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from driven_day import EVENING, promised
from web_town import MONDAY, NOON, Town

from ashinami.casework.standing import Every, Rule
from ashinami.vocabulary.asking import CannotWhy
from ashinami.vocabulary.wish import Back
from ashinami_web.audit.models import Event
from ashinami_web.bodies.actions import set_absence
from ashinami_web.bodies.models import Membership, Volunteer
from ashinami_web.bookings.actions import Said, take_wish
from ashinami_web.bookings.models import Place, Wish
from ashinami_web.bookings.place_actions import add_place, change_place, may_change
from ashinami_web.bookings.queries import place_value
from ashinami_web.offers.actions import accept, decline, start_ladder
from ashinami_web.offers.days_actions import say_days
from ashinami_web.offers.drop_out_actions import drop_out
from ashinami_web.offers.models import Ladder
from ashinami_web.outbox import actions as outbox
from ashinami_web.outbox.models import LineCode, Message
from ashinami_web.runs.models import Ride
from ashinami_web.standing.actions import begin
from ashinami_web.standing.models import Turn

type WishOf = Callable[..., Wish]


def test_a_yes_that_no_longer_fits_asks_the_next(town: Town, wish_of: WishOf) -> None:
    """Haru was asked; then the desk wrote that he is away on Monday. His yes promises nothing, and Nao is asked at once."""
    wish, haru, nao = wish_of("kiku"), town.people["haru"].pk, town.people["nao"].pk
    ladder = start_ladder(wish, first=[haru], by=town.by("asa"), at=NOON)
    set_absence(haru, MONDAY, morning=False, afternoon=False, by=town.by("asa"), at=NOON, day=NOON.date())
    rung = accept(ladder.rungs.get(driver=haru), by=f"person:{haru}", at=NOON)
    assert rung.state == "gone"
    assert not Ride.objects.filter(state="confirmed").exists()
    assert ladder.rungs.get(driver=nao).state == "asked"


def test_a_no_pressed_twice_is_one_no(town: Town, wish_of: WishOf) -> None:
    """The second press changes nothing, and the next driver is asked once."""
    ladder = start_ladder(wish_of("kiku"), by=town.by("asa"), at=NOON)
    rung = ladder.rungs.get(state="asked")
    for _again in range(2):
        assert decline(rung, CannotWhy.OTHER, by=f"person:{rung.driver_id}", at=NOON).state == "declined"
    assert Event.objects.filter(kind="driver.asked").count() == 2, "one question to each driver"


def test_nobody_s_word_confirms_nothing(town: Town, wish_of: WishOf) -> None:
    """Asa began to ask and has left the group since: Haru's yes puts the ride on the board, and the desk confirms it."""
    wish, haru = wish_of("kiku"), town.people["haru"].pk
    ladder = start_ladder(wish, first=[haru], by=town.by("asa"), at=NOON)
    Membership.objects.filter(person=town.people["asa"]).update(end=NOON.date())
    assert accept(ladder.rungs.get(driver=haru), by=f"person:{haru}", at=NOON).state == "accepted"
    assert {(ride.state, ride.driver_id) for ride in Ride.objects.filter(wish=wish)} == {("offered", haru)}


def test_days_of_which_nothing_is_said_stay(town: Town) -> None:
    """An empty sheet changes no day and writes nothing down."""
    haru = Volunteer.objects.get(person=town.people["haru"])
    assert say_days(haru, {}, by="person:x", at=NOON, device="link") == ()
    assert not Event.objects.exists()


def test_who_drops_out_ends_what_was_still_asked(town: Town) -> None:
    """Haru takes Kiku there and Nao is being asked for the way home. Haru cannot come: one ladder ends, one begins for both ways."""
    haru, nao = town.people["haru"].pk, town.people["nao"].pk
    wish = promised(town, "kiku", 600, back=Back.FIXED, back_at=700).wish
    old = start_ladder(wish, first=[nao], by=town.by("asa"), at=NOON)
    assert old.legs == ["BACK"]
    drop_out(wish, haru, CannotWhy.HEALTH, by=f"person:{haru}", at=NOON + timedelta(hours=1), device="link")
    old.refresh_from_db()
    assert old.state == "called_off"
    assert Ladder.objects.get(wish=wish, state="open").legs == ["OUT", "BACK"]


def test_a_message_told_twice_is_told_once(town: Town) -> None:
    """Two desks press it: one event, of who was first."""
    asa, haru = town.by("asa"), town.people["haru"].pk
    message = outbox.post("taken", uuid4(), haru, body=town.group.pk, at=NOON)
    assert message.state == Message.State.BY_HAND
    for _again in range(2):
        outbox.tell(message, by=asa, at=NOON)
    assert Event.objects.filter(kind="message.ended").count() == 1


def test_a_code_that_is_in_use_is_drawn_again(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Six digits may fall twice: nobody gets another's code."""
    drawn = iter((7, 7, 8))
    monkeypatch.setattr(secrets, "randbelow", lambda _most: next(drawn))
    codes = [outbox.make_line_code(town.people[who].pk, by=town.by("sewa"), at=NOON) for who in ("haru", "nao")]
    assert codes == ["000007", "000008"]
    assert LineCode.objects.count() == 2


def test_a_wish_sent_twice_is_one(town: Town) -> None:
    """The same id is the same wish, whatever is said the second time."""
    said = Said(rider=town.people["kiku"].pk, service_day=MONDAY, destination=town.clinic.pk, appointment=600)
    key = uuid4()
    first = take_wish(said, by=town.by("asa"), at=NOON, id=key)
    assert take_wish(replace(said, appointment=700), by=town.by("asa"), at=NOON, id=key) == first
    assert Wish.objects.get().appointment == 600


def test_a_place_is_kept_by_who_may(town: Town) -> None:
    """One of another town is nobody's here; the desk keeps the group's own and leaves alone what all groups see."""
    asa, day = town.by("asa"), NOON.date()
    away = Place(municipality_id=uuid4(), name="隣の市の病院")
    assert not may_change(away, town.by("sewa"))
    said = replace(place_value(town.clinic), key=str(uuid4()))
    with pytest.raises(PermissionDenied):
        add_place(said=said, shared=True, by=asa, at=NOON, day=day)
    with pytest.raises(PermissionDenied):
        change_place(place=town.clinic, said=replace(said, name="別の名"), shared=True, by=asa, at=NOON, day=day)
    assert Place.objects.get(pk=town.clinic.pk).name != "別の名"


def test_a_wish_that_stands_already_is_no_second_one_s_first_turn(town: Town, wish_of: WishOf) -> None:
    """Kiku's Monday belongs to what stands; a second rule begun from the same wish takes a day of its own."""
    wish, asa = wish_of("kiku"), town.by("asa")
    said = Said(rider=wish.rider_id, service_day=MONDAY, destination=town.clinic.pk, appointment=600, back=Back.OPEN)
    rule = Rule(every=Every.WEEKLY, start=MONDAY, weekdays=frozenset({0}))
    first = begin(said, rule, first=wish, by=asa, at=NOON, today=NOON.date())
    begin(said, rule, first=wish, by=asa, at=EVENING, today=NOON.date())
    assert Turn.objects.get(wish=wish).standing == first
    assert Wish.objects.filter(rider=wish.rider_id, service_day=MONDAY).count() == 2
