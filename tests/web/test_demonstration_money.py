"""The demonstration's money: each page of both rooms has something to show, and the figures are those of its own books."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client
from web_town import Town

from ashinami.ledger.statements import balance, balances_by, trial_balance
from ashinami_web.config import clock
from ashinami_web.demonstration.money import keep_books
from ashinami_web.demonstration.people import Settled
from ashinami_web.funding.models import GroupYear, TownRule
from ashinami_web.money.books import moves
from ashinami_web.money.models import Asset, BankLine, Claim, FormTemplate, GrantPart, Receipt

TODAY = date(2026, 12, 4)


def settled(town: Town, monkeypatch: pytest.MonkeyPatch, today: date) -> Settled:
    """Return the tests' town as the demonstration would write into it, on a day."""
    monkeypatch.setattr(clock, "now", lambda: datetime.combine(today, datetime.min.time(), tzinfo=clock.JAPAN))
    monkeypatch.setattr(clock, "today", lambda: today)
    return Settled(municipality=town.municipality, group=town.group)


def test_every_page_of_money_has_something_to_show(
    town: Town, client_of: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two months closed, one claim paid and one waiting, lines of the account, a receipt, a form, a rule in force and one in the making."""
    keep_books(settled(town, monkeypatch, TODAY), TODAY)
    books = moves(town.group.pk)
    paid, sent = Claim.objects.order_by("number")
    assert (paid.state, sent.state) == ("paid", "sent")
    assert balance(books, "grants") == paid.paid == paid.approved
    assert balances_by(books, "due_from_funders", "grant") == {str(paid.grant_id): paid.paid}, (
        "the bank's line settles it"
    )
    lines = trial_balance(books)
    assert sum(one.debit for one in lines) == sum(one.credit for one in lines)
    for model in (BankLine, Receipt, FormTemplate, GrantPart, Asset):
        assert model.objects.exists(), model
    assert sorted(TownRule.objects.values_list("state", flat=True)) == ["active", "draft"]
    assert GroupYear.objects.filter(shared_with=town.municipality).count() == 3
    sewa, officer = client_of("sewa"), client_of("officer")
    draft = TownRule.objects.get(state="draft")
    for client, path, said in (
        (sewa, "/money/bank/", "デンワリヨウリヨウ"),
        (sewa, "/money/receipts/", "名簿の印刷.pdf"),
        (sewa, "/money/2026-11/half/", "要支援者等"),
        (sewa, "/money/assets/", "送迎の軽自動車"),
        (sewa, "/fund/mix/", "支えあい活動補助金"),
        (sewa, "/fund/budget/", "年度末の蓄え"),
        (officer, f"/fund/rule/{draft.pk}/", "谷の助け合いの会"),
        (officer, "/money/review/forms/", "支えあい活動 請求書"),
        (officer, "/money/review/", "支払いずみ"),
        (officer, "/money/review/budget/", "支えあい活動補助金"),
    ):
        assert said in client.get(path).content.decode(), path


def test_in_may_only_april_is_closed(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """The month before lies in another fiscal year, and no grant reaches back into it."""
    keep_books(settled(town, monkeypatch, date(2027, 5, 6)), date(2027, 5, 6))
    (sent,) = Claim.objects.all()
    assert (sent.first, sent.state) == ("2027-04", "sent")
