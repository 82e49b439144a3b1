"""What the keeper of a circle does: opens it, says which bodies belong to it, ends it."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.bodies.body_queries import town_of
from ashinami_web.bodies.models import Body, Circle, CircleMember
from ashinami_web.config.acting import Acting
from ashinami_web.config.rows import dated
from ashinami_web.people.roles import Permission


class CircleError(ValueError):
    """It cannot be done; the text says why, in Japanese."""


@transaction.atomic
def open_circle(
    *, kind: Circle.Kind, name: str, by: Acting, at: datetime, day: date, start: date | None = None
) -> Circle:
    """Open a circle, today or from an earlier day; the body acted for keeps it and is its first member.

    It belongs to the municipality of its keeper; a prefecture's, or of another body that stands in no municipality, to none.
    """
    by.require(Permission.KEEP_COMMUNITY)
    if Circle.objects.filter(keeper=by.body, name=name, end__isnull=True).exists():
        raise CircleError(_("同じ名前の集まりがあります。"))
    since = start or day
    town = town_of(by.body)
    circle = Circle.objects.create(
        kind=kind,
        name=name,
        keeper=by.body,
        municipality=town if town.kind == Body.Kind.MUNICIPALITY else None,
        start=since,
    )
    CircleMember.objects.create(circle=circle, body=by.body, start=since)
    _event(circle, by, at, day, what="opened", circle_kind=kind.value)
    return circle


@transaction.atomic
def rename_circle(circle: Circle, *, kind: Circle.Kind, name: str, by: Acting, at: datetime, day: date) -> None:
    """Give it another name or kind; what it shared stays shared."""
    _require_keeper(circle, by)
    if Circle.objects.filter(keeper=by.body, name=name, end__isnull=True).exclude(pk=circle.pk).exists():
        raise CircleError(_("同じ名前の集まりがあります。"))
    circle.kind, circle.name = kind, name
    circle.save(update_fields=["kind", "name"])
    _event(circle, by, at, day, what="renamed", circle_kind=kind.value)


@transaction.atomic
def join(circle: Circle, body: Body, *, start: date, by: Acting, at: datetime, day: date) -> CircleMember:
    """Let a body belong to the circle from a day on: it then sees what is shared there, earlier things too."""
    _require_keeper(circle, by)
    if circle.end is not None and circle.end <= start:
        raise CircleError(_("この集まりは終わっています。"))
    if start < circle.start:
        raise CircleError(_("集まりが始まるより前の日です。"))
    meets = Q(end__isnull=True) | Q(end__gt=start)
    if CircleMember.objects.filter(meets, circle=circle, body=body).exists():
        raise CircleError(_("この団体は、その日にはもう仲間に入っています。"))
    member = CircleMember.objects.create(circle=circle, body=body, start=start)
    _event(circle, by, at, day, what="joined", member=str(body.pk), start=start.isoformat())
    return member


@transaction.atomic
def leave(member: CircleMember, *, end: date, by: Acting, at: datetime, day: date) -> None:
    """Say from which day on a body no longer belongs to it. The keeper says so, or the body itself; the keeper itself stays."""
    circle = member.circle
    if by.body.pk not in (circle.keeper_id, member.body_id):
        raise PermissionDenied(f"{by.body.pk} neither keeps the circle nor is this member of it")
    by.require(Permission.KEEP_COMMUNITY)
    if member.body_id == circle.keeper_id:
        raise CircleError(_("集まりを預かる団体は、抜けられません。先に集まりを終えてください。"))
    if end < member.start:
        raise CircleError(_("終わりの日が始まりの日より前です。"))
    member.end = end
    member.save(update_fields=["end"])
    _event(circle, by, at, day, what="left", member=str(member.body_id), end=end.isoformat())


@transaction.atomic
def end_circle(circle: Circle, *, end: date, by: Acting, at: datetime, day: date) -> None:
    """End the circle: from the day on nobody belongs to it, and what was shared there is seen by its writers alone."""
    _require_keeper(circle, by)
    if end < circle.start:
        raise CircleError(_("終わりの日が始まりの日より前です。"))
    for member in circle.members.filter(Q(end__isnull=True) | Q(end__gt=end)):
        member.end = max(end, member.start)
        member.save(update_fields=["end"])
    circle.end = end
    circle.save(update_fields=["end"])
    _event(circle, by, at, day, what="ended", end=end.isoformat())


def may_share_with(circle: Circle | None, *, by: Acting, day: date) -> None:
    """Refuse a circle to which the body acted for does not belong: nobody writes into a room he does not sit in."""
    if (
        circle is not None
        and not CircleMember.objects.filter(dated(on=day), circle=circle, body__in=[by.body.pk]).exists()
    ):
        raise PermissionDenied(f"{by.body.pk} does not belong to the circle {circle.pk}")


def _require_keeper(circle: Circle, by: Acting) -> None:
    by.require(Permission.KEEP_COMMUNITY)
    if circle.keeper_id != by.body.pk:
        raise PermissionDenied(f"the circle {circle.pk} is kept by another body")


def _event(circle: Circle, by: Acting, at: datetime, day: date, **facts: object) -> None:
    record(
        body=by.body.pk,
        kind=EventKind.CIRCLE_CHANGED,
        subject=str(circle.pk),
        by=by.author,
        at=at,
        service_day=day,
        facts=facts,
    )
