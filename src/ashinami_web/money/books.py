"""The books as library values, and the one way into them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ashinami.basics.day import Month
from ashinami.ledger.move import MAIN, Move
from ashinami_web.audit.actions import is_closed
from ashinami_web.money.models import Entry


class MoneyError(ValueError):
    """It cannot be done; the text says why, in Japanese."""


def move_of(row: Entry) -> Move:
    """Return the entry as the library knows it."""
    return Move(
        key=str(row.pk),
        day=row.day,
        period=Month.parse(row.period),
        debit=row.debit,
        credit=row.credit,
        amount=row.amount,
        fund=str(row.fund_id) if row.fund_id else MAIN,
        grant=str(row.grant_id) if row.grant_id else "",
        person=str(row.person_id) if row.person_id else "",
        driver=str(row.driver_id) if row.driver_id else "",
        text=row.text,
        source=row.source,
        trail=tuple(row.trail),
        about=Month.parse(row.about) if row.about else None,
        reverses=str(row.reverses_id) if row.reverses_id else "",
    )


def entries(body: UUID, *, first: Month | None = None, last: Month | None = None) -> QuerySet[Entry]:
    """Return the entries of a group that count from `first` to `last`, in order."""
    rows = Entry.objects.filter(body_id=body).order_by("period", "day", "pk")
    if first is not None:
        rows = rows.filter(period__gte=str(first))
    return rows if last is None else rows.filter(period__lte=str(last))


def moves(body: UUID, *, first: Month | None = None, last: Month | None = None) -> tuple[Move, ...]:
    """Return the moves of a group that count from `first` to `last`."""
    return tuple(map(move_of, entries(body, first=first, last=last)))


def open_period(body: UUID, day: date) -> Month:
    """Return the month something of the day counts in: its own, or the first open one after it."""
    month = Month.of(day)
    while is_closed(body, month):
        month = month.next
    return month


def entry_of(  # noqa: PLR0913 - a row is told whole
    move: Move,
    body: UUID,
    *,
    by: str,
    at: datetime,
    voucher: UUID,
    receipt: UUID | None = None,
    part: UUID | None = None,
) -> Entry:
    """Return the row of a move, unsaved."""

    def key(text: str) -> UUID | None:
        return UUID(text) if text else None

    return Entry(
        id=UUID(move.key),
        body_id=body,
        voucher=voucher,
        day=move.day,
        period=str(move.period),
        debit=move.debit,
        credit=move.credit,
        amount=move.amount,
        fund_id=key(move.fund),
        grant_id=key(move.grant),
        person_id=key(move.person),
        driver_id=key(move.driver),
        text=move.text,
        source=move.source,
        trail=list(move.trail),
        about=str(move.about) if move.about else "",
        receipt_id=receipt,
        part_id=part,
        reverses_id=key(move.reverses),
        made_at=at,
        made_by=by,
    )


@transaction.atomic
def post(  # noqa: PLR0913 - an action names all it is told
    new: Iterable[Move],
    body: UUID,
    *,
    by: str,
    at: datetime,
    voucher: UUID | None = None,
    receipt: UUID | None = None,
    part: UUID | None = None,
) -> list[Entry]:
    """Write moves into the books as one slip. A move already there under its key is left as it is: posting twice is harmless."""
    slip = voucher or uuid4()
    rows = [entry_of(move, body, by=by, at=at, voucher=slip, receipt=receipt, part=part) for move in new]
    known = set(Entry.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True))
    fresh = [row for row in rows if row.pk not in known]
    try:
        with transaction.atomic():
            return Entry.objects.bulk_create(fresh)
    except DatabaseError as error:
        if "month_is_closed" in str(error):
            raise MoneyError(_("締めた月には書けません。")) from error
        raise
