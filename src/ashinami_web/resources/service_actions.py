"""The catalogue: writing a service, telling the bodies concerned of a change, and their word that they know; talks asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.helping import TalkState
from ashinami_web.bodies.models import Body
from ashinami_web.bodies.shared_actions import put, tell
from ashinami_web.config.acting import Acting
from ashinami_web.people.roles import Permission
from ashinami_web.resources.actions import ResourceError
from ashinami_web.resources.models import Service, ServiceNotice, Talk


@transaction.atomic
def write_service(
    row: Service | None, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date
) -> tuple[Service, bool]:
    """Write a service of the catalogue; return it, and whether there is something new to tell others of."""
    if row is None:
        return put(Service(start=day), said, kind=EventKind.SERVICE_CHANGED, by=by, at=at, day=day), True
    told = ("name", "what", "to_whom", "how_to_apply", "phone", "fee", "link", "area", "start", "end")
    is_new = any(getattr(row, name) != said[name] for name in told if name in said)
    kept = {**said, "version": row.version + 1} if is_new else said
    return put(row, kept, kind=EventKind.SERVICE_CHANGED, by=by, at=at, day=day), is_new


@transaction.atomic
def tell_bodies(
    service: Service,
    bodies: Iterable[Body],
    *,
    text: str,
    how: ServiceNotice.How,
    by: Acting,
    at: datetime,
    day: date,
) -> list[ServiceNotice]:
    """Tell bodies of a service as it stands now; who was told of this version already is not told twice.

    What was said to somebody's face, or handed over, is known from today: the office writes it for a body without a log-in.
    """
    by.require(Permission.KEEP_COMMUNITY)
    if service.body_id != by.body.pk:
        raise PermissionDenied("another body keeps this service")
    already = set(service.notices.filter(version=service.version).values_list("to_body", flat=True))
    seen = how != ServiceNotice.How.SENT
    made = [
        ServiceNotice.objects.create(
            body=by.body,
            to_body=body,
            service=service,
            version=service.version,
            text=text,
            how=how,
            sent_on=day,
            seen_on=day if seen else None,
            seen_by=by.author if seen else "",
        )
        for body in bodies
        if body.pk not in already and body.pk != service.offered_by_id
    ]
    if not made:
        raise ResourceError(_("この内容は、選んだ団体にはもう知らせてあります。"))
    tell(EventKind.SERVICE_CHANGED, service, by=by, at=at, day=day, facts={"told": len(made), "how": how.value})
    return made


@transaction.atomic
def acknowledge(notice: ServiceNotice, *, by: Acting, at: datetime, day: date) -> None:
    """Say that the own body knows; or, as the body that told it, that the other one said so. Twice is harmless."""
    by.require(Permission.KEEP_COMMUNITY)
    if by.body.pk not in (notice.body_id, notice.to_body_id):
        raise PermissionDenied("neither told nor was told")
    if notice.seen_on is not None:
        return
    notice.seen_on, notice.seen_by = day, by.author
    notice.save(update_fields=["seen_on", "seen_by"])
    facts = {"version": notice.version, "of": str(notice.to_body_id)}
    tell(EventKind.SERVICE_ACKNOWLEDGED, notice.service, by=by, at=at, day=day, facts=facts)


@transaction.atomic
def ask_for_talk(to_body: Body, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> Talk:
    """Ask a body for a talk or a health consultation: where, when, which staff."""
    row = Talk(to_body=to_body, asked_on=day)
    return put(row, said, kind=EventKind.TALK_CHANGED, by=by, at=at, day=day)


@transaction.atomic
def answer_talk(row: Talk, *, accepted: bool, answer: str, by: Acting, at: datetime, day: date) -> None:
    """Answer a request: only the body asked does."""
    by.require(Permission.KEEP_COMMUNITY)
    if by.body.pk != row.to_body_id:
        raise PermissionDenied("another body was asked")
    if row.state == TalkState.HELD:
        raise ResourceError(_("もう終えた講座です。"))
    row.state = (TalkState.ACCEPTED if accepted else TalkState.DECLINED).value
    row.answer = answer
    row.save(update_fields=["state", "answer"])
    tell(EventKind.TALK_CHANGED, row, by=by, at=at, day=day, facts={"state": row.state})


@transaction.atomic
def write_talk_held(
    row: Talk, *, held_on: date, came: Mapping[str, int], heard: str, by: Acting, at: datetime, day: date
) -> None:
    """Write how a talk went: when, how many of which generation came, what was heard. Either of the two bodies does."""
    by.require(Permission.KEEP_COMMUNITY)
    if by.body.pk not in (row.body_id, row.to_body_id):
        raise PermissionDenied("neither asked nor was asked")
    if held_on > day:
        raise ResourceError(_("まだ来ていない日です。"))
    row.state, row.held_on = TalkState.HELD.value, held_on
    row.came, row.heard = {code: count for code, count in came.items() if count}, heard
    row.save(update_fields=["state", "held_on", "came", "heard"])
    tell(EventKind.TALK_CHANGED, row, by=by, at=at, day=day, facts={"state": row.state, "guests": row.guests})
