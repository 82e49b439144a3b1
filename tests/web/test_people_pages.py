"""Pages about people and log-ins."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import Settings
from web_town import MONDAY, Town

from ashinami_web.bodies.models import Membership
from ashinami_web.bookings.models import RiderCard, Wish
from ashinami_web.people.models import Account, Disclosure, Person
from ashinami_web.people.roles import Role

type ClientOf = Callable[[str], Client]


def test_log_in_by_name_and_password(town: Town) -> None:
    """A wrong password is said politely, and what was typed as name stays; the right one leads to the first page."""
    asa = town.accounts["asa"]
    asa.set_password("hama-no-ue-1234")
    asa.save()
    wrong = Client().post("/login/", {"username": "asa", "password": "no"}).content.decode()
    assert "ログイン名かパスワードが違います" in wrong
    assert 'value="asa"' in wrong
    client = Client()
    response = client.post("/login/", {"username": "asa", "password": "hama-no-ue-1234"})
    assert response.headers["Location"] == "/"
    assert "受付 アサ" in client.get("/").content.decode()
    client.post("/logout/")
    assert client.get("/").headers["Location"] == "/login/?next=/"


def test_the_demonstration_offers_its_people_and_nobody_else_does(town: Town, settings: Settings) -> None:
    """One click enters as a person of the demonstration; on a real installation there is no such page."""
    Account.objects.filter(username="asa").update(username="demo-desk")
    assert "demo-desk" not in Client().get("/login/").content.decode()
    assert Client().post("/demo-login/", {"username": "demo-desk"}).status_code == 404
    settings.DEMO = True
    assert "受付 アサさんとして入る" in Client().get("/login/").content.decode()
    assert Client().post("/demo-login/", {"username": "sewa"}).status_code == 404
    client = Client()
    assert client.post("/demo-login/", {"username": "demo-desk"}).status_code == 302
    assert client.get("/desk/").status_code == 200


def test_who_acts_for_two_bodies_changes_between_them(town: Town, client_of: ClientOf) -> None:
    """The choice stands in the head of every page and changes what is seen; a body that is not one's own changes nothing."""
    Membership.objects.create(
        person=town.people["asa"],
        body=town.other_group,
        role=Role.DESK,
        start=town.people["asa"].disclosures.get().start,
    )
    client = client_of("asa")
    assert 'name="body"' in client.get("/").content.decode()
    client.post("/acting/", {"body": str(town.other_group.pk)})
    assert client.get("/desk/", {"rider": str(town.people["kiku"].pk)}).status_code == 404
    client.post("/acting/", {"body": str(town.municipality.pk)})
    assert "<strong>よその会</strong>" in client.get("/").content.decode()


def test_people_are_listed_found_written_and_changed(town: Town, client_of: ClientOf) -> None:
    """Riders and volunteers apart; a new rider gets her disclosure; half a point is refused and the words stay."""
    desk = client_of("asa")
    riders = desk.get("/people/").content.decode()
    assert "𠮷田 キク" in riders
    assert "髙橋 ハル" not in riders
    assert "髙橋 ハル" in desk.get("/people/", {"who": "drive"}).content.decode()
    assert "海野" not in desk.get("/people/", {"q": "よしだ"}, headers={"HX-Request": "true"}).content.decode()
    new = {"name": "新田 ニイ", "kana": "にった にい", "purpose": "ride", "consent": "written"}
    bad = desk.post("/people/new/", new | {"lat": "30.1"}).content.decode()
    assert "緯度と経度は、両方" in bad
    assert "にった にい" in bad
    path = desk.post("/people/new/", new).headers["Location"]
    assert "書面" in desk.get(path).content.decode()
    desk.post(f"{path}change/", {"name": "新田 ニイ", "town": "山町"})
    assert "山町" in desk.get(path).content.decode()


def test_the_card_is_kept_by_the_group(town: Town, client_of: ClientOf) -> None:
    """Needs and minutes; a number that is none is asked again."""
    kiku, desk = town.people["kiku"], client_of("asa")
    path = f"/people/{kiku.pk}/card/"
    sent = {"needs": ["歩行器", "玄関まで"], "boarding": "5", "longest_ride": "40", "note": "ゆっくり話す"}
    assert desk.post(path, sent).status_code == 302
    card = RiderCard.objects.get(person=kiku)
    assert (sorted(card.needs), card.boarding, card.longest_ride) == (["歩行器", "玄関まで"], 5, 40)
    wrong = desk.post(path, sent | {"boarding": "すこし", "note": "新しい覚え"}).content.decode()
    assert "数字で入れてください" in wrong
    assert "新しい覚え" in wrong


def test_only_a_coordinator_ends_a_disclosure_and_erases(
    town: Town, client_of: ClientOf, wish_of: Callable[..., Wish]
) -> None:
    """The desk is refused; a rider with rides ahead is not erased; once erased nothing of her can be read."""
    kiku, matsu = town.people["kiku"], town.people["matsu"]
    wish_of("kiku", day=MONDAY)
    told = Disclosure.objects.get(person=matsu)
    assert client_of("asa").post(f"/people/disclosures/{told.pk}/end/").status_code == 403
    assert client_of("asa").get(f"/people/{kiku.pk}/erase/").status_code == 403
    sewa = client_of("sewa")
    assert sewa.post(f"/people/disclosures/{told.pk}/end/").status_code == 302
    assert sewa.get(f"/people/{matsu.pk}/").status_code == 404
    assert "先に取り消してください" in sewa.post(f"/people/{kiku.pk}/erase/").content.decode()
    ume = town.people["ume"]
    assert "元には戻せません" in sewa.get(f"/people/{ume.pk}/erase/").content.decode()
    assert sewa.post(f"/people/{ume.pk}/erase/").status_code == 302
    ume.refresh_from_db()
    assert (ume.name, ume.phone, ume.found_by) == ("", "", "")


def test_a_stranger_meets_nobody(town: Town, client_of: ClientOf) -> None:
    """Another group's coordinator: no list, no page, no card, no erasing."""
    kiku, stranger = town.people["kiku"], client_of("yoso")
    assert "𠮷田" not in stranger.get("/people/").content.decode()
    for path in ("", "change/", "erase/"):
        assert stranger.get(f"/people/{kiku.pk}/{path}").status_code == 404
    assert stranger.post(f"/people/{kiku.pk}/card/", {"boarding": 3, "longest_ride": 60}).status_code == 404
    assert Person.objects.get(pk=kiku.pk).name == "𠮷田 キク"


def test_an_administrator_keeps_log_ins_without_names(town: Town, client_of: ClientOf) -> None:
    """A log-in is made with a password shown once; roles begin and end; no rider's name is on the page."""
    admin = client_of("admin")
    sent = {"name": "新人 シン", "username": "shin", "body": str(town.group.pk), "role": Role.DESK}
    page = admin.post("/accounts/", sent).content.decode()
    assert "このパスワードは一度だけ" in page
    assert "𠮷田" not in page
    assert "新人 シン" not in admin.get("/accounts/").content.decode()
    account = Account.objects.get(username="shin")
    password = page.partition("パスワード</dt>")[2].partition("<b>")[2].partition("</b>")[0]
    shin = Client()
    shin.post("/login/", {"username": "shin", "password": password})
    assert shin.get("/desk/").status_code == 200
    admin.post(f"/accounts/{account.pk}/role/", {"body": str(town.group.pk), "role": Role.COORDINATOR})
    assert shin.get("/arrangements/new/").status_code == 200
    for row in Membership.objects.filter(person=account.person_id):
        assert admin.post(f"/accounts/roles/{row.pk}/end/").status_code == 302
    assert shin.get("/desk/").status_code == 403
    assert "そのログイン名は使われています" in admin.post("/accounts/", sent).content.decode()


@pytest.mark.parametrize("who", ["asa", "sewa", "yoso", "sc"])
def test_nobody_else_sees_the_log_ins(client_of: ClientOf, who: str) -> None:
    """Accounts are the administrator's."""
    assert client_of(who).get("/accounts/").status_code == 403
