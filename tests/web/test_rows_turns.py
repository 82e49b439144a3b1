"""A lent car used while it stands idle, and turns shared out as each can: what a note could not do."""

from __future__ import annotations

from datetime import timedelta

import pytest
from board_day import ClientOf, WishOf, page, plan, ride_of
from web_town import MONDAY, NOON, Town

from ashinami.basics.clock import Span
from ashinami.vocabulary.wish import Back
from ashinami_web.bodies.models import Vehicle, Volunteer
from ashinami_web.config import clock
from ashinami_web.runs.confirm_actions import confirm
from ashinami_web.runs.planning import drivers_on

LATER = MONDAY + timedelta(days=7)


def test_a_welfare_corporations_car_is_used_only_while_it_stands_idle(
    town: Town, client_of: ClientOf, wish_of: WishOf
) -> None:
    """Lent from half past nine to three on weekdays: no ride before, none on Sundays; when the hours change, who falls is named."""
    sewa, asa, haru = client_of("sewa"), client_of("asa"), Volunteer.objects.get(person=town.people["haru"])
    lent = {"name": "弥生会のデイの車", "seats": "5", "wheelchair_places": "1", "seats_per_wheelchair": "2"}
    refused = sewa.post("/vehicles/", lent | {"free": "平日 ひるま"}).content.decode()
    assert "時間帯として読めません" in refused
    assert 'value="平日 ひるま"' in refused, "nothing is lost"
    assert "月 9:30–15:00" in sewa.post("/vehicles/", lent | {"free": "平日 9:30-15:00"}, follow=True).content.decode()
    car = Vehicle.objects.get(name="弥生会のデイの車")
    sewa.post(f"/volunteers/{haru.pk}/car/", {"vehicle": car.pk, "skills": [], "most_minutes": "300"})
    asa.post(f"/volunteers/{Volunteer.objects.get(person=town.people['nao']).pk}/day/", {"on": MONDAY, "can": "none"})
    (driver,) = drivers_on(town.group.pk, MONDAY)
    assert driver.windows == (Span(9 * 60 + 30, 15 * 60),)
    assert str(haru.person_id) not in {each.key for each in drivers_on(town.group.pk, MONDAY - timedelta(days=1))}
    early, within = wish_of("kiku", appointment=540, back_at=600), wish_of("matsu", appointment=660, back_at=720)
    confirm(MONDAY, version=plan(town), by=town.by("asa"), at=NOON)
    assert ride_of(early).state == "requested"
    ride = ride_of(within)
    assert ride.run is not None
    assert (ride.state, ride.run.vehicle_id) == ("confirmed", car.pk)
    assert ride.run.leave_home >= 9 * 60 + 30
    assert asa.get(f"/vehicles/{car.pk}/").status_code == 403
    sewa.post(f"/vehicles/{car.pk}/", {"free": "平日 13:00-15:00"})
    fallen = page(asa, "/board/broken/")
    assert "浜田 マツ" in fallen
    assert "運転者は、この日のこの時間に出られません" in fallen


def test_few_drivers_share_the_turns_as_each_can_and_a_gap_is_named(
    town: Town, client_of: ClientOf, wish_of: WishOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Haru takes half a share, and half as many Mondays as Nao, the one driven counted; when both are away the rota says so."""
    asa, haru = client_of("asa"), Volunteer.objects.get(person=town.people["haru"])
    nao = Volunteer.objects.get(person=town.people["nao"])
    asa.post(f"/volunteers/{haru.pk}/limits/", {"share": "50"})
    wish_of("kiku", back=Back.NONE)
    confirm(MONDAY, version=plan(town), by=town.by("asa"), at=NOON)
    monkeypatch.setattr(clock, "today", lambda: LATER)
    assert "50 %" in page(asa, f"/board/turns/?day={LATER}")
    for row in (haru, nao):
        asa.post(f"/volunteers/{row.pk}/day/", {"on": LATER + timedelta(days=7), "can": "none"})
    shown = page(asa, f"/board/turns/rota/?day={LATER}&weeks=8")
    weeks = shown.split("この案での回数")[0].split("からの週")[1:]
    assert len(weeks) == 8
    assert [("髙橋 ハル" in week) + ("山﨑 ナオ" in week) for week in weeks] == [1, 0, 1, 1, 1, 1, 1, 1]
    assert "あと1人" in weeks[1]
    turns = [sum(name in week for week in weeks) for name in ("髙橋 ハル", "山﨑 ナオ")]
    assert turns in ([2, 5], [3, 4]), "with the one already driven three of eight, and five"
