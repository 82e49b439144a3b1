"""The group's books: slips, closing, late records, what the database refuses."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from money_town import DECEMBER, NOVEMBER, close, sent_claim, slip, visit, with_money
from web_town import NOON, Town

from ashinami.ledger.statements import balance, balances_by, paid_for
from ashinami.vocabulary.money import CostItem
from ashinami_web.money.actions import VisitSaid, record_visit, take_back, void_visit
from ashinami_web.money.books import MoneyError, moves
from ashinami_web.money.models import ClosedPaper, Entry
from ashinami_web.reports.actions import accept_late
from ashinami_web.reports.models import ClosedMonth


def test_a_month_closes_into_the_books_to_the_yen(town: Town) -> None:
    """Two visits of 40 and 60 minutes: 600 yen each to Nao, paid by the grant for visits out of its own fund, from these two events."""
    money = with_money(town)
    first, second = visit(town), visit(town, "matsu", minutes=60)
    close(town)
    (entry,) = Entry.objects.filter(source="allowance")
    assert (entry.amount, entry.debit, entry.credit, entry.period) == (1200, "reward", "allowance_owed", "2026-11")
    assert (entry.grant_id, entry.fund_id) == (money.visits.pk, money.visits.pk)
    assert sorted(entry.trail) == sorted([str(first.pk), str(second.pk)])
    assert balances_by(moves(town.group.pk), "allowance_owed", "person") == {str(town.people["nao"].pk): 1200}
    assert {paper.name for paper in ClosedPaper.objects.all()} == {"ledger.xlsx", "allowances.xlsx"}


def test_what_comes_late_is_posted_in_the_open_month_and_closed_papers_stay(town: Town) -> None:
    """A November visit found in December waits, is accepted, and December posts it as November's; November's papers stay as bytes."""
    with_money(town)
    visit(town)
    close(town)
    before = {paper.name: bytes(paper.content) for paper in ClosedPaper.objects.all()} | {
        "month": bytes(ClosedMonth.objects.get().table)
    }
    late = visit(town, "matsu", day=date(2026, 11, 28), minutes=20)
    assert late.posted_period is None
    accept_late(late, by=town.by("sewa"), at=NOON)
    close(town, DECEMBER)
    (entry,) = Entry.objects.filter(source="allowance", period="2026-12")
    assert (entry.amount, entry.about, entry.day) == (300, "2026-11", date(2026, 11, 30))
    assert "締めたあとに届いた分" in entry.text
    after = {paper.name: bytes(paper.content) for paper in ClosedPaper.objects.filter(period="2026-11")}
    assert after | {"month": bytes(ClosedMonth.objects.get(month="2026-11").table)} == before


def test_a_visit_taken_back_after_closing_is_taken_back_in_the_books(town: Town) -> None:
    """It was written twice: the void waits, is accepted, and December takes the 600 yen back; a correction works the same way."""
    with_money(town)
    kept, wrong = visit(town), visit(town)
    close(town)
    accept_late(void_visit(wrong, by=town.by("asa"), at=NOON), by=town.by("sewa"), at=NOON)
    told = kept.facts
    said = VisitSaid(day=kept.service_day, helper=told["helper"], rider=told["rider"], help="waste", minutes=20)
    accept_late(record_visit(said, by=town.by("asa"), at=NOON, corrects=kept), by=town.by("sewa"), at=NOON)
    close(town, DECEMBER)
    (entry,) = Entry.objects.filter(source="allowance", period="2026-12")
    assert (entry.debit, entry.credit, entry.amount) == ("allowance_owed", "reward", 900)
    assert balance(moves(town.group.pk), "reward") == 300


def test_a_class_learned_late_moves_the_cost_to_the_other_funder(town: Town) -> None:
    """Ume's visits were nobody's; her 要支援2 from November arrives in December: the next closing books them to the grant for visits."""
    from ashinami_web.money.rule_actions import record_status  # noqa: PLC0415 - used here only

    money = with_money(town)
    visit(town, "ume")
    close(town)
    assert paid_for(moves(town.group.pk), str(money.rest.pk)) == {"reward": 600}
    record_status(
        town.people["ume"].pk, {"user_class": "support_2", "start": date(2026, 11, 1)}, by=town.by("sewa"), at=NOON
    )
    close(town, DECEMBER)
    books = moves(town.group.pk)
    assert paid_for(books, str(money.rest.pk)) == {}
    assert paid_for(books, str(money.visits.pk)) == {"reward": 600}


def test_nothing_is_written_into_a_closed_month(town: Town) -> None:
    """A slip of November counts in December once November is closed; the database refuses it in November, and any change at all."""
    with_money(town)
    visit(town)
    close(town)
    late = slip(town, "cost_cash", 500, item=CostItem.FUEL)
    assert (late.day, late.period) == (date(2026, 11, 20), "2026-12")
    entry = Entry.objects.filter(period="2026-11").get()
    for wrong in (
        lambda: Entry.objects.filter(pk=entry.pk).update(amount=1),
        lambda: Entry.objects.filter(pk=entry.pk).delete(),
        lambda: Entry.objects.create(
            id=uuid4(),
            body=town.group,
            voucher=uuid4(),
            day=entry.day,
            period="2026-11",
            debit="cash",
            credit="bank",
            amount=1,
            source="slip",
            made_at=NOON,
            made_by="x",
        ),
        lambda: ClosedPaper.objects.update(content=b""),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            wrong()


@pytest.mark.parametrize(
    ("kind", "more", "said"),
    [
        ("cost_cash", {}, "費目"),
        ("cost_advance", {"item": CostItem.FUEL}, "どなたか"),
        ("handed_in", {}, "運転者"),
        ("grant_paid", {}, "補助金"),
        ("to_bank", {"amount": 0}, "1円以上"),
    ],
)
def test_a_slip_that_says_too_little_is_asked_again(town: Town, kind: str, more: dict[str, Any], said: str) -> None:
    """In Japanese, and nothing is written."""
    with pytest.raises(MoneyError, match=said):
        slip(town, kind, **({"amount": 100} | more))
    assert not Entry.objects.exists()


def test_a_grant_refuses_what_it_does_not_pay_and_a_stranger_to_it(town: Town) -> None:
    """Fuel on the grant for visits, a day outside its year, a grant of nobody's."""
    money = with_money(town)
    wrong: tuple[tuple[dict[str, Any], str], ...] = (
        ({"item": CostItem.FUEL, "grant": money.visits.pk}, "対象にしていません"),
        ({"item": CostItem.INSURANCE, "grant": money.visits.pk, "day": date(2026, 3, 31)}, "期間の外"),
        ({"item": CostItem.INSURANCE, "grant": uuid4()}, "この団体の記録にありません"),
    )
    for more, said in wrong:
        with pytest.raises(MoneyError, match=said):
            slip(town, "cost_cash", 100, **more)


def test_a_slip_is_taken_back_once_by_a_counter_entry(town: Town) -> None:
    """Both stay; a second time, and a line that closing wrote, are refused."""
    with_money(town)
    wrong = slip(town, "donation_cash", 700)
    back = take_back(wrong, why="二重", by=town.by("sewa"), at=NOON, day=NOON.date())
    assert (back.debit, back.credit, back.reverses_id) == ("donations", "cash", wrong.pk)
    assert balance(moves(town.group.pk), "cash") == 0
    visit(town)
    close(town)
    for entry in (wrong, back, Entry.objects.get(source="allowance")):
        with pytest.raises(MoneyError):
            take_back(entry, why="x", by=town.by("sewa"), at=NOON, day=NOON.date())


def test_the_same_slip_sent_twice_is_one(town: Town) -> None:
    """Its key was made in the browser."""
    key = uuid4()
    assert slip(town, "donation_cash", 700, key=key).pk == slip(town, "donation_cash", 700, key=key).pk
    assert Entry.objects.count() == 1


def test_the_desk_keeps_no_books_and_a_stranger_none_of_ours(town: Town) -> None:
    """Who may not is refused by the action itself."""
    from ashinami_web.money.actions import Slip, write_slip  # noqa: PLC0415 - used here only

    said = Slip(kind="donation_cash", day=NOON.date(), amount=5)
    with pytest.raises(PermissionDenied):
        write_slip(said, by=town.by("asa"), at=NOON)
    with_money(town)
    slip(town, "donation_cash", 5)
    with town.scope_of("yoso"):
        assert not Entry.objects.exists()


def test_a_claim_takes_its_costs_out_of_the_books_once(town: Town) -> None:
    """1,200 yen of allowances and 1,200 of insurance: the claim is what the books say, and no cost is left for a second one."""
    from ashinami.casework.money.claim_file import ClaimKind  # noqa: PLC0415 - used here only
    from ashinami_web.money.claim_actions import make_claim, send  # noqa: PLC0415 - as above
    from ashinami_web.money.claim_build import claimable  # noqa: PLC0415 - as above

    money = with_money(town)
    claim = sent_claim(town, money)
    assert claim.amount == 2400 == sum(paid_for(moves(town.group.pk), str(money.visits.pk)).values())
    assert claim.lines.count() == 2
    again = make_claim(money.visits, ClaimKind.MONTHLY, NOVEMBER, NOVEMBER, by=town.by("sewa"), at=NOON)
    assert claimable(again) == []
    with pytest.raises(MoneyError, match="で出してあります"):
        send(again, by=town.by("sewa"), at=NOON)
