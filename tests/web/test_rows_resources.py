"""What a coordinator does with the register, the catalogue and the boards, that a note could not do for her."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from community_town import Community, service_said, settle_community
from django.test import Client
from web_town import NOON, Town

from ashinami_web.bodies.models import Body
from ashinami_web.resources.models import Asset, Profile, Service, ServiceNotice
from ashinami_web.resources.queries import STALE_AFTER

type ClientOf = Callable[[str], Client]
TODAY = NOON.date()


@pytest.fixture
def made(town: Town) -> Community:
    """Return the community of the town."""
    return settle_community(town)


def text_of(client: Client, path: str) -> str:
    """Return a page's text."""
    return client.get(path).content.decode()


def test_the_map_counts_what_lies_in_an_area_and_names_the_gaps(
    town: Town, made: Community, client_of: ClientOf
) -> None:
    """Shizuko of the town hall sees: the beach's ward heads count in its school, junior and care area; the valley has a gap."""
    sc = client_of("sc")
    rows = text_of(sc, "/resources/map/").split("<tr>")
    found = {
        name: next(row for row in rows if name in row)
        for name in ("浜小学校区", "南中学校区", "南圏域", "谷小学校区", "北圏域")
    }
    for name in ("浜小学校区", "南中学校区", "南圏域"):
        assert "浜区長会" in found[name], name
    for name in ("谷小学校区", "北圏域"):
        assert "浜区長会" not in found[name], name
        assert found[name].count("空白") == 6, name


def test_any_kind_of_actor_is_found_by_kind_skill_and_area(town: Town, made: Community, client_of: ClientOf) -> None:
    """The dementia promoter, the physiotherapist's hospital, the silver centre: kept under their kinds, found by what they can."""
    sc = client_of("sc")
    for kind, name, can in (
        ("dementia_promoter", "みなみの推進員", "本人の集いを開く"),
        ("medical", "試し市立病院リハビリ科", "理学療法士が歩き方を見る"),
        ("silver", "試しシルバー", "庭木の剪定"),
    ):
        address = sc.post("/resources/new/", {"kind": kind, "name": name}).headers["Location"]
        assert sc.post(address, {"strengths": can}).status_code == 302
        key = address.split("/")[3]
        sc.post(f"/resources/of/{key}/works/", {"area": str(made.areas["valley"].pk), "start": "2026-12-01"})
    care = made.areas["care"].pk
    found = text_of(sc, f"/resources/?kind=medical&q=歩き方&area={care}")
    assert "試し市立病院リハビリ科" in found
    assert "みなみの推進員" not in found
    north = text_of(sc, f"/resources/?q=歩き方&area={made.areas['north'].pk}")
    assert "試し市立病院リハビリ科" not in north
    assert len(set(Body.Kind) - {Body.Kind.OTHER}) >= 14


def test_a_hospitals_shuttle_is_found_when_it_stands_idle(town: Town, made: Community, client_of: ClientOf) -> None:
    """Free on Wednesdays from ten to noon with nine seats: found for that hour, not for another, not for ten people."""
    sc = client_of("sc")
    hospital = Body.objects.create(kind=Body.Kind.MEDICAL, name="となりの病院", municipality=town.municipality)
    has = f"/resources/of/{hospital.pk}/has/"
    said = {
        "kind": "shuttle",
        "name": "病院のバス",
        "amount": 9,
        "wheelchair_places": 1,
        "idle_text": "水 ひるま",
        "public": "on",
    }
    assert "時間帯として読めません" in sc.post(has, said).content.decode()
    assert sc.post(has, said | {"idle_text": "水 10:00-12:00"}).status_code == 302
    ask = "/resources/idle/?kind=shuttle&weekday={}&start={}&end={}&least={}"
    for (day, start, end, least), found in (
        ((2, "10:00", "11:30", 9), True),
        ((2, "9:30", "11:00", 9), False),
        ((3, "10:00", "11:00", 1), False),
        ((2, "10:00", "11:00", 10), False),
    ):
        assert ("病院のバス" in text_of(sc, ask.format(day, start, end, least))) is found, (day, start, end, least)
    (asset,) = Asset.objects.filter(about=hospital)
    sc.post(f"/resources/has/{asset.pk}/end/")
    assert "病院のバス" not in text_of(sc, ask.format(2, "10:00", "11:00", 1))


def test_what_nobody_confirmed_for_a_year_asks_to_be_confirmed(
    town: Town, made: Community, client_of: ClientOf
) -> None:
    """Each council and centre is on the round until it was rung up; then it is off it for a year, and comes back."""
    sc, profile = client_of("sc"), made.profile
    assert profile is not None
    assert "浜区長会" in text_of(sc, "/resources/round/")
    sc.post(f"/resources/profiles/{profile.pk}/confirm/", {"round": "1"})
    assert "浜区長会" not in text_of(sc, "/resources/round/")
    Profile.objects.filter(pk=profile.pk).update(written_on=TODAY - STALE_AFTER, confirmed_on=TODAY - STALE_AFTER)
    assert "浜区長会" in text_of(sc, "/resources/round/")


def test_whom_to_ring_is_named_to_the_circle_only_when_she_agreed(
    town: Town, made: Community, client_of: ClientOf
) -> None:
    """The head's name stays with the writer; with his word the council sees it; the stranger never."""
    sc, profile = client_of("sc"), made.profile
    assert profile is not None
    contact = f"/resources/profiles/{profile.pk}/contact/"
    assert "お名前を入れてください" in sc.post(contact, {"name": ""}, follow=True).content.decode()
    sc.post(contact, {"name": "区長 クラ", "phone": "0000-22-2222"})
    page = f"/resources/of/{profile.about_id}/"
    assert "区長 クラ" in text_of(sc, page)
    shizu = text_of(client_of("shizu"), page)
    assert "担い手がいない" in shizu
    assert "区長 クラ" not in shizu
    sc.post(contact, {"name": "区長 クラ", "phone": "0000-22-2222", "agreed": "on"})
    assert "区長 クラ" in text_of(client_of("shizu"), page)
    stranger = text_of(client_of("yoso"), page)
    assert "区長 クラ" not in stranger
    assert "担い手がいない" not in stranger


def test_which_body_knows_which_service(town: Town, made: Community, client_of: ClientOf) -> None:
    """The alarm was never told to the ward heads; told, it waits for their word; known, and after a change old again."""
    sc, jimu = client_of("sc"), client_of("jimu")
    alarm, kuchou = made.services["alarm"], made.bodies["kuchou"]

    def state() -> str:
        page = text_of(sc, f"/services/known/?circle={made.council.pk}")
        heads = page.split("<thead>")[1].split("</thead>")[0].split("<th ")
        column = next(number for number, head in enumerate(heads) if "浜区長会" in head)
        row = next(row for row in page.split("<tr>") if "緊急通報装置" in row)
        return row.split("<td")[column - 1]

    assert "× 知らせていない" in state()
    tell = {"text": "装置を貸しています", "how": "sent", "bodies": [str(kuchou.pk)]}
    assert (
        "知らせることを書いてください" in sc.post(f"/services/{alarm.pk}/tell/", tell | {"text": ""}).content.decode()
    )
    sc.post(f"/services/{alarm.pk}/tell/", tell)
    assert "△ 返事がない" in state()
    assert "装置を貸しています" in text_of(jimu, "/services/told/")
    notice = ServiceNotice.objects.get(to_body=kuchou)
    assert client_of("yoso").post(f"/services/notices/{notice.pk}/know/").status_code == 404
    jimu.post(f"/services/notices/{notice.pk}/know/")
    assert "○ 知っている" in state()
    changed = {key: value for key, value in service_said(town, fee="月200円").items() if value not in (None, False)}
    sc.post(f"/services/{alarm.pk}/write/", changed | {"offered_by": town.municipality.name, "fields_": ["watching"]})
    assert Service.objects.get(pk=alarm.pk).version == 2
    assert "△ 前の版だけ" in state()
    sc.post(f"/services/{alarm.pk}/tell/", tell | {"how": "spoken"})
    assert "○ 知っている" in state()
