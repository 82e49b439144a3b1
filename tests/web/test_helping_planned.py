"""Support visits planned with the day's rides: one plan, one board, one confirmation; then the helper's own page, and the month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from board_day import DAY, page, plan, ride_of, version
from django.test import Client
from web_town import EVERY_DAY, LONG_AGO, MONDAY, NOON, Town, make_person

from ashinami.basics.day import Month
from ashinami_web.audit.models import Event
from ashinami_web.bodies.actions import set_absence
from ashinami_web.bookings.models import Wish
from ashinami_web.driving.actions import make_link
from ashinami_web.helping.actions import VisitAsked, VisitError, arrange, take_visit, tell
from ashinami_web.helping.helper_actions import take_on_helper
from ashinami_web.helping.models import Visit
from ashinami_web.people.models import Disclosure, Person
from ashinami_web.reports.queries import counts_of, table_of
from ashinami_web.runs.actions import move
from ashinami_web.runs.confirm_actions import confirm
from ashinami_web.runs.models import Run
from ashinami_web.runs.standing import standing
from ashinami_web.runs.undo_actions import undo

type ClientOf = Callable[[str], Client]


@pytest.fixture
def fumi(town: Town) -> Person:
    """Return a helper who does not drive: waste and cleaning, every day."""
    person = make_person(town, "fumi", "手伝 フミ", "てつだい ふみ", "home_1")
    Disclosure.objects.create(person=person, to_body=town.group, purpose="drive", consent="spoken", start=LONG_AGO)
    take_on_helper(person.pk, ["waste", "cleaning"], EVERY_DAY, by=town.by("sewa"), at=NOON, day=LONG_AGO)
    return person


def _asked(town: Town, **said: object) -> Visit:
    usual = {"rider": town.people["ume"].pk, "service_day": MONDAY, "start": 600, "units": 2, "helps": ["waste"]}
    return take_visit(VisitAsked(**(usual | said)), by=town.by("asa"), at=NOON)  # type: ignore[arg-type]


def test_rides_and_visits_stand_on_one_board_and_are_confirmed_together(
    town: Town, client_of: ClientOf, wish_of: Callable[..., Wish], fumi: Person
) -> None:
    """One plan drives Kiku, sends Fumi, who has no car, to Ume, and Haru, who drives, shopping; nobody cooks, and the board says so."""
    by, sewa = town.by("sewa"), client_of("sewa")
    haru = town.people["haru"]
    take_on_helper(haru.pk, ["shopping"], EVERY_DAY, by=by, at=NOON, day=LONG_AGO)
    wish = wish_of("kiku")
    waste, free = _asked(town), _asked(town, start=None, helps=["shopping"])
    cooking = _asked(town, start=840, helps=["cooking"])
    plan(town)
    for row in (waste, free, cooking):
        row.refresh_from_db()
    assert (waste.offered_to_id, waste.offered_start, waste.state) == (fumi.pk, 600, "asked")
    assert free.offered_to_id == haru.pk
    assert free.start is None, "no time was said; the plan proposes one"
    assert cooking.offered_to is None
    assert Run.objects.count() >= 1
    assert all(stop["wish"] == str(wish.pk) for run in Run.objects.all() for stop in run.stops)

    shown = page(sewa, DAY)
    assert "手伝 フミ" in shown
    assert "その手助けをする方がいません" in shown
    assert "提案4件を確定する" in shown
    asked = page(sewa, f"/board/confirm/?day={MONDAY}")
    assert "この4件を確定しますか" in asked
    assert "ごみ出し" in asked
    assert "10:00 の案" in page(sewa, f"/help/?day={MONDAY}")

    undo(MONDAY, version=version(town), by=by, at=NOON)
    waste.refresh_from_db()
    assert waste.offered_to is None, "undone with the board"
    plan(town)
    sewa.post("/board/confirm/", {"day": MONDAY.isoformat(), "version": version(town)})
    waste.refresh_from_db()
    free.refresh_from_db()
    assert (waste.state, waste.helper_id) == ("arranged", fumi.pk)
    assert (free.state, free.helper_id) == ("arranged", haru.pk)
    assert free.start is not None
    assert ride_of(wish).state == "confirmed"
    plan(town)
    waste.refresh_from_db()
    assert waste.helper_id == fumi.pk, "a promise stays"


def test_a_driver_on_a_visit_is_offered_for_no_ride_meanwhile(
    town: Town, wish_of: Callable[..., Wish], fumi: Person
) -> None:
    """Haru is at Ume's from ten to eleven; the ride at half past ten is moved to him only where it fits beside the visit."""
    by = town.by("sewa")
    haru, nao = town.people["haru"], town.people["nao"]
    take_on_helper(haru.pk, ["waste"], EVERY_DAY, by=by, at=NOON, day=LONG_AGO)
    set_absence(fumi.pk, MONDAY, morning=False, afternoon=False, by=by, at=NOON, day=NOON.date())
    visit = _asked(town)
    arrange(visit, haru.pk, by=by, at=NOON)
    early, clash = wish_of("kiku", appointment=560, back_at=590), wish_of("matsu", appointment=630, back_at=700)
    plan(town)
    assert ride_of(clash).driver_id == nao.pk
    day = standing(town.group, MONDAY)
    assert str(visit.pk) in {stop.wish for route in day.plan.routes for stop in route.stops}
    with pytest.raises(ValueError, match=r"重なり|出られません|帰れません"):
        move(ride_of(clash), haru.pk, version=version(town), by=by, at=NOON)
    other = haru if ride_of(early).driver_id == nao.pk else nao
    move(ride_of(early), other.pk, version=version(town), by=by, at=NOON)
    assert ride_of(early).driver_id == other.pk
    assert all(stop["wish"] != str(visit.pk) for run in Run.objects.all() for stop in run.stops)


def test_who_cannot_go_any_more_is_not_promised(town: Town, client_of: ClientOf, fumi: Person) -> None:
    """She says for that day that she cannot; what was proposed waits, and the page says so."""
    visit = _asked(town)
    plan(town)
    set_absence(fumi.pk, MONDAY, morning=False, afternoon=False, by=town.by("sewa"), at=NOON, day=NOON.date())
    said = client_of("sewa").post("/board/confirm/", {"day": MONDAY.isoformat(), "version": version(town)}, follow=True)
    assert "行けなくなった方のいる訪問" in said.content.decode()
    visit.refresh_from_db()
    assert visit.state == "asked"
    done = confirm(MONDAY, version=version(town), by=town.by("asa"), at=NOON)
    assert done.visits_waiting == (visit.pk,)


def test_the_promise_is_told_and_written_down(town: Town, client_of: ClientOf, fumi: Person) -> None:
    """Until she has been told who comes she stands in the list; nothing is told before somebody is found."""
    visit, desk = _asked(town), client_of("asa")
    with pytest.raises(VisitError):
        tell(visit, by=town.by("asa"), at=NOON)
    arrange(visit, fumi.pk, by=town.by("asa"), at=NOON)
    assert "行く人をお知らせする方" in page(desk, f"/help/?day={NOON.date()}")
    assert "手伝 フミさんがうかがいます" in page(desk, f"/help/{visit.pk}/")
    assert "お知らせしたと書きました" in desk.post(f"/help/{visit.pk}/told/", follow=True).content.decode()
    assert "行く人をお知らせする方" not in page(desk, f"/help/?day={NOON.date()}")
    assert Event.objects.filter(kind="visit.told").count() == 1


def test_a_call_about_a_visit_is_promised_at_once(town: Town, client_of: ClientOf, fumi: Person) -> None:
    """The coordinator picks who goes beside the form; where she cannot, the visit is kept all the same; no day is asked again."""
    sewa = client_of("sewa")
    said: dict[str, Any] = {
        "rider": town.people["ume"].pk,
        "service_day": MONDAY,
        "appointment": "10",
        "kind": "waste",
        "units": "1",
    }
    told = sewa.post("/desk/", said | {"offer": fumi.pk}, follow=True).content.decode()
    assert "手伝 フミさんがうかがいます" in told
    again = sewa.post("/desk/", said | {"offer": fumi.pk}, follow=True).content.decode()
    assert "いまは行けません" in again
    assert "決まりましたら" in again
    assert Visit.objects.count() == 2
    wrong = sewa.post("/desk/", said | {"service_day": "", "note": "犬がいます"}).content.decode()
    assert "日にちを入れて" in wrong
    assert "犬がいます" in wrong
    assert "時刻がまだです" in sewa.get("/desk/check/", said | {"appointment": ""}).content.decode()
    assert sewa.get("/desk/offers/", {"kind": "waste", "rider": ""}).status_code == 200


@pytest.mark.usefixtures("monday_evening")
def test_who_helps_without_a_car_has_a_link_and_counts_in_the_month(
    town: Town, client_of: ClientOf, fumi: Person
) -> None:
    """Her name stands in the list of links; her page leads to her visits; done, the month and the year count it apart from rides."""
    sewa = client_of("sewa")
    assert "手伝 フミ" in page(sewa, "/links/")
    visit = _asked(town, helps=["waste", "cleaning"])
    arrange(visit, fumi.pk, by=town.by("asa"), at=NOON)
    link = make_link(fumi.pk, start=MONDAY, end=MONDAY + timedelta(days=7), by=town.by("asa"), at=NOON)
    phone = Client()
    assert f"/d/{link.token}/visits/" in page(phone, f"/d/{link.token}/")
    phone.post(f"/d/{link.token}/visits/{visit.pk}/", {"minutes": "50"})
    shown = page(sewa, f"/month/{Month.of(MONDAY)}/")
    assert "訪問（生活支援）" in shown
    assert "掃除" in shown
    table = table_of(town.group.pk, Month.of(MONDAY))
    assert (table.visit_count, table.visit_minutes, table.total.rides) == (1, 50, 0)
    assert counts_of(table)["visits"] == {"count": 1, "minutes": 50}
    assert sewa.get(f"/month/{Month.of(MONDAY)}/month.xlsx").status_code == 200
