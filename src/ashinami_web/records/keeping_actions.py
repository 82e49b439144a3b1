"""Deleting what need no longer be kept: proposed, confirmed by a second person, logged. Nothing else ever deletes a record."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.records import CountedFrom, RecordKind
from ashinami_web.audit.actions import record
from ashinami_web.bodies.models import Membership
from ashinami_web.config.acting import Acting
from ashinami_web.config.rows import dated
from ashinami_web.people.roles import Permission, Role
from ashinami_web.records.models import Complaint, Deletion, DutyCheck, DutyNote, Incident, KeepRule
from ashinami_web.records.periods import over
from ashinami_web.registration.models import DriverEntry, RiderEntry

_ROWS: dict[RecordKind, type[Model]] = {
    RecordKind.PRE_CHECK: DutyCheck,
    RecordKind.AFTER_CHECK: DutyCheck,
    RecordKind.DUTY: DutyNote,
    RecordKind.LEDGER: DriverEntry,
    RecordKind.ACCIDENT: Incident,
    RecordKind.COMPLAINT: Complaint,
    RecordKind.RIDER_LIST: RiderEntry,
}


class KeepingError(ValueError):
    """It cannot be done; the text says why, in Japanese."""


@transaction.atomic
def write_keep_rule(
    kind: RecordKind,
    *,
    months: int,
    counted_from: CountedFrom,
    source: str,
    by: Acting,
    at: datetime,
    day: date,
) -> KeepRule:
    """Write a period that a municipality or the group itself asks for, from today on. A shorter one than the law's changes nothing."""
    by.require(Permission.MANAGE_GROUP)
    if not source.strip():
        raise KeepingError(_("どの決まりか（要綱の名前など）を書いてください。"))
    rule = KeepRule.objects.create(
        body=by.body, kind=kind, months=months, counted_from=counted_from, source=source.strip(), start=day
    )
    facts = {"what": kind.value, "months": months, "counted_from": counted_from.value}
    _event(EventKind.KEEP_RULE_CHANGED, rule.pk, by, at, day, **facts)
    return rule


@transaction.atomic
def end_keep_rule(rule: KeepRule, *, by: Acting, at: datetime, day: date) -> None:
    """End it: records made from tomorrow on are no longer kept by it. Those made under it are."""
    by.require(Permission.MANAGE_GROUP)
    if rule.end is None:
        rule.end = max(day, rule.start)
        rule.save(update_fields=["end"])
        _event(EventKind.KEEP_RULE_CHANGED, rule.pk, by, at, day, what=rule.kind, ended=True)


@transaction.atomic
def propose_deletion(kind: RecordKind, *, by: Acting, at: datetime, day: date) -> Deletion:
    """Propose to delete the records of a kind whose time is past; one proposal a kind at a time."""
    by.require(Permission.MANAGE_GROUP)
    if Deletion.objects.filter(body=by.body, kind=kind, decided_at__isnull=True).exists():
        raise KeepingError(_("この種類の提案は、もう出ています。先に、それに答えてください。"))
    found = over(by.body.pk, kind, day)
    if not found:
        raise KeepingError(_("期間の過ぎた記録はありません。"))
    proposal = Deletion.objects.create(
        body=by.body,
        kind=kind,
        records=[str(one.key) for one in found],
        proposed_on=day,
        proposed_at=at,
        proposed_by=by.author,
    )
    _event(EventKind.DELETION_PROPOSED, proposal.pk, by, at, day, what=kind.value, count=len(found))
    return proposal


@transaction.atomic
def confirm_deletion(proposal: Deletion, *, by: Acting, at: datetime, day: date) -> int:
    """Delete what was proposed, as far as its time is past today; return how many went.

    A second person confirms, where the group has one who may. Records of which a longer rule has been written meanwhile stay.

    Raises
    ------
    KeepingError
        When somebody has answered already, or the same person asks though another could.
    """
    by.require(Permission.MANAGE_GROUP)
    _refuse_answered(proposal)
    if proposal.proposed_by == by.author and somebody_else_may(by, day):
        raise KeepingError(_("提案した人とは別の人が確かめて、消去してください。"))
    kind = RecordKind(proposal.kind)
    free = {str(one.key) for one in over(by.body.pk, kind, day)}
    gone = [key for key in proposal.records if key in free]
    _delete(kind, by.body.pk, gone)
    proposal.decided_at, proposal.decided_by, proposal.deleted = at, by.author, gone
    proposal.save(update_fields=["decided_at", "decided_by", "deleted"])
    facts = {"what": kind.value, "deleted": gone, "stayed": len(proposal.records) - len(gone)}
    _event(EventKind.DELETION_DECIDED, proposal.pk, by, at, day, **facts)
    return len(gone)


@transaction.atomic
def take_proposal_back(proposal: Deletion, *, by: Acting, at: datetime, day: date) -> None:
    """Take a proposal back: nothing is deleted, and it stays on record that it was proposed."""
    by.require(Permission.MANAGE_GROUP)
    _refuse_answered(proposal)
    proposal.decided_at, proposal.decided_by, proposal.deleted = at, by.author, []
    proposal.save(update_fields=["decided_at", "decided_by", "deleted"])
    _event(EventKind.DELETION_DECIDED, proposal.pk, by, at, day, what=proposal.kind, deleted=[])


def somebody_else_may(by: Acting, day: date) -> bool:
    """Whether the group has another person who may confirm."""
    roles = [role for role in Role if Permission.MANAGE_GROUP in role.permissions]
    others = Membership.objects.filter(dated(on=day), body=by.body, role__in=roles).exclude(person=by.person)
    return others.exists()


def _refuse_answered(proposal: Deletion) -> None:
    if proposal.decided_at is not None:
        raise KeepingError(_("この提案には、もう答えがあります。"))


def _delete(kind: RecordKind, body: UUID, keys: list[str]) -> None:
    rows = _ROWS[kind]._default_manager.filter(body=body, pk__in=[UUID(key) for key in keys])  # noqa: SLF001 - Django's public way to a manager
    if kind in (RecordKind.PRE_CHECK, RecordKind.AFTER_CHECK):
        # a correction and what it corrects are of one day and go together
        rows.update(corrects=None)
    rows.delete()


def _event(kind: EventKind, subject: UUID, by: Acting, at: datetime, day: date, **facts: object) -> None:
    record(body=by.body.pk, kind=kind, subject=str(subject), by=by.author, at=at, service_day=day, facts=facts)
