"""What closing a month does to the books: allowances, charges and decisions are posted, and the books of the month are kept as papers.

It is part of the one closing of `reports.actions.close_month`, in its transaction: all of it happens, or nothing.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from ashinami.basics.day import Month
from ashinami.casework.money.postings import closing_moves, dues, posted
from ashinami_web.bodies.models import Body
from ashinami_web.config.acting import Acting
from ashinami_web.money.books import moves, post
from ashinami_web.money.decisions import post_decisions
from ashinami_web.money.models import ClosedPaper
from ashinami_web.money.records import money_of, span_of

LEDGER, ALLOWANCES = "ledger.xlsx", "allowances.xlsx"


def close_books(body: Body, month: Month, *, by: Acting, at: datetime) -> None:
    """Post what the month's activities and decisions come to, and keep the books of the month as they then stand."""
    from ashinami_web.money.papers import allowances_workbook, ledger_workbook  # noqa: PLC0415 - openpyxl is needed here only

    post_decisions(body.pk, month, by=by.author, at=at)
    span = span_of(body.pk, month)
    found = money_of(body.pk, month, span)
    before = posted(move for move in moves(body.pk) if move.about is not None and move.about.days.start >= span.start)
    due = dues(found.earned, found.charges, found.grants, found.class_on)
    new = closing_moves(str(body.pk), month, due, before)
    post(new, body.pk, by=by.author, at=at, voucher=uuid5(NAMESPACE_URL, f"ashinami:closing:{body.pk}:{month}"))
    books = moves(body.pk, last=month)
    for name, content in (
        (LEDGER, ledger_workbook(body, month, books)),
        (ALLOWANCES, allowances_workbook(body, month, found.earned, books)),
    ):
        ClosedPaper.objects.create(
            body=body, period=str(month), name=name, content=content, sha256=hashlib.sha256(content).hexdigest()
        )
