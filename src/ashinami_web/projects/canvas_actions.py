"""The design canvas: variants, their parts, the checklist of insurance, what the law said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.casework.consult.forms import FormResult
from ashinami.community.canvas import INSURANCE, MOST_VARIANTS, Part
from ashinami.rules.verdict import Verdict
from ashinami.vocabulary.event import EventKind
from ashinami_web.config.acting import Acting
from ashinami_web.consult.models import Consultation
from ashinami_web.meetings.writing import MeetingError, event, known_person
from ashinami_web.people.roles import Permission
from ashinami_web.projects.models import CanvasPart, Project, Variant


@transaction.atomic
def add_variant(
    project: Project, name: str, *, like: Variant | None = None, by: Acting, at: datetime, day: date
) -> Variant:
    """Add a variant, empty or as another stands; three at most. What the law said is not copied: it was said of the other."""
    by.require(Permission.KEEP_COMMUNITY)
    taken = set(project.variants.values_list("number", flat=True))
    free = [number for number in range(1, MOST_VARIANTS + 1) if number not in taken]
    if not free:
        raise MeetingError(_("くらべられるのは三つまでです。"), "name")
    row = Variant.objects.create(
        project=project,
        number=free[0],
        name=name.strip(),
        own_cars=like.own_cars if like else None,
        insurance=dict(like.insurance) if like else {},
    )
    for part in like.parts.all() if like else ():
        CanvasPart.objects.create(project=project, variant=row, part=part.part, text=part.text)
    event(EventKind.PROJECT_CHANGED, project, "variant", by=by, at=at, day=day, number=row.number)
    return row


@transaction.atomic
def write_part(
    variant: Variant, part: Part, said: Mapping[str, Any], *, name: str = "", by: Acting, at: datetime, day: date
) -> CanvasPart:
    """Write one part; `name` writes down an owner new to the office."""
    by.require(Permission.KEEP_COMMUNITY)
    fields = dict(said)
    if name.strip():
        fields["owner"] = known_person(name, by=by, at=at, day=day)
    row, _made = CanvasPart.objects.update_or_create(
        project=variant.project, variant=variant, part=part.value, defaults=fields
    )
    event(EventKind.PROJECT_CHANGED, variant.project, "canvas", by=by, at=at, day=day, part=part.value)
    return row


@transaction.atomic
def write_insurance(
    variant: Variant,
    answers: Mapping[str, bool | None],
    *,
    own_cars: bool | None,
    by: Acting,
    at: datetime,
    day: date,
) -> None:
    """Write the answers of the checklist; what nobody has looked at is left out."""
    by.require(Permission.KEEP_COMMUNITY)
    known = {line.key for line in INSURANCE}
    variant.insurance = {key: answer for key, answer in answers.items() if answer is not None and key in known}
    variant.own_cars = own_cars
    variant.save(update_fields=["insurance", "own_cars"])
    event(EventKind.PROJECT_CHANGED, variant.project, "insurance", by=by, at=at, day=day)


@transaction.atomic
def take_verdict(
    variant: Variant, consultation: Consultation, result: FormResult, *, by: Acting, at: datetime, day: date
) -> None:
    """Keep what the law says of one form in a consultation, with the day of the law that was asked; later answers do not change it."""
    by.require(Permission.KEEP_COMMUNITY)
    if result.verdict is Verdict.NOT_APPLICABLE:
        raise MeetingError(_("この形は、その日の決まりにありません。"), "result")
    variant.consultation, variant.form = consultation.pk, result.form.name[:80]
    variant.verdict, variant.verdict_day = result.verdict.value, consultation.value.day
    variant.save(update_fields=["consultation", "form", "verdict", "verdict_day"])
    event(
        EventKind.PROJECT_CHANGED, variant.project, "verdict", by=by, at=at, day=day, verdict=result.verdict.value, form=result.form.key
    )  # fmt: skip


@transaction.atomic
def take_funding(variant: Variant, found: Sequence[Mapping[str, Any]], *, by: Acting, at: datetime, day: date) -> None:
    """Keep what the finder of subsidies answered, with the day of the rules it was asked by."""
    by.require(Permission.KEEP_COMMUNITY)
    variant.funding, variant.funding_day = list(found), day
    variant.save(update_fields=["funding", "funding_day"])
    event(EventKind.PROJECT_CHANGED, variant.project, "funding", by=by, at=at, day=day, schemes=len(found))
