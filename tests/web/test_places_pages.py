"""Places: the list, the form, and who keeps which."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from web_town import NOON, Town

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.models import Event
from ashinami_web.bookings.models import Place, Wish

type ClientOf = Callable[[str], Client]
type WishOf = Callable[..., Wish]

WEEK = {f"hours_{day}": "9:00-12:00 14:00-17:00" for day in range(5)}


def words(**more: str) -> dict[str, Any]:
    """Return a filled-in form for a new place of the group's own."""
    return {
        "name": "にしの医院",
        "kana": "にしのいいん",
        "kind": "CLINIC",
        "aliases": "西の先生、坂の下",
        "town": "浜町",
        "where": "30.02, 129.02",
        "note": "裏口に停める",
        "whose": "own",
    } | more


def own_place(town: Town, **more: Any) -> Place:
    """Return a place of the group's own."""
    return Place.objects.create(municipality=town.municipality, body=town.group, name="会の集会所", **more)


def test_the_list_says_what_is_known_of_a_place(town: Town, client_of: ClientOf) -> None:
    """Kind, hours of alike weekdays together, the words for the driver; one without a point is 場所未確認."""
    week = [[[540, 720], [840, 1020]]] * 5 + [[[540, 720]], []]
    own_place(town, kind="COMMUNITY", note="砂利の道", hours=week, aliases=["寄り合い"])
    shown = client_of("asa").get("/places/").content.decode()
    for said in (
        "みなと診療所",
        "医療機関",
        "会の集会所",
        "寄り合い",
        "砂利の道",
        "9:00–12:00 14:00–17:00",
        "（場所未確認）",
    ):
        assert said in shown
    assert "<b>月–金</b>" in shown


def test_a_place_is_found_as_it_is_said(client_of: ClientOf) -> None:
    """By reading, roughly; the fragment while typing is the list alone."""
    asa = client_of("asa")
    shown = asa.get("/places/", {"q": "みなとしんりょじょ"}, headers={"HX-Request": "true"}).content.decode()
    assert "みなと診療所" in shown
    assert "まちスーパー" not in shown
    assert "<html" not in shown
    assert "見つかりません" in asa.get("/places/", {"q": "zzz"}).content.decode()


def test_the_desk_adds_a_place_of_the_groups_own(town: Town, client_of: ClientOf) -> None:
    """All that was written is kept; sent twice it is one place, with one event that names nothing."""
    asa = client_of("asa")
    sent = words(key="00000000-0000-4000-8000-000000000001", **WEEK, hours_5="９時〜１２時")
    for _time in range(2):
        asa.post("/places/new/", sent)
    row = Place.objects.get(name="にしの医院")
    assert (row.body_id, row.municipality_id) == (town.group.pk, town.municipality.pk)
    assert (row.lat, row.lon, row.aliases) == (30.02, 129.02, ["西の先生", "坂の下"])
    assert row.hours == [[[540, 720], [840, 1020]]] * 5 + [[[540, 720]], []]
    (event,) = Event.objects.filter(kind=EventKind.PLACE_ADDED)
    assert (event.subject, event.facts) == (str(row.pk), {"shared": False})
    log = client_of("sewa").get("/audit/").content.decode()
    assert "場所を加えた" in log
    assert "にしの医院" in log


def test_hours_left_empty_are_not_known(client_of: ClientOf) -> None:
    """Unknown is not closed; what is closed comes back as 休み."""
    asa = client_of("asa")
    asa.post("/places/new/", words())
    unknown = Place.objects.get(name="にしの医院")
    assert unknown.hours == []
    asa.post(f"/places/{unknown.pk}/change/", words(hours_0="9:00-12:00"))
    unknown.refresh_from_db()
    assert unknown.hours == [[[540, 720]], [], [], [], [], [], []]
    assert asa.get(f"/places/{unknown.pk}/change/").content.decode().count('value="休み"') == 6


def test_a_place_beside_another_takes_its_point(town: Town, client_of: ClientOf) -> None:
    """Named, not measured; where the name finds nothing located, it is said."""
    asa = client_of("asa")
    asa.post("/places/new/", words(where="", same_as="みなと診療所"))
    assert Place.objects.get(name="にしの医院").lat == town.clinic.lat
    unknown = asa.post("/places/new/", words(name="ひがしの店", where="", same_as="どこか"))
    assert "位置の分かっている場所が見つかりません" in unknown.content.decode()
    both = asa.post("/places/new/", words(name="ひがしの店", same_as="みなと診療所"))
    assert "どちらか一つにしてください" in both.content.decode()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"name": ""}, "場所の名前を入れてください。"),
        ({"name": "みなと 診療所"}, "同じ名前の場所があります"),
        ({"where": "港の前"}, "緯度と経度を並べて"),
        ({"where": "0, 0"}, "位置の空欄"),
        ({"where": "129.02, 30.02"}, "緯度、経度の順に"),
        ({"hours_2": "朝から"}, "9:00-12:00 14:00-17:00"),
        ({"hours_2": "月9:00-12:00"}, "この曜日の時間だけ"),
        ({"kind": "MOON"}, "種類"),
    ],
)
def test_bad_input_is_said_and_kept(client_of: ClientOf, more: dict[str, str], said: str) -> None:
    """All that was typed is still there, and nothing was added."""
    sent = words(**more, hours_1="8:00-11:00")
    shown = client_of("asa").post("/places/new/", sent).content.decode()
    assert "直すところがあります" in shown
    assert said in shown
    for kept in ("にしのいいん", "西の先生、坂の下", "裏口に停める", "8:00-11:00", *more.values()):
        assert kept in shown
    assert not Place.objects.filter(town="浜町").exists()


def test_a_point_outside_japan_is_warned_of(client_of: ClientOf) -> None:
    """It can be saved: a slip of the hand is said, not forbidden."""
    shown = client_of("asa").post("/places/new/", words(where="51.5, 0.1"), follow=True).content.decode()
    assert "この位置は日本の外です" in shown


def test_a_place_that_moves_lists_the_rides_it_touches(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """Moved, or with other words for the driver; another spelling of the reading touches nobody, the same form nothing."""
    wish_of("kiku")
    wish_of("ume", day=NOON.date() - timedelta(days=3))
    sewa, path = client_of("sewa"), f"/places/{town.clinic.pk}/change/"
    sent = {"name": "みなと診療所", "kana": "みなとしんりょうしょ", "kind": "CLINIC", "whose": "shared"}
    there = {"where": "30.03, 129.03"}
    assert "これからの送迎 2 件" in sewa.post(path, sent | {"where": "30.05, 129.05"}, follow=True).content.decode()
    shown = sewa.post(path, sent | there | {"note": "北口"}, follow=True).content.decode()
    assert "これからの送迎 2 件" in shown
    assert "𠮷田 キク" in shown
    assert "海野 ウメ" not in shown
    sent |= there | {"note": "北口"}
    assert "これからの送迎 2" not in sewa.post(path, sent | {"kana": "みなと"}, follow=True).content.decode()
    sewa.post(path, sent | {"kana": "みなと"})
    changed = [event.facts["changed"] for event in Event.objects.filter(kind=EventKind.PLACE_CHANGED)]
    assert changed == [["point"], ["point", "note"], ["kana"]]


@pytest.mark.parametrize(
    ("who", "status"), [("asa", 403), ("sewa", 302), ("yoso", 302), ("admin", 302), ("sc", 403), ("haru", 403)]
)
def test_who_keeps_the_places_of_the_town(town: Town, client_of: ClientOf, who: str, status: int) -> None:
    """A coordinator of any of its groups, and the administrator."""
    sent = {"name": "みなと医院", "kind": "CLINIC", "whose": "shared"}
    assert client_of(who).post(f"/places/{town.clinic.pk}/change/", sent).status_code == status
    town.clinic.refresh_from_db()
    assert (town.clinic.name == "みなと医院") is (status == 302)


def test_the_desk_shares_nothing(town: Town, client_of: ClientOf) -> None:
    """She is offered the group's own alone; a coordinator may give it to all, and then it stays with all."""
    place = own_place(town)
    path, sent = f"/places/{place.pk}/change/", {"name": "会の集会所", "kind": "COMMUNITY", "whose": "shared"}
    refused = client_of("asa").post(path, sent).content.decode()
    assert "まちのどの団体も使う場所" not in refused
    place.refresh_from_db()
    assert place.body_id == town.group.pk
    client_of("sewa").post(path, sent)
    place.refresh_from_db()
    assert place.body_id is None
    assert "この団体だけの場所" not in client_of("sewa").get(path).content.decode()


def test_another_groups_own_place_is_unseen(town: Town, client_of: ClientOf) -> None:
    """Not listed, not found, not opened, not changed; nor is a public place of another municipality."""
    place, yoso = own_place(town), client_of("yoso")
    assert "会の集会所" not in yoso.get("/places/").content.decode()
    assert "会の集会所" not in yoso.get("/places/", {"q": "会の集会所"}).content.decode().replace(
        'value="会の集会所"', ""
    )
    for path in ("", "change/"):
        assert yoso.get(f"/places/{place.pk}/{path}").status_code == 404
    assert yoso.post(f"/places/{place.pk}/change/", words()).status_code == 404
    elsewhere = Place.objects.create(municipality=town.other_group, name="となり市の病院")
    assert yoso.get(f"/places/{elsewhere.pk}/").status_code == 404


@pytest.mark.parametrize("who", ["sc", "officer", "haru"])
def test_who_takes_no_wishes_sees_no_places(client_of: ClientOf, who: str) -> None:
    """Neither the list nor the form."""
    assert [client_of(who).get(path).status_code for path in ("/places/", "/places/new/")] == [403, 403]
