"""What erasing takes away, and when it is refused."""

from __future__ import annotations

import pytest
from board_day import ClientOf, WishOf, plan, ride_of
from web_town import MONDAY, NOON, Town

from ashinami_web.bookings.models import RiderCard
from ashinami_web.people.actions import PersonError, erase_person
from ashinami_web.people.models import Disclosure
from ashinami_web.runs.confirm_actions import confirm


def test_erasing_takes_the_words_said_of_her_too(town: Town, wish_of: WishOf) -> None:
    """What the desk noted beside her wishes may name her daughter or her house."""
    wish = wish_of(
        "kiku", day=NOON.date().replace(day=1), note="娘さんは花子", booked_by="花子", origin_text="花子の家"
    )
    RiderCard.objects.filter(person=wish.rider_id).update(note="花子に電話")
    erase_person(town.people["kiku"], by=town.by("sewa"), at=NOON, day=NOON.date())
    wish.refresh_from_db()
    assert (wish.note, wish.booked_by, wish.origin_text) == ("", "", "")
    assert not RiderCard.objects.filter(note__contains="花子").exists()


def test_no_group_erases_a_rider_of_another(town: Town) -> None:
    """She rides with two groups: one of them cannot take her from the other's board."""
    rider = town.people["kiku"]
    other = Disclosure.objects.create(
        person=rider, to_body=town.other_group, purpose="ride", consent="spoken", start=NOON.date()
    )
    with town.scope_of("sewa"), pytest.raises(PersonError):
        erase_person(rider, by=town.by("sewa"), at=NOON, day=NOON.date())
    Disclosure.objects.filter(pk=other.pk).update(end=NOON.date())
    with town.scope_of("sewa"):
        erase_person(rider, by=town.by("sewa"), at=NOON, day=NOON.date())
    rider.refresh_from_db()
    assert not rider.name


def test_a_driver_with_rides_ahead_stays(town: Town, wish_of: WishOf, client_of: ClientOf) -> None:
    """Neither erased nor closed off while he is promised to somebody; the page says why."""
    wish = wish_of("kiku")
    confirm(MONDAY, version=plan(town), by=town.by("asa"), at=NOON)
    driver = ride_of(wish).driver_id
    assert driver
    for disclosure in Disclosure.objects.filter(person__in=[driver, wish.rider_id]):
        answer = client_of("sewa").post(f"/people/disclosures/{disclosure.pk}/end/", follow=True)
        assert "これからの送迎があります" in answer.content.decode()
        disclosure.refresh_from_db()
        assert disclosure.end is None
    assert client_of("sewa").post(f"/people/{driver}/erase/").status_code == 409
