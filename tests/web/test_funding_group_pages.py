"""A group and its money in the browser: its year, the schemes that fit, one funder for each cost, five years ahead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from funded_town import DAY, year_of
from web_town import MONDAY, NOON, Town

from ashinami.funding.municipal import rule
from ashinami.vocabulary.wish import Back
from ashinami_web.bookings.models import Wish
from ashinami_web.driving.actions import mark
from ashinami_web.funding import actions
from ashinami_web.funding.models import GroupYear
from ashinami_web.jobs.worker import work_once
from ashinami_web.runs.actions import request_plan
from ashinami_web.runs.board import day_of
from ashinami_web.runs.confirm_actions import confirm

pytestmark = pytest.mark.django_db


def page(client: Client, path: str) -> str:
    """Return the text of a page that is there."""
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.getvalue().decode()


def test_a_group_keeps_its_year_from_its_rides_and_shares_it(
    busy_year: Town, client_of: Callable[[str], Client]
) -> None:
    """What the rides say is filled in and not yet kept; the class of a user is left open; the town reads it only when shared."""
    sewa = client_of("sewa")
    assert "年の記録" in page(sewa, "/fund/years/")
    shown = page(sewa, "/fund/years/2026/?from=records")
    assert "活動の記録と帳簿から入れました" in shown
    form = sewa.get("/fund/years/2026/?from=records").context["form"]
    assert form["visits__all"].value() == 2
    assert form["users__target"].value() is None
    sent = {
        "visits__all": "2",
        "users__all": "2",
        "cost__complete": "yes",
        "group__kind": "residents",
        "lists_from_records": "1",
    }
    sewa.post("/fund/years/2026/?from=records", sent | {"group__services": ["ride"]})
    with busy_year.scope_of("sewa"):
        row = GroupYear.objects.get(year=2026)
    assert row.facts["visits.all"] == 2
    assert row.facts["month"][0]["month.visits"] == 2
    assert row.facts["group.services"] == ["ride"]
    assert "users.target" not in row.facts
    with busy_year.scope_of("officer"):
        assert not GroupYear.objects.exists()
    assert sewa.post("/fund/years/2026/share/", {"share": "yes"}).status_code == 302
    with busy_year.scope_of("officer"):
        assert GroupYear.objects.count() == 1
    sewa.post("/fund/years/2026/share/", {"share": "no"})
    with busy_year.scope_of("officer"):
        assert not GroupYear.objects.exists()
    assert "見せる" in page(sewa, "/fund/years/2026/")
    assert sewa.get("/fund/years/1999/").status_code == 404
    wrong = sewa.post("/fund/years/2026/", {"visits__all": "-3"}).getvalue().decode()
    assert "直すところがあります" in wrong


@pytest.fixture
def busy_year(town: Town, wish_of: Callable[..., Wish]) -> Town:
    """Return the town with two rides done on a Monday of December 2026."""
    wishes = [wish_of(rider, back=Back.NONE) for rider in ("kiku", "matsu")]
    request_plan(MONDAY, by=town.by("asa"), at=NOON, seconds=1)
    assert work_once("test")
    confirm(MONDAY, version=day_of(town.group.pk, MONDAY).version, by=town.by("asa"), at=NOON)
    for wish in wishes:
        ride = wish.rides.select_related("wish").get()
        mark(ride, "done", by="person:x", at=NOON, device="phone", metres=4_200)
    return town


def test_a_group_finds_what_fits_and_what_nearly_does(town: Town, client_of: Callable[[str], Client]) -> None:
    """The town has the salon rule in force; 50 minutes are too short, ten more would bring 60,000 yen."""
    by = town.by("officer")
    with town.scope_of("officer"):
        row = actions.draft(rule("owani.salon"), date(2026, 4, 1), by=by, at=NOON, day=DAY)
        actions.activate(row, by=by, at=NOON, day=DAY)
    facts = {"activities.count": 40, "activities.minutes": 50, "group.months": 12, "users.aged_65": 8, "users.all": 9}
    year_of(town, "sewa", facts | {"cost.complete": True, "cost.rent": 60_000})
    shown = page(client_of("sewa"), "/fund/finder/")
    assert "少し変えれば当てはまる" in shown
    assert "50分 → 60分" in shown
    assert "60,000円" in shown
    assert "貸切バス" not in shown, "another town's rule is left out"
    assert "貸切バス" in page(client_of("sewa"), "/fund/finder/?towns=all")


def test_a_mix_gives_each_cost_one_funder_with_its_reason(town: Town, client_of: Callable[[str], Client]) -> None:
    """By the aim chosen; what nobody pays is the group's own money."""
    by = town.by("officer")
    with town.scope_of("officer"):
        row = actions.draft(rule("yurihama.mutual_transport"), date(2026, 4, 1), by=by, at=NOON, day=DAY)
        actions.activate(row, by=by, at=NOON, day=DAY)
    year_of(
        town, "sewa", {"cost.insurance": 150_000, "cost.consumables": 25_000, "cost.food": 5_000, "cost.complete": True}
    )
    shown = page(client_of("sewa"), "/fund/mix/?aim=paper")
    for told in (
        "160,000円",
        "この費目が出るのは、ここだけです",
        "どの補助の費目でもありません",
        "自分たちのお金は20,000円",
    ):
        assert told in shown


def test_five_years_show_when_money_runs_out_and_when_help_ends(town: Town, client_of: Callable[[str], Client]) -> None:
    """The grant is taken to end in FY2028; the reserve melts; the stage stays while nobody says who can take over."""
    by = town.by("officer")
    with town.scope_of("officer"):
        row = actions.draft(rule("yurihama.mutual_transport"), date(2026, 4, 1), by=by, at=NOON, day=DAY)
        actions.activate(row, by=by, at=NOON, day=DAY)
    year_of(town, "sewa", {"cost.insurance": 100_000, "cost.complete": True, "cost.consumables": 0})
    sewa = client_of("sewa")
    asked = "?year=2025&activity_growth=0&price_rise=0&reserve=50000&fees=10000&fees_growth=0&helpers=5"
    shown = page(sewa, f"/fund/budget/{asked}&ends=yurihama.mutual_transport&ends_year=2028")
    assert "足りない" in shown
    assert "−20,000円" in shown or "−110,000円" in shown
    assert "帳簿と報告を団体だけで作れる: 分かりません" in shown
    assert "直すところがあります" in page(sewa, "/fund/budget/?reserve=-1&activity_growth=x")
    assert "立ち上げ" in page(sewa, "/fund/budget/")
