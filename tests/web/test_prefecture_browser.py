"""A prefecture's page over five municipalities in a real browser: counts and steps side by side, no person, small counts hidden."""

from __future__ import annotations

import re

from accompanied_town import TOWNS, five
from kept_town import TODAY
from logging_in import PHONE, enter, with_password
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from web_town import Town

from ashinami_web.support.models import Case


def test_a_prefecture_sees_five_municipalities_side_by_side(
    browser: Browser, live_server: LiveServer, standing_town: Town
) -> None:
    """Ken reads visits, findings, steps and delays of each; two and four trained stand as fewer than five; no name, also in a case."""
    town = standing_town
    made = five(town)
    with_password(town, "ken")
    ken = enter(browser, live_server.url, "ken")
    ken.goto(f"{live_server.url}/support/")
    rows = _table(ken)
    names = ("試し市（架空）", "となり町（架空）", *TOWNS)
    assert set(rows) == set(names)
    for number, name in enumerate(names, start=1):
        row = rows[name]
        assert row["テーマ"] == f"{number}番の支えあい"
        assert (row["訪問"], row["気づき"]) == (str(number), str(number))
        assert (row["できた手順"], row["遅れ"]) == ("1 / 4", "1")
        assert row["研修の参加"] == ("5未満" if number < 3 else str(2 * number))
    towns_people = [person.name for who, person in town.people.items() if who != "ken"]
    for path in ("/support/", *(f"/support/{case.pk}/" for case in Case.objects.order_by("theme"))):
        ken.goto(f"{live_server.url}{path}")
        words = ken.locator("main").inner_text()
        assert not [name for name in towns_people if name in words], path
        ken.set_viewport_size(PHONE)  # type: ignore[arg-type]
        assert ken.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{path} fits a phone"
    expect(ken.locator("main")).to_contain_text("5番の支えあい")
    ken.goto(f"{live_server.url}/support/")
    ken.get_by_role("link", name="3番の支えあい").first.click()
    expect(ken.locator("h1")).to_contain_text("3番の支えあい")
    assert made.programme.start < TODAY


def _table(page: Page) -> dict[str, dict[str, str]]:
    """Return the table side by side: by municipality, by the heading of the column."""
    table = page.locator("table").first
    heads = [re.sub(r"\s+", "", one) for one in table.locator("thead th").all_inner_texts()]
    found = {}
    for line in table.locator("tbody tr").all():
        cells = [one.strip() for one in line.locator("th, td").all_inner_texts()]
        found[cells[0]] = dict(zip(heads, cells, strict=True))
    return found
