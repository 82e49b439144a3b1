"""Parts of a grant's plan, things bought with aid, the half rule on its page, help given along with a ride."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from money_town import NOVEMBER, close, grant, planned, slip, visit, with_money
from test_money_web_actions import a_ride
from web_town import NOON, Town

from ashinami.vocabulary.money import CostItem
from ashinami_web.audit.models import Event
from ashinami_web.money.actions import take_back
from ashinami_web.money.books import MoneyError
from ashinami_web.money.models import Asset, Entry, Grant, GrantPart
from ashinami_web.money.month_view import rides_uninsured
from ashinami_web.money.plan_actions import give_up, set_part, write_asset
from ashinami_web.registration.models import VehicleEntry

type ClientOf = Callable[[str], Client]
DAY = NOON.date()


def told(town: Town) -> dict[str, Any]:
    """Return who does it and when."""
    return {"by": town.by("sewa"), "at": NOON, "day": DAY}


def a_car(town: Town, **more: Any) -> dict[str, Any]:
    """Return the values of a car bought with the town's aid."""
    usual = {"name": "福祉車両", "funder_id": town.municipality.pk, "bought_on": date(2024, 6, 1), "cost": 2_400_000}
    return {**usual, "aided": 1_600_000, "bound_until": date(2030, 5, 31), "promised": "通院の送迎に使う", **more}


def test_costs_are_booked_to_the_undertakings_of_a_plan(town: Town, client_of: ClientOf) -> None:
    """Two undertakings; what is spent on each, what is left, and what names none; a counter-entry goes back where it came from."""
    money = with_money(town)
    sewa = client_of("sewa")
    page = f"/money/grants/{money.rest.pk}/"
    Grant.objects.filter(pk=money.rest.pk).update(items=["reward", "printing", "rent"])
    assert "取り組みを選んでいない" not in sewa.get(page).content.decode()
    for name, budget in (("見守りの会", "20,000"), ("広報", "")):
        assert sewa.post(page, {"what": "part", "name": name, "budget": budget}).status_code == 302
    part = GrantPart.objects.get(name="見守りの会")
    assert sewa.post(page, {"what": "part", "name": "", "budget": "5"}).status_code == 200
    form = {"kind": "cost_cash", "day": "2026-11-20", "amount": "15000", "item": "rent", "grant": str(money.rest.pk)}
    assert "見守りの会" in sewa.get("/money/slip/").content.decode()
    sewa.post("/money/slip/", form | {"part": str(part.pk)})
    sewa.post("/money/slip/", form | {"amount": "900", "item": "printing"})
    wrong = slip(town, "cost_cash", 7_000, item=CostItem.RENT, grant=money.rest.pk, part=part.pk)
    shown = sewa.get(page).content.decode()
    assert "超えています" in shown
    back = take_back(wrong, why="二度書いた", by=town.by("sewa"), at=NOON, day=DAY)
    assert back.part_id == part.pk
    shown = sewa.get(page).content.decode()
    assert "超えています" not in shown
    assert all(said in shown for said in ("20,000円", "15,000円", "5,000円", "取り組みを選んでいない費用", "900円"))
    entry = Entry.objects.get(amount=15_000)
    assert "見守りの会" in sewa.get(f"/money/entries/{entry.pk}/").content.decode()
    with pytest.raises(MoneyError, match="同じ補助金の費用にだけ"):
        slip(town, "cost_cash", 10, item=CostItem.INSURANCE, grant=money.visits.pk, part=part.pk)
    with pytest.raises(MoneyError, match="同じ補助金の費用にだけ"):
        slip(town, "donation_cash", 10, part=part.pk)
    strange = grant(town, "よそ", town.municipality)
    Grant.objects.filter(pk=strange.pk).update(body=town.other_group)
    with pytest.raises(MoneyError, match="この団体の記録にありません"):
        set_part(Grant.objects.get(pk=strange.pk), "x", None, **told(town))


def test_a_thing_bought_with_aid_is_given_up_with_leave_alone(town: Town) -> None:
    """Bound until 2030: refused by the funder's name; a span nobody knows binds; with the consent of a day before it goes; once."""
    car = write_asset(None, a_car(town), **told(town))
    with pytest.raises(MoneyError, match="令和12年5月31日までは、試し市"):
        give_up(car, "売った", DAY, **told(town))
    with pytest.raises(MoneyError, match="買った日より前"):
        give_up(car, "売った", date(2024, 5, 31), **told(town))
    car = write_asset(car, {"bound_until": None}, **told(town))
    with pytest.raises(MoneyError, match="いつまでか、分かりません"):
        give_up(car, "売った", DAY, **told(town))
    with transaction.atomic(), pytest.raises(IntegrityError):
        Asset.objects.filter(pk=car.pk).update(given_up_on=DAY)
    car = write_asset(car, {"consent_on": date(2026, 12, 1)}, **told(town))
    with pytest.raises(MoneyError, match="いつまでか"):
        give_up(car, "売った", date(2026, 11, 30), **told(town))
    assert give_up(car, "町に返した", DAY, **told(town)).given_up_on == DAY
    with pytest.raises(MoneyError, match="もう手放した"):
        give_up(car, "売った", DAY, **told(town))
    car.refresh_from_db()
    with pytest.raises(MoneyError, match="変えられません"):
        write_asset(car, {"name": "x"}, **told(town))
    free = write_asset(None, a_car(town, name="リフト", bound_until=date(2026, 12, 3)), **told(town))
    assert give_up(free, "廃車", DAY, **told(town)).given_up == "廃車"
    with pytest.raises(MoneyError, match="大きくなっています"):
        write_asset(None, a_car(town, aided=3_000_000), **told(town))
    with pytest.raises(MoneyError, match="買った日より前"):
        write_asset(None, a_car(town, bound_until=date(2024, 5, 31)), **told(town))
    with town.scope_of("yoso"):
        assert not Asset.objects.exists()


def test_the_half_is_watched_and_a_partner_is_answered_with_figures(town: Town, client_of: ClientOf) -> None:
    """Matsu counts, Kiku counts, Ume is nobody's yet; two more who do not count, and the paper holds no name."""
    money = with_money(town)
    sewa = client_of("sewa")
    assert "この年度の利用はまだありません" in sewa.get("/money/2026-11/half/").content.decode()
    for who in ("kiku", "matsu", "ume"):
        visit(town, who)
    close(town, NOVEMBER)
    shown = sewa.get(f"/money/2026-11/half/?grant={money.visits.pk}").content.decode()
    assert "2 / 3" in shown
    assert "区分の記録がない人が1人います" in shown
    shown = sewa.get(f"/money/2026-11/half/?grant={money.visits.pk}&partner=子育ての会&more=2").content.decode()
    assert "2 / 5" in shown
    assert "人数の割合の分" in shown or "区分の分からない人がいて" in shown
    paper = sewa.get(f"/money/2026-11/half/agreement.pdf?grant={money.visits.pk}&partner=子育ての会&more=2")
    assert paper["Content-Type"] == "application/pdf"
    assert sewa.get("/money/2026-11/half/?more=-1").status_code == 200


def test_help_inside_the_shop_is_written_along_with_its_ride(town: Town, client_of: ClientOf) -> None:
    """The ride is chosen from those done; mended later, the visit still stands beside it, even when the ride is old."""
    ride = a_ride(town)
    asa = client_of("asa")
    said = {
        "day": "2026-11-12",
        "helper": str(town.people["haru"].pk),
        "rider": str(town.people["kiku"].pk),
        "minutes": "40",
    }
    assert asa.post("/money/2026-11/visits/", said | {"help": "shopping", "ride": str(ride.pk)}).status_code == 302
    event = Event.objects.get(kind="visit.done")
    assert event.facts["ride"] == str(ride.pk)
    page = f"/money/visits/{event.pk}/"
    assert str(ride.pk) in asa.get(page).content.decode()
    asa.post(page, said | {"help": "shopping", "minutes": "50", "ride": str(ride.pk)})
    assert Event.objects.get(corrects=event).facts["ride"] == str(ride.pk)


def test_a_ride_without_a_car_known_to_be_insured_is_told_before_closing(town: Town, client_of: ClientOf) -> None:
    """No page of the car, an insurance that ended the day before, one that holds, a driver who was none that day."""
    ride = a_ride(town)
    assert rides_uninsured(town.group, NOVEMBER) == 1
    assert (
        "任意保険の満了日が書いてないか過ぎた車での送迎：1件"
        in client_of("sewa").get("/money/2026-11/").content.decode()
    )
    page = VehicleEntry.objects.create(body=town.group, vehicle=town.cars["haru"], insured_until=date(2026, 11, 11))
    assert rides_uninsured(town.group, NOVEMBER) == 1
    VehicleEntry.objects.filter(pk=page.pk).update(insured_until=date(2026, 11, 12))
    assert rides_uninsured(town.group, NOVEMBER) == 0
    type(ride).objects.filter(pk=ride.pk).update(driver=town.people["sewa"])
    assert rides_uninsured(town.group, NOVEMBER) == 1


def test_pages_of_things_bought_with_aid(town: Town, client_of: ClientOf) -> None:
    """Written, refused with the funder's name, listed for the funder without its group being able to change it from there."""
    sewa, officer = client_of("sewa"), client_of("officer")
    assert "まだ書かれていません" in sewa.get("/money/assets/").content.decode()
    values = {"name": "福祉車両", "funder": str(town.municipality.pk), "bought_on": "2024-06-01", "cost": "2,400,000"}
    bad = sewa.post("/money/assets/new/", values | {"aided": "3,000,000", "promised": "通院に使う"})
    assert "大きくなっています" in bad.content.decode()
    assert "通院に使う" in bad.content.decode(), "nothing that was typed is lost"
    sewa.post("/money/assets/new/", values | {"aided": "1,600,000", "vehicle": str(town.cars["nao"].pk)})
    car = Asset.objects.get()
    assert sewa.get(f"/money/assets/{car.pk}/").status_code == 200
    shown = sewa.post(
        f"/money/assets/{car.pk}/give-up/", {"on": "2026-12-04", "how": "売った"}, follow=True
    ).content.decode()
    assert "いつまでか、分かりません" in shown
    assert "入れてください" in sewa.post(f"/money/assets/{car.pk}/give-up/", {"on": ""}, follow=True).content.decode()
    sewa.post(f"/money/assets/{car.pk}/", values | {"aided": "1,600,000", "consent_on": "2026-12-01"})
    sewa.post(f"/money/assets/{car.pk}/give-up/", {"on": "2026-12-04", "how": "町に返した"})
    assert "町に返した" in sewa.get(f"/money/assets/{car.pk}/").content.decode()
    assert "足の会" in officer.get("/money/review/assets/").content.decode()
    assert officer.get(f"/money/assets/{car.pk}/").status_code in (403, 404)


def test_another_group_finds_and_changes_none_of_it(town: Town, client_of: ClientOf) -> None:
    """Its coordinator tries every address with our keys: nothing is found, nothing is written, no name and no figure shows."""
    money = planned(town, with_money(town))
    visit(town, "kiku")
    yoso, car = client_of("yoso"), Asset.objects.get()
    for path in (f"/money/assets/{car.pk}/", f"/money/assets/{car.pk}/give-up/", f"/money/grants/{money.visits.pk}/"):
        for ask in (yoso.get, yoso.post):
            assert ask(path, {"what": "part", "name": "x", "on": "2026-12-04", "how": "x"}).status_code in (404, 405), (
                path
            )
    assert "福祉車両" not in yoso.get("/money/assets/").content.decode()
    shown = yoso.get(f"/money/2026-11/half/?grant={money.visits.pk}&more=1").content.decode()
    assert "この年度の利用はまだありません" in shown
    assert "支えあい活動補助金" not in shown
    assert yoso.get(f"/money/2026-11/half/agreement.pdf?grant={money.visits.pk}").status_code == 200
    assert yoso.get("/money/review/assets/").status_code == 403
    assert (GrantPart.objects.count(), Asset.objects.filter(given_up_on__isnull=True).count()) == (1, 1)
