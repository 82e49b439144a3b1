"""The vehicle ledger, and the offices with who is responsible in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from registered_town import office_of, register
from web_town import Town

from ashinami_web.registration.models import Holder, Office, VehicleEntry

type ClientOf = Callable[[str], Client]


@pytest.fixture
def registered(town: Town) -> Town:
    """Return the town with its group registered."""
    register(town)
    return town


def test_a_cars_page_is_written(registered: Town, client_of: ClientOf) -> None:
    """Nothing looked at stays not known; commas in amounts are read; looked at and empty means nothing is shown."""
    sewa, url = client_of("sewa"), f"/registration/vehicles/{registered.cars['nao'].pk}/"
    form = {
        "plate": "試 800 あ 00-02",
        "type": "wheelchair",
        "capacity": "4",
        "right": "owned",
        "property_yen": "2,000,000",
    }
    sewa.post(url, form)
    entry = VehicleEntry.objects.get(vehicle=registered.cars["nao"])
    assert (entry.property_yen, entry.shown, entry.sign, entry.office) == (2_000_000, None, None, None)
    sewa.post(url, form | {"shown_known": "on", "sign": "no", "office": str(office_of(registered).pk)})
    entry.refresh_from_db()
    assert (entry.shown, entry.sign, entry.office) == ([], False, office_of(registered))
    assert "福祉車両" in sewa.get("/registration/vehicles/").content.decode()
    assert 'value="no" selected' in sewa.get(url).content.decode()
    assert "数字で入れてください" in sewa.post(url, form | {"capacity": "四人"}).content.decode()


def test_five_cars_make_a_specified_office(registered: Town, client_of: ClientOf) -> None:
    """One car is none; one of eleven seats is one; a car whose seats nobody wrote down leaves it open."""
    sewa, car = client_of("sewa"), f"/registration/vehicles/{registered.cars['nao'].pk}/"
    office = office_of(registered)
    assert "特定事務所ではありません" in sewa.get("/registration/offices/").content.decode()
    for capacity, said in (
        ("", "車の定員を書くと分かります"),
        ("11", "特定事務所です"),
        ("10", "特定事務所ではありません"),
    ):
        sewa.post(car, {"capacity": capacity, "office": str(office.pk)})
        assert said in sewa.get("/registration/offices/").content.decode(), capacity


def test_offices_have_names_of_their_own_and_people_responsible(registered: Town, client_of: ClientOf) -> None:
    """A second of the same name is refused; a post is held once; it ends on a day after it began."""
    sewa, office = client_of("sewa"), office_of(registered)
    assert "同じ名前の事務所" in sewa.post("/registration/offices/", {"name": "会の事務所"}).content.decode()
    sewa.post("/registration/offices/", {"name": "北の事務所"})
    assert Office.objects.count() == 2
    sewa.post(f"/registration/offices/{office.pk}/", {"name": "浜の事務所", "place": "浜町", "detectors": "2"})
    assert "浜の事務所" in sewa.get("/registration/offices/").content.decode()
    post = {"post": "maintenance", "person_id": registered.people["haru"].pk, "start": "2026-01-05"}
    assert (
        "整備管理の責任者" in sewa.post(f"/registration/offices/{office.pk}/post/", post, follow=True).content.decode()
    )
    again = sewa.post(f"/registration/offices/{office.pk}/post/", post).content.decode()
    assert "もうこの役についています" in again
    assert "一覧から選んでください" in sewa.post(f"/registration/offices/{office.pk}/post/", {}).content.decode()
    holder = Holder.objects.get(post="maintenance")
    for end, said in (("", "入れ直してください"), ("2026-01-01", "始まりの日より前"), ("2026-02-01", "書きました")):
        shown = sewa.post(f"/registration/posts/{holder.pk}/end/", {"end": end}, follow=True).content.decode()
        assert said in shown, end
    assert "まだ決まっていない役割" in sewa.get("/registration/offices/").content.decode()
    assert sewa.post(f"/registration/offices/{office.pk}/", {"name": ""}).status_code == 200


def test_riders_are_not_offered_as_responsible(registered: Town, client_of: ClientOf) -> None:
    """The lists of the workbook hold those who work or drive for the group, nobody who rides."""
    shown = client_of("sewa").get(f"/registration/offices/{office_of(registered).pk}/").content.decode()
    assert "髙橋 ハル" in shown
    assert "𠮷田 キク" not in shown
