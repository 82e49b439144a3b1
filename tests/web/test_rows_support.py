"""What the accompanied years of the papers give to those who read them: the state, two prefectures, a centre, a council."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from community_town import AT, Community, settle_community
from django.test import Client
from test_demonstration_community import _papers, entered
from test_plans_pages import shown
from web_town import LONG_AGO, Town

from ashinami_web.bodies.models import Area
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.needs.models import Conversation, Issue, Referral
from ashinami_web.resources.models import Service
from ashinami_web.support.models import Case

type ClientOf = Callable[[str], Client]
__all__ = ["_papers"]


@pytest.fixture
def made(town: Town) -> Community:
    """Return the community of the town."""
    return settle_community(town)


def case_of(name: str) -> str:
    """Return the address of the first case of a municipality of the papers."""
    with acting(whole_installation()):
        row = Case.objects.filter(body__name__startswith=name).order_by("applied_on").first()
    assert row is not None
    return f"/support/{row.pk}/"


@pytest.mark.django_db
@pytest.mark.usefixtures("_papers")
def test_the_state_sees_which_municipality_nobody_asked_after_when_the_year_was_over() -> None:
    """Megumi reads three visits of each and how far they lie apart; months after, the check that was never made stands as missing."""
    state = entered("demo-state")
    for name, first, missing in (
        ("香春町", "令和6年10月2日", "まだしていない"),
        ("鹿児島市", "令和4年9月27日", "まだしていない"),
        ("久留米市", "令和6年10月3日", "まだしていない"),
    ):
        page = shown(state, case_of(name))
        assert first in page, name
        assert missing in page, name
    table = shown(state, "/support/")
    assert table.index("見守りの抜け") < table.index("久留米市")


@pytest.mark.django_db
@pytest.mark.usefixtures("_papers")
def test_prefectures_see_what_their_own_programmes_became() -> None:
    """Oita sees through whom it sends and what Saiki found; Kagoshima accompanies Izumi again, by the adviser of the state's year."""
    ooita, kagoshima = entered("demo-ooita"), entered("demo-kagoshima")
    page = shown(ooita, case_of("佐伯市"))
    assert all(day in page for day in ("令和5年8月28日", "令和5年10月20日", "令和5年12月12日"))
    assert "三つの課で分担する" in page
    programme = shown(ooita, "/support/")
    assert "全国移動サービスネットワーク" in programme
    assert kagoshima.get(case_of("佐伯市")).status_code == 404
    with acting(whole_installation()):
        again = Case.objects.get(theme__endswith="（つづき）")
    words = shown(kagoshima, f"/support/{again.pk}/")
    assert "国の支援と同じアドバイザー" in words


def test_a_trouble_of_any_field_is_taken_and_what_lies_beyond_care_is_passed_on(
    town: Town, made: Community, client_of: ClientOf
) -> None:
    """Hona hears of waste, of debts and of a child at home: neighbours' help comes first, the rest goes on; the load says how much."""
    hoka, shizu = client_of("hoka"), client_of("shizu")
    said = {
        "name": "架空 ヨウコ", "on": "2026-12-04", "came": "counter", "words": "ごみが出せず、支払いもたまっている",
        "fields_": ["waste", "money", "children"], "area": str(made.areas["beach"].pk),
    }  # fmt: skip
    sent = hoka.post("/conversations/new/", said)
    assert sent.status_code == 302, sent.content.decode()[:2000]
    sheet = Conversation.objects.get(words__startswith="ごみが出せず")
    assert sorted(sheet.fields) == ["children", "money", "waste"]
    page = shown(hoka, f"/conversations/{sheet.pk}/")
    assert page.index("ごみ出しを手伝えます") < page.index("通所介護")
    refer = {
        "to_body": made.bodies["shakyo"].name, "why": "家計の相談", "fields_": ["money"], "beyond_care": "on",
        "consent": "spoken", "due_on": "2026-12-18",
    }  # fmt: skip
    answer = hoka.post(f"/conversations/{sheet.pk}/refer/", refer)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    assert Referral.objects.get(why="家計の相談").beyond_care
    load = shown(shizu, "/referrals/")
    assert "受けたつなぎ1件（返事を待つ1、期限を過ぎた0、介護の外のことを含む1）" in load
    assert "お金・手続き1" in load


def test_seventeen_areas_each_show_their_issues_of_any_age(town: Town, made: Community, client_of: ClientOf) -> None:
    """Shizu finds the issue of a small area in its one of seventeen areas; the age of parents finds it too, another area not."""
    sc = client_of("sc")
    many = [
        Area.objects.create(kind=Area.Kind.CARE, name=f"第{n}圏域", municipality=town.municipality, start=LONG_AGO)
        for n in range(3, 18)
    ]
    small = Area.objects.create(
        kind=Area.Kind.SCHOOL, name="坂小学校区", municipality=town.municipality, within=many[0], start=LONG_AGO
    )
    said = {
        "title": "夕方のバスが早く終わる",
        "area": str(small.pk),
        "generations": ["parent", "old"],
        "schemes": ["transit"],
    }
    sc.post("/issues/new/", said)
    assert Issue.objects.filter(title="夕方のバスが早く終わる").exists()
    found = {area.name: "夕方のバスが早く終わる" in shown(sc, f"/issues/?area={area.pk}") for area in many}
    assert [name for name, is_there in found.items() if is_there] == ["第3圏域"]
    assert "夕方のバスが早く終わる" in shown(sc, "/issues/?generation=parent")
    assert "夕方のバスが早く終わる" not in shown(sc, "/issues/?generation=child")


def test_a_video_of_how_to_ride_reaches_who_has_not_been_told(town: Town, made: Community, client_of: ClientOf) -> None:
    """The film stands as a link in the catalogue; told to the ward heads on paper, they know, and the post office does not."""
    sc = client_of("sc")
    said = {
        "name": "デマンドバスの乗り方", "offered_by": town.municipality.name, "what": "予約と乗り継ぎ", "fields_": ["moving"],
        "link": "https://example.jp/how-to-ride", "start": "2026-12-01", "circle": str(made.council.pk),
    }  # fmt: skip
    sent = sc.post("/services/new/", said)
    assert sent.status_code == 302, sent.content.decode()[:3000]
    service = Service.objects.get(name="デマンドバスの乗り方")
    assert 'href="https://example.jp/how-to-ride"' in client_of("jimu").get(f"/services/{service.pk}/").content.decode()
    told = {"text": "動画ができました", "how": "paper", "bodies": [str(made.bodies["kuchou"].pk)]}
    sc.post(f"/services/{service.pk}/tell/", told)
    rows = sc.get("/services/known/").content.decode()
    row = rows[rows.index("デマンドバスの乗り方") :]
    assert "知っている" in row[: row.index("</tr>")]
    assert "知らせていない" in row[: row.index("</tr>")]
    assert service.notices.filter(seen_on=AT["day"]).count() == 1
