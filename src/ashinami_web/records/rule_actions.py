"""The group's own rules before somebody drives: written, ended, and lifted once with a name and a reason."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.records import HouseRule
from ashinami_web.audit.actions import record
from ashinami_web.config.acting import Acting
from ashinami_web.people.roles import Permission
from ashinami_web.records.models import GroupRule, Lifted

MOST = 600


class RuleError(ValueError):
    """It cannot be done; the text says why, in Japanese."""


@transaction.atomic
def set_rule(rule: HouseRule, value: int, *, by: Acting, at: datetime, day: date) -> GroupRule:
    """Write a rule of the group's own from today on; the one before ends today."""
    by.require(Permission.MANAGE_GROUP)
    if rule is HouseRule.INSURANCE or not 1 <= value <= MOST:
        raise RuleError(_("1から600までの数を書いてください。"))
    GroupRule.objects.filter(body=by.body, rule=rule, end__isnull=True, start=day).delete()
    GroupRule.objects.filter(body=by.body, rule=rule, end__isnull=True).update(end=day)
    row = GroupRule.objects.create(body=by.body, rule=rule, value=value, start=day)
    _event(EventKind.GROUP_RULE_CHANGED, row.pk, by, at, day, rule=rule.value, value=value)
    return row


@transaction.atomic
def end_rule(row: GroupRule, *, by: Acting, at: datetime, day: date) -> None:
    """End a rule: from today it asks for nothing."""
    by.require(Permission.MANAGE_GROUP)
    if row.end is None:
        row.end = max(day, row.start)
        row.save(update_fields=["end"])
        _event(EventKind.GROUP_RULE_CHANGED, row.pk, by, at, day, rule=row.rule, ended=True)


@transaction.atomic
def lift_rule(
    rule: HouseRule,
    driver: UUID,
    *,
    first: date,
    last: date,
    reason: str,
    by: Acting,
    at: datetime,
    day: date,
) -> Lifted:
    """Sign that a rule of the group's own does not stop a driver on these days. What the law asks cannot be lifted: no rule names it.

    The reason stands in the row; the event names rule, driver and days.
    """
    by.require(Permission.SIGN_UNDETERMINED)
    if not reason.strip():
        raise RuleError(_("理由を書いてください。お名前とともに残ります。"))
    if last < first or last < day:
        raise RuleError(_("いつからいつまでかを確かめてください。"))
    row = Lifted.objects.create(
        body=by.body,
        rule=rule,
        driver_id=driver,
        first=first,
        last=last,
        reason=reason.strip(),
        signed_by=by.author,
        signed_at=at,
    )
    facts = {"rule": rule.value, "driver": str(driver), "first": first.isoformat(), "last": last.isoformat()}
    _event(EventKind.GROUP_RULE_LIFTED, row.pk, by, at, day, **facts)
    return row


def _event(kind: EventKind, subject: UUID, by: Acting, at: datetime, day: date, **facts: object) -> None:
    record(body=by.body.pk, kind=kind, subject=str(subject), by=by.author, at=at, service_day=day, facts=facts)
