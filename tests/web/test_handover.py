"""The hand-over: what stands in the pack, what hangs on one person, and that nothing is left on nobody when somebody goes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kept_town import APRIL, TODAY, goal_of, review_of, roadmap_of, step_said, told
from test_plans_pages import shown, text_of
from web_town import Town

from ashinami.community.pack import Chapter
from ashinami_web.audit.models import Event
from ashinami_web.bodies.models import Membership
from ashinami_web.handover.actions import write_note
from ashinami_web.handover.models import (
    Deadline,
    Handover,
    HandoverLine,
    Lesson,
    Promise,
    Relation,
)
from ashinami_web.handover.queries import overview
from ashinami_web.handover.rooms import Asked, held_by, pack_of
from ashinami_web.people.accounts import open_account
from ashinami_web.people.roles import Role
from ashinami_web.plans.actions import write_step
from ashinami_web.plans.models import Step

type Clients = Callable[[str], Client]


def promise_of(town: Town, what: str, who: str = "sc", **more: Any) -> Promise:
    """Write a promise of somebody."""
    usual: dict[str, Any] = {
        "what": what, "to": town.group, "whom": "会長", "why": "定例会で頼まれた", "received": False, "person": town.people[who],
        "given_on": APRIL, "due": date(2027, 1, 15),
    }  # fmt: skip
    return write_note(Promise(), usual | more, circle=None, **told(town))


def note_of(town: Town, row: Relation | Lesson | Deadline, **said: Any) -> None:
    """Write another note."""
    write_note(row, said, circle=None, **told(town))


def full(town: Town) -> None:
    """Write what an SC leaves behind: a roadmap, promises, how to approach, a lesson, a deadline, a review, a goal."""
    roadmap = roadmap_of(town)
    review_of(town, roadmap.plan)
    goal_of(town, None)
    promise_of(town, "保健師を会に連れていく")
    promise_of(town, "会場の鍵を貸してくれる", received=True, person=None, due=None)
    note_of(
        town,
        Relation(),
        kind="approach",
        about=town.group,
        contact="世話役",
        words="夕方に電話する。役所からは、と言わない。",
        on=APRIL,
    )
    note_of(town, Lesson(), tried="月曜の講習", why="農作業と重なった", instead="雨の多い月の昼に開く", on=APRIL)
    note_of(
        town,
        Deadline(),
        title="県補助の実績報告",
        detail="",
        office="県の担当課",
        person=town.people["sc"],
        due=date(2027, 3, 31),
    )


def successor_of(town: Town) -> Any:
    """Invite somebody new as SC, as the administrator does; return whom."""
    account, _password = open_account(
        name="後任 ノチ", username="nochi", body=town.municipality, role=Role.SC, **told(town, "admin")
    )
    town.people["nochi"], town.accounts["nochi"] = account.person, account
    return account.person


def test_a_reader_who_knows_nothing_learns_it_from_the_pack_alone(town: Town, client_of: Clients) -> None:
    """Who promised what by when, why, and whom to ring: on the page and on paper."""
    full(town)
    sc = client_of("sc")
    who = f"?person={town.people['sc'].pk}"
    for text in (shown(sc, f"/handover/pack/{who}"), text_of(sc.get(f"/handover/pack.pdf{who}").content)):
        for said in (
            "保健師を会に連れていく", "令和9年1月15日", "定例会で頼まれた", "足の会会長", "夕方に電話する", "農作業と重なった",
            "雨の多い月の昼に開く", "県補助の実績報告", "運転者の講習", "行きは足りる", "支えあいの行程表のふりかえり",
            "めざす姿「地域の足」の読み合わせ", "架空",
        ):  # fmt: skip
            assert said in text, said
    assert Event.objects.filter(kind="handover.read", by__contains=str(town.people["sc"].pk)).count() == 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12)
@given(st.lists(st.tuples(st.sampled_from(["sc", "officer", None]), st.booleans(), st.booleans()), max_size=6))
def test_everything_open_of_a_person_stands_in_his_pack_once(
    town: Town, made: list[tuple[str | None, bool, bool]]
) -> None:
    """Promises and steps of anybody, kept or open: his pack has each open one of his exactly once, no other's, and none that is over."""
    Promise.objects.all().delete()
    Step.objects.all().delete()
    plan = roadmap_of(town).plan
    Step.objects.all().delete()
    expected = []
    for number, (who, is_promise, is_over) in enumerate(made):
        person = town.people[who] if who else None
        if is_promise:
            row = promise_of(town, f"約束{number}", person=person)
            Promise.objects.filter(pk=row.pk).update(kept_on=TODAY if is_over else None)
            key = f"handover.promise:{row.pk}"
        else:
            step = write_step(plan, None, step_said(f"手順{number}", person=person), **told(town))
            Step.objects.filter(pk=step.pk).update(**({"state": "done", "done_on": TODAY} if is_over else {}))
            key = f"plans.step:{step.pk}"
        if who == "sc" and not is_over:
            expected.append(key)
    his = pack_of(Asked(town.municipality, TODAY), town.people["sc"].pk)
    carried = [item.key for item in his.items if item.chapter in (Chapter.PROMISES, Chapter.ACTIONS)]
    assert sorted(carried) == sorted(expected)
    assert sorted(item.key for item in held_by(Asked(town.municipality, TODAY), town.people["sc"].pk)) == sorted(
        expected
    )


def test_before_somebody_goes_it_is_asked_and_then_nothing_hangs_on_nobody(town: Town, client_of: Clients) -> None:
    """The administrator stops the SC: first a question with numbers and no contents, then an open hand-over with every line."""
    full(town)
    admin = client_of("admin")
    account = town.accounts["sc"]
    asked = admin.post(f"/accounts/{account.pk}/stop/")
    page = re.sub(r"\s+", "", re.sub(r"<[^>]*>", "", asked.content.decode()))
    assert "抱えているものがあります" in page
    assert "試し市（架空）4件" in page
    assert "保健師" not in page
    account.refresh_from_db()
    assert account.is_active
    before = {item.key for item in held_by(Asked(town.municipality, TODAY), town.people["sc"].pk)}
    admin.post(f"/accounts/{account.pk}/stop/", {"sure": "yes"})
    account.refresh_from_db()
    assert not account.is_active
    handover = Handover.objects.get()
    assert {line.key for line in handover.lines.all()} == before
    assert "まだ決まっていない" in shown(client_of("officer"), "/handover/")
    admin.post(f"/accounts/{account.pk}/stop/", {"sure": "yes"})
    assert HandoverLine.objects.count() == len(before)


def test_a_role_that_ends_is_asked_after_too(town: Town, client_of: Clients) -> None:
    """With nothing carried it ends at once; with something, after the question."""
    admin = client_of("admin")
    role = Membership.objects.get(person=town.people["officer"])
    promise_of(town, "年度末に報告する", "officer")
    path = f"/accounts/roles/{role.pk}/end/"
    assert "抱えているものがあります" in admin.post(path).content.decode()
    role.refresh_from_db()
    assert role.end is None
    admin.post(path, {"sure": "yes"})
    role.refresh_from_db()
    assert role.end == TODAY
    seen = overview(town.municipality, TODAY)
    assert [(one.item.title, one.gone) for one in seen.nobodys] == [("年度末に報告する", True)]


def test_the_successor_confirms_item_by_item_and_asks_back(town: Town, client_of: Clients) -> None:
    """Each line becomes his when he confirms it; a question keeps it open until it is answered; then the hand-over is closed."""
    full(town)
    new = successor_of(town)
    sc, nochi = client_of("sc"), client_of("nochi")
    sc.post(
        f"/handover/open/?person={town.people['sc'].pk}",
        {"successor": new.pk, "last_day": "2026-12-31", "note": "よろしく"},
    )
    handover = Handover.objects.get()
    path = f"/handover/{handover.pk}/"
    assert "引き継ぎました" in shown(nochi, path)
    assert "引き継ぎました" not in shown(sc, path)
    line = handover.lines.get(key__startswith="handover.promise")
    nochi.post(f"/handover/lines/{line.pk}/ask/", {"words": "どの保健師ですか"})
    nochi.post(f"/handover/lines/{line.pk}/ask/", {"words": ""})
    sc.post(f"/handover/lines/{line.pk}/answer/", {"words": "地区担当の方です"})
    page = shown(nochi, path)
    assert "聞いたどの保健師ですか" in page
    assert "答えた地区担当の方です" in page
    assert "引き継ぐ人として" in sc.post(f"/handover/lines/{line.pk}/confirm/", follow=True).content.decode()
    for row in handover.lines.all():
        nochi.post(f"/handover/lines/{row.pk}/confirm/")
    handover.refresh_from_db()
    assert handover.closed_on == TODAY
    assert not held_by(Asked(town.municipality, TODAY), town.people["sc"].pk)
    assert {item.key for item in held_by(Asked(town.municipality, TODAY), new.pk)} == {
        row.key for row in handover.lines.all()
    }
    assert Promise.objects.get(what="保健師を会に連れていく").person_id == new.pk
    nochi.post(f"/handover/lines/{line.pk}/ask/", {"words": "日は決まっていますか"})
    handover.refresh_from_db()
    assert handover.closed_on is None
