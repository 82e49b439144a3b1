"""Recognition of a local council: applied for, checked criterion by criterion, decided, renewed, supported."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.community.certification.check import standing
from ashinami.vocabulary.event import EventKind
from ashinami_web.bodies.circle_actions import may_share_with
from ashinami_web.config.acting import Acting
from ashinami_web.meetings.models import Application, CriterionCheck, Recognition, SupportRecord
from ashinami_web.meetings.writing import MeetingError, event
from ashinami_web.people.roles import Permission


@transaction.atomic
def apply(
    said: Mapping[str, Any], *, renews: Application | None = None, by: Acting, at: datetime, day: date
) -> Application:
    """Write down an application to be recognised, or to be recognised again."""
    by.require(Permission.KEEP_COMMUNITY)
    may_share_with(said.get("circle"), by=by, day=day)
    row = Application(body=by.body, renews=renews, **said)
    if row.applied_on not in row.of_rule.in_force:
        raise MeetingError(_("申請の日には、この決まりがありません。"), "applied_on")
    row.save()
    event(EventKind.CERTIFICATION_CHANGED, row, "applied", by=by, at=at, day=day, rule=row.rule)
    return row


@transaction.atomic
def check(
    application: Application,
    criterion: str,
    *,
    met: bool | None,
    evidence: str,
    by: Acting,
    at: datetime,
    day: date,
) -> None:
    """Write down how one criterion was looked at, with what shows it."""
    by.require(Permission.KEEP_COMMUNITY)
    if criterion not in {one.key for one in application.of_rule.criteria}:
        raise MeetingError(_("この決まりにない項目です。"))
    CriterionCheck.objects.update_or_create(
        application=application,
        criterion=criterion,
        defaults={"met": met, "evidence": evidence, "checked_at": at, "checked_by": by.author},
    )
    event(EventKind.CERTIFICATION_CHANGED, application, "checked", by=by, at=at, day=day, criterion=criterion)


@transaction.atomic
def recognise(application: Application, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> Recognition:
    """Write down what was decided. It is recognised only when every criterion is met and shown."""
    by.require(Permission.KEEP_COMMUNITY)
    if said["decided_on"] > day:
        raise MeetingError(_("決めた日は、きょうまでの日にしてください。"), "decided_on")
    fields = dict(said)
    if fields["outcome"] == Recognition.Outcome.RECOGNISED:
        checks = {row.criterion: row.value for row in application.checks.all()}
        stands = standing(application.of_rule, checks)
        if not stands.may_be_recognised:
            raise MeetingError(
                _("満たしていない項目が%(no)s、確かめていない項目が%(open)sあるので、認定にできません。")
                % {"no": len(stands.not_met), "open": len(stands.open)},
                "outcome",
            )
        start = fields.get("start") or fields["decided_on"]
        fields |= {"start": start, "until": fields.get("until") or application.of_rule.valid_until(start)}
        if fields["until"] is not None and fields["until"] < start:
            raise MeetingError(_("終わりの日が始まりの日より前です。"), "until")
    else:
        fields |= {"start": None, "until": None}
    row = Recognition.objects.create(application=application, written_at=at, written_by=by.author, **fields)
    event(EventKind.CERTIFICATION_CHANGED, application, "decided", by=by, at=at, day=day, outcome=row.outcome)
    return row


@transaction.atomic
def support(application: Application, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> SupportRecord:
    """Write down how the office helped."""
    by.require(Permission.KEEP_COMMUNITY)
    row = SupportRecord.objects.create(application=application, written_by=by.author, **said)
    event(EventKind.CERTIFICATION_CHANGED, application, "supported", by=by, at=at, day=day)
    return row
