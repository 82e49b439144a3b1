"""The pages of the hand-over: what hangs on one person, what is refused, the notes, and whose pack is not found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from kept_town import APRIL, TODAY, told
from test_handover import full, promise_of
from test_plans_pages import shown
from web_town import NOON, Town

from ashinami_web.handover.actions import confirm, name_deputy, name_successor, open_handover, talk
from ashinami_web.handover.models import (
    Deadline,
    Deputy,
    HandoverLine,
    HandoverTalk,
    Promise,
)
from ashinami_web.handover.queries import overview
from ashinami_web.handover.rooms import Asked, give, held_by, modules
from ashinami_web.plans.writing import RoomError

type Clients = Callable[[str], Client]


def test_what_hangs_on_one_person_and_who_could_take_over(town: Town, client_of: Clients) -> None:
    """All four hang on the SC alone, so one departure stops more than half; with a deputy named it takes two; the holder is no deputy."""
    full(town)
    sc = client_of("sc")
    seen = overview(town.municipality, TODAY)
    assert [(line.holds, line.alone) for line in seen.people] == [(4, 4)]
    assert {one.item.title for one in seen.nobodys} == {"（相手の約束）会場の鍵を貸してくれる", "運転者の講習"}
    assert seen.frailties[0].factor == 1
    for one in seen.held:
        sc.post(f"/handover/deputy/?key={one.item.key}", {"person": town.people["officer"].pk})
    assert overview(town.municipality, TODAY).frailties[0].factor == 2
    assert overview(town.municipality, TODAY).nobodys == ()
    key = held_by(Asked(town.municipality, TODAY), town.people["sc"].pk)[0].key
    with pytest.raises(RoomError, match="本人は"):
        name_deputy(key, town.people["sc"].pk, **told(town))
    with pytest.raises(RoomError, match="もう引き継ぐもの"):
        name_deputy("plans.step:gone", None, **told(town))
    name_deputy(key, None, **told(town))
    assert Deputy.objects.filter(key=key, end__isnull=True).count() == 0


def test_actions_refuse_what_cannot_be(town: Town) -> None:
    """Nobody hands over to himself, nor confirms for another body; a promise is not due before it was given."""
    sc = town.people["sc"].pk
    promise = promise_of(town, "報告")
    with pytest.raises(RoomError, match="期限が"):
        promise_of(town, "逆", due=APRIL - timedelta(days=1))
    said: dict[str, Any] = {"person": sc, "body": town.municipality, "last_day": TODAY}
    with pytest.raises(RoomError, match="ほかの人"):
        open_handover(**said, successor=sc, **told(town))
    with pytest.raises(PermissionDenied):
        open_handover(**said, successor=None, **told(town, "sewa"))
    handover = open_handover(**said, successor=None, **told(town))
    with pytest.raises(RoomError, match="ほかの人"):
        name_successor(handover, sc, **told(town))
    line = handover.lines.get()
    with pytest.raises(RoomError, match="渡す本人"):
        confirm(line, **told(town))
    name_deputy(line.key, town.people["officer"].pk, **told(town))
    name_successor(handover, town.people["officer"].pk, **told(town))
    assert confirm(HandoverLine.objects.get(), **told(town, "officer"))
    assert Promise.objects.get(pk=promise.pk).person_id == town.people["officer"].pk
    assert not Deputy.objects.filter(end__isnull=True).exists()
    assert talk(HandoverLine.objects.get(), "済みました", is_question=False, **told(town)).is_question is False
    assert HandoverTalk.objects.count() == 1
    assert give("nowhere.row:1", sc, by=town.by("sc"), at=NOON, day=TODAY) is False
    assert {"handover", "plans", "registration"} <= set(modules())


def test_the_notes_are_written_and_closed_on_their_pages(town: Town, client_of: Clients) -> None:
    """A promise kept, a deadline met, a relation and a lesson written; bad input loses nothing."""
    sc = client_of("sc")
    group = town.group.pk
    assert "まだありません" in shown(sc, "/handover/promises/")
    wrong = sc.post("/handover/promises/new/", {"what": "", "why": "頼まれた", "given_on": "2026-12-01"})
    assert "頼まれた" in wrong.content.decode()
    sc.post(
        "/handover/promises/new/",
        {"what": "鍵を返す", "received": "yes", "to": group, "given_on": "2026-12-01", "due": "2026-12-03"},
    )
    sc.post(
        "/handover/relations/new/?about=x",
        {"kind": "history", "about": group, "words": "前の役員と行き違いがあった", "on": "2026-11-01"},
    )
    sc.post("/handover/lessons/new/", {"tried": "夜の会議", "why": "帰りの足がない", "on": "2026-11-01"})
    sc.post("/handover/deadlines/new/", {"title": "交付申請", "due": "2026-12-25", "office": "県"})
    promise, deadline = Promise.objects.get(), Deadline.objects.get()
    assert "鍵を返す" in sc.get(f"/handover/promises/{promise.pk}/").content.decode()
    assert (
        "約束した日からきょうまで"
        in sc.post(f"/handover/promises/{promise.pk}/kept/", {"kept_on": "2026-11-30"}).content.decode()
    )
    sc.post(f"/handover/promises/{promise.pk}/kept/", {"kept_on": "2026-12-04", "outcome": "手渡した"})
    sc.post(f"/handover/deadlines/{deadline.pk}/done/", {"done_on": "2026-12-04"})
    assert "令和8年12月4日に果たした手渡した" in shown(sc, "/handover/promises/")
    assert "令和8年12月4日に済ませた" in shown(sc, "/handover/deadlines/")
    assert "帰りの足がない" in shown(sc, "/handover/lessons/")
    assert "行き違い" in shown(sc, "/handover/relations/")
    pack = shown(sc, "/handover/pack/")
    assert "鍵を返す" not in pack
    assert "行き違い" in pack
    assert client_of("yoso").get("/handover/lessons/").content.decode().count("帰りの足がない") == 0


@pytest.mark.parametrize("path", ["/handover/pack/", "/handover/pack.pdf", "/handover/open/"])
def test_the_pack_of_somebody_of_another_body_is_not_found(town: Town, client_of: Clients, path: str) -> None:
    """The SC asks for a member of the group, for a rider, for nonsense: nothing is shown."""
    for who in (town.people["asa"].pk, town.people["kiku"].pk, "x"):
        assert client_of("sc").get(f"{path}?person={who}").status_code == 404
    assert client_of("sc").get("/handover/open/").status_code == 404
