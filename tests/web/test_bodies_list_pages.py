"""Bodies and areas: a list for everybody, forms for the administrator."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from web_town import LONG_AGO, MONDAY, NOON, Town

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.models import Event
from ashinami_web.bodies.models import Area, Body, BodyArea

type ClientOf = Callable[[str], Client]

BODY = {"kind": "shakyo", "name": "試し社協", "phone": "0000-11-2222", "whose": "town"}
AREA = {"kind": "school", "name": "浜小学校区", "start": "2026-12-04"}


def area_of(town: Town, name: str = "東の圏域", **more: Any) -> Area:
    """Return an area of the town."""
    return Area.objects.create(
        **{"kind": "care", "name": name, "municipality": town.municipality, "start": LONG_AGO} | more
    )


def test_everybody_sees_the_bodies_and_their_areas(town: Town, client_of: ClientOf) -> None:
    """Kind, areas, telephone; who acts for a body only where one acts for it; no form."""
    BodyArea.objects.create(body=town.group, area=area_of(town), start=LONG_AGO)
    BodyArea.objects.create(body=town.other_group, area=area_of(town, "むかしの区域", end=NOON.date()), start=LONG_AGO)
    for who in ("asa", "yoso", "sc", "officer"):
        shown = client_of(who).get("/bodies/").content.decode()
        for said in ("試し市（架空）", "足の会", "よその会", "住民団体", "東の圏域", "日常生活圏域"):
            assert said in shown, (who, said)
        assert "むかしの区域" not in shown
        assert ("世話 セワ" in shown) is (who == "asa")
        assert 'id="new-' not in shown, "nothing to add with"


def test_a_member_who_is_not_disclosed_has_no_name(town: Town, client_of: ClientOf) -> None:
    """He acts for the body; his name is not told to it any more."""
    town.people["haru"].disclosures.update(end=NOON.date())
    shown = client_of("asa").get("/bodies/").content.decode()
    assert "髙橋 ハル" not in shown
    assert "（開示なし）" in shown


def test_another_municipality_is_not_among_them(town: Town, client_of: ClientOf) -> None:
    """Nor are its groups and areas; a prefecture stands above all."""
    other = Body.objects.create(kind=Body.Kind.MUNICIPALITY, name="となり市")
    Body.objects.create(kind=Body.Kind.GROUP, name="となりの会", municipality=other)
    Body.objects.create(kind=Body.Kind.PREFECTURE, name="試し県")
    strange = area_of(town, "となりの区域", municipality=other)
    admin = client_of("admin")
    shown = admin.get("/bodies/").content.decode()
    assert "となり" not in shown
    assert "試し県" in shown
    assert admin.post(f"/bodies/areas/{strange.pk}/end/", {"end": "2026-12-04"}).status_code == 404


def test_the_administrator_adds_a_body(town: Town, client_of: ClientOf) -> None:
    """Of the municipality, made up like it; on record."""
    shown = client_of("admin").post("/bodies/new/", BODY, follow=True).content.decode()
    assert "試し社協" in shown
    body = Body.objects.get(name="試し社協")
    assert (body.municipality, body.fictional, body.phone) == (town.municipality, True, "0000-11-2222")
    event = Event.objects.get(kind=EventKind.BODY_ADDED)
    assert (event.subject, event.facts) == (str(body.pk), {"kind": "shakyo"})


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"name": ""}, "団体の名前を入れてください。"),
        ({"name": "足の会"}, "同じ名前の団体があります。"),
        ({"kind": "municipality"}, "一覧から選んでください。"),
        ({"kind": "prefecture"}, "都道府県は市町村の中にありません。"),
    ],
)
def test_a_body_that_cannot_be_is_said_and_kept(client_of: ClientOf, more: dict[str, str], said: str) -> None:
    """Nothing was added, and the form stands open with what was typed."""
    before = Body.objects.count()
    shown = client_of("admin").post("/bodies/new/", BODY | more).content.decode()
    assert said in shown
    assert 'value="0000-11-2222"' in shown
    assert '<details id="new-body" open>' in shown
    assert Body.objects.count() == before


def test_the_administrator_adds_areas_within_each_other(town: Town, client_of: ClientOf) -> None:
    """One within another, from a day on; the list says so."""
    around = area_of(town)
    shown = (
        client_of("admin").post("/bodies/areas/new/", AREA | {"within": str(around.pk)}, follow=True).content.decode()
    )
    assert "浜小学校区" in shown
    area = Area.objects.get(name="浜小学校区")
    assert (area.within, area.start, area.end) == (around, NOON.date(), None)
    assert Event.objects.get(kind=EventKind.AREA_ADDED).subject == str(area.pk)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"name": ""}, "区域の名前を入れてください。"),
        ({"start": "あした"}, "日にちを入れ直してください。"),
        ({"end": "2026-12-01"}, "終わりの日が始まりの日より前です。"),
        ({"start": "2026-01-01"}, "この期間のあいだ続いていません。"),
    ],
)
def test_an_area_that_cannot_be_is_said_and_kept(
    town: Town, client_of: ClientOf, more: dict[str, str], said: str
) -> None:
    """Its dates must be in order, and lie within those of the area around it."""
    sent = AREA | {"within": str(area_of(town).pk)} | more
    shown = client_of("admin").post("/bodies/areas/new/", sent).content.decode()
    assert said in shown
    assert '<details id="new-area" open>' in shown
    assert f'value="{sent["name"]}"' in shown or not sent["name"]
    assert Area.objects.count() == 1


def test_a_body_begins_and_ends_to_work_in_an_area(town: Town, client_of: ClientOf) -> None:
    """Not twice at a time; ended, it may begin again; each on record."""
    admin, area = client_of("admin"), area_of(town)
    sent = {"body": str(town.group.pk), "area": str(area.pk), "start": "2026-12-01"}
    admin.post("/bodies/work/new/", sent)
    row = BodyArea.objects.get()
    assert "もうこの区域で活動しています" in admin.post("/bodies/work/new/", sent).content.decode()
    wrong = admin.post(f"/bodies/work/{row.pk}/end/", {"end": "2026-11-01"}).content.decode()
    assert "終わりの日が始まりの日より前です。" in wrong
    admin.post(f"/bodies/work/{row.pk}/end/", {"end": MONDAY.isoformat()})
    row.refresh_from_db()
    assert row.end == MONDAY
    admin.post("/bodies/work/new/", sent | {"start": MONDAY.isoformat()})
    assert BodyArea.objects.count() == 2
    assert Event.objects.filter(kind=EventKind.BODY_AREA_CHANGED, subject=str(town.group.pk)).count() == 3


def test_an_area_ends_with_the_work_in_it(town: Town, client_of: ClientOf) -> None:
    """Not while another within it lasts longer; then what is done in it ends the same day."""
    admin, area = client_of("admin"), area_of(town)
    part = area_of(town, "浜小学校区", within=area)
    work = BodyArea.objects.create(body=town.group, area=area, start=LONG_AGO)
    path, sent = "/bodies/areas/{}/end/", {"end": MONDAY.isoformat()}
    assert "先にそちらを終えてください" in admin.post(path.format(area.pk), sent).content.decode()
    assert "日にちを入れ直してください" in admin.post(path.format(area.pk), {"end": "いつか"}).content.decode()
    admin.post(path.format(part.pk), sent)
    admin.post(path.format(area.pk), sent)
    for row in (area, part, work):
        row.refresh_from_db()
        assert row.end == MONDAY
    assert Event.objects.filter(kind=EventKind.AREA_ENDED).count() == 2


@pytest.mark.parametrize("who", ["asa", "sewa", "yoso", "sc", "officer", "haru"])
def test_nobody_else_changes_bodies_or_areas(town: Town, client_of: ClientOf, who: str) -> None:
    """The forms are the administrator's."""
    client, area = client_of(who), area_of(town)
    work = BodyArea.objects.create(body=town.group, area=area, start=date(2026, 4, 1))
    sent = {"body": str(town.other_group.pk), "area": str(area.pk), "start": "2026-12-04", "end": "2026-12-04"}
    for path, words in (
        ("new/", BODY),
        ("areas/new/", AREA),
        (f"areas/{area.pk}/end/", sent),
        ("work/new/", sent),
        (f"work/{work.pk}/end/", sent),
    ):
        assert client.post(f"/bodies/{path}", words).status_code == 403
    area.refresh_from_db()
    assert (area.end, BodyArea.objects.count(), Body.objects.count()) == (None, 1, 3)
