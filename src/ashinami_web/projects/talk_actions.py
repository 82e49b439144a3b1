"""Talks with firms and offices: written down; request sheets sent and answered; questions put to the transport office."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.vocabulary.event import EventKind
from ashinami_web.bodies.circle_actions import may_share_with
from ashinami_web.config.acting import Acting
from ashinami_web.meetings.writing import MeetingError, event
from ashinami_web.people.roles import Permission
from ashinami_web.projects.models import Negotiation, OfficeQuestion, RequestAnswer, RequestSheet


@transaction.atomic
def write_talk(
    said: Mapping[str, Any], *, follows: Negotiation | None = None, by: Acting, at: datetime, day: date
) -> Negotiation:
    """Write down a talk. It is never changed; a talk that answers an earlier one follows it."""
    by.require(Permission.KEEP_COMMUNITY)
    fields = dict(said)
    project = fields.get("project")
    if project is not None:
        fields["circle"] = project.circle
    may_share_with(fields.get("circle"), by=by, day=day)
    if fields["day"] > day:
        raise MeetingError(_("話した日は、きょうまでの日にしてください。"), "day")
    row = Negotiation.objects.create(body=by.body, follows=follows, written_at=at, written_by=by.author, **fields)
    event(EventKind.NEGOTIATION_RECORDED, row, "talked", by=by, at=at, day=day, position=row.position)
    return row


@transaction.atomic
def write_request(
    row: RequestSheet | None, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date
) -> RequestSheet:
    """Write a request sheet; once it is sent it stands."""
    by.require(Permission.KEEP_COMMUNITY)
    may_share_with(said.get("circle"), by=by, day=day)
    sheet = row or RequestSheet(body=by.body, written_by=by.author)
    if sheet.sent_on is not None:
        raise MeetingError(_("送ったお願いは変えられません。新しいお願いを書いてください。"))
    for name, value in said.items():
        setattr(sheet, name, value)
    if sheet.to_body_id == sheet.body_id:
        raise MeetingError(_("自分の団体へのお願いは書けません。"), "to_body")
    sheet.save()
    event(EventKind.REQUEST_CHANGED, sheet, "written", by=by, at=at, day=day)
    return sheet


@transaction.atomic
def send_request(sheet: RequestSheet, *, by: Acting, at: datetime, day: date) -> None:
    """Send it: the other body sees it from now on, and it no longer changes."""
    by.require(Permission.KEEP_COMMUNITY)
    if sheet.sent_on is None:
        sheet.sent_on = day
        sheet.save(update_fields=["sent_on"])
        event(EventKind.REQUEST_CHANGED, sheet, "sent", by=by, at=at, day=day, to=str(sheet.to_body_id))


@transaction.atomic
def answer_request(
    sheet: RequestSheet, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date
) -> RequestAnswer:
    """Write the answer: the body that was asked does, or the asking office from a paper it got back."""
    by.require(Permission.KEEP_COMMUNITY)
    if by.body.pk not in (sheet.to_body_id, sheet.body_id):
        raise PermissionDenied(f"request {sheet.pk} is between two other bodies")
    if sheet.sent_on is None:
        raise MeetingError(_("まだ送っていないお願いです。"))
    if said["answered_on"] > day:
        raise MeetingError(_("答えた日は、きょうまでの日にしてください。"), "answered_on")
    row = RequestAnswer.objects.create(
        body=by.body, request=sheet, asker_id=sheet.body_id, written_at=at, written_by=by.author, **said
    )
    event(EventKind.REQUEST_CHANGED, sheet, "answered", by=by, at=at, day=day, answer=row.kind)
    return row


@transaction.atomic
def write_question(
    row: OfficeQuestion | None, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date
) -> OfficeQuestion:
    """Write a question to the transport office or another authority."""
    by.require(Permission.KEEP_COMMUNITY)
    may_share_with(said.get("circle"), by=by, day=day)
    question = row or OfficeQuestion(body=by.body, written_by=by.author)
    if question.answered_on is not None:
        raise MeetingError(_("答えのあった照会は変えられません。新しい照会を書いてください。"))
    for name, value in said.items():
        setattr(question, name, value)
    question.save()
    event(EventKind.REQUEST_CHANGED, question, "asked", by=by, at=at, day=day)
    return question


@transaction.atomic
def answer_question(question: OfficeQuestion, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> None:
    """Write down what the office answered, on which day, and which desk."""
    by.require(Permission.KEEP_COMMUNITY)
    if said["answered_on"] > day:
        raise MeetingError(_("答えた日は、きょうまでの日にしてください。"), "answered_on")
    for name, value in said.items():
        setattr(question, name, value)
    question.save()
    event(EventKind.REQUEST_CHANGED, question, "office_answered", by=by, at=at, day=day)
