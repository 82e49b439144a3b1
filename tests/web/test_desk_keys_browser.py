"""The desk by keyboard alone, every stroke counted by the browser itself: a known rider, her usual trip, a rider who is new.

A chord counts each key that goes down: Alt + S is two.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from axe_check import serious_on
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer
from web_town import NOON, Town

from ashinami.vocabulary.wish import Back, Purpose
from ashinami_web.bookings.actions import Said, take_wish
from ashinami_web.bookings.models import RiderCard, Wish
from ashinami_web.helping.models import Visit
from ashinami_web.people.models import Account, Person

PASSWORD = "足並みをそろえて歩く"  # noqa: S105 - a password of the tests
COUNTS = """
window.addEventListener("keydown", (event) => {
  if (!event.repeat) sessionStorage.setItem("strokes", Number(sessionStorage.getItem("strokes") ?? 0) + 1);
}, true);
"""
MOST_KNOWN, MOST_USUAL = 10, 4
MOST_NEW = 12 + 10 + 1
"""Twelve for her telephone, ten as for everybody, and the space in her name."""
expect.set_options(timeout=90_000)  # a loaded machine is slow, not wrong


def test_the_desk_by_keyboard_counted(browser: Browser, live_server: LiveServer, standing_town: Town) -> None:
    """Asa: eight strokes for a known rider, four for the usual trip at its usual time, a new rider with name and telephone alone."""
    last_week = NOON.date() - timedelta(days=7)
    usual = Said(
        rider=standing_town.people["kiku"].pk,
        service_day=last_week,
        destination=standing_town.clinic.pk,
        appointment=600,
        back=Back.FIXED,
        back_at=660,
        purpose=Purpose.CLINIC,
    )
    first = take_wish(usual, by=standing_town.by("asa"), at=NOON - timedelta(days=8))
    context = _logged_in(browser, live_server.url)
    page = context.new_page()

    strokes = _after_the_name(page, live_server.url, "よしだ", _known_rider)
    known = Wish.objects.exclude(pk=first.pk).get()
    assert (known.appointment, known.destination, known.back_at) == (560, standing_town.clinic, 620)
    assert known.service_day == NOON.date() + timedelta(days=1)
    assert strokes <= MOST_KNOWN, strokes
    assert serious_on(page) == []

    strokes = _after_the_name(page, live_server.url, "きく", _usual_trip)
    again = Wish.objects.exclude(pk__in=(first.pk, known.pk)).get()
    assert (again.appointment, again.back_at, again.purpose) == (600, 660, "CLINIC")
    assert again.service_day == NOON.date() + timedelta(days=1)
    assert strokes <= MOST_USUAL, strokes

    strokes = _after_the_name(page, live_server.url, "よしだ", _visit)
    visit = Visit.objects.get()
    assert (visit.start, visit.helps, visit.units) == (570, ["waste"], 2)
    assert strokes <= MOST_KNOWN, strokes

    strokes = _new_rider(page, live_server.url)
    assert strokes <= MOST_NEW, strokes
    assert Person.objects.get(name="新井 アラ").phone == "0000-12-3456"
    assert Wish.objects.get(rider__name="新井 アラ").appointment == 630

    _another_day_and_another_need(page, live_server.url, standing_town)


def _logged_in(browser: Browser, url: str) -> BrowserContext:
    account = Account.objects.get(username="asa")
    account.set_password(PASSWORD)
    account.save()
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="ja-JP")
    context.set_default_timeout(90_000)
    context.add_init_script(COUNTS)
    page = context.new_page()
    page.goto(f"{url}/login/")
    page.fill("input[name=username]", "asa")
    page.fill("input[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{url}/")
    page.close()
    return context


def _after_the_name(page: Page, url: str, name: str, rest: Callable[[Page], None]) -> int:
    """Type a name at the desk, then do the rest; return how many keys went down after the name."""
    page.goto(f"{url}/desk/")
    page.keyboard.type(name)
    expect(page.locator("a.choice")).to_have_count(1)
    page.evaluate("sessionStorage.setItem('strokes', 0)")
    rest(page)
    expect(page.locator("main")).to_contain_text("受け付けました")
    return int(page.evaluate("sessionStorage.getItem('strokes')"))


def _known_rider(page: Page) -> None:
    page.keyboard.press("1")
    page.wait_for_url("**/desk/?rider=*")
    page.keyboard.type("920")
    page.keyboard.press("Enter")
    page.keyboard.press("1")
    expect(page.locator("#check")).to_contain_text("みなと診療所へお連れします")
    page.keyboard.press("Alt+s")


def _visit(page: Page) -> None:
    """ごみ出し at half past nine, on the form of rides: the time, what for, and taken."""
    page.keyboard.press("1")
    page.wait_for_url("**/desk/?rider=*")
    page.keyboard.type("930")
    page.keyboard.press("Alt+v")
    page.keyboard.press("2")
    expect(page.locator("#check")).to_contain_text("ごみ出しにうかがいます")
    expect(page.locator("[name=destination_text]")).to_be_hidden()
    page.keyboard.press("Alt+s")


def _usual_trip(page: Page) -> None:
    page.keyboard.press("1")
    page.wait_for_url("**/desk/?rider=*")
    # the last trip was just taken for tomorrow; the usual one is the second
    page.keyboard.press("Alt+2")
    page.wait_for_url("**like=*")
    expect(page.locator("#check")).to_contain_text("午前10時までに")
    page.keyboard.press("Enter")


def _new_rider(page: Page, url: str) -> int:
    """Name and telephone, and her wish is taken; return how many keys went down beside those of the name."""
    page.goto(f"{url}/desk/")
    page.evaluate("sessionStorage.setItem('strokes', 0)")
    expect(page.locator("[name=q]")).to_be_focused()
    page.keyboard.type("新井 アラ")
    page.keyboard.press("Enter")
    expect(page.locator("[name=name]")).to_be_focused()
    expect(page.locator("[name=name]")).to_have_value("新井 アラ")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.type("0000-12-3456")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/?rider=*")
    expect(page.locator(".desk__warnings")).to_contain_text("位置がまだ分かりません")
    page.keyboard.type("1030")
    page.keyboard.press("Alt+s")
    expect(page.locator("main")).to_contain_text("受け付けました")
    return int(page.evaluate("sessionStorage.getItem('strokes')"))


def _another_day_and_another_need(page: Page, url: str, town: Town) -> None:
    """+ goes a day on; a need heard on the telephone is ticked and stands on her card from now on."""
    page.goto(f"{url}/desk/?rider={town.people['matsu'].pk}")
    page.keyboard.press("Alt+t")
    page.keyboard.press("+")
    page.keyboard.press("+")
    expect(page.locator("[name=service_day]")).to_have_value(str(NOON.date() + timedelta(days=3)))
    page.keyboard.press("Alt+o")
    page.locator("[name=needs][value=歩行器]").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Alt+s")
    expect(page.locator("main")).to_contain_text("受け付けました")
    assert RiderCard.objects.get(person=town.people["matsu"]).needs == ["歩行器"]
