"""Named users and the sources' rows: a group of visiting B, rides with help, a car by the prefecture's aid, a plan paid by two grants."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from django.test import Client
from money_town import NOVEMBER, close, grant, slip, visit, with_money
from shared_town import sharing
from test_money_web_actions import a_ride
from test_plans_pages import text_of
from web_town import NOON, Town

from ashinami.casework.money.claim_file import ClaimKind
from ashinami.funding.municipal import rule
from ashinami.funding.registry import schemes
from ashinami.ledger.statements import paid_for
from ashinami.vocabulary.money import CostItem
from ashinami_web.bodies.models import Body
from ashinami_web.funding import actions as funding
from ashinami_web.money.actions import VisitSaid, record_visit
from ashinami_web.money.books import MoneyError, moves
from ashinami_web.money.claim_actions import make_claim, send
from ashinami_web.money.models import Asset, Entry, Grant
from ashinami_web.money.plan_actions import set_part
from ashinami_web.registration.models import VehicleEntry

type ClientOf = Callable[[str], Client]


def test_sewas_group_of_visiting_b_from_users_and_helpers_to_its_claim(town: Town, client_of: ClientOf) -> None:
    """Asa writes three visits by Nao and Haru; the claim lists classes, rewards, the record; Ume is in no money of it."""
    money = with_money(town)
    asa = client_of("asa")
    page = "/money/2026-11/visits/"
    for day, rider, helper, help_, minutes in (
        (10, "kiku", "nao", "cleaning", 40),
        (12, "matsu", "haru", "waste", 30),
        (17, "ume", "haru", "shopping", 60),
    ):
        said = {"day": f"2026-11-{day}", "help": help_, "minutes": str(minutes)}
        people = {"rider": str(town.people[rider].pk), "helper": str(town.people[helper].pk)}
        assert asa.post(page, said | people).status_code == 302
    close(town)
    told: dict[str, Any] = {"by": town.by("sewa"), "at": NOON}
    claim = send(make_claim(money.visits, ClaimKind.MONTHLY, NOVEMBER, NOVEMBER, **told), **told)
    tables = claim.content["tables"]
    assert tables["by_class"] == [["要支援1", 1, 1], ["要支援2", 1, 1], ["区分の記録なし", 1, 1], ["合計", 3, 3]]
    assert sorted(row[1:] for row in tables["rewards"][:-1]) == [[1, 300], [1, 600]]
    assert [row[2] for row in tables["activities"]] == ["掃除", "ごみ出し", "買い物"]
    assert sum(int(row[-1]) for row in tables["activities"]) == claim.amount == 900, "Ume's 600 are another funder's"
    assert paid_for(moves(town.group.pk), str(money.rest.pk)) == {"reward": 600}
    seen = client_of("officer").get(f"/money/review/{claim.pk}/").content.decode()
    assert "900円" in seen
    assert not any(town.people[who].name in seen for who in ("kiku", "matsu", "ume", "nao", "haru"))


def test_sewa_may_not_sell_the_car_the_prefecture_helped_to_buy(town: Town, client_of: ClientOf) -> None:
    """Bound until 2030: selling is refused by the prefecture's name; who comes next reads what was promised; a consent frees it."""
    prefecture = Body.objects.create(kind=Body.Kind.PREFECTURE, name="試し県（架空）", fictional=True)
    sewa = client_of("sewa")
    values = {
        "name": "送迎の車", "vehicle": str(town.cars["nao"].pk), "funder": str(prefecture.pk), "bought_on": "2024-06-01",
        "cost": "1,800,000", "aided": "1,200,000", "paper": "令和6年 県指令 第12号", "promised": "三つの集落の送迎に使う",
        "bound_until": "2030-05-31",
    }  # fmt: skip
    sewa.post("/money/assets/new/", values)
    car = Asset.objects.get()
    sell = {"on": "2026-12-04", "how": "売った"}
    told = sewa.post(f"/money/assets/{car.pk}/give-up/", sell, follow=True).content.decode()
    assert "令和12年5月31日までは、試し県（架空）の承認がいります" in told
    shown = sewa.get("/money/assets/").content.decode()
    assert all(
        said in shown for said in ("1,200,000円", "三つの集落の送迎に使う", "令和6年 県指令 第12号", "承認がいります")
    )
    sewa.post(f"/money/assets/{car.pk}/", values | {"consent_on": "2026-12-02"})
    sewa.post(f"/money/assets/{car.pk}/give-up/", sell)
    car.refresh_from_db()
    assert car.given_up_on == date(2026, 12, 4)


def test_sewa_pays_the_plans_undertakings_by_the_prefectures_and_the_citys_grant(
    town: Town, client_of: ClientOf
) -> None:
    """Each cost has one payer and one undertaking; the prefecture's rule asks its ¾ until 2024-03, and is said to be another since."""
    with_money(town)
    told: dict[str, Any] = {"by": town.by("sewa"), "at": NOON}
    prefecture = Body.objects.create(kind=Body.Kind.PREFECTURE, name="試し県（架空）", fictional=True)
    items = {"items": ["equipment", "rent", "printing"], "kinds": [], "order": 5}
    hamlet = grant(town, "小規模集落等支援（県）", prefecture, scheme="oita.hamlets", decided=90_000, **items)
    city = grant(town, "地域コミュニティ推進（市）", town.municipality, decided=40_000, **items)
    shop, paper = (set_part(row, name, budget, day=NOON.date(), **told) for row, name, budget in (
        (hamlet, "集落の店の棚", 80_000), (city, "計画の冊子", 30_000)
    ))  # fmt: skip
    slip(town, "cost_bank", 76_000, item=CostItem.EQUIPMENT, grant=hamlet.pk, part=shop.pk)
    slip(town, "cost_bank", 33_000, item=CostItem.PRINTING, grant=city.pk, part=paper.pk)
    with pytest.raises(MoneyError):
        slip(town, "cost_bank", 5_000, item=CostItem.PRINTING, grant=hamlet.pk, part=paper.pk)
    sewa = client_of("sewa")
    left, over = (sewa.get(f"/money/grants/{row.pk}/").content.decode() for row in (hamlet, city))
    assert "4,000円" in left
    assert "集落の店の棚" in left
    assert "超えています" in over
    assert "超えています" not in left
    close(town)
    bill = send(make_claim(city, ClaimKind.MONTHLY, NOVEMBER, NOVEMBER, **told), **told)
    assert bill.amount == 33_000, "what was spent, within the decision"
    asked = make_claim(hamlet, ClaimKind.MONTHLY, NOVEMBER, NOVEMBER, **told)
    with pytest.raises(MoneyError, match="計算できません"):
        send(asked, **told)
    assert "この日には決まりがありません" in sewa.get(f"/money/claims/{asked.pk}/").content.decode()
    assert schemes().on("oita.hamlets", date(2024, 3, 31)) is not None
    assert any("高齢化集落等支援" in note for note in schemes().versions("oita.hamlets")[-1].notes)


def test_a_towns_own_edition_pays_the_claim_and_its_own_questions_are_answered_on_the_grant(town: Town) -> None:
    """The town copies the prefecture's rule at ½ for residents; the group answers what only that rule asks: 38,000 of 76,000 yen."""
    with_money(town)
    officer = town.by("officer")
    told: dict[str, Any] = {"by": town.by("sewa"), "at": NOON}
    with town.scope_of("officer"):
        when: dict[str, Any] = {"by": officer, "at": NOON, "day": NOON.date()}
        draft = funding.draft(rule("oita.hamlets"), date(2020, 4, 1), **when)
        half = {"residents_rate": Fraction(1, 2), "municipality_rate": Fraction(1, 2)}
        funding.renumber(draft, date(2020, 4, 1), half, {}, title="集落の店の補助", **when)
        funding.activate(draft, **when)
    items: dict[str, Any] = {
        "items": ["equipment"],
        "kinds": [],
        "order": 5,
        "facts": {"group.kind": "residents", "cost.complete": True},
    }
    row = grant(town, "集落の店", town.municipality, scheme="oita.hamlets", **items)
    slip(town, "cost_bank", 76_000, item=CostItem.EQUIPMENT, grant=row.pk)
    close(town)
    asked = make_claim(row, ClaimKind.MONTHLY, NOVEMBER, NOVEMBER, **told)
    with pytest.raises(MoneyError, match="計算できません"):
        send(asked, **told)
    Grant.objects.filter(pk=row.pk).update(facts=items["facts"] | {"oita.hamlet": True})
    assert send(asked, **told).amount == 38_000


def test_haru_drives_in_his_own_car_and_helps_inside_the_shop(town: Town, client_of: ClientOf) -> None:
    """Ride and help are two records that know of each other; the help has its own units; his insurance is asked before closing."""
    with_money(town)
    ride = a_ride(town)
    said = VisitSaid(
        day=ride.service_day, helper=town.people["haru"].pk, rider=town.people["kiku"].pk, help="outing", minutes=60, ride=ride.pk
    )  # fmt: skip
    helped = record_visit(said, by=town.by("asa"), at=NOON)
    sewa = client_of("sewa")
    assert "任意保険の満了日が書いてないか過ぎた車での送迎：1件" in sewa.get("/money/2026-11/").content.decode()
    VehicleEntry.objects.create(body=town.group, vehicle=town.cars["haru"], insured_until=date(2027, 3, 31))
    assert "任意保険の満了日が書いてないか過ぎた車での送迎：0件" in sewa.get("/money/2026-11/").content.decode()
    close(town)
    by_fund = {
        row.grant.name: row for row in Entry.objects.filter(source="allowance").select_related("grant") if row.grant
    }
    assert by_fund["支えあい活動補助金"].amount == 600
    assert by_fund["支えあい活動補助金"].trail == [str(helped.pk)]
    assert by_fund["移動支援の補助"].amount == 300, "20 minutes of driving are one unit, paid by the grant for rides"


def test_sewa_answers_the_mothers_circle_before_it_joins(town: Town, client_of: ClientOf) -> None:
    """Two of three count: one more may join with the whole cost kept; with four more 2/7 is left, and the paper says what to talk of."""
    money = with_money(town)
    for who in ("kiku", "matsu", "ume"):
        visit(town, who)
    from ashinami_web.money.rule_actions import record_status  # noqa: PLC0415 - used here only

    told: dict[str, Any] = {"by": town.by("sewa"), "at": NOON}
    record_status(town.people["ume"].pk, {"user_class": "other_65", "start": date(2026, 4, 1)}, **told)
    close(town)
    slip(town, "cost_cash", 9_400, item=CostItem.INSURANCE, grant=money.visits.pk, day=date(2026, 12, 1))
    sewa = client_of("sewa")
    page = f"/money/2026-12/half/?grant={money.visits.pk}&partner=子育ての会&more="
    now = sewa.get(page + "1").context["seen"]
    assert (now.now.worst.counted, now.now.heads.users, now.now.room, now.then.worst.whole) == (2, 3, 1, True)
    many = sewa.get(page + "4").context["seen"]
    assert (many.said[1], many.cost, many.charged) == ("人数の割合の分", 10_600, (10_600, 3_028))
    shown = sewa.get(page + "4").content.decode()
    assert all(said in shown for said in ("2 / 7", "10,600円", "3,028円"))
    sheet = many.joint(town.group, "子育ての会", NOON.date())
    assert (sheet.others, sheet.more) == (("移動支援の補助", "まちづくり交付金"), 4)
    assert sewa.get(page.replace("/half/", "/half/agreement.pdf") + "4")["Content-Type"] == "application/pdf"


def test_three_bodies_of_a_hamlet_agreement_share_a_years_costs_to_the_yen(town: Town, client_of: ClientOf) -> None:
    """Sewa shares petrol and insurance with the farmers and Yoso's body; Yoso reads his part to the yen, and nothing of her books."""
    sewa, yoso = client_of("sewa"), client_of("yoso")
    made = sharing(town)
    page = f"/money/shared/{made.shared.pk}/"
    ours = slip(town, "cost_bank", 8001, item=CostItem.INSURANCE, text="保険の証券番号つき")
    theirs = slip(town, "cost_partner", 2000, item=CostItem.FUEL)
    share = slip(town, "other_bank", 500)
    paid = grant(town, "燃料の補助", town.municipality, items=["fuel"], kinds=["ride"])
    slip(town, "cost_cash", 700, item=CostItem.FUEL, grant=paid.pk)
    shown = sewa.get(page).content.decode()
    assert shown.count('name="line-') == 3, "what a grant pays is not offered"
    assert "補助金でまかなう分" in shown
    lines = {ours: "purse", theirs: str(made.farmers.pk), share: str(made.council.pk)}
    sewa.post(page, {f"line-{entry.pk}": said for entry, said in lines.items()})
    assert "まだありません" in yoso.get(page).content.decode()
    assert sewa.post(f"{page}reckon/", {"until": "2026-11"}).status_code == 302
    read = yoso.get(page).content.decode()
    assert "あと1,500円を払う" in read, "two parts of 10,001 are 2,000; 500 are paid"
    assert "2,500円を受け取る" in read
    assert "証券番号" not in read
    assert 'name="line-' not in read
    assert "あと1,500円を払う" in yoso.get("/money/shared/").content.decode()
    address = read.split("statement.pdf")[0].rpartition('href="')[2] + "statement.pdf"
    paper = text_of(yoso.get(address).content)
    for said in ("10,001円", "5,001円", "3,000円", "2,000円", "車を出す", "あと1,500円を払う", "最大剰余法"):
        assert said in paper, said
    assert client_of("officer").get(page).status_code == 404, "the town is not at this table"
    assert client_of("officer").get(address).status_code == 404
    assert yoso.post(page, {}).status_code == 404
    assert yoso.post(f"{page}reckon/", {"until": "2026-12"}).status_code == 404
