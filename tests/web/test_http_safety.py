"""What every answer keeps to, whatever its page: nothing kept by the browser, nothing leaked to the log, words where something fails."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
from board_day import ClientOf, WishOf
from django.conf import settings
from django.test import Client
from web_town import MONDAY, NOON, Town

from ashinami_web.config import clock
from ashinami_web.config.logs import WithoutLinks
from ashinami_web.driving.actions import make_link


@pytest.mark.parametrize(
    "url", ["/", "/desk/", "/people/", "/wishes/", "/board/", "/desk/riders/?q=よし", "/people/0/"]
)
def test_no_browser_keeps_an_answer(client_of: ClientOf, url: str) -> None:
    """Names do not come back with the back button after somebody has left the desk."""
    assert "no-store" in client_of("asa").get(url)["Cache-Control"]


def test_a_driver_s_page_is_kept_nowhere(town: Town) -> None:
    """His page is personal too."""
    link = make_link(town.people["haru"].pk, start=NOON.date(), end=MONDAY, by=town.by("asa"), at=NOON)
    assert "no-store" in Client().get(f"/d/{link.token}/")["Cache-Control"]


def test_the_log_holds_no_private_link(caplog: pytest.LogCaptureFixture) -> None:
    """A refused request is logged without the token in its address."""
    refused = Client(enforce_csrf_checks=True)
    with caplog.at_level(logging.WARNING, logger="django"):
        refused.get("/d/secret-token/mark/")
        refused.post("/d/secret-token/mark/")
    assert len(caplog.records) > 1
    for record in caplog.records:
        assert WithoutLinks().filter(record)
        assert "secret" not in record.getMessage()
        assert "/d/…" in record.getMessage()


def test_a_page_sent_after_the_log_in_expired_leads_back_to_where_it_came_from() -> None:
    """After logging in again one stands on the form, never on an address that only takes what is sent."""
    answer = Client().post(
        "/board/plan/", {"day": "2026-12-07"}, headers={"Referer": "http://testserver/board/?day=2026-12-07"}
    )
    assert answer["Location"] == "/login/?next=http%3A//testserver/board/%3Fday%3D2026-12-07"
    stranger = Client().post("/board/plan/", headers={"Referer": "https://elsewhere.example/"})
    assert stranger["Location"] == "/login/?next=/"
    assert "書きとめていません" in Client().post("/board/plan/", follow=True).content.decode()


@pytest.mark.parametrize(("hours", "renewed"), [(11, False), (13, True)])
def test_a_log_in_in_use_is_renewed_when_half_of_it_is_gone(
    client_of: ClientOf, monkeypatch: pytest.MonkeyPatch, hours: int, *, renewed: bool
) -> None:
    """The desk is not logged out in the middle of a day's work, and not every request writes."""
    asa = client_of("asa")
    asa.get("/")
    assert settings.SESSION_COOKIE_NAME not in asa.get("/").cookies
    later = clock.now() + timedelta(hours=hours)
    monkeypatch.setattr(clock, "now", lambda: later)
    answer = asa.get("/")
    assert (settings.SESSION_COOKIE_NAME in answer.cookies) is renewed
    if renewed:
        assert answer.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == 24 * 3600


def test_a_fragment_without_log_in_is_refused_and_replaces_nothing() -> None:
    """The log-in page never appears inside a panel."""
    assert Client().get("/desk/check/", headers={"HX-Request": "true"}).status_code == 401


def test_an_address_that_only_takes_what_is_sent_says_so(client_of: ClientOf) -> None:
    """Opened by hand it shows a page with a way on, not an empty window."""
    answer = client_of("asa").get("/board/plan/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "はじめのページへ" in answer.content.decode()


def test_an_old_form_is_refused_in_words(town: Town) -> None:
    """Somebody logged in again in another window: the page says what to do."""
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(town.accounts["asa"])
    answer = strict.post("/desk/", {})
    assert answer.status_code == 403
    assert "画面が古くなっていました" in answer.content.decode()


def test_a_fault_of_the_program_is_said_in_words(client_of: ClientOf, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody sees a trace of the program."""
    monkeypatch.setattr("ashinami_web.ui.home.counts_of", lambda *_args: 1 // 0)
    client = client_of("asa")
    client.raise_request_exception = False
    answer = client.get("/")
    assert answer.status_code == 500
    assert "うまくいきませんでした" in answer.content.decode()
    assert "ZeroDivision" not in answer.content.decode()


def test_an_english_page_says_which_words_stay_japanese(client_of: ClientOf, wish_of: WishOf) -> None:
    """A screen reader changes its voice for names, places and the law's reasons; a Japanese page needs no mark."""
    wish = wish_of("kiku")
    url, asa = f"/wishes/{wish.pk}/", client_of("asa")
    assert ' lang="ja"' not in asa.get(url).content.decode().replace('<html lang="ja"', "")
    english = asa.get(url, headers={"Accept-Language": "en"}).content.decode()
    assert '<html lang="en"' in english
    assert '<span lang="ja">𠮷田 キク</span>' in english
    assert f'<li lang="ja">{wish.basis["reasons"][0]}</li>' in english
