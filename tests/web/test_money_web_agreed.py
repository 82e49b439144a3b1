"""What the group agrees about money, at its edges: rates, classes, grants; a year closed; the command."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from money_town import NOVEMBER, YEAR, close, slip, visit, with_money
from web_town import NOON, Town

from ashinami.basics.day import Month
from ashinami_web.config import clock
from ashinami_web.money.actions import acknowledge, set_aside
from ashinami_web.money.books import MoneyError
from ashinami_web.money.headless import close_all
from ashinami_web.money.models import AllowanceRate, BankLine, ChargeRate, Entry, PersonStatus
from ashinami_web.money.rule_actions import (
    end_allowance,
    end_charge,
    record_status,
    set_allowance,
    set_charge,
    set_programme,
    write_grant,
)
from ashinami_web.money.year_actions import close_year

AFTER = datetime(2026, 12, 5, 9, tzinfo=clock.JAPAN)


def test_rates_begin_and_end_in_open_months(town: Town) -> None:
    """A rate cannot reach into a closed month; one fuel price ends where the next begins; none ends before it starts."""
    with_money(town)
    visit(town)
    close(town)
    sewa = town.by("sewa")
    fuel = {"item": "fuel", "litre": 180, "metres_per_litre": 15_000, "flat": 0, "per_km": 0}
    with pytest.raises(MoneyError, match="締めた月"):
        set_charge(fuel | {"start": date(2026, 11, 1)}, by=sewa, at=NOON)
    with pytest.raises(MoneyError, match="締めた月"):
        set_allowance(
            {"name": "x", "per": "km", "amount": 5, "kinds": ["ride"], "start": date(2026, 11, 30)}, by=sewa, at=NOON
        )
    new = set_charge(fuel | {"start": date(2027, 1, 1)}, by=sewa, at=NOON)
    assert ChargeRate.objects.get(litre=170).end == date(2027, 1, 1)
    with pytest.raises(MoneyError, match="もっとあとの日"):
        set_charge(fuel | {"start": date(2026, 12, 1)}, by=sewa, at=NOON)
    with pytest.raises(MoneyError, match="前です"):
        end_charge(new, date(2026, 12, 31), by=sewa, at=NOON)
    end_charge(new, date(2027, 2, 1), by=sewa, at=NOON)
    rate = AllowanceRate.objects.get()
    end_allowance(rate, date(2026, 12, 10), by=sewa, at=NOON)
    assert rate.end == date(2026, 12, 10)
    first = set_charge(
        {"item": "fare", "litre": 0, "metres_per_litre": 0, "flat": 100, "per_km": 0, "start": date(2026, 12, 1)},
        by=sewa,
        at=NOON,
    )
    assert first.end is None


def test_classes_follow_one_another_without_a_gap_or_an_overlap(town: Town) -> None:
    """One written for a day in between ends where the next begins; one for the same day takes its place; before none there is none."""
    kiku, told = town.people["kiku"].pk, {"by": town.by("sewa"), "at": NOON}
    for start, kind in (
        (date(2026, 12, 1), "care"),
        (date(2026, 4, 1), "support_1"),
        (date(2026, 8, 1), "support_2"),
        (date(2026, 8, 1), "checklist"),
    ):
        record_status(kiku, {"user_class": kind, "start": start}, **told)  # type: ignore[arg-type]  # by, at
    rows = [(row.user_class, row.start, row.end) for row in PersonStatus.objects.filter(person=kiku).order_by("start")]
    assert rows == [
        ("support_1", date(2026, 4, 1), date(2026, 8, 1)),
        ("checklist", date(2026, 8, 1), date(2026, 12, 1)),
        ("care", date(2026, 12, 1), None),
    ]


def test_a_grant_is_written_once_and_keeps_its_fund(town: Town) -> None:
    """The same name and span again is refused; once money stands in its fund, it stays apart; a budget is changed in place."""
    money = with_money(town)
    slip(town, "grant_ahead", 100, grant=money.visits.pk)
    same = {
        name: getattr(money.visits, name)
        for name in (
            "funder",
            "scheme",
            "order",
            "items",
            "kinds",
            "for_target",
            "for_others",
            "facts",
            "about",
            "decided",
        )
    }
    sewa = town.by("sewa")
    with pytest.raises(MoneyError, match="変えられません"):
        write_grant(money.visits, same | YEAR | {"name": "支えあい活動補助金", "separate": False}, by=sewa, at=NOON)
    with pytest.raises(MoneyError, match="もう書いてあります"):
        write_grant(None, same | YEAR | {"name": "支えあい活動補助金", "separate": True}, by=sewa, at=NOON)
    for budget in (1, 2):
        row = set_programme({"name": "x", "scheme": "", "year": 2026, "budget": budget}, by=town.by("officer"), at=NOON)
    assert row.budget == 2


def test_bank_lines_in_the_books_are_not_set_aside_and_receipts_count_once(town: Town) -> None:
    """And an allowance is acknowledged once."""
    entry = slip(town, "donation_bank", 5)
    line = BankLine.objects.create(body=town.group, key="k", day=NOON.date(), amount=5, read_at=NOON, entry=entry)
    with pytest.raises(MoneyError, match="もう帳簿"):
        set_aside(line, "x", by=town.by("sewa"), at=NOON)
    nao = town.people["nao"].pk
    first, second = (
        acknowledge(nao, NOVEMBER, amount, by=town.by("sewa"), at=NOON, day=NOON.date()) for amount in (600, 700)
    )
    assert first.pk == second.pk
    assert second.amount == 600


def test_a_year_closes_once_when_its_months_are_closed(town: Town) -> None:
    """First refused for its open months; then its statement is kept, and a second time refused."""
    with_money(town)
    visit(town)
    sewa, months = (
        town.by("sewa"),
        [Month(2026, number) for number in range(4, 13)] + [Month(2027, number) for number in range(1, 4)],
    )
    at = datetime(2027, 4, 5, 9, tzinfo=clock.JAPAN)
    with pytest.raises(MoneyError, match="先に月を締めてください"):
        close_year(NOVEMBER, by=sewa, at=at)
    for month in months:
        close(town, month)
    assert bytes(close_year(NOVEMBER, by=sewa, at=at).content).startswith(b"PK")
    with pytest.raises(MoneyError, match="もう締めてあります"):
        close_year(NOVEMBER, by=sewa, at=at)


def test_the_command_says_what_is_missing_closes_and_does_it_once(town: Town) -> None:
    """`ashinami close 2026-11`: a line for each thing to do, the sums, the grants not claimed; again, it says it is closed."""
    with_money(town)
    visit(town, "ume")
    (first,) = close_all(NOVEMBER, town.group.name, AFTER)
    assert first.closed
    assert any("区分の記録がない利用者：1人" in line for line in first.lines)
    assert "○ 奨励金 600円" in first.lines
    assert any("支えあい活動補助金: まだ請求していません" in line for line in first.lines)
    (second,) = close_all(NOVEMBER, town.group.name, AFTER)
    assert second.lines == ("もう締めてあります。",)
    assert Entry.objects.filter(source="allowance").count() == 1
    (early,) = close_all(Month(2026, 12), town.group.name, AFTER)
    assert not early.closed
    assert list(close_all(NOVEMBER, "ない会", AFTER)) == []
