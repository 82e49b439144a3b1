"""What the group agrees about money: rates, grants, users' classes; a funder's programmes. No rate reaches into a closed month."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.basics.day import Month
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import is_closed, record
from ashinami_web.config.acting import Acting
from ashinami_web.money.books import MoneyError
from ashinami_web.money.models import AllowanceRate, ChargeRate, Entry, Grant, PersonStatus, Programme
from ashinami_web.people.roles import Permission


@transaction.atomic
def set_allowance(values: Mapping[str, Any], *, by: Acting, at: datetime) -> AllowanceRate:
    """Add a rule of allowances that holds from a day in an open month."""
    by.require(Permission.KEEP_MONEY)
    _in_open_month(by, values["start"])
    row = AllowanceRate.objects.create(body=by.body, **values)
    _event(EventKind.MONEY_RULE_SET, row.pk, by, at, row.start, what="allowance", amount=row.amount, per=row.per)
    return row


@transaction.atomic
def end_allowance(row: AllowanceRate, end: date, *, by: Acting, at: datetime) -> None:
    """Let a rule of allowances end: `end` is the first day it no longer holds for."""
    by.require(Permission.KEEP_MONEY)
    _ends(row, end, by)
    _event(EventKind.MONEY_RULE_SET, row.pk, by, at, end, what="allowance_ended")


@transaction.atomic
def set_charge(values: Mapping[str, Any], *, by: Acting, at: datetime) -> ChargeRate:
    """Set the rate of an item from a day on; the rate before ends on that day."""
    by.require(Permission.KEEP_MONEY)
    start = values["start"]
    _in_open_month(by, start)
    before = ChargeRate.objects.filter(body=by.body, item=values["item"], end__isnull=True).first()
    if before is not None:
        if before.start > start:
            raise MoneyError(_("もっとあとの日からの額が、もう書いてあります。"))
        before.end = start
        before.save(update_fields=["end"])
    row = ChargeRate.objects.create(body=by.body, **values)
    _event(EventKind.MONEY_RULE_SET, row.pk, by, at, start, what="charge", item=row.item)
    return row


@transaction.atomic
def end_charge(row: ChargeRate, end: date, *, by: Acting, at: datetime) -> None:
    """Let a rate end."""
    by.require(Permission.KEEP_MONEY)
    _ends(row, end, by)
    _event(EventKind.MONEY_RULE_SET, row.pk, by, at, end, what="charge_ended")


def _ends(row: AllowanceRate | ChargeRate, end: date, by: Acting) -> None:
    _in_open_month(by, end)
    if end < row.start:
        raise MoneyError(_("終わりの日が始まりの日より前です。"))
    row.end = end
    row.save(update_fields=["end"])


@transaction.atomic
def write_grant(grant: Grant | None, values: Mapping[str, Any], *, by: Acting, at: datetime) -> Grant:
    """Write a grant down, or change what is on record of it. Where money stands in a separate fund, that stays so."""
    by.require(Permission.KEEP_MONEY)
    row = grant or Grant(body=by.body)
    booked = grant is not None and Entry.objects.filter(grant=grant).exists()
    if booked and row.separate != values["separate"]:
        raise MoneyError(_("もう帳簿に書いてあるので、会計を分けるかどうかは変えられません。"))
    for name, value in values.items():
        setattr(row, name, value)
    if Grant.objects.filter(body=by.body, name=row.name, start=row.start).exclude(pk=row.pk).exists():
        raise MoneyError(_("同じ名前と期間の補助金が、もう書いてあります。"))
    row.save()
    _event(EventKind.GRANT_CHANGED, row.pk, by, at, at.date(), scheme=row.scheme, decided=row.decided)
    return row


@transaction.atomic
def record_status(person: UUID, values: Mapping[str, Any], *, by: Acting, at: datetime) -> PersonStatus:
    """Write down which class somebody is in from a day on. The class before ends on that day; one written for that day is replaced.

    A certification is often told weeks after the day it holds from: it may reach back, and the next closing posts the difference.
    """
    by.require(Permission.KEEP_RIDER_LIST)
    start = values["start"]
    PersonStatus.objects.filter(person_id=person, start=start).delete()
    before = PersonStatus.objects.filter(person_id=person, start__lt=start).order_by("-start").first()
    after = PersonStatus.objects.filter(person_id=person, start__gt=start).order_by("start").first()
    if before is not None and (before.end is None or before.end > start):
        before.end = start
        before.save(update_fields=["end"])
    row = PersonStatus.objects.create(person_id=person, end=after.start if after else None, **values)
    _event(EventKind.STATUS_RECORDED, person, by, at, at.date(), start=start.isoformat())
    return row


@transaction.atomic
def set_programme(values: Mapping[str, Any], *, by: Acting, at: datetime) -> Programme:
    """Write down what a funder sets aside for a year; the same name and year again changes the amount."""
    by.require(Permission.REVIEW_CLAIMS)
    row = Programme.objects.filter(body=by.body, name=values["name"], year=values["year"]).first()
    row = row or Programme(body=by.body)
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    _event(EventKind.GRANT_CHANGED, row.pk, by, at, at.date(), budget=row.budget, year=row.year)
    return row


def _in_open_month(by: Acting, day: date) -> None:
    if is_closed(by.body.pk, Month.of(day)):
        raise MoneyError(_("締めた月の日からは決められません。締めていない月の日を入れてください。"))


def _event(kind: EventKind, subject: UUID, by: Acting, at: datetime, day: date, **facts: object) -> None:
    record(body=by.body.pk, kind=kind, subject=str(subject), by=by.author, at=at, service_day=day, facts=facts)
