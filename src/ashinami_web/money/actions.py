"""Writing the books: slips, receipts, counter-entries, visits, bank lines; each in one transaction with its event."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid4, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.basics.day import Month
from ashinami.casework.money.allocation import refused_item
from ashinami.ledger.move import MAIN, Move, counter
from ashinami.ledger.vouchers import ITEM, VOUCHERS
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.money import CostItem
from ashinami_web.audit.actions import record
from ashinami_web.audit.models import Event
from ashinami_web.config.acting import Acting
from ashinami_web.money.books import MoneyError, move_of, open_period, post
from ashinami_web.money.models import Acknowledgement, BankLine, Entry, Grant, GrantPart
from ashinami_web.money.records import grant_value
from ashinami_web.people.roles import Permission


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What somebody wrote on a slip: its kind, day, amount, and what the kind asks for."""

    kind: str
    day: date
    amount: int
    item: CostItem | None = None
    grant: UUID | None = None
    person: UUID | None = None
    driver: UUID | None = None
    text: str = ""
    receipt: UUID | None = None
    part: UUID | None = None
    key: UUID | None = None


@transaction.atomic
def write_slip(slip: Slip, *, by: Acting, at: datetime) -> Entry:
    """Write a slip into the books. A cost is booked to one grant or to none, and only to a grant that pays for it on that day."""
    by.require(Permission.KEEP_MONEY)
    voucher = VOUCHERS[slip.kind]
    missing = _missing(slip)
    if missing:
        raise MoneyError(missing)
    grant = Grant.objects.filter(pk=slip.grant, body=by.body).first() if slip.grant else None
    if slip.grant and grant is None:
        raise MoneyError(_("その補助金は、この団体の記録にありません。"))
    if grant is not None and slip.item is not None:
        refused = refused_item(grant_value(grant), slip.item, slip.day)
        if refused:
            raise MoneyError(refused)
    if slip.part and not (
        grant is not None and slip.item and GrantPart.objects.filter(pk=slip.part, grant=grant).exists()
    ):
        raise MoneyError(_("取り組みは、同じ補助金の費用にだけ付けられます。"))
    item = slip.item.value if slip.item else ""
    move = Move(
        key=str(slip.key or uuid4()),
        day=slip.day,
        period=open_period(by.body.pk, slip.day),
        debit=item if voucher.debit == ITEM else voucher.debit,
        credit=item if voucher.credit == ITEM else voucher.credit,
        amount=slip.amount,
        fund=str(grant.pk) if grant is not None and grant.separate else MAIN,
        grant=str(grant.pk) if grant is not None else "",
        person=str(slip.person or ""),
        driver=str(slip.driver or ""),
        text=slip.text or voucher.name,
        source="receipt" if slip.receipt else "slip",
        trail=(str(slip.receipt),) if slip.receipt else (),
    )
    written = post([move], by.body.pk, by=by.author, at=at, receipt=slip.receipt, part=slip.part)
    if not written:
        return Entry.objects.get(pk=move.key)
    _posted(written[0], by, at)
    return written[0]


def _missing(slip: Slip) -> str:
    """Return what a slip of its kind still asks for; empty when nothing is missing."""
    asks = VOUCHERS[slip.kind].asks
    if slip.amount < 1:
        return _("金額を1円以上で入れてください。")
    for name, value, said in (
        ("cost", slip.item, _("費目を選んでください。")),
        ("grant", slip.grant, _("どの補助金かを選んでください。")),
        ("person", slip.person, _("どなたかを選んでください。")),
        ("driver", slip.driver, _("どの運転者かを選んでください。")),
    ):
        if name in asks and value is None:
            return said
    return ""


@transaction.atomic
def take_back(entry: Entry, *, why: str, by: Acting, at: datetime, day: date) -> Entry:
    """Take an entry back by a counter-entry; both stay. One that a closing wrote is mended by its records, never by hand."""
    by.require(Permission.KEEP_MONEY)
    if entry.source in ("allowance", "charge", "claim"):
        raise MoneyError(_("月締めや額の確定で書かれた行です。もとの記録を直すと、次の月締めで差が書かれます。"))
    if entry.reverses_id or Entry.objects.filter(reverses=entry).exists():
        raise MoneyError(_("もう取り消してあります。"))
    when = max(day, entry.day)
    back = counter(
        move_of(entry),
        key=str(uuid5(entry.pk, "counter")),
        day=when,
        period=open_period(by.body.pk, when),
        text=_("取り消し：%(why)s") % {"why": why},
    )
    counted = [replace(back, source="counter")]
    (row,) = post(counted, by.body.pk, by=by.author, at=at, voucher=entry.voucher, part=entry.part_id)
    BankLine.objects.filter(entry=entry).update(entry=None)
    _posted(row, by, at)
    return row


def _posted(entry: Entry, by: Acting, at: datetime) -> None:
    _event(
        EventKind.ENTRY_POSTED,
        entry.pk,
        by,
        at,
        entry.day,
        debit=entry.debit,
        credit=entry.credit,
        amount=entry.amount,
        period=entry.period,
        reverses=str(entry.reverses_id or ""),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSaid:
    """A visit as a paper says it. `sheet` is the paper's own number, `ride` the ride it went along with."""

    day: date
    helper: UUID
    rider: UUID
    help: str
    minutes: int
    sheet: str = ""
    ride: UUID | None = None


@transaction.atomic
def record_visit(
    said: VisitSaid, *, by: Acting, at: datetime, key: UUID | None = None, corrects: Event | None = None
) -> Event:
    """Record a visit that was done. For a closed month it waits for review, as a late ride does."""
    by.require(Permission.TAKE_WISHES)
    return record(
        body=by.body.pk,
        kind=EventKind.VISIT_DONE,
        subject=corrects.subject if corrects is not None else str(key or uuid4()),
        by=by.author,
        at=at,
        service_day=said.day if corrects is None else corrects.service_day,
        corrects=corrects.pk if corrects is not None else None,
        facts={
            "helper": str(said.helper),
            "rider": str(said.rider),
            "help": said.help,
            "minutes": said.minutes,
            "sheet": said.sheet,
            "ride": str(said.ride or ""),
        },
    )


@transaction.atomic
def void_visit(event: Event, *, by: Acting, at: datetime) -> Event:
    """Take a visit back that was written by mistake. It stays on record and no longer counts."""
    by.require(Permission.TAKE_WISHES)
    return record(
        body=by.body.pk,
        kind=EventKind.VOIDED,
        subject=event.subject,
        by=by.author,
        at=at,
        service_day=event.service_day,
        corrects=event.pk,
        id=uuid5(event.pk, "void"),
    )


@transaction.atomic
def acknowledge(person: UUID, month: Month, amount: int, *, by: Acting, at: datetime, day: date) -> Acknowledgement:
    """Record that a volunteer has received a month's allowance; a second time changes nothing."""
    by.require(Permission.KEEP_MONEY)
    found, made = Acknowledgement.objects.get_or_create(
        body=by.body, person_id=person, month=str(month), defaults={"amount": amount, "day": day, "by": by.author}
    )
    if made:
        _event(EventKind.ALLOWANCE_RECEIVED, person, by, at, day, month=str(month), amount=amount)
    return found


@transaction.atomic
def book_line(line: BankLine, slip: Slip, *, by: Acting, at: datetime) -> Entry:
    """Book a bank line as a slip; its day and amount are the bank's. A line is booked once."""
    by.require(Permission.KEEP_MONEY)
    locked = BankLine.objects.select_for_update().get(pk=line.pk)
    if locked.entry_id or locked.aside:
        raise MoneyError(_("この明細は、もう帳簿に書いてあります。"))
    voucher = VOUCHERS[slip.kind]
    if "bank" not in (voucher.debit, voucher.credit) or (voucher.debit == "bank") != (line.amount > 0):
        raise MoneyError(_("入金か出金かが、明細と合いません。"))
    entry = write_slip(replace(slip, day=line.day, amount=abs(line.amount), text=slip.text or line.text), by=by, at=at)
    locked.entry = entry
    locked.save(update_fields=["entry"])
    return entry


@transaction.atomic
def set_aside(line: BankLine, why: str, *, by: Acting, at: datetime) -> None:
    """Say that a bank line needs no entry of its own: it stands in the books already."""
    by.require(Permission.KEEP_MONEY)
    if line.entry_id:
        raise MoneyError(_("この明細は、もう帳簿に書いてあります。"))
    line.aside = why
    line.save(update_fields=["aside"])
    _event(EventKind.BANK_READ, line.pk, by, at, line.day, aside=True)


def _event(kind: EventKind, subject: UUID, by: Acting, at: datetime, day: date, **facts: object) -> None:
    """Record an event; one that speaks of a closed month counts in the open one it was written in."""
    period_day = max(day, open_period(by.body.pk, day).days.start)
    record(body=by.body.pk, kind=kind, subject=str(subject), by=by.author, at=at, service_day=period_day, facts=facts)
