"""Volunteers and cars: weekdays, days off, skills, who may add them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from web_town import MONDAY, Town

from ashinami_web.bodies.models import Absence, Vehicle, Volunteer
from ashinami_web.people.models import Disclosure
from ashinami_web.runs.planning import drivers_on

type ClientOf = Callable[[str], Client]


def volunteer(town: Town, who: str) -> Volunteer:
    """Return the volunteer row of somebody."""
    return Volunteer.objects.get(person=town.people[who])


def new(town: Town, **more: Any) -> dict[str, Any]:
    """Return a filled-in form for a new volunteer."""
    return {
        "name": "新井 アラタ",
        "kana": "あらい あらた",
        "vehicle": town.cars["haru"].pk,
        "skills": ["車いす"],
        "most_minutes": "240",
        "half_days": ["0am", "2pm"],
    } | more


def test_the_list_says_who_drives_when_with_what(town: Town, client_of: ClientOf) -> None:
    """Names, cars, skills, days and the exceptions to come, in words."""
    Absence.objects.create(body=town.group, person=town.people["haru"], day=MONDAY, morning=True)
    shown = client_of("asa").get("/volunteers/").content.decode()
    assert all(
        said in shown
        for said in ("髙橋 ハル", "山﨑 ナオ", "福祉車両", "車いす", "令和8年12月7日(月)", "午前だけ出られる")
    )


def test_the_desk_changes_weekdays(town: Town, client_of: ClientOf) -> None:
    """The boxes of the grid are what the planner sees."""
    row = volunteer(town, "haru")
    shown = client_of("asa").get(f"/volunteers/{row.pk}/").content.decode()
    assert shown.count(" checked") == 14 + 1  # every half-day, and one way to be off
    client_of("asa").post(f"/volunteers/{row.pk}/half-days/", {"half_days": ["0pm"]})
    windows = {driver.name: driver.windows for driver in drivers_on(town.group.pk, MONDAY)}
    assert [str(span) for span in windows["髙橋 ハル"]] == ["12:00–17:00"]


def test_a_day_off_wins_over_the_week(town: Town, client_of: ClientOf) -> None:
    """He cannot be planned that day."""
    row = volunteer(town, "haru")
    client_of("asa").post(f"/volunteers/{row.pk}/day/", {"on": MONDAY, "can": "none"})
    assert [driver.name for driver in drivers_on(town.group.pk, MONDAY)] == ["山﨑 ナオ"]


def test_a_day_without_a_date_is_said_and_kept(town: Town, client_of: ClientOf) -> None:
    """The choice stays chosen."""
    row = volunteer(town, "haru")
    shown = client_of("asa").post(f"/volunteers/{row.pk}/day/", {"on": "", "can": "morning"}).content.decode()
    assert "日にちを入れてください。" in shown
    assert re.search(r'value="morning"[^>]* checked', shown)
    assert not Absence.objects.exists()


def test_the_coordinator_adds_a_volunteer_by_name(town: Town, client_of: ClientOf) -> None:
    """A new person is told to the group for driving, in one step with the volunteer."""
    client_of("sewa").post("/volunteers/new/", new(town))
    row = Volunteer.objects.get(person__name="新井 アラタ")
    assert row.half_days[0] == [True, False]
    assert row.half_days[2] == [False, True]
    assert Disclosure.objects.get(person=row.person).purpose == Disclosure.Purpose.DRIVE


def test_the_coordinator_adds_somebody_the_group_knows(town: Town, client_of: ClientOf) -> None:
    """Nobody is written down twice."""
    client_of("sewa").post("/volunteers/new/", new(town, name="", person=town.people["matsu"].pk))
    assert volunteer(town, "matsu").most_minutes == 240


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"name": ""}, "一覧から選ぶか、お名前を入れてください。"),
        ({"vehicle": ""}, "車を選んでください。"),
        ({"most_minutes": "長い"}, "数字で入れてください。"),
        ({"person": "haru"}, "一覧から選んでください。"),
    ],
)
def test_bad_input_is_said_and_kept(town: Town, client_of: ClientOf, more: dict[str, str], said: str) -> None:
    """All that was typed is still there, and nobody was added."""
    shown = client_of("sewa").post("/volunteers/new/", new(town, **more)).content.decode()
    assert said in shown
    assert 'value="あらい あらた"' in shown
    assert Volunteer.objects.count() == 2


def test_the_coordinator_changes_car_and_skills(town: Town, client_of: ClientOf) -> None:
    """He drives the other car from now on."""
    row = volunteer(town, "haru")
    said = {"vehicle": town.cars["nao"].pk, "skills": ["車いす", "酸素"], "most_minutes": "120"}
    client_of("sewa").post(f"/volunteers/{row.pk}/car/", said)
    row.refresh_from_db()
    assert (row.vehicle_id, row.skills, row.most_minutes) == (town.cars["nao"].pk, ["車いす", "酸素"], 120)


def test_the_coordinator_adds_a_car(town: Town, client_of: ClientOf) -> None:
    """It is on the list; one without a name is asked for."""
    sewa = client_of("sewa")
    car = {"name": "赤いバン", "seats": "6", "wheelchair_places": "1", "seats_per_wheelchair": "2"}
    assert "赤いバン" in sewa.post("/vehicles/", car, follow=True).content.decode()
    assert "車の呼び名を入れてください。" in sewa.post("/vehicles/", car | {"name": ""}).content.decode()
    assert Vehicle.objects.filter(body=town.group).count() == 3


@pytest.mark.parametrize("who", ["haru", "sc", "officer", "admin"])
def test_who_may_not_plan_sees_no_volunteers(town: Town, client_of: ClientOf, who: str) -> None:
    """Neither the list nor the cars."""
    assert [client_of(who).get(url).status_code for url in ("/volunteers/", "/vehicles/")] == [403, 403]


def test_the_desk_adds_nobody(town: Town, client_of: ClientOf) -> None:
    """Adding volunteers and cars is the coordinator's."""
    asa, row = client_of("asa"), volunteer(town, "haru")
    urls = ("/volunteers/new/", "/vehicles/", f"/volunteers/{row.pk}/car/")
    assert [asa.post(url, new(town)).status_code for url in urls] == [403, 403, 403]
    assert Volunteer.objects.count() == 2


def test_a_stranger_finds_no_volunteer(town: Town, client_of: ClientOf) -> None:
    """For another group's coordinator he does not exist, and her forms offer none of our people and cars."""
    yoso, row = client_of("yoso"), volunteer(town, "haru")
    assert yoso.get(f"/volunteers/{row.pk}/").status_code == 404
    assert yoso.post(f"/volunteers/{row.pk}/day/", {"on": MONDAY, "can": "none"}).status_code == 404
    shown = yoso.get("/volunteers/new/").content.decode()
    assert "浜田" not in shown
    assert "福祉車両" not in shown
