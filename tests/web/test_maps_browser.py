"""Maps in a real browser: drawn without any request to somebody else, and an area drawn by keyboard alone."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer
from web_town import LONG_AGO, Town

from ashinami_web.bodies.models import Area

pytestmark = pytest.mark.usefixtures("standing_town")


def opened(browser: Browser, server: LiveServer, town: Town, who: str) -> tuple[Page, list[str]]:
    """Return a page in which somebody is logged in, and the list of addresses it asks."""
    from django.test import Client  # noqa: PLC0415 - after the browser's loop has started

    client = Client()
    client.force_login(town.accounts[who])
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="ja-JP")
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server.url}])
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    return page, asked


def test_a_place_is_shown_with_nothing_asked_of_others(
    browser: Browser, live_server: LiveServer, standing_town: Town
) -> None:
    """The clinic is a point that says its name; every request went to our own server."""
    page, asked = opened(browser, live_server, standing_town, "asa")
    page.goto(f"{live_server.url}/places/{standing_town.clinic.pk}/")
    page.locator("[data-map]").scroll_into_view_if_needed()
    page.wait_for_selector("[data-map][data-ready]", timeout=60_000)
    page.get_by_role("button", name="みなと診療所").click()
    assert "みなと診療所" in page.locator(".maplibregl-popup-content").inner_text()
    assert [url for url in asked if not url.startswith((live_server.url, "blob:", "data:"))] == []


def test_an_area_is_drawn_by_keyboard(browser: Browser, live_server: LiveServer, standing_town: Town) -> None:
    """Arrow keys move the cross, Enter adds a corner, Backspace takes the last one away; what is drawn stands in the field."""
    area = Area.objects.create(
        kind=Area.Kind.OWN, name="浜の区域", municipality=standing_town.municipality, start=LONG_AGO,
        outline={"type": "Polygon", "coordinates": [[[129.0, 30.0], [129.05, 30.0], [129.05, 30.05], [129.0, 30.0]]]},
    )  # fmt: skip
    page, _ = opened(browser, live_server, standing_town, "admin")
    page.goto(f"{live_server.url}/bodies/areas/{area.pk}/outline/")
    page.wait_for_selector("[data-map][data-ready]", timeout=60_000)
    field = page.locator("textarea")
    before = field.input_value().splitlines()
    page.locator("canvas.maplibregl-canvas").focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("() => !document.querySelector('[data-map]').map.isMoving()")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert len(field.input_value().splitlines()) == len(before) + 2
    page.keyboard.press("Backspace")
    drawn = field.input_value().splitlines()
    assert drawn[:-1] == before
    page.get_by_role("button", name="形を書きとめる").click()
    page.wait_for_url("**/bodies/")
    stored = Area.objects.get(pk=area.pk).outline
    assert len(json.loads(json.dumps(stored))["coordinates"][0]) == len(drawn) + 1
