"""What this room itself hands over: promises, relations, lessons, deadlines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from ashinami.community.pack import Chapter, Item
from ashinami_web.bodies.models import Membership
from ashinami_web.config.acting import Acting
from ashinami_web.config.rows import dated
from ashinami_web.handover.actions import write_note
from ashinami_web.handover.models import Deadline, Lesson, Promise, Relation
from ashinami_web.handover.rooms import Asked


def items(asked: Asked) -> Iterator[Item]:
    """Yield them; what others shared is theirs, and only read here."""
    yield from _promises(asked)
    yield from _deadlines(asked)
    if not asked.dated:
        yield from _to_read(asked)


def _to_read(asked: Asked) -> Iterator[Item]:
    """Yield what a successor reads: lessons, how to approach whom, who holds which role."""
    for row in Lesson.objects.filter(body=asked.body):
        yield Item(
            chapter=Chapter.LESSONS, key=f"handover.lesson:{row.pk}", title=row.tried, why=row.why,
            detail=f"次にするなら：{row.instead}" if row.instead else "", said_on=row.on, address=reverse("handover_lessons"),
        )  # fmt: skip
    for note in Relation.objects.filter(body=asked.body).select_related("about"):
        chapter = Chapter.PEOPLE if note.kind == Relation.Kind.APPROACH else Chapter.HISTORY
        phone = f" 電話 {note.about.phone}" if note.about.phone else ""
        yield Item(
            chapter=chapter, key=f"handover.relation:{note.pk}", title=note.about.name, detail=note.words,
            whom=f"{note.contact}{phone}".strip(), said_on=note.on, address=reverse("handover_relations"),
        )  # fmt: skip
    yield from _roles(asked)


def give(key: str, person: UUID, *, by: Acting, at: datetime, day: date) -> None:
    """Give a promise or a deadline to somebody else."""
    kind, _, row_key = key.partition(":")
    if kind in _GIVEN:
        row = _GIVEN[kind].objects.get(pk=row_key)
        said = (
            {"person_id": person}
            if isinstance(row, Deadline)
            else {"person_id": person, "due": row.due, "given_on": row.given_on}
        )
        write_note(row, said, circle=row.circle, by=by, at=at, day=day)


_GIVEN: dict[str, type[Promise | Deadline]] = {"handover.promise": Promise, "handover.deadline": Deadline}


def _promises(asked: Asked) -> Iterator[Item]:
    for row in Promise.objects.filter(body=asked.body, kept_on__isnull=True).select_related("to"):
        whom = " ".join(
            part for part in (row.to.name if row.to else "", row.whom, row.to.phone if row.to else "") if part
        )
        yield Item(
            chapter=Chapter.PROMISES if row.person_id else Chapter.OWNERLESS,
            key=f"handover.promise:{row.pk}",
            title=f"（相手の約束）{row.what}" if row.received else row.what,
            why=row.why, due=row.due, said_on=row.given_on, whom=whom,
            holder=str(row.person_id or ""), address=reverse("handover_promises"), to_confirm=True,
        )  # fmt: skip


def _deadlines(asked: Asked) -> Iterator[Item]:
    for row in Deadline.objects.filter(body=asked.body, done_on__isnull=True):
        yield Item(
            chapter=Chapter.MONEY, key=f"handover.deadline:{row.pk}", title=row.title, detail=row.detail, due=row.due,
            whom=row.office, holder=str(row.person_id or ""), address=reverse("handover_deadlines"), to_confirm=True,
        )  # fmt: skip


def _roles(asked: Asked) -> Iterator[Item]:
    """Yield the roles: who holds one, and that it is to be given on."""
    open_ones = dated(on=asked.day) & Q(body=asked.body)
    for row in Membership.objects.filter(open_ones).exclude(role="driver").prefetch_related("person"):
        yield Item(
            chapter=Chapter.PEOPLE, key=f"handover.role:{row.pk}", title=f"{row.person} {row.get_role_display()}",
            detail="この団体の役割についている人", said_on=row.start, address=reverse("handover"),
        )  # fmt: skip
