"""Reading a bank's file, and what each line may settle."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from ashinami.basics.notice import Notice
from ashinami.ledger.bank import BankLine as LineValue
from ashinami.ledger.bank import bank_lines
from ashinami.ledger.matching import OpenAmount, Proposal, proposals
from ashinami.ledger.statements import balances_by
from ashinami.tables.reading import sheets_of
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.config import clock
from ashinami_web.config.acting import Acting
from ashinami_web.money.books import moves
from ashinami_web.money.models import BankLine, Grant
from ashinami_web.people.models import Person
from ashinami_web.people.roles import Permission


@transaction.atomic
def read_bank(name: str, data: bytes, *, by: Acting, at: datetime) -> tuple[int, int, tuple[Notice, ...]]:
    """Keep the lines of a bank's file; return how many are new, how many were known, and the notices."""
    by.require(Permission.KEEP_MONEY)
    today = at.astimezone(clock.JAPAN).date()
    sheets, notices = sheets_of(name, data)
    found: list[LineValue] = []
    for sheet in sheets:
        lines, told = bank_lines(sheet, today)
        found += lines
        notices += told
    known = set(
        BankLine.objects.filter(body=by.body, key__in=[line.key for line in found]).values_list("key", flat=True)
    )
    fresh = {line.key: line for line in found if line.key not in known}
    BankLine.objects.bulk_create(
        BankLine(
            body=by.body, key=key, day=line.day, amount=line.amount, text=line.text[:200], left=line.left, read_at=at
        )
        for key, line in fresh.items()
    )
    if fresh:
        record(
            body=by.body.pk,
            kind=EventKind.BANK_READ,
            subject=str(uuid4()),
            by=by.author,
            at=at,
            service_day=today,
            facts={"new": len(fresh), "known": len(found) - len(fresh)},
        )
    return len(fresh), len(found) - len(fresh), notices


def open_amounts(body: UUID) -> tuple[OpenAmount, ...]:
    """Return what is still to be paid or received, by the books."""
    books = moves(body)
    found: list[OpenAmount] = []
    people: dict[str, tuple[str, ...]] = {}
    owed = [
        ("rider_bank", "due_from_riders", 1),
        ("allowance_bank", "allowance_owed", -1),
        ("repay_bank", "advances", -1),
    ]
    by_person = {code: balances_by(books, code, "person") for _voucher, code, _sign in owed}
    keys = {UUID(key) for left in by_person.values() for key in left if key}
    for person in Person.objects.filter(pk__in=keys):
        people[str(person.pk)] = tuple(name for name in (person.kana, person.name) if name)
    for voucher, code, sign in owed:
        for key, left in by_person[code].items():
            if left > 0:
                found.append(OpenAmount(voucher, sign * left, whose=key, names=people.get(key, ())))
    due = balances_by(books, "due_from_funders", "grant")
    back = balances_by(books, "to_return", "grant")
    for row in Grant.objects.filter(body_id=body).select_related("funder"):
        names = (row.funder.name, row.name)
        for voucher, amount in (("grant_paid", due.get(str(row.pk), 0)), ("grant_returned", -back.get(str(row.pk), 0))):
            if amount:
                found.append(OpenAmount(voucher, amount, grant=str(row.pk), names=names))
    return tuple(found)


def proposed(lines: Iterable[BankLine], body: UUID) -> list[tuple[BankLine, tuple[Proposal, ...]]]:
    """Return each line with what it may settle."""
    rows = list(lines)
    waiting = open_amounts(body) if rows else ()
    return [
        (row, proposals(LineValue(row.day, row.amount, row.text, row.left, 0, row.key), waiting)[:4]) for row in rows
    ]
