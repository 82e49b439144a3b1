"""Many bodies: the list is looked through and paged, and forms ask for a name instead of offering thousands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from web_town import LONG_AGO, Town

from ashinami_web.bodies import many
from ashinami_web.bodies.models import Area, Body, BodyArea
from ashinami_web.meetings.models import Action
from ashinami_web.plans.models import Plan, Step

type ClientOf = Callable[[str], Client]


@pytest.fixture
def valley(town: Town) -> Area:
    """Return an area in which sixty clubs work."""
    area = Area.objects.create(kind="school", name="谷小学校区", municipality=town.municipality, start=LONG_AGO)
    for number in range(60):
        club = Body.objects.create(kind="club", name=f"谷の老人クラブ{number:02}", municipality=town.municipality)
        BodyArea.objects.create(body=club, area=area, start=LONG_AGO)
    return area


@pytest.fixture
def _few_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let three bodies be too many to offer."""
    monkeypatch.setattr(many, "MOST_NAMES", 2)


def test_an_officer_looks_a_body_up_among_many(valley: Area, client_of: ClientOf) -> None:
    """Fifty a page; by a part of its name, by kind, by area; the area says how many work there and leads to them."""
    client = client_of("officer")
    page = client.get("/bodies/")
    assert (len(page.context["lines"]), page.context["found"].paginator.num_pages) == (50, 2)
    assert f"?area={valley.pk}" in page.content.decode()
    second = client.get("/bodies/?kind=club&page=2")
    assert [line.body.name for line in second.context["lines"]] == [f"谷の老人クラブ{n}" for n in range(50, 60)]
    assert "kind=club" in second.content.decode().split("前のページ")[0].rsplit("href", 1)[1]
    found = client.get("/bodies/?q=クラブ+17").context["lines"]
    assert [line.body.name for line in found] == ["谷の老人クラブ17"]
    assert client.get(f"/bodies/?area={valley.pk}").context["found"].paginator.count == 60
    assert client.get("/bodies/?area=x&kind=y&page=z").context["found"].paginator.count == 0
    assert client.get("/bodies/?area=x&page=z").context["found"].paginator.count == 63


def test_the_administrator_ends_the_work_of_one_of_many(valley: Area, town: Town, client_of: ClientOf) -> None:
    """In the list of the area's bodies stands the form that the short list of an area holds."""
    admin = client_of("admin")
    work = BodyArea.objects.get(area=valley, body__name="谷の老人クラブ03")
    assert f"/bodies/work/{work.pk}/end/" not in admin.get("/bodies/").content.decode()
    assert f"/bodies/work/{work.pk}/end/" in admin.get(f"/bodies/?area={valley.pk}").content.decode()
    admin.post(f"/bodies/work/{work.pk}/end/", {"end": "2026-12-04"})
    assert admin.get(f"/bodies/?area={valley.pk}").context["found"].paginator.count == 59


@pytest.mark.usefixtures("_few_names")
def test_a_form_takes_a_body_by_a_part_of_its_name(town: Town, client_of: ClientOf) -> None:
    """One that bears it is taken; two are named, none is said; what was written is kept."""
    client = client_of("sc")
    said = {"title": "旗をつくる", "new_owner": "係 カカ", "due": "2027-01-15"}
    for name, told in (("の会", "よその会、足の会"), ("ない会", "台帳にありません")):
        page = client.post("/actions/new/", said | {"owner_body": name}).content.decode()
        assert told in page
        assert f'value="{name}"' in page
    assert not Action.objects.exists()
    client.post("/actions/new/", said | {"owner_body": "足の"})
    action = Action.objects.get()
    assert action.owner_body == town.group
    assert 'value="足の会"' in client.get(f"/actions/{action.pk}/take/").content.decode()


@pytest.mark.usefixtures("_few_names")
def test_a_step_of_a_plan_and_the_work_of_a_body_take_names_too(valley: Area, town: Town, client_of: ClientOf) -> None:
    """A step shows who carries it by name; the administrator writes a body's area by its name."""
    client, admin = client_of("sc"), client_of("admin")
    plan = Plan.objects.create(body=town.municipality, kind="roadmap", name="行程表", start=LONG_AGO)
    client.post(f"/plans/{plan.pk}/steps/new/", {"title": "説明会", "carrier": "足の会"})
    step = Step.objects.get()
    assert step.carrier == town.group
    assert 'value="足の会"' in client.get(f"/plans/steps/{step.pk}/").content.decode()
    admin.post("/bodies/work/new/", {"body": "足の会", "area": valley.pk, "start": "2026-12-04"})
    assert BodyArea.objects.filter(body=town.group, area=valley).exists()
