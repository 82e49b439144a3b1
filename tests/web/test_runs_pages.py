"""The board's pages: the day, one ride, confirming, papers."""

from __future__ import annotations

import re
from io import BytesIO
from uuid import uuid4

import pytest
from board_day import DAY, ClientOf, WishOf, other_driver, page, plan, ride_of, version
from django.test import Client
from openpyxl import load_workbook
from pypdf import PdfReader
from web_town import MONDAY, NOON, Town

from ashinami.basics.clock import clock
from ashinami.vocabulary.wish import Back
from ashinami_web.bodies.models import Absence
from ashinami_web.bookings.actions import sign_undetermined
from ashinami_web.jobs.models import Job
from ashinami_web.jobs.worker import work_once
from ashinami_web.runs.confirm_actions import confirm
from ashinami_web.runs.day_plan import day_plan_of
from ashinami_web.runs.models import Ride


def test_the_board_shows_rides_states_and_what_nobody_drives(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """A proposal stands as a bar with its minutes, name and place; a wish the planner left out gives its reason."""
    wish = wish_of("kiku")
    Absence.objects.create(body=town.group, person=town.people["nao"], day=MONDAY)
    wish_of("ume")  # needs the car with a wheelchair place, and its driver is away
    plan(town)
    shown = page(client_of("asa"), DAY)
    ride = ride_of(wish)
    bar = re.search(rf'<a class="bar bar--proposed" href="/board/rides/{ride.pk}/">(.*?)</a>', shown, re.DOTALL)
    assert bar is not None
    assert f"{clock(ride.pick_up_at or 0)}–{clock(ride.drop_off_at or 0)}" in re.sub(r"<[^>]*>", "", bar[1])
    assert "𠮷田 キク" in bar[1]
    assert "みなと診療所" in bar[1]
    assert "車いすで乗れる車がありません" in shown
    assert "提案2件を確定する" in shown


def test_a_wish_nobody_planned_or_timed_is_on_the_board(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """No wish is out of sight: not asked about yet, or without a time."""
    wish_of("kiku")
    wish_of("matsu", appointment=None, back=Back.OPEN)
    shown = page(client_of("asa"), DAY)
    assert "まだ予定に入っていません" in shown
    assert "時刻がまだ決まっていません" in shown


@pytest.mark.usefixtures("monday_evening")
def test_an_open_return_waits_for_the_call_and_is_not_home(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """お帰りの電話待ち, and まだ帰っていない人 once she has been taken out."""
    wish = wish_of("kiku", back=Back.OPEN)
    confirm(MONDAY, version=plan(town), by=town.by("asa"), at=NOON)
    asa = client_of("asa")
    assert "お帰りの電話待ち" in page(asa, DAY)
    out = ride_of(wish)
    asa.post(f"/board/rides/{out.pk}/mark/", {"id": uuid4(), "what": "done", "minute": "9:50", "km": ""})
    shown = page(asa, DAY)
    assert re.search(r"まだ帰っていない人.*?𠮷田 キク", shown, re.DOTALL)


def test_two_riders_in_one_car_stand_in_two_lines(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """Rides that share a car overlap in time; no bar hides another."""
    for rider in ("kiku", "matsu"):
        wish_of(rider)
    Absence.objects.create(body=town.group, person=town.people["nao"], day=MONDAY)
    plan(town)
    Ride.objects.filter(leg="OUT").update(pick_up_at=560, drop_off_at=590)
    shown = page(client_of("asa"), DAY)
    assert "相乗り" in shown
    assert shown.count('class="bar bar--proposed" href') == 4


def test_asking_for_a_plan_queues_one_job_and_shows_how_far_it_is(town: Town, client_of: ClientOf) -> None:
    """The button makes one job; while it runs the board polls it, and says when it has ended."""
    asa = client_of("asa")
    for _ in range(2):
        assert asa.post("/board/plan/", {"day": MONDAY})["Location"] == DAY
    job = Job.objects.get()
    assert f'hx-get="/jobs/{job.pk}/"' in page(asa, DAY)
    assert work_once("test")
    answer = asa.get(f"/jobs/{job.pk}/", headers={"HX-Request": "true"})
    assert answer["HX-Refresh"] == "true"


def test_confirming_the_day_names_what_must_wait(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """The question lists what will be confirmed, and each undetermined ride with its reason; the answer does just that."""
    lawful = wish_of("kiku", back=Back.NONE)
    open_ = wish_of("matsu", back=Back.NONE, arrangement=town.arrangements["insurance_unclear"].pk)
    plan(town)
    asa = client_of("asa")
    asked = page(asa, f"/board/confirm/?day={MONDAY}")
    assert "この1件を確定しますか" in asked
    assert "法の根拠が未確定です" in asked
    asa.post("/board/confirm/", {"day": MONDAY, "version": version(town)})
    assert [ride_of(wish).state for wish in (lawful, open_)] == ["confirmed", "offered"]


def test_the_button_counts_only_what_may_be_confirmed(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """With nothing but undetermined rides left there is no button; words and the names lead to what must be settled."""
    wish_of("kiku", back=Back.NONE)
    open_ = wish_of("matsu", back=Back.NONE, arrangement=town.arrangements["insurance_unclear"].pk)
    plan(town)
    asa, waits = client_of("asa"), "残っている提案は、法の根拠を確かめるまで確定できません"
    both = page(asa, DAY)
    assert "提案1件を確定する" in both
    assert waits not in both
    asa.post("/board/confirm/", {"day": MONDAY, "version": version(town)})
    left = page(asa, DAY)
    assert "件を確定する" not in left
    assert waits in left
    assert f'<li><a href="/board/rides/{ride_of(open_).pk}/">' in left


def test_an_old_board_confirms_nothing_and_says_so(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """Two desks: the second is told, and sees the fresh board."""
    wish = wish_of("kiku")
    old = plan(town) - 1
    answer = client_of("asa").post("/board/confirm/", {"day": MONDAY, "version": old}, follow=True)
    assert "ほかの人が先に" in answer.content.decode()
    assert ride_of(wish).state == "offered"


def test_papers_say_what_stands_on_the_board_after_a_move(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """The workbook and the run sheets are made from the board as it is, not from the proposal."""
    wish = wish_of("kiku", back=Back.NONE)
    plan(town)
    asa, ride = client_of("asa"), ride_of(wish)
    new = other_driver(town, ride)
    asa.post(f"/board/rides/{ride.pk}/move/", {"driver": new, "version": version(town)})
    moved = ride_of(wish)
    book = load_workbook(BytesIO(asa.get(f"/board/board.xlsx?day={MONDAY}").content))
    line = [cell.value for cell in book["一覧"][4]]
    assert line[:2] == [str(moved.driver), clock(moved.pick_up_at or 0)]
    day_plan = day_plan_of(town.group, MONDAY)
    assert [route.driver for route in day_plan.plan.routes] == [new]
    assert sum(day_plan.metres[0]) > (moved.metres or 0) > 0
    assert asa.get(f"/board/sheets/{new}/?day={MONDAY}")["Content-Type"] in {
        "application/pdf",
        "text/html; charset=utf-8",
    }
    assert asa.get(f"/board/sheets/{ride.driver_id}/?day={MONDAY}").status_code == 404


def test_a_driver_who_fell_ill_is_still_on_paper(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """An absence said after the plan hides no ride: it stays on the board and on paper until it is moved."""
    wish = wish_of("kiku", back=Back.NONE)
    plan(town)
    driver = ride_of(wish).driver
    assert driver is not None
    Absence.objects.create(body=town.group, person=driver, day=MONDAY)
    assert "この日は出られない予定" in page(client_of("asa"), DAY)
    assert str(driver.pk) in [each.key for each in day_plan_of(town.group, MONDAY).given.drivers]


@pytest.mark.parametrize("who", ["haru", "sc", "officer", "admin"])
def test_who_may_not_plan_sees_no_board(town: Town, client_of: ClientOf, who: str) -> None:
    """The board is the desk's."""
    assert client_of(who).get(DAY).status_code == 403


def test_without_log_in_the_way_leads_to_the_login_page(town: Town) -> None:
    """Nobody sees a day without a name."""
    assert Client().get(DAY).status_code == 302


def test_a_signed_ride_is_printed_with_the_name_that_answers_for_it(
    town: Town, client_of: ClientOf, wish_of: WishOf
) -> None:
    """An undetermined ride runs on a coordinator's word: the run sheet says 要確認 and her name, never 適法."""
    wish = wish_of("kiku", back=Back.NONE, arrangement=town.arrangements["insurance_unclear"].pk)
    sign_undetermined(wish, reason="運輸支局に照会中", by=town.by("sewa"), at=NOON)
    plan(town)
    sheet = client_of("asa").get(f"/board/sheets/{ride_of(wish).driver_id}/?day={MONDAY}")
    printed = "".join(page.extract_text() for page in PdfReader(BytesIO(sheet.getvalue())).pages)
    assert "要確認・署名 世話 セワ" in printed
    assert "適法" not in printed
