"""The log: in words, newest first, with names only where they may be seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from web_town import MONDAY, NOON, Town

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.audit.words import WORDS
from ashinami_web.bookings.actions import cancel_wish
from ashinami_web.bookings.models import Wish
from ashinami_web.people.models import Disclosure

type ClientOf = Callable[[str], Client]


def test_every_kind_of_event_has_its_words() -> None:
    """A new kind without words would break the page."""
    assert set(WORDS) == set(EventKind)


def test_the_log_says_who_did_what_to_whom(town: Town, client_of: ClientOf, wish_of: Callable[..., Wish]) -> None:
    """Newest first, in words, with the reason given."""
    cancel_wish(wish_of("kiku"), reason="体調", by=town.by("asa"), at=NOON + timedelta(minutes=5))
    shown = client_of("sewa").get("/audit/").content.decode()
    assert shown.index("申込みを取り消した") < shown.index("申込みを受けた")
    assert all(said in shown for said in ("体調", "𠮷田 キク", "受付 アサ"))


def test_the_log_is_narrowed_to_a_day_and_to_one_thing(
    town: Town, client_of: ClientOf, wish_of: Callable[..., Wish]
) -> None:
    """By the service day, and by what it is about."""
    kiku, _matsu = wish_of("kiku"), wish_of("matsu")
    sewa = client_of("sewa")
    one = sewa.get(f"/audit/?subject={kiku.pk}").content.decode()
    assert ("𠮷田" in one, "浜田" in one) == (True, False)
    assert "𠮷田" in sewa.get(f"/audit/?day={MONDAY}").content.decode()
    assert "記録はありません" in sewa.get("/audit/?day=2026-01-01").content.decode()
    assert "𠮷田" in sewa.get("/audit/?day=いつか").content.decode()


def test_who_is_no_longer_told_of_has_no_name_in_the_log(
    town: Town, client_of: ClientOf, wish_of: Callable[..., Wish]
) -> None:
    """The record stays, the name goes."""
    wish_of("kiku")
    Disclosure.objects.filter(person=town.people["kiku"]).update(end=NOON.date())
    shown = client_of("sewa").get("/audit/").content.decode()
    assert "申込みを受けた" in shown
    assert "𠮷田" not in shown


def test_a_long_log_has_pages(town: Town, client_of: ClientOf) -> None:
    """Fifty to a page, the older ones one step away."""
    for number in range(51):
        record(
            body=town.group.pk,
            kind=EventKind.GROUP_CHANGED,
            subject=f"x{number}",
            by="person:x",
            at=NOON,
            service_day=MONDAY,
        )
    sewa = client_of("sewa")
    first, second = (sewa.get(f"/audit/?page={page}").content.decode() for page in (1, 2))
    assert (first.count("団体の設定を変えた"), second.count("団体の設定を変えた")) == (50, 1)
    assert "古いほうへ" in first


@pytest.mark.parametrize("who", ["asa", "haru", "sc", "officer"])
def test_the_log_opens_to_those_who_answer_for_it(town: Town, client_of: ClientOf, who: str) -> None:
    """Coordinator and administrator; nobody else."""
    assert client_of(who).get("/audit/").status_code == 403


@pytest.mark.parametrize("who", ["yoso", "admin"])
def test_nothing_of_our_group_stands_in_another_bodys_log(
    town: Town, client_of: ClientOf, wish_of: Callable[..., Wish], who: str
) -> None:
    """Neither the event nor the name."""
    wish = wish_of("kiku")
    shown = client_of(who).get(f"/audit/?subject={wish.pk}").content.decode()
    assert "記録はありません" in shown
    assert "𠮷田" not in shown
