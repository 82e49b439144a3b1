"""The law page and the arrangements."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client
from web_town import Town

from ashinami_web.bodies.models import Arrangement
from ashinami_web.bookings.models import Wish
from ashinami_web.config import clock

type ClientOf = Callable[[str], Client]
type WishOf = Callable[..., Wish]

FREE = {
    "carriage__carries": "yes",
    "carriage__for_others": "yes",
    "scope__special": ["-"],
    "third_party__basis": "none",
    "received__kinds": ["-"],
}
"""A group that receives nothing, as its coordinator answers."""


def test_a_verdict_is_explained_with_law_answers_and_version(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """Reasons, the notice cited, what was answered and by which record, the version, and that it still comes out the same."""
    page = client_of("asa").get(f"/basis/{wish_of('kiku').pk}/").content.decode()
    for words in (
        "国自旅第359号",
        "ガソリン代などの燃料代",
        "記録: 取り決め",
        "road_transport.no_permit",
        "同じ結果です",
    ):
        assert words in page


def test_open_questions_name_who_can_answer(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """An undetermined ride shows what to ask, and whom."""
    wish = wish_of("kiku", arrangement=town.arrangements["insurance_unclear"].pk)
    page = client_of("asa").get(f"/basis/{wish.pk}/").content.decode()
    assert "答えられるところ" in page
    assert "実際にかかった額を超えることがありますか" in page


def test_the_statement_to_print_names_nobody(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """It can be handed to a town hall: the law and the answers, no rider."""
    page = client_of("asa").get(f"/basis/{wish_of('kiku').pk}/", {"paper": "1"}).content.decode()
    assert "国自旅第359号" in page
    assert "𠮷田" not in page


def test_a_wish_without_a_time_is_not_judged_yet(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """The page says so instead of guessing."""
    wish = wish_of("kiku", appointment=None, back_at=None)
    assert "時刻が決まると判定します" in client_of("asa").get(f"/basis/{wish.pk}/").content.decode()


def test_arrangements_show_what_the_law_says_today(town: Town, client_of: ClientOf) -> None:
    """Each with its verdict and the questions still open; the desk may look, not change."""
    page = client_of("asa").get("/arrangements/").content.decode()
    assert all(
        words in page for words in ("適法（許可・登録不要）", "登録または許可が必要", "未確定", "（ふだん使う）")
    )
    assert "書き直す" not in page
    assert client_of("asa").get("/arrangements/new/").status_code == 403


def put(client: Client, path: str, **said: Any) -> Any:
    """Send the form of an arrangement."""
    return client.post(path, {"name": "新しい取り決め"} | said)


def test_a_coordinator_answers_the_facts_of_the_law(town: Town, client_of: ClientOf) -> None:
    """All answered is lawful; an answer left at 「わからない」 is not on record, and the verdict says so."""
    sewa = client_of("sewa")
    assert put(sewa, "/arrangements/new/", **FREE).status_code == 302
    row = Arrangement.objects.get(name="新しい取り決め")
    assert row.facts == {
        "carriage.carries": True,
        "carriage.for_others": True,
        "scope.special": [],
        "third_party.basis": "none",
        "received.kinds": [],
    }
    put(sewa, f"/arrangements/{row.pk}/", **FREE | {"third_party__basis": ""})
    row.refresh_from_db()
    assert row.end == clock.today()
    assert "third_party.basis" not in Arrangement.objects.get(name="新しい取り決め", end=None).facts


def test_none_and_one_of_them_contradict_each_other(client_of: ClientOf) -> None:
    """The page says so and keeps what was chosen."""
    page = put(client_of("sewa"), "/arrangements/new/", **FREE | {"received__kinds": ["-", "thanks"]})
    assert "一緒に選べません" in page.content.decode()
    assert "新しい取り決め" in page.content.decode()


def test_a_stranger_reads_no_basis_and_changes_no_arrangement(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """Another group's coordinator finds nothing of ours."""
    stranger = client_of("yoso")
    assert stranger.get(f"/basis/{wish_of('kiku').pk}/").status_code == 404
    assert put(stranger, f"/arrangements/{town.arrangements['fuel'].pk}/", **FREE).status_code == 404
    assert "実費" not in stranger.get("/arrangements/").content.decode()
    assert client_of("sc").get("/arrangements/").status_code == 403
