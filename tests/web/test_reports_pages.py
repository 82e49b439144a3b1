"""The month's pages: what is missing, how it adds up, closing, what comes late, what is shared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook
from web_town import MONDAY, NOON, Town

from ashinami.basics.day import Month
from ashinami.vocabulary.wish import Back
from ashinami_web.audit.models import Event
from ashinami_web.bookings.models import Wish
from ashinami_web.config import clock
from ashinami_web.driving.actions import mark
from ashinami_web.jobs.worker import work_once
from ashinami_web.reports.models import SharedSheet
from ashinami_web.reports.queries import table_of
from ashinami_web.runs.actions import request_plan
from ashinami_web.runs.board import day_of
from ashinami_web.runs.confirm_actions import confirm
from ashinami_web.runs.models import Ride

AFTER = datetime(2027, 1, 5, 10, tzinfo=clock.JAPAN)
PAGE = "/month/2026-12/"
type ClientOf = Callable[[str], Client]


@pytest.fixture
def january(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be January: December can be closed."""
    monkeypatch.setattr(clock, "now", lambda: AFTER)
    monkeypatch.setattr(clock, "today", AFTER.date)


@pytest.fixture
def rides(town: Town, wish_of: Callable[..., Wish]) -> list[Ride]:
    """Return two confirmed rides of one day."""
    wishes = [wish_of(rider, back=Back.NONE) for rider in ("kiku", "matsu")]
    request_plan(MONDAY, by=town.by("asa"), at=NOON, seconds=1)
    assert work_once("test")
    confirm(MONDAY, version=day_of(town.group.pk, MONDAY).version, by=town.by("asa"), at=NOON)
    return [wish.rides.select_related("wish").get() for wish in wishes]


def done(ride: Ride, metres: int = 4200) -> Event:
    """Finish a ride."""
    return mark(ride, "done", by="person:x", at=NOON, device="phone", metres=metres)


def test_the_month_shows_what_is_missing_first(
    town: Town, client_of: ClientOf, rides: list[Ride], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A promised ride without a result stands above everything, from the day after; until then it may be under way."""
    done(rides[0])
    monkeypatch.setattr(clock, "today", lambda: MONDAY)
    assert "結果のない送迎" not in client_of("asa").get(PAGE).content.decode()
    monkeypatch.setattr(clock, "today", lambda: MONDAY + timedelta(days=1))
    shown = client_of("asa").get(PAGE).content.decode()
    assert "結果のない送迎 1件" in shown
    assert f'href="/board/rides/{rides[1].pk}/"' in shown
    assert shown.index("結果のない送迎") < shown.index("運転者ごと")


def test_the_months_page_adds_up_to_its_events(town: Town, client_of: ClientOf, rides: list[Ride]) -> None:
    """By driver, rider and purpose, each with the one sum, and every ride a line."""
    for ride, metres in zip(rides, (4200, 1300), strict=True):
        done(ride, metres)
    shown = client_of("asa").get(PAGE).content.decode()
    assert (
        shown.count('<tfoot><tr><th scope="row">合計</th><td class="number">2</td><td class="number">5.5 km</td>') == 3
    )
    assert all(said in shown for said in ("𠮷田 キク", "浜田 マツ", "通院", "4.2 km", "1.3 km"))


def test_long_times_are_read_in_hours_and_counted_in_minutes(
    town: Town, client_of: ClientOf, rides: list[Ride]
) -> None:
    """90 minutes read 1時間30分; the plain minutes, as the workbook has them, are beside."""
    mark(rides[0], "aboard", by="person:x", at=NOON, device="phone")
    mark(rides[0], "done", by="person:x", at=NOON + timedelta(minutes=90), device="phone", metres=4200)
    shown = client_of("asa").get(PAGE).content.decode()
    assert '<span class="figure">1時間30分</span>' in shown
    assert shown.count('title="90分">1時間30分</span>') == 7  # a line and a sum in three tables, and the ride itself


def test_the_page_leads_to_the_month_we_are_in(town: Town, client_of: ClientOf) -> None:
    """/month/ is this month's."""
    assert client_of("asa").get("/month/")["Location"] == PAGE


def test_the_coordinator_closes_and_the_bytes_stay(
    town: Town, client_of: ClientOf, rides: list[Ride], january: None
) -> None:
    """Asked first, then closed: the page says 締めた, the workbook is the same bytes for ever, the town hall has its sheet."""
    for ride in rides:
        done(ride)
    sewa = client_of("sewa")
    assert "この月を締める" in sewa.get(PAGE).content.decode()
    assert "送迎2回、8.4 kmで集計を固めます。" in sewa.get(f"{PAGE}close/").content.decode()
    assert "令和8年12月を締めました。" in sewa.post(f"{PAGE}close/", follow=True).content.decode()
    first = sewa.get(f"{PAGE}month.xlsx").content
    Ride.objects.filter(pk=rides[0].pk).update(metres=1)
    town.group.name = "別の名前"
    town.group.save()
    assert sewa.get(f"{PAGE}month.xlsx").content == first
    sheets = client_of("officer").get("/sheets/").content.decode()
    assert all(said in sheets for said in ("令和8年12月", "8.4 km", "通院 2"))
    assert "𠮷田" not in sheets


def test_a_month_with_something_missing_is_not_closed(
    town: Town, client_of: ClientOf, rides: list[Ride], january: None
) -> None:
    """The reason is said; nothing is closed."""
    shown = client_of("sewa").post(f"{PAGE}close/", follow=True).content.decode()
    assert "結果のない送迎が2件あります" in shown
    assert not SharedSheet.objects.exists()


def test_what_comes_late_waits_and_counts_in_the_next_month(
    town: Town, client_of: ClientOf, rides: list[Ride], january: None
) -> None:
    """A correction after closing is listed, taken in by the coordinator, and counted in January; December stays."""
    first, second = (done(ride) for ride in rides)
    sewa = client_of("sewa")
    sewa.post(f"{PAGE}close/")
    before = sewa.get(f"{PAGE}month.xlsx").content
    late = mark(rides[1], "done", by="person:x", at=AFTER, device="phone", metres=5200, corrects=second.pk)
    assert late.posted_period is None
    assert "締めたあとに届いた記録が1件あります" in sewa.get(PAGE).content.decode()
    assert "送迎が終わった" in sewa.get("/month/late/").content.decode()
    shown = sewa.post(f"/month/late/{late.pk}/accept/", follow=True).content.decode()
    assert "令和9年1月の集計に入れました。" in shown
    assert table_of(town.group.pk, Month(2027, 1)).total.metres == 1000
    assert sewa.get(f"{PAGE}month.xlsx").content == before
    assert first.posted_period == "2026-12"


def test_the_workbook_holds_numbers_and_names(town: Town, client_of: ClientOf, rides: list[Ride]) -> None:
    """Before closing the file is made from what is there now."""
    done(rides[0])
    book = load_workbook(BytesIO(client_of("asa").get(f"{PAGE}month.xlsx").content))
    assert [cell.value for cell in book["利用者別"][4]][:3] == ["𠮷田 キク", 1, 4.2]


@pytest.mark.parametrize(
    ("who", "url", "status"),
    [
        ("asa", f"{PAGE}close/", 403),
        ("haru", PAGE, 403),
        ("sc", PAGE, 403),
        ("sc", "/sheets/", 200),
        ("asa", "/sheets/", 403),
        ("admin", PAGE, 403),
        ("asa", "/month/2026-13/", 404),
        ("asa", "/month/next/", 404),
    ],
)
def test_each_page_opens_to_its_roles_alone(town: Town, client_of: ClientOf, who: str, url: str, status: int) -> None:
    """The desk sees the month, the coordinator closes it, the town hall sees sheets without names; no such month is no page."""
    assert client_of(who).get(url).status_code == status


def test_a_stranger_sees_nothing_of_our_month(
    town: Town, client_of: ClientOf, rides: list[Ride], january: None
) -> None:
    """Another group's coordinator: an empty month, no file of ours, no late record of ours."""
    done(rides[0])
    done(rides[1])
    client_of("sewa").post(f"{PAGE}close/")
    late = mark(rides[0], "done", by="person:x", at=AFTER, device="phone")
    yoso = client_of("yoso")
    shown = yoso.get(PAGE).content.decode()
    assert "この月の送迎はまだありません" in shown
    assert "𠮷田" not in shown
    book = load_workbook(BytesIO(yoso.get(f"{PAGE}month.xlsx").content))
    assert book["合計"]["B4"].value == 0
    assert yoso.post(f"/month/late/{late.pk}/accept/").status_code == 404


def test_months_before_and_after_are_one_step_away(town: Town, client_of: ClientOf) -> None:
    """Over the turn of the year too."""
    shown = client_of("asa").get("/month/2027-01/").content.decode()
    assert 'href="/month/2026-12/"' in shown
    assert 'href="/month/2027-02/"' in shown
