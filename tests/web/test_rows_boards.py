"""Talks, boards, coordinators, tables: what joins people, and what a note could not join."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from community_town import AT, Community, profile_said, settle_community
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from web_town import NOON, Town

from ashinami_web.bodies.models import Body, BodyArea
from ashinami_web.resources.models import Entry, Match, Profile, Talk

type ClientOf = Callable[[str], Client]
TODAY = NOON.date()


@pytest.fixture
def made(town: Town) -> Community:
    """Return the community of the town."""
    return settle_community(town)


def text_of(client: Client, path: str) -> str:
    """Return a page's text."""
    return client.get(path).content.decode()


def test_a_talk_is_asked_for_answered_held_and_counted(town: Town, made: Community, client_of: ClientOf) -> None:
    """The ward heads ask from the catalogue, the town answers, twenty-three come; the year's log counts it by generation."""
    sc, jimu = client_of("sc"), client_of("jimu")
    ask = f"/talks/new/?service={made.services['talk'].pk}"
    assert "試し市（架空）" in text_of(jimu, ask)
    said = {"to_body": "試し市（架空）", "theme": "足腰の話", "area": str(made.areas["beach"].pk), "staff": ["nurse"]}
    address = jimu.post(ask, said).headers["Location"]
    talk = Talk.objects.get()
    assert jimu.post(f"{address}answer/", {"accepted": "yes"}).status_code == 404
    sc.post(f"{address}answer/", {"accepted": "yes", "answer": "保健師が行きます"})
    assert "保健師が行きます" in text_of(jimu, address)
    held = {"held_on": "2026-12-05", "came_old": 20, "came_parent": 3}
    assert "まだ来ていない日" in sc.post(f"{address}held/", held).content.decode()
    sc.post(f"{address}held/", held | {"held_on": "2026-12-03"})
    talk.refresh_from_db()
    assert talk.guests == 23
    log = text_of(sc, "/talks/?year=2026")
    assert "2026年度は 1 回" in log
    assert "子育て世代 3" in log
    assert "2025年度は 0 回" in text_of(sc, "/talks/?year=2025")
    assert "もう終えた講座" in sc.post(f"{address}answer/", {"accepted": "no"}, follow=True).content.decode()


def test_a_role_finds_somebody_who_wants_it(town: Town, made: Community, client_of: ClientOf) -> None:
    """The work coordinator: driving for thanks on Tuesdays fits who looks for such a role; who wants wages is not shown."""
    sc = client_of("sc")
    for title, side, rewards, skills in (
        ("送迎の運転を任せたい", "seeks", ["thanks"], "運転"),
        ("運転で役に立ちたい", "gives", ["thanks", "none"], "運転、草刈り"),
        ("運転の仕事がほしい", "gives", ["employed"], "運転"),
    ):
        said = {
            "board": "role", "side": side, "title": title, "about": "浜区長会", "fields_": ["moving"], "rewards": rewards,
            "skills": skills, "times_text": "火 9:00-12:00", "places": 1, "area": str(made.areas["beach"].pk), "public": "on",
        }  # fmt: skip
        assert sc.post("/offers/new/", said).status_code == 302
    need = Entry.objects.get(title="送迎の運転を任せたい")
    page = text_of(sc, f"/offers/{need.pk}/")
    assert "運転で役に立ちたい" in page
    assert "火曜の 9:00–12:00 が合う" in page
    assert "運転の仕事がほしい" not in page
    gives = Entry.objects.get(title="運転で役に立ちたい")
    sc.post(f"/offers/{need.pk}/with/{gives.pk}/")
    (match,) = Match.objects.all()
    assert "もう引き合わせて" in sc.post(f"/offers/{need.pk}/with/{gives.pk}/", follow=True).content.decode()
    sc.post(f"/offers/matches/{match.pk}/", {"state": "agreed", "reward": "thanks", "note": "来週から"})
    assert "2026-12-04 来週から" in text_of(sc, f"/offers/{need.pk}/")
    assert "運転で役に立ちたい</a><br>" not in text_of(sc, f"/offers/{need.pk}/"), (
        "who has one place is not offered twice"
    )


def test_a_company_answers_a_problem_and_the_contact_is_logged(
    town: Town, made: Community, client_of: ClientOf
) -> None:
    """A village asks for watching over, a firm offers: what both speak of joins them, what is open is listed to be asked."""
    sc, jimu = client_of("sc"), client_of("jimu")
    usual = {"board": "partner", "fields_": ["watching"], "places": 1, "public": "on"}
    jimu.post("/offers/new/", usual | {"side": "seeks", "title": "見守りの相手", "about": "浜区長会"})
    sc.post("/offers/new/", usual | {"side": "gives", "title": "検針で見守る", "about": "浜郵便局"})
    sc.post("/offers/new/", usual | {"side": "gives", "title": "畑の相談", "about": "浜郵便局", "fields_": ["land"]})
    need = Entry.objects.get(title="見守りの相手")
    page = text_of(jimu, f"/offers/{need.pk}/")
    assert "検針で見守る" in page
    assert "謝礼があるか" in page
    assert "畑の相談" not in page
    jimu.post(f"/offers/{need.pk}/with/{Entry.objects.get(title='検針で見守る').pk}/", {"note": "電話した"})
    assert "電話した" in text_of(jimu, f"/offers/{need.pk}/")


def test_a_waste_need_finds_its_helper(town: Town, made: Community, client_of: ClientOf) -> None:
    """Tuesday's waste in the beach district: the neighbour with Tuesday mornings fits, with nothing left to ask."""
    page = text_of(client_of("sc"), f"/offers/{made.entries['seeks'].pk}/")
    row = next(row for row in page.split("<tr>") if "ごみ出しを手伝えます" in row)
    assert "火曜の 7:00–8:00 が合う" in row
    assert "<td>—</td>" in row


def test_each_area_has_its_coordinator_or_shows_a_gap(town: Town, made: Community, client_of: ClientOf) -> None:
    """Layer 2 of the south care area covers its schools; the north shows a gap; layer 2 without an area is refused."""
    shizu = client_of("shizu")
    said = {"layer": "second", "area": str(made.areas["care"].pk), "title": "南のSC", "myself": "1"}
    assert "区域を選んでください" in shizu.post("/coordinators/new/", said | {"area": ""}).content.decode()
    shizu.post("/coordinators/new/", said)
    rows = text_of(client_of("sc"), "/coordinators/").split("<tr>")
    assert "南のSC（上の区域から）" in next(row for row in rows if "浜小学校区" in row)
    assert "空白" in next(row for row in rows if "北圏域" in row)
    row = next(row for row in rows if "南圏域" in row)
    assert "社協 シオ" not in row, "who it is shows to her own body"
    assert "社協 シオ" in text_of(shizu, "/coordinators/")


def test_the_register_goes_out_and_comes_in_as_a_table(town: Town, made: Community, client_of: ClientOf) -> None:
    """Written out and read in by another body it says the same; open data hold nothing said in confidence; bad rows are told."""
    sc, shizu = client_of("sc"), client_of("shizu")
    sc.post(
        f"/resources/of/{made.bodies['post'].pk}/write/",
        profile_said(does="局の窓口", worries="人手", public="on", circle=""),
    )
    whole = sc.get("/resources/files/register.csv").content
    assert "担い手がいない" in whole.decode("utf-8-sig")
    public = sc.get("/resources/files/open.csv").content.decode("utf-8-sig")
    assert "局の窓口" in public
    assert not [word for word in ("人手", "浜区長会", "困りごと") if word in public]
    done = shizu.post("/resources/files/", {"file": SimpleUploadedFile("r.csv", whole)}).content.decode()
    assert "団体のことを読みこみました" in done
    own = Profile.objects.get(body=made.bodies["shakyo"], about=made.bodies["kuchou"])
    assert made.profile is not None
    for name in ("does", "worries", "ring_role", "ring_phone", "fields"):
        assert getattr(own, name) == getattr(made.profile, name), name
    table = "名称,種類,区域,緯度\n新しい会,老人クラブ,浜小学校区、ない区,33.1\n,老人クラブ,,\n市,市町村,,\n".encode()
    told = sc.post("/resources/files/", {"file": SimpleUploadedFile("r.csv", table)}).content.decode()
    assert all(said in told for said in ("ない区", "片方だけ", "「名称」が空です", "市町村は、足並みを入れるとき"))
    club = Body.objects.get(name="新しい会")
    assert BodyArea.objects.filter(body=club, area=made.areas["beach"]).exists()
    assert AT["day"] == TODAY
