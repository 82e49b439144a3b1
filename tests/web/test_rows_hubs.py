"""A small hub, from the table of what it lacks to a plan with steps that are somebody's."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from layered_town import layered, sent
from test_plans_pages import shown
from web_town import Town

from ashinami_web.bodies.models import Body
from ashinami_web.plans.models import Plan, Step

type ClientOf = Callable[[str], Client]
HUBS = (
    "名称,生活圏,ある機能,欠けている機能,行き来する拠点,支える団体,緯度,経度\n"
    "北の拠点,北の谷,診療、集会,金融、買い物,中央の拠点,北の会,33.0,131.5\n"
)


def test_what_the_table_of_hubs_lacks_becomes_steps_of_a_plan_in_their_order(town: Town, client_of: ClientOf) -> None:
    """Shizu takes the steps over without the trial: two things lacking are a step each, owners open; a second time nothing doubles."""
    layered(town)
    keeper = Body.objects.create(kind=Body.Kind.RMO, name="北の会", municipality=town.municipality, fictional=True)
    client_of("officer").post("/atlas/layers/import/", sent(HUBS, kind="hubs"))
    sc = client_of("sc")
    plan = {
        "kind": "hub",
        "name": "北の谷の拠点づくり",
        "aim": "",
        "area": "",
        "start": "2026-12-01",
        "end": "",
        "circle": "",
    }
    sc.post("/plans/new/", plan)
    row = Plan.objects.get(name="北の谷の拠点づくり")
    page = f"/plans/{row.pk}/hub/"
    assert page in sc.get(f"/plans/{row.pk}/").content.decode()
    assert "欠けている機能を書き出す" in shown(sc, page), "of a hub nobody chose nothing is known"
    listed = sc.get(f"{page}?hub=北の拠点").content.decode()
    keys = [part.split('"')[0] for part in listed.split('name="step" value="')[1:]]
    assert [key for key in keys if key.startswith("lack")] == ["lack:金融", "lack:買い物"]
    sc.post(page, {"hub": "北の拠点", "step": [key for key in keys if key != "try"]})
    steps = {one.title: one for one in Step.objects.filter(plan=row)}
    shop = steps["北の拠点に欠けている「買い物」を、どう届けるか決める"]
    assert {one.person_id for one in steps.values()} == {None}
    assert {one.due for one in steps.values()} == {None}
    assert str(shop.pk) in steps["お金の出どころと、補助が終わったあとを決める"].after
    money, written = steps["お金の出どころと、補助が終わったあとを決める"], steps["市町村の計画に書き、本格的に始める"]
    assert written.after == [str(money.pk)], "without the trial, writing it down waits for the money"
    assert steps["拠点を支える団体と、役割を決める"].carrier == keeper
    page_of_plan = shown(sc, f"/plans/{row.pk}/")
    assert "担当なし3件" in page_of_plan, "of the field «hub»: the place and the two things lacking"
    assert "2件の手順がこれを待っています" in page_of_plan or "前の手順を待っている" in page_of_plan
    again = sc.post(page, {"hub": "北の拠点", "step": [key for key in keys if key != "try"]}, follow=True)
    assert "もうこの計画にあります" in again.content.decode()
    sc.post(page, {"hub": "北の拠点", "step": keys})
    assert Step.objects.filter(plan=row).count() == len(keys)
    assert client_of("sewa").get(page).status_code == 404
