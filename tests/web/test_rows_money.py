"""What the group's money shows of the sources' schemes and difficulties: named people, results that no note field could give."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.test import Client
from money_town import DECEMBER, NOVEMBER, close, grant, slip, visit, with_money
from web_town import NOON, Town

from ashinami.basics.day import Days
from ashinami.casework.money.charges import Basis, ChargeItem, ChargeRule, Charging, charges
from ashinami.casework.money.claim_file import ClaimKind
from ashinami.ledger.statements import balance, paid_for, trial_balance
from ashinami.vocabulary.activity import RIDE, Activity
from ashinami.vocabulary.money import CostItem
from ashinami_web.money.books import moves
from ashinami_web.money.claim_actions import make_claim
from ashinami_web.money.models import Entry, Grant
from ashinami_web.money.rule_actions import write_grant

type ClientOf = Callable[[str], Client]
MONTH = "/money/2026-11/"


def test_sewa_has_naos_reward_paid_by_the_grant_that_may_pay_rewards(town: Town, client_of: ClientOf) -> None:
    """Two visits earn Nao 1,200 yen: the statement says so, and the grant that pays 奨励金 pays it; taken off its items, the next pays."""
    money = with_money(town)
    visit(town, "matsu")
    visit(town, "matsu", day=date(2026, 11, 12))
    sewa = client_of("sewa")
    assert "1,200円" in sewa.get(f"{MONTH}allowances/").content.decode()
    close(town)
    assert paid_for(moves(town.group.pk), str(money.visits.pk)) == {"reward": 1200}
    names = (
        "name",
        "funder",
        "scheme",
        "order",
        "kinds",
        "for_target",
        "for_others",
        "separate",
        "decided",
        "facts",
        "about",
    )
    kept = {name: getattr(money.visits, name) for name in (*names, "start", "end")}
    write_grant(money.visits, kept | {"items": ["insurance"]}, by=town.by("sewa"), at=NOON)
    close(town, DECEMBER)
    assert paid_for(moves(town.group.pk), str(money.visits.pk)) == {}, (
        "what the grant may no longer pay goes back to the group"
    )


def test_sewa_splits_one_service_between_funders_by_the_class_of_each_user(town: Town, client_of: ClientOf) -> None:
    """Matsu is 要支援2, Ume is not: Nao helps both alike; the B grant pays for the one, the town's other money for the other."""
    money = with_money(town)
    visit(town, "matsu")
    visit(town, "ume")
    close(town)
    books = moves(town.group.pk)
    assert paid_for(books, str(money.visits.pk)) == {"reward": 600}
    assert paid_for(books, str(money.rest.pk)) == {"reward": 600}
    shown = client_of("sewa").get(f"{MONTH}year/?grant={money.visits.pk}").content.decode()
    assert "600円" in shown
    assert "1,200円" not in shown


def test_sewa_keeps_the_subsidy_in_a_fund_of_its_own(town: Town, client_of: ClientOf) -> None:
    """The grant's money came ahead and paid a visit and insurance: its fund balances alone, and the group's own books hold none of it."""
    money = with_money(town)
    slip(town, "opening_bank", 50_000, day=date(2026, 11, 1))
    slip(town, "grant_ahead", 20_000, grant=money.visits.pk)
    slip(town, "cost_bank", 3_000, item=CostItem.INSURANCE, grant=money.visits.pk)
    visit(town, "matsu")
    close(town)
    books = moves(town.group.pk)
    fund = [one for one in books if one.fund == str(money.visits.pk)]
    own = [one for one in books if not one.fund]
    assert (balance(fund, "bank"), balance(fund, "paid_ahead"), balance(fund, "allowance_owed")) == (
        17_000,
        20_000,
        600,
    )
    assert balance(own, "bank") == 50_000
    assert {one.account.code for one in trial_balance(own)} == {"bank", "opening"}
    assert sum(one.debit for one in trial_balance(fund)) == sum(one.credit for one in trial_balance(fund))
    assert "別会計" in client_of("sewa").get("/money/claims/").content.decode()
    assert Entry.objects.filter(grant=money.visits, fund__isnull=True).count() == 0


def test_asa_writes_visits_by_the_six_kinds_of_the_towns_rule(town: Town, client_of: ClientOf) -> None:
    """Outing, cooking, cleaning, shopping, waste, laundry: each a code the claim counts; half an hour and a minute are two units."""
    with_money(town)
    desk = client_of("asa")
    said = {
        "day": "2026-11-10",
        "helper": str(town.people["nao"].pk),
        "rider": str(town.people["matsu"].pk),
        "minutes": "31",
    }
    for code in ("outing", "cooking", "cleaning", "shopping", "waste", "laundry"):
        desk.post(f"{MONTH}visits/", said | {"help": code})
    shown = desk.get(f"{MONTH}visits/").content.decode()
    for word in ("外出の付き添い", "調理", "掃除", "買い物", "ごみ出し", "洗濯"):
        assert shown.count(f"<td>\n{word}") + shown.count(f"<td>{word}") >= 1, word
    close(town)
    assert Entry.objects.get(source="allowance").amount == 3000, "six times 600, and the month's cap of 3,000"


def test_fuel_is_borne_as_the_law_allows_and_the_rest_by_a_grant(town: Town) -> None:
    """Kiku's ride burns 47 yen of fuel: hers to pay as the arrangement says; insurance is not; the fuel of the month goes on a grant."""
    money = with_money(town)
    ride = Activity(date(2026, 11, 10), "r", RIDE, "haru", "kiku", 20, 4_200, "通院", "e")
    fuel = ChargeRule(key="f", item=ChargeItem.FUEL, days=Days(date(2026, 4, 1)), litre=170, metres_per_litre=15_000)
    insurance = ChargeRule(key="i", item=ChargeItem.INSURANCE, days=Days(date(2026, 4, 1)), flat=30)
    basis = Basis("lawful", frozenset({"costs"}), frozenset({"fuel", "toll", "parking"}), over_actual=False)
    found = {one.item: one for one in charges([ride], Charging((fuel, insurance), {"r": basis}))}
    assert (found[ChargeItem.FUEL].amount, found[ChargeItem.FUEL].refused) == (47, ())
    assert found[ChargeItem.INSURANCE].refused
    slip(town, "cost_cash", 1_700, item=CostItem.FUEL, grant=money.rides.pk)
    assert paid_for(moves(town.group.pk), str(money.rides.pk)) == {"fuel": 1_700}
    assert Grant.objects.get(pk=money.rides.pk).items == ["reward", "fuel"]


def test_sewa_claims_the_mutual_help_subsidy_of_kagoshima_from_her_records(town: Town, client_of: ClientOf) -> None:
    """Three visits to a target user and 50,000 yen of insurance: 30,000 base, 3,000 for the visits, 600 of incentive, step by step."""
    with_money(town)
    funder = {
        "scheme": "kagoshima.mutual_help",
        "items": ["reward", "insurance"],
        "facts": {"group.application_year": 3},
        "order": 0,
    }
    row = grant(town, "支えあい活動（鹿児島市の決まり）", town.municipality, **funder)
    for day in (10, 11, 12):
        visit(town, "matsu", day=date(2026, 11, day))
    slip(town, "cost_cash", 50_000, item=CostItem.INSURANCE, grant=row.pk)
    close(town)
    claim = make_claim(row, ClaimKind.REPORT, NOVEMBER, NOVEMBER, by=town.by("sewa"), at=NOON)
    shown = client_of("sewa").get(f"/money/claims/{claim.pk}/").content.decode()
    assert '<span class="figure">33,600円</span>' in shown
    assert all(said in shown for said in ("30,000円", "3,000円", "600円"))
