"""Texts said on the phone that are no place yet (場所未確認), and how they become one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.test import Client
from web_town import NOON, Town

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.models import Event
from ashinami_web.bookings.models import Wish
from ashinami_web.runs.models import Ride

type ClientOf = Callable[[str], Client]
type WishOf = Callable[..., Wish]


def somewhere(wish_of: WishOf, text: str = "西の先生", **said: Any) -> Wish:
    """Take a wish to a text that is no place."""
    wish = wish_of(destination_text=text, **said)
    wish.destination = None
    wish.save()
    return wish


def test_texts_that_are_no_place_stand_on_top(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """Those of coming wishes, written alike once, with the places they may mean; nothing of days gone by or called off."""
    somewhere(wish_of, "みなとの診療所さん")
    somewhere(wish_of, "みなとの診療所 さん", rider="ume")
    somewhere(wish_of, "むかしの店", day=NOON.date() - timedelta(days=1))
    off = somewhere(wish_of, "いかない店", rider="matsu")
    asa = client_of("asa")
    asa.post(f"/wishes/{off.pk}/cancel/", {"reason": "都合"})
    shown = asa.get("/places/").content.decode()
    assert shown.count("「みなとの診療所さん」") == 1
    assert "令和8年12月7日(月) 海野 ウメ 行き先" in shown
    assert f'value="{town.clinic.pk}"' in shown
    assert "むかしの店" not in shown
    assert "いかない店" not in shown


def test_a_text_becomes_a_place_that_is_known(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """For the wishes ticked and no other; the verdict and the rides stay, and the record says what changed."""
    first, second = (somewhere(wish_of, "みなとの診療所", rider=who) for who in ("kiku", "ume"))
    rides = list(first.rides.values_list("pk", flat=True))
    sent = {"text": "みなとの診療所", "place": str(town.clinic.pk), "ends": [f"{first.pk}:destination"]}
    assert "申込み 1 件の場所" in client_of("asa").post("/places/locate/", sent, follow=True).content.decode()
    after = Wish.objects.get(pk=first.pk)
    assert (after.destination_id, after.destination_text) == (town.clinic.pk, "")
    assert (after.verdict, after.basis) == (first.verdict, first.basis)
    assert list(Ride.objects.filter(wish=first).values_list("pk", flat=True)) == rides
    second.refresh_from_db()
    assert second.destination_text == "みなとの診療所"
    event = Event.objects.get(kind=EventKind.WISH_CHANGED)
    assert event.facts["changed"] == ["destination"]


def test_a_pick_up_place_is_located_by_name(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """Where she is fetched counts like where she goes; a name nobody knows is said, and stays written."""
    wish = wish_of("kiku", origin_text="娘の家")
    asa = client_of("asa")
    sent = {"text": "娘の家", "place": "", "ends": [f"{wish.pk}:origin"]}
    assert "場所を選ぶか、名前を書いて" in asa.post("/places/locate/", sent).content.decode()
    unknown = asa.post("/places/locate/", sent | {"called": "むすめや"}).content.decode()
    assert "この名前の場所は見つかりません" in unknown
    assert 'value="むすめや"' in unknown
    asa.post("/places/locate/", sent | {"called": "まちスーパー"})
    wish.refresh_from_db()
    assert (wish.origin_id, wish.origin_text, wish.destination_id) == (town.shop.pk, "", town.clinic.pk)
    assert "もう決まっています" in asa.post("/places/locate/", sent, follow=True).content.decode()


def test_a_text_becomes_a_new_place(client_of: ClientOf, wish_of: WishOf) -> None:
    """The form begins with the text and its wishes; saved, they go there."""
    wish = somewhere(wish_of)
    asa = client_of("asa")
    shown = asa.get("/places/new/", {"text": "西の先生"}).content.decode()
    assert 'value="西の先生"' in shown
    assert f'value="{wish.pk}:destination"' in shown
    asa.post(
        "/places/new/",
        {"text": "西の先生", "name": "西の先生", "kind": "CLINIC", "whose": "own", "ends": f"{wish.pk}:destination"},
    )
    wish.refresh_from_db()
    assert (str(wish.destination), wish.destination_text) == ("西の先生", "")


def test_a_confirmed_wish_is_not_touched(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """Another desk confirmed it meanwhile: its text is no longer asked about, and nothing is written."""
    wish = somewhere(wish_of)
    Ride.objects.filter(wish=wish).update(state="confirmed", driver=town.people["haru"])
    Wish.objects.filter(pk=wish.pk).update(state="confirmed")
    sent = {"text": "西の先生", "place": str(town.clinic.pk), "ends": [f"{wish.pk}:destination"]}
    assert "もう決まっています" in client_of("asa").post("/places/locate/", sent, follow=True).content.decode()
    wish.refresh_from_db()
    assert wish.destination_id is None


def test_a_strangers_wishes_are_not_asked_about(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """Another group meets neither the text nor the rider, and cannot locate it; nor does the administrator."""
    wish = somewhere(wish_of)
    sent = {"text": "西の先生", "place": str(town.clinic.pk), "ends": [f"{wish.pk}:destination"]}
    for who in ("yoso", "admin"):
        client = client_of(who)
        assert "西の先生" not in client.get("/places/").content.decode()
        assert "𠮷田" not in client.get(f"/places/{town.clinic.pk}/").content.decode()
        client.post("/places/locate/", sent)
    wish.refresh_from_db()
    assert wish.destination_id is None
