"""Passwords: tried out, forgotten, changed."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from board_day import ClientOf, page
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.test import Client
from web_town import NOON, Town

from ashinami_web.audit.models import Event
from ashinami_web.bodies.models import Membership
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.people.accounts import renew_password
from ashinami_web.people.attempts import MOST_WRONG

RIGHT = "the-right-password"


@pytest.fixture(autouse=True)
def _nobody_waits() -> None:
    cache.clear()


def enter(password: str, username: str = "asa") -> bool:
    """Try to log in; return whether one is in."""
    return Client().post("/login/", {"username": username, "password": password}).status_code == 302


def keep(town: Town) -> None:
    """Give Asa a password."""
    town.accounts["asa"].set_password(RIGHT)
    town.accounts["asa"].save()


def test_who_tries_passwords_out_must_wait(town: Town) -> None:
    """After ten wrong ones not even the right one is let in, and the page says how long; another log-in is."""
    keep(town)
    assert not any(enter("wrong") for _ in range(MOST_WRONG))
    assert not enter(RIGHT)
    answer = Client().post("/login/", {"username": "ASA", "password": RIGHT})
    assert "15分ほど入れません" in answer.content.decode()
    cache.clear()
    assert enter(RIGHT)


def test_the_right_password_forgets_the_wrong_ones(town: Town) -> None:
    """Who mistypes now and then is never locked out."""
    keep(town)
    for _ in range(3):
        assert not any(enter("wrong") for _ in range(MOST_WRONG - 1))
        assert enter(RIGHT)


def test_a_forgotten_password_is_made_new_by_the_administrator(town: Town, client_of: ClientOf) -> None:
    """It is shown once, works, and ends the log-in that was open; nobody else may do it."""
    keep(town)
    open_page, url = client_of("asa"), f"/accounts/{town.accounts['asa'].pk}/password/"
    assert client_of("sewa").post(url).status_code == 403
    answer = client_of("admin").post(url).content.decode()
    found = re.search(r"パスワード</dt><dd><b>([^<]+)", answer)
    assert found
    assert enter(found[1])
    assert not enter(RIGHT)
    assert open_page.get("/").status_code == 302
    assert found[1] not in page(client_of("admin"), "/accounts/")


def test_a_new_password_is_written_down_without_it(town: Town) -> None:
    """The audit says whose and by whom; an administrator of elsewhere is refused by the action itself."""
    day = NOON.date()
    renew_password(town.accounts["asa"], by=town.by("admin"), at=NOON, day=day)
    with acting(whole_installation()):
        event = Event.objects.get(kind="account.reset")
        Membership.objects.filter(person=town.people["asa"]).update(start=day - timedelta(days=9), end=day)
    assert event.subject == str(town.people["asa"].pk)
    assert event.facts == {}
    with pytest.raises(PermissionDenied):
        renew_password(town.accounts["asa"], by=town.by("admin"), at=NOON, day=day)


def test_a_log_in_is_stopped_and_resumed(town: Town, client_of: ClientOf) -> None:
    """Stopped, it lets nobody in and says why to who knows the password; resumed, it does again with the same."""
    keep(town)
    admin, open_page = client_of("admin"), client_of("asa")
    url = f"/accounts/{town.accounts['asa'].pk}"
    assert client_of("sewa").post(f"{url}/stop/").status_code == 403
    assert "を止めました" in admin.post(f"{url}/stop/", follow=True).content.decode()
    assert open_page.get("/").status_code == 302
    said = [
        Client().post("/login/", {"username": "asa", "password": password}).content.decode()
        for password in (RIGHT, "wrong")
    ]
    assert ["このログインは止められています" in words for words in said] == [True, False]
    assert "止めています" in page(admin, "/accounts/")
    admin.post(f"{url}/resume/")
    assert enter(RIGHT)


def test_nobody_stops_his_own_log_in(town: Town, client_of: ClientOf) -> None:
    """He could not let himself in again."""
    admin, url = client_of("admin"), f"/accounts/{town.accounts['admin'].pk}/stop/"
    assert url not in page(admin, "/accounts/")
    assert "ご自分のログインは止められません" in admin.post(url, follow=True).content.decode()
    assert admin.get("/accounts/").status_code == 200


def test_everybody_changes_his_own(town: Town) -> None:
    """The first one came on paper; a short one is refused in Japanese."""
    keep(town)
    mine = Client()
    mine.post("/login/", {"username": "asa", "password": RIGHT})
    short = {"old_password": RIGHT, "new_password1": "abc", "new_password2": "abc"}
    assert "直すところがあります" in mine.post("/password/", short).content.decode()
    new = short | {"new_password1": "kazega-fuku-3", "new_password2": "kazega-fuku-3"}
    assert "パスワードを変えました" in mine.post("/password/", new, follow=True).content.decode()
    assert enter("kazega-fuku-3")
