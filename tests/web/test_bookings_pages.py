"""The desk's pages: a wish taken with the phone in the hand, the list of a day, one wish with all that is known of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from web_town import MONDAY, NOON, Town

from ashinami.vocabulary.wish import Back
from ashinami_web.bookings.models import Wish
from ashinami_web.people.models import Disclosure
from ashinami_web.runs.models import Ride

type ClientOf = Callable[[str], Client]
type WishOf = Callable[..., Wish]


def said(town: Town, rider: str = "kiku", **more: Any) -> dict[str, Any]:
    """Return what the page sends for a usual trip to the clinic."""
    return {
        "wish": str(uuid4()),
        "rider": str(town.people[rider].pk),
        "service_day": MONDAY.isoformat(),
        "appointment": "920",
        "destination": str(town.clinic.pk),
        "back": "OPEN",
        "arrangement": str(town.arrangements["fuel"].pk),
    } | more


def html(client: Client, path: str, **query: Any) -> str:
    """Return a page that must be there."""
    response = client.get(path, query)
    assert response.status_code == 200, (path, response.status_code)
    return response.content.decode()


@pytest.mark.parametrize("words", ["よしだ", "ヨシダ キク", "吉田", "浜の上"])
def test_a_rider_is_found_by_whatever_is_said(town: Town, client_of: ClientOf, words: str) -> None:
    """Reading, katakana, the common form of a rare sign, house name: the only one meant opens at once."""
    response = client_of("asa").get("/desk/", {"q": words})
    assert response.headers["Location"] == f"/desk/?rider={town.people['kiku'].pk}"


def test_several_are_listed_and_a_new_rider_needs_only_a_name(town: Town, client_of: ClientOf) -> None:
    """Three live in 浜町; nobody is called さとう, so the page opens the form for a first-time rider, and goes on with her wish."""
    desk = client_of("asa")
    listed = html(desk, "/desk/riders/", q="浜町")
    assert all(name in listed for name in ("𠮷田 キク", "海野 ウメ", "浜田 マツ"))
    assert "受付 アサ" not in html(desk, "/desk/riders/", q="うけつけ")  # the group's own people are no riders
    assert '<details class="column" open>' in html(desk, "/desk/", q="さとう")
    response = desk.post("/desk/new-rider/", {"name": "佐藤 サト", "phone": "0000-11-2222"})
    assert "佐藤 サト" in html(desk, response.headers["Location"])
    assert desk.get("/desk/", {"q": "2222"}).status_code == 302


def test_a_usual_trip_is_taken_and_read_back(town: Town, client_of: ClientOf) -> None:
    """Six strokes after the name; the page then stands ready for the next call, with what to say and what was promised."""
    response = client_of("asa").post("/desk/", said(town, call_back="1500"))
    wish = Wish.objects.get()
    assert (wish.appointment, wish.destination, wish.purpose, wish.verdict) == (560, town.clinic, "CLINIC", "lawful")
    after = html(client_of("asa"), response.headers["Location"])
    assert "12月7日月曜日" in after
    assert "午前9時20分までにみなと診療所へ" in after
    assert "きょうの午後3時までに" in after
    assert "次のお電話" in after


def test_a_page_sent_twice_is_one_wish(town: Town, client_of: ClientOf) -> None:
    """A double click, or the reload of a slow page."""
    sent, desk = said(town), client_of("asa")
    assert desk.post("/desk/", sent).headers["Location"] == desk.post("/desk/", sent).headers["Location"]
    assert Wish.objects.count() == 1


def test_nothing_blocks_saving_but_rider_and_day(town: Town, client_of: ClientOf) -> None:
    """A wish with a rider and a day is written down; without them the page says what is missing."""
    desk = client_of("asa")
    bare = {"wish": str(uuid4()), "rider": str(town.people["kiku"].pk), "service_day": MONDAY.isoformat()}
    assert desk.post("/desk/", bare | {"back": "FIXED"}).status_code == 302
    assert Wish.objects.get().verdict == "undetermined"
    assert "日にちを入れてください" in desk.post("/desk/", said(town, service_day="")).content.decode()
    assert "利用者を選んでください" in desk.post("/desk/", said(town) | {"rider": ""}).content.decode()
    assert Wish.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        ({"appointment": "九時ごろ"}, "時刻は 920"),
        ({"back": "FIXED", "back_at": "800"}, "着きたい時刻より前"),
        ({"stay": "一時間"}, "数字で入れてください"),
    ],
)
def test_what_cannot_be_read_is_asked_again_and_nothing_is_lost(
    town: Town, client_of: ClientOf, wrong: dict[str, str], text: str
) -> None:
    """The page comes back with the fault in words and everything that was typed."""
    page = client_of("asa").post("/desk/", said(town, note="裏口から", **wrong)).content.decode()
    assert text in page
    assert "裏口から" in page
    assert all(f'value="{value}"' in page for name, value in wrong.items() if name != "back")
    assert not Wish.objects.exists()


def test_any_destination_is_accepted(town: Town, client_of: ClientOf) -> None:
    """A known name becomes the place; any other text stays as it was said (場所未確認)."""
    desk = client_of("asa")
    desk.post("/desk/", said(town, destination="", destination_text="まちスーパー"))
    assert Wish.objects.get().destination == town.shop
    desk.post("/desk/", said(town, destination="", destination_text="山の上のお墓"))
    assert Wish.objects.filter(destination=None, destination_text="山の上のお墓").exists()
    assert "みなと診療所" in html(desk, "/desk/places/", destination_text="みなと")


def test_the_visit_ends_when_the_stay_is_over(town: Town, client_of: ClientOf) -> None:
    """A fixed return without a time: appointment and stay give it, and the read-back says it aloud."""
    client_of("asa").post("/desk/", said(town, back="FIXED", stay="40"))
    assert Wish.objects.get().back_at == 600


def test_the_panel_says_what_the_desk_should_know(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """Another wish that day, a closed clinic, a place not located, the verdict with its reasons, the pick-up and the read-back."""
    town.clinic.hours = [[[840, 1020]]] * 7
    town.clinic.save()
    wish_of("kiku", appointment=780, back_at=840)
    panel = html(client_of("asa"), "/desk/check/", **said(town))
    assert "同じ日に別の申込みがあります：13:00" in panel
    assert "みなと診療所は、この日の9:20は開いていません" in panel
    assert "適法" in panel
    assert "お迎えのめやす" in panel
    panel = html(client_of("asa"), "/desk/check/", **said(town, destination="", destination_text="山の上"))
    assert "「山の上」は場所未確認です" in panel
    unlawful = str(town.arrangements["per_km_fare"].pk)
    assert "登録・許可が必要" in html(client_of("asa"), "/desk/check/", **said(town, arrangement=unlawful))
    assert "復唱の文" in html(client_of("asa"), "/desk/check/")


def test_the_form_stands_on_tomorrow_or_like_an_earlier_wish(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """The card shows her last rides; one key repeats one of them, on tomorrow's date."""
    before = wish_of("kiku", back=Back.OPEN, note="杖あり")
    rider = str(town.people["kiku"].pk)
    assert 'value="2026-12-05"' in html(client_of("asa"), "/desk/", rider=rider)
    like = html(client_of("asa"), "/desk/", rider=rider, like=str(before.pk))
    assert 'value="10:00"' in like
    assert "杖あり" not in like  # words for one day are not said again


def test_the_list_of_a_day_is_narrowed_to_what_waits(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """Unassigned, law to be confirmed, waiting to go home."""
    wish_of("kiku", back=Back.OPEN)
    wish_of("ume", arrangement=town.arrangements["insurance_unclear"].pk)
    desk, day = client_of("asa"), MONDAY.isoformat()
    both = html(desk, "/wishes/", day=day)
    assert "𠮷田 キク" in both
    assert "海野 ウメ" in both
    only = html(desk, "/wishes/", day=day, only="undetermined")
    assert "海野 ウメ" in only
    assert "𠮷田 キク" not in only
    assert "海野 ウメ" not in html(desk, "/wishes/", day=day, only="open_return")
    assert "申込みはありません" in html(desk, "/wishes/", day="2026-12-09")
    assert "令和8年12月4日" in html(desk, "/wishes/", day="いつか")


def test_a_wish_is_changed_cancelled_and_remembered(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """The same form changes it; a reason is asked before it is cancelled; its history stays."""
    wish, desk = wish_of("kiku"), client_of("asa")
    path = f"/wishes/{wish.pk}/"
    assert 'value="10:00"' in html(desk, f"{path}change/")
    assert desk.post(f"{path}change/", said(town, appointment="1030")).status_code == 302
    assert Wish.objects.get().appointment == 630
    assert "理由を書いてください" in desk.post(f"{path}cancel/", {"reason": ""}).content.decode()
    assert desk.post(f"{path}cancel/", {"reason": "熱が出た"}).status_code == 302
    page = html(desk, path)
    assert all(words in page for words in ("申込みを受けた", "申込みを変えた", "熱が出た", "受付 アサ"))
    assert desk.post(f"{path}cancel/", {"reason": "もう一度"}).status_code == 409


def test_a_confirmed_wish_is_not_changed_and_the_typed_words_stay(
    town: Town, client_of: ClientOf, wish_of: WishOf
) -> None:
    """The reason stands above the form as it was typed."""
    wish = wish_of("kiku")
    Ride.objects.filter(wish=wish).update(state="confirmed", driver=town.people["haru"])
    response = client_of("asa").post(f"/wishes/{wish.pk}/change/", said(town, note="玄関で待つ"))
    assert response.status_code == 409
    assert "確定を取り消してから" in response.content.decode()
    assert "玄関で待つ" in response.content.decode()


def test_only_a_coordinator_signs(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """The desk is refused; the coordinator gives her reason, and the ride stands among the unsettled."""
    wish = wish_of("kiku", arrangement=town.arrangements["insurance_unclear"].pk)
    assert client_of("asa").post(f"/wishes/{wish.pk}/sign/", {"reason": "よい"}).status_code == 403
    assert "署名する" not in html(client_of("asa"), f"/wishes/{wish.pk}/")
    assert client_of("sewa").post(f"/wishes/{wish.pk}/sign/", {"reason": "運輸支局に照会中"}).status_code == 302
    assert "運輸支局に照会中" in html(client_of("asa"), "/basis/unsettled/")


def test_a_decline_keeps_its_reason(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """What nobody could drive is kept, with why."""
    wish = wish_of("kiku")
    client_of("asa").post(f"/wishes/{wish.pk}/decline/", {"code": "NO_DRIVER", "reason": ""})
    wish.refresh_from_db()
    assert (wish.state, wish.unmet_reason) == ("unmet", "運転者がいない")


@pytest.mark.parametrize("who", ["sc", "officer", "admin", "haru"])
def test_other_roles_have_no_desk(client_of: ClientOf, who: str) -> None:
    """Neither the municipality nor a driver takes or sees wishes."""
    assert client_of(who).get("/desk/").status_code == 403
    assert client_of(who).get("/wishes/").status_code == 403


def test_a_stranger_finds_nothing(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """Another group's coordinator has a desk, but neither our riders nor our wishes."""
    wish, stranger = wish_of("kiku"), client_of("yoso")
    rider = str(town.people["kiku"].pk)
    assert stranger.get("/desk/", {"rider": rider}).status_code == 404
    assert stranger.get(f"/wishes/{wish.pk}/").status_code == 404
    assert stranger.post(f"/wishes/{wish.pk}/cancel/", {"reason": "x"}).status_code == 404
    assert "よしだ" not in html(stranger, "/desk/riders/", q="よし")
    assert stranger.post("/desk/", said(town)).status_code == 404
    assert Wish.objects.get().state == "requested"
    assert wish.taken_at == NOON


def test_a_rider_no_longer_disclosed_is_not_read_through_her_wishes(
    town: Town, client_of: ClientOf, wish_of: WishOf
) -> None:
    """From the day her disclosure ends, neither list nor wish nor law page names her; the wish itself is not lost."""
    wish, desk = wish_of("matsu"), client_of("asa")
    Disclosure.objects.filter(person=town.people["matsu"]).update(end=NOON.date())
    assert "浜田" not in html(desk, "/wishes/", day=MONDAY.isoformat())
    for path in (f"/wishes/{wish.pk}/", f"/wishes/{wish.pk}/change/", f"/basis/{wish.pk}/"):
        assert "浜田" not in html(desk, path)
    assert "（開示なし）" in html(desk, f"/wishes/{wish.pk}/")
