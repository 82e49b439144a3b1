"""What the actions of money refuse, and what they do at their edges: charges, receipts, claims."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from money_town import DECEMBER, NOVEMBER, PDF, close, grant, sent_claim, slip, visit, with_money
from web_town import NOON, Town

from ashinami.casework.money.claim_file import ClaimKind
from ashinami.ledger.statements import balance, balances_by
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.bookings.models import Wish
from ashinami_web.config import clock
from ashinami_web.money import claim_actions as steps
from ashinami_web.money.books import MoneyError, moves
from ashinami_web.money.decisions import post_decisions
from ashinami_web.money.models import Claim, ClaimEntry
from ashinami_web.money.receipts import add_receipt, content_of, path_of
from ashinami_web.running.backup import _receipts
from ashinami_web.runs.models import Ride

AFTER = datetime(2026, 12, 5, 9, tzinfo=clock.JAPAN)


def a_ride(town: Town, day: date = date(2026, 11, 12)) -> Ride:
    """Return a lawful ride of Kiku's, done by Haru: 4.2 km."""
    wish = Wish.objects.create(
        body=town.group,
        rider=town.people["kiku"],
        service_day=day,
        back="NONE",
        state="done",
        verdict="lawful",
        taken_at=NOON,
        taken_by="x",
    )
    ride = Ride.objects.create(
        body=town.group,
        wish=wish,
        leg="OUT",
        service_day=day,
        driver=town.people["haru"],
        state="done",
        pick_up_at=540,
        drop_off_at=560,
    )
    facts = {
        "driver": str(town.people["haru"].pk), "rider": str(town.people["kiku"].pk), "purpose": "通院", "leg": "行き",
        "metres": 4_200, "minutes": 20,
    }  # fmt: skip
    record(
        body=town.group.pk,
        kind=EventKind.RIDE_DONE,
        subject=str(ride.pk),
        by="x",
        at=NOON,
        service_day=day,
        facts=facts,
    )
    return ride


def test_a_riders_charge_is_fuel_and_the_parking_of_its_receipt(town: Town) -> None:
    """47 yen of fuel by distance, 300 of parking by receipt: Kiku owes 347, and her cash to the driver and his hand-in clear it."""
    with_money(town)
    ride = a_ride(town)
    told = {"by": town.by("sewa"), "at": NOON}
    add_receipt(PDF, name="p.pdf", day=ride.service_day, amount=300, ride=ride.pk, charge_item="parking", **told)  # type: ignore[arg-type]  # by, at
    close(town)
    kiku, haru = town.people["kiku"].pk, town.people["haru"].pk
    assert balances_by(moves(town.group.pk), "due_from_riders", "person") == {str(kiku): 347}
    slip(town, "rider_to_driver", 347, person=kiku, driver=haru, day=NOON.date())
    assert balances_by(moves(town.group.pk), "with_drivers", "driver") == {str(haru): 347}
    slip(town, "handed_in", 347, driver=haru, day=NOON.date())
    books = moves(town.group.pk)
    assert (balance(books, "with_drivers"), balance(books, "due_from_riders"), balance(books, "cash")) == (0, 0, 347)


def test_a_receipts_file_that_changed_or_is_gone_is_told(town: Town, tmp_path: Path) -> None:
    """The bytes are compared with their hash; the backup takes them along."""
    receipt = add_receipt(PDF, name="p.pdf", day=NOON.date(), amount=5, by=town.by("sewa"), at=NOON)
    assert content_of(receipt) == PDF
    _receipts(tmp_path / "copy.sqlite3")
    with ZipFile(tmp_path / "copy.receipts.zip") as archive:
        assert archive.read(f"{town.group.pk}/{receipt.sha256}.pdf") == PDF
    path_of(receipt).write_bytes(b"%PDF-other")
    with pytest.raises(MoneyError, match="違っています"):
        content_of(receipt)
    path_of(receipt).unlink()
    with pytest.raises(MoneyError, match="ありません"):
        content_of(receipt)
    with pytest.raises(MoneyError, match="大きすぎます"):
        add_receipt(PDF + b"0" * 8 * 1024 * 1024, name="p.pdf", day=NOON.date(), amount=5, by=town.by("sewa"), at=NOON)


def test_a_claim_sent_back_frees_its_costs_and_is_sent_anew(town: Town) -> None:
    """Nothing is lost: the same costs stand in the second sending; withdrawn, they are free for another claim."""
    money = with_money(town)
    claim = sent_claim(town, money)
    sewa, officer = town.by("sewa"), town.by("officer")
    steps.send_back(claim, "表を直してください", by=officer, at=NOON)
    assert not ClaimEntry.objects.exists()
    assert steps.send(claim, by=sewa, at=AFTER).state == "sent"
    assert ClaimEntry.objects.count() == 2
    assert claim.papers.count() == 6, "the papers of both sendings stay"
    steps.withdraw(claim, by=sewa, at=NOON)
    other = steps.make_claim(money.visits, ClaimKind.MONTHLY, NOVEMBER, NOVEMBER, by=sewa, at=NOON)
    assert steps.send(other, by=sewa, at=NOON).amount == claim.amount


def test_a_claim_refuses_what_cannot_be(town: Town) -> None:
    """Months out of order or open, a stranger's decision, steps out of turn, amounts beyond what was asked, paid or owed."""
    money = with_money(town)
    sewa, officer = town.by("sewa"), town.by("officer")
    with pytest.raises(MoneyError, match="前です"):
        steps.make_claim(money.visits, ClaimKind.MONTHLY, DECEMBER, NOVEMBER, by=sewa, at=NOON)
    early = steps.make_claim(money.visits, ClaimKind.MONTHLY, DECEMBER, DECEMBER, by=sewa, at=NOON)
    with pytest.raises(MoneyError, match="先に月を締めてください"):
        steps.send(early, by=sewa, at=NOON)
    claim = sent_claim(town, money)
    with pytest.raises(MoneyError, match=r"質問あり|提出ずみ"):
        steps.answer(claim, "?", by=sewa, at=NOON)
    Claim.objects.filter(pk=claim.pk).update(funder=town.other_group)
    claim.refresh_from_db()
    with pytest.raises(MoneyError, match="宛先の団体だけ"):
        steps.approve(claim, 1, NOON.date(), by=officer, at=NOON)
    Claim.objects.filter(pk=claim.pk).update(funder=town.municipality)
    claim.refresh_from_db()
    steps.approve(claim, 2_000, NOON.date(), by=officer, at=NOON)
    with pytest.raises(MoneyError, match="1円以上"):
        steps.pay(claim, 0, by=officer, at=NOON)
    assert steps.pay(claim, 500, by=officer, at=NOON).state == "approved", "a part was paid"
    assert steps.pay(claim, 1_500, by=officer, at=NOON).state == "paid"
    with pytest.raises(MoneyError, match="支払った額まで"):
        steps.demand_return(claim, 2_001, "x", by=officer, at=NOON)
    steps.demand_return(claim, 300, "使われなかった分", by=officer, at=NOON)
    with pytest.raises(MoneyError, match="残りまで"):
        steps.returned(claim, 301, by=officer, at=NOON)
    assert steps.returned(claim, 100, by=officer, at=NOON).state == "to_return"
    assert steps.returned(claim, 200, by=officer, at=NOON).state == "returned"


def test_a_plan_that_is_approved_decides_the_grant(town: Town) -> None:
    """Asked before anything was done; what is fixed is what the year may cost. A scheme that lacks an answer cannot be sent."""
    sewa = town.by("sewa")
    row = grant(town, "新しい補助", town.municipality, decided=None)
    plan = steps.make_claim(row, ClaimKind.PLAN, DECEMBER, DECEMBER, by=sewa, at=NOON)
    steps.send(plan, by=sewa, at=NOON)
    steps.approve(plan, 0, NOON.date(), by=town.by("officer"), at=NOON)
    row.refresh_from_db()
    assert row.decided == 0
    unknown = grant(town, "決まりの分からない補助", town.municipality, scheme=_lacking())
    ask = steps.make_claim(unknown, ClaimKind.PLAN, DECEMBER, DECEMBER, by=sewa, at=NOON)
    with pytest.raises(MoneyError, match="計算できません"):
        steps.send(ask, by=sewa, at=NOON)


def _lacking() -> str:
    """Return a scheme that asks for more than the records say."""
    from ashinami.casework.money.claim import Limit, reckon  # noqa: PLC0415 - used here only
    from ashinami.casework.money.figures import figures  # noqa: PLC0415 - as above
    from ashinami.funding.registry import schemes  # noqa: PLC0415 - as above

    empty = figures([DECEMBER], (), lambda _person, _day: None, (), grant="", kinds=frozenset())
    day = date(2026, 12, 31)
    return next(one.id for one in schemes().in_force(day) if reckon(one, day, empty, {}, Limit()).amount is None)


def test_money_that_came_ahead_is_used_up_by_the_decision_and_the_rest_goes_back(town: Town) -> None:
    """3,000 came ahead, 2,400 is fixed by the year's report: 600 is to be returned, and posting it twice changes nothing."""
    money = with_money(town)
    visit(town)
    visit(town, "matsu", minutes=60)
    slip(town, "grant_ahead", 3_000, grant=money.visits.pk)
    close(town)
    sewa = town.by("sewa")
    report = steps.send(
        steps.make_claim(money.visits, ClaimKind.REPORT, NOVEMBER, NOVEMBER, by=sewa, at=NOON), by=sewa, at=NOON
    )
    steps.approve(report, report.amount or 0, NOON.date(), by=town.by("officer"), at=NOON)
    assert [post_decisions(town.group.pk, None, by="x", at=NOON) for _turn in range(2)] == [1, 0]
    books = moves(town.group.pk)
    assert (balance(books, "grants"), balance(books, "paid_ahead"), balance(books, "to_return")) == (1_200, 0, 1_800)
