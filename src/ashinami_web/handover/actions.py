"""Writing what is handed over, naming deputies, opening a hand-over, confirming it item by item."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.bodies.models import Body, Circle
from ashinami_web.config.acting import Acting
from ashinami_web.config.rows import OfCircle
from ashinami_web.handover.models import Deadline, Deputy, Handover, HandoverLine, HandoverTalk, Promise
from ashinami_web.handover.rooms import Asked, all_items, give, held_by
from ashinami_web.people.roles import Permission
from ashinami_web.plans.writing import RoomError, write


@transaction.atomic
def write_note[R: OfCircle](
    row: R, said: Mapping[str, Any], *, circle: Circle | None, by: Acting, at: datetime, day: date
) -> R:
    """Write a promise, a relation, a lesson or a deadline."""
    if isinstance(row, Promise) and said["due"] is not None and said["due"] < said["given_on"]:
        raise RoomError(_("期限が、約束した日より前です。"))
    return write(row, said, circle=circle, kind=EventKind.HANDOVER_CHANGED, by=by, at=at, day=day)


@transaction.atomic
def keep_promise(promise: Promise, *, kept_on: date, outcome: str, by: Acting, at: datetime, day: date) -> None:
    """Say that a promise was kept, and how."""
    if not promise.given_on <= kept_on <= day:
        raise RoomError(_("約束した日からきょうまでの日を入れてください。"))
    said = {"kept_on": kept_on, "outcome": outcome}
    write(promise, said, circle=promise.circle, kind=EventKind.HANDOVER_CHANGED, by=by, at=at, day=day)


@transaction.atomic
def meet_deadline(deadline: Deadline, *, done_on: date, by: Acting, at: datetime, day: date) -> None:
    """Say that what a deadline asked was done."""
    said = {"done_on": done_on}
    write(deadline, said, circle=deadline.circle, kind=EventKind.HANDOVER_CHANGED, by=by, at=at, day=day)


@transaction.atomic
def name_deputy(key: str, person: UUID | None, *, by: Acting, at: datetime, day: date) -> None:
    """Say who could take something over at once; nobody takes the deputy back. The holder is not his own deputy."""
    by.require(Permission.KEEP_COMMUNITY)
    item = next((item for item in all_items(Asked(by.body, day)) if item.key == key), None)
    if item is None:
        raise RoomError(_("これは、もう引き継ぐもののなかにありません。"))
    if person is not None and item.holder == str(person):
        raise RoomError(_("担当している本人は、代わりの人になれません。"))
    for before in Deputy.objects.filter(body=by.body, key=key, end__isnull=True):
        before.end = max(day, before.start)
        before.save(update_fields=["end"])
    if person is not None:
        Deputy.objects.create(body=by.body, key=key, person_id=person, start=day)
    _event(EventKind.HANDOVER_CHANGED, key, by.body, by=by, at=at, day=day, what="deputy")


@transaction.atomic
def open_handover(
    *,
    person: UUID,
    body: Body,
    successor: UUID | None,
    last_day: date,
    note: str = "",
    by: Acting,
    at: datetime,
    day: date,
) -> Handover:
    """Open the hand-over of somebody who leaves a body: one line for each thing he carries. One already open gains what is new."""
    if not (by.may(Permission.MANAGE_ACCOUNTS) or (by.may(Permission.KEEP_COMMUNITY) and by.body.pk == body.pk)):
        raise PermissionDenied("a hand-over is opened by the body or by who keeps its log-ins")
    if successor == person:
        raise RoomError(_("引き継ぐ人は、ほかの人にしてください。"))
    handover = Handover.objects.filter(body=body, person=person, closed_on__isnull=True).first()
    if handover is None:
        handover = Handover(body=body, person_id=person, opened_on=day)
    handover.successor_id, handover.last_day = successor or handover.successor_id, last_day
    handover.note = note or handover.note
    handover.save()
    known = set(handover.lines.values_list("key", flat=True))
    for item in held_by(Asked(body, day), person):
        if item.key not in known:
            HandoverLine.objects.create(
                body=body, handover=handover, key=item.key, chapter=item.chapter.value, title=item.title,
                detail=item.detail, why=item.why, whom=item.whom, due=item.due, address=item.address,
            )  # fmt: skip
    _event(
        EventKind.HANDOVER_CHANGED,
        str(handover.pk),
        body,
        by=by,
        at=at,
        day=day,
        what="opened",
        lines=handover.lines.count(),
    )
    return handover


@transaction.atomic
def name_successor(handover: Handover, successor: UUID, *, by: Acting, at: datetime, day: date) -> None:
    """Say who takes over. What he has not confirmed still stands with who leaves."""
    by.require(Permission.KEEP_COMMUNITY)
    if successor == handover.person_id:
        raise RoomError(_("引き継ぐ人は、ほかの人にしてください。"))
    handover.successor_id = successor
    handover.save(update_fields=["successor"])
    _event(EventKind.HANDOVER_CHANGED, str(handover.pk), by.body, by=by, at=at, day=day, what="successor")


@transaction.atomic
def confirm(line: HandoverLine, *, by: Acting, at: datetime, day: date) -> bool:
    """Confirm an item: who confirms it carries it from now on. Whether its room gave it to him (else it is told where it stands)."""
    by.require(Permission.KEEP_COMMUNITY)
    if line.handover.successor_id is not None and line.handover.successor_id != by.person:
        raise RoomError(_("引き継ぐ人として決まっている方だけが、確かめられます。"))
    if line.handover.person_id == by.person:
        raise RoomError(_("渡す本人は、引き継いだことにできません。"))
    given = give(line.key, by.person, by=by, at=at, day=day)
    line.state, line.confirmed_on, line.confirmed_by = HandoverLine.State.CONFIRMED, day, by.author
    line.save()
    for deputy in Deputy.objects.filter(body=line.body_id, key=line.key, person=by.person, end__isnull=True):
        deputy.end = max(day, deputy.start)
        deputy.save(update_fields=["end"])
    _event(EventKind.HANDOVER_CONFIRMED, str(line.pk), by.body, by=by, at=at, day=day, key=line.key, given=given)
    _close_if_done(line.handover, day)
    return given


@transaction.atomic
def talk(line: HandoverLine, words: str, *, is_question: bool, by: Acting, at: datetime, day: date) -> HandoverTalk:
    """Ask back about an item, or answer; a question keeps it open."""
    by.require(Permission.KEEP_COMMUNITY)
    if line.state == HandoverLine.State.CONFIRMED and is_question:
        line.confirmed_on, line.confirmed_by = None, ""
        Handover.objects.filter(pk=line.handover_id).update(closed_on=None)
    if is_question:
        line.state = HandoverLine.State.ASKED
        line.save()
    said = HandoverTalk.objects.create(
        body=line.body, line=line, is_question=is_question, words=words, by=by.author, at=at
    )
    _event(
        EventKind.HANDOVER_CHANGED,
        str(line.pk),
        by.body,
        by=by,
        at=at,
        day=day,
        what="asked" if is_question else "answered",
    )
    return said


def read(body: Body, person: UUID | None, *, by: Acting, at: datetime, day: date) -> None:
    """Put on record that somebody opened a pack."""
    _event(EventKind.HANDOVER_READ, str(person or body.pk), body, by=by, at=at, day=day)


def _close_if_done(handover: Handover, day: date) -> None:
    if not handover.lines.exclude(state=HandoverLine.State.CONFIRMED).exists():
        handover.closed_on = day
        handover.save(update_fields=["closed_on"])


def _event(kind: EventKind, subject: str, body: Body, *, by: Acting, at: datetime, day: date, **facts: object) -> None:
    record(body=body.pk, kind=kind, subject=subject, by=by.author, at=at, service_day=day, facts=facts)
