"""Putting messages into the outbox, and where people want to be reached."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.config import clock
from ashinami_web.config.acting import Acting
from ashinami_web.outbox.models import Address, Channel, Kind, LineCode, Message
from ashinami_web.people.roles import Permission

CODE_HOLDS = timedelta(days=7)


def post(what: str, about: UUID, person: UUID, *, body: UUID, at: datetime) -> Message:
    """Put a message to a person into the outbox, in the transaction of what it tells. The same one again is the one that is there.

    Who has named no way to be reached, or one the group no longer uses, is told by the desk: on paper or on the telephone.
    """
    kind = kind_for(body, person)
    by_hand = kind == Kind.PRINT
    message, _made = Message.objects.get_or_create(
        person_id=person,
        what=what,
        about=about,
        defaults={
            "body_id": body,
            "kind": kind,
            "state": Message.State.BY_HAND if by_hand else Message.State.QUEUED,
            "made_at": at,
            "next_at": None if by_hand else at,
        },
    )
    return message


def kind_for(body: UUID, person: UUID) -> str:
    """Return through what a person is reached."""
    kind = Address.objects.filter(body=body, person=person).values_list("kind", flat=True).first()
    on = kind is not None and Channel.objects.filter(body=body, kind=kind, on=True).exists()
    return kind if kind is not None and on else Kind.PRINT


def drop(about: UUID, *, at: datetime) -> None:
    """Keep back what has not left yet about something that is over."""
    waiting = (Message.State.QUEUED, Message.State.BY_HAND)
    Message.objects.filter(about=about, state__in=waiting).update(
        state=Message.State.DROPPED, ended_at=at, next_at=None
    )


@transaction.atomic
def tell(message: Message, *, by: Acting, at: datetime) -> None:
    """Write down that the desk has told somebody what a message says; also one that did not get through."""
    by.require(Permission.PLAN)
    open_ones = (Message.State.BY_HAND, Message.State.FAILED, Message.State.UNSURE)
    told = Message.objects.filter(pk=message.pk, state__in=open_ones)
    if told.update(state=Message.State.TOLD, ended_at=at, ended_by=by.author, next_at=None):
        record(
            body=by.body.pk,
            kind=EventKind.MESSAGE_ENDED,
            subject=str(message.pk),
            by=by.author,
            at=at,
            service_day=clock.today(),
            facts={"what": message.what, "about": str(message.about)},
        )


@transaction.atomic
def reach_by(person: UUID, kind: str, address: str, *, by: Acting, at: datetime) -> Address:
    """Write down where a person wants to be reached. The record keeps the way, never the address."""
    by.require(Permission.PLAN)
    row, _made = Address.objects.update_or_create(
        body=by.body, person_id=person, defaults={"kind": kind, "address": address}
    )
    _reached(row, by.author, at)
    return row


@transaction.atomic
def set_channel(
    kind: str, *, on: bool, options: Mapping[str, Any], secret_name: str, by: Acting, at: datetime
) -> Channel:
    """Set up a channel of the group. Secrets are not written here: only the name under which the environment holds them."""
    by.require(Permission.MANAGE_GROUP)
    row, _made = Channel.objects.update_or_create(
        body=by.body, kind=kind, defaults={"on": on, "options": dict(options), "secret_name": secret_name}
    )
    record(
        body=by.body.pk,
        kind=EventKind.GROUP_CHANGED,
        subject=str(row.pk),
        by=by.author,
        at=at,
        service_day=clock.today(),
        facts={"what": "channel", "kind": kind, "on": on},
    )
    return row


@transaction.atomic
def make_line_code(person: UUID, *, by: Acting, at: datetime) -> str:
    """Make a code of six digits that the person types into the group's LINE account. Shown once; the ones before no longer count."""
    by.require(Permission.PLAN)
    LineCode.objects.filter(body=by.body, person=person, used_at__isnull=True).update(lapses_at=at)
    code = f"{secrets.randbelow(1_000_000):06d}"
    while LineCode.objects.filter(body=by.body, code_hash=hash_of(code)).exists():
        code = f"{secrets.randbelow(1_000_000):06d}"
    LineCode.objects.create(body=by.body, person_id=person, code_hash=hash_of(code), lapses_at=at + CODE_HOLDS)
    return code


@transaction.atomic
def take_line_code(body: UUID, code: str, account: str, *, at: datetime) -> bool:
    """Write down whose LINE account has sent a code; False when it is no code in force."""
    row = LineCode.objects.filter(body=body, code_hash=hash_of(code), used_at__isnull=True, lapses_at__gt=at).first()
    if row is None:
        return False
    row.used_at = at
    row.save(update_fields=["used_at"])
    found, _made = Address.objects.update_or_create(
        body_id=body, person_id=row.person_id, defaults={"kind": Kind.LINE, "address": account}
    )
    _reached(found, f"person:{row.person_id}", at)
    return True


def hash_of(code: str) -> str:
    """Return what is kept of a code."""
    return hashlib.sha256(code.encode()).hexdigest()


def _reached(row: Address, by: str, at: datetime) -> None:
    record(
        body=row.body_id,
        kind=EventKind.REACHED_BY,
        subject=str(row.person_id),
        by=by,
        at=at,
        service_day=clock.today(),
        facts={"kind": row.kind},
    )
