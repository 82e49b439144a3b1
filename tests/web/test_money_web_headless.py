"""A month closed by the command and by the page: the same checklist, the same entries, the same papers, cell by cell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

from django.db import transaction
from django.test import Client
from django.urls import reverse
from money_town import NOVEMBER, slip, visit, with_money
from openpyxl import load_workbook
from test_money_web_actions import a_ride
from web_town import NOON, Town

from ashinami.vocabulary.money import CostItem
from ashinami_web.money.headless import close_all
from ashinami_web.money.models import ClosedPaper, Entry

type Seen = tuple[list[tuple[object, ...]], list[tuple[object, ...]]]


def written() -> Seen:
    """Return the books and the papers of the month, without who wrote them."""
    columns = (
        "id",
        "voucher",
        "day",
        "period",
        "debit",
        "credit",
        "amount",
        "fund",
        "grant",
        "person",
        "text",
        "about",
    )
    return (
        sorted(Entry.objects.exclude(source="slip").values_list(*columns), key=str),
        sorted((one.period, one.name, cells(bytes(one.content))) for one in ClosedPaper.objects.all()),
    )


def cells(content: bytes) -> tuple[tuple[object, ...], ...]:
    """Return all that stands in a workbook; its bytes also hold the second in which it was made."""
    book = load_workbook(BytesIO(content))
    return tuple((sheet.title, *row) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))


def test_the_command_and_the_page_close_alike(town: Town, client_of: Callable[[str], Client]) -> None:
    """Visits, a ride with its fuel, insurance: what `ashinami close` tells and writes is what the coordinator reads and gets."""
    money = with_money(town)
    visit(town, "kiku")
    visit(town, "ume", day=date(2026, 11, 17), minutes=60)
    a_ride(town)
    slip(town, "cost_cash", 1_200, item=CostItem.INSURANCE, grant=money.visits.pk)
    sewa = client_of("sewa")
    steps = sewa.get("/money/2026-11/").context["steps"]
    with transaction.atomic():
        (told,) = close_all(NOVEMBER, "足の会", NOON)
        by_command = written()
        transaction.set_rollback(True)
    assert [line[2:] for line in told.lines[: len(steps)]] == [step.text for step in steps]
    assert [line[0] for line in told.lines[: len(steps)]] == ["○" if step.done else "△" for step in steps]
    assert not ClosedPaper.objects.exists()
    sewa.post(reverse("month_close", args=["2026-11"]))
    assert written() == by_command
    assert len(by_command[0]) == 4, "Nao's two visits by two funders, Haru's ride, Kiku's fuel"
    assert len(by_command[1]) == 2
