"""Papers of money in the demonstration: lines of the group's account that wait, a receipt, a form of the town with its cells connected."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from ashinami.basics.day import Month
from ashinami.casework.registration.sheet import Item, Part, Sheet
from ashinami.vocabulary.money import CostItem
from ashinami_web.config.acting import Acting
from ashinami_web.money.actions import Slip, write_slip
from ashinami_web.money.bank_reading import read_bank
from ashinami_web.money.form_actions import save_form
from ashinami_web.money.models import Grant
from ashinami_web.money.receipts import add_receipt

CELLS = (("B3", "団体名", "group"), ("B4", "補助金", "grant"), ("B5", "期間", "period"), ("B6", "請求額", "amount"))


def keep_papers(  # noqa: PLR0913 - who, whose, when
    month: Month, grant: Grant, paid: int, *, by: Acting, office: Acting, at: datetime
) -> None:
    """Read the account's lines of a month, keep a receipt with its slip, and connect a form of the town."""
    told: dict[str, Any] = {"by": by, "at": at}
    day = month.next.days.start - timedelta(days=4)
    lines = ((day, "", paid, grant.funder.name), (day + timedelta(days=1), 1_650, "", "デンワリヨウリヨウ"))
    rows = "\n".join(f"{one:%Y/%m/%d},{out},{into},,{text}" for one, out, into, text in lines)
    head = "取引日,お支払金額,お預り金額,差引残高,摘要"
    read_bank("meisai.csv", f"{head}\n{rows}\n".encode("cp932"), **told)
    receipt = add_receipt(
        _receipt(by, day), name="名簿の印刷.pdf", day=day, amount=1_480, payee="結海印刷（架空）", **told
    )
    said = Slip(kind="cost_cash", day=day, amount=1_480, item=CostItem.PRINTING, text="名簿の印刷", receipt=receipt.pk)
    write_slip(said, **told)
    links = [{"sheet": "請求書", "cell": cell, "value": value} for cell, _label, value in CELLS]
    save_form("支えあい活動 請求書（架空の様式）", _form(), links, by=office, at=at)


def _receipt(by: Acting, day: date) -> bytes:
    from ashinami.papers.transcript import transcript_pdf  # noqa: PLC0415 - the typesetter is needed here only

    items = (Item("あて名", by.body.name), Item("金額", "1,480円"), Item("ただし", "名簿の印刷（架空）"))
    sheet = Sheet(
        name="領収書", title="領収書（見本）", group=by.body.name, day=day, fictional=True, parts=(Part("領収書", items),),
        caution="見本です。",
    )  # fmt: skip
    return transcript_pdf("領収書（見本）", [sheet])


def _form() -> bytes:
    from ashinami.papers.workbook import new_book, saved  # noqa: PLC0415 - openpyxl is needed here only

    book = new_book()
    page: Any = book.create_sheet("請求書")
    page["A1"] = "支えあい活動補助金 請求書（架空の様式）"
    for cell, label, _value in CELLS:
        page[cell.replace("B", "A")] = label
    return saved(book)
