"""Accompanied support, step by step: each body writes its own part into the circle they share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.community.visits import Stage, SupportState
from ashinami.vocabulary.event import EventKind
from ashinami_web.bodies.body_queries import town_of
from ashinami_web.bodies.models import Circle
from ashinami_web.bookings.queries import found_by
from ashinami_web.config.acting import Acting
from ashinami_web.config.rows import OfCircle
from ashinami_web.people.models import Disclosure, Person
from ashinami_web.people.roles import Permission
from ashinami_web.plans.writing import RoomError, write
from ashinami_web.support.models import (
    Adviser,
    Case,
    CaseTurn,
    HeardCase,
    Inquiry,
    InquiryAnswer,
    Learning,
    Note,
    Programme,
    SelfCheck,
    Setting,
    StageTurn,
    Visit,
)


@transaction.atomic
def write_programme(
    row: Programme | None, said: Mapping[str, Any], *, circle: Circle | None, by: Acting, at: datetime, day: date
) -> Programme:
    """Write a programme: who accompanies offers one; a municipality writes down the paper of one who is not in this installation."""
    return _write(row or Programme(), said, circle, by, at, day)


@transaction.atomic
def add_adviser(*, name: str, knows: str, circle: Circle | None, by: Acting, at: datetime, day: date) -> Adviser:
    """Put somebody on the roster of advisers. His name stands once, and shows to the own body alone."""
    by.require(Permission.KEEP_COMMUNITY)
    person = Person(municipality=town_of(by.body), name=name)
    person.found_by = found_by(person)
    person.save(force_insert=True)
    Disclosure.objects.create(
        person=person, to_body=by.body, purpose=Disclosure.Purpose.OFFICE, consent=Disclosure.Consent.DUTY, start=day
    )
    return _write(Adviser(person=person), {"knows": knows, "start": day}, circle, by, at, day)


@transaction.atomic
def apply(
    programme: Programme, said: Mapping[str, Any], *, circle: Circle | None, by: Acting, at: datetime, day: date
) -> Case:
    """Apply for support of a programme. Where its places of the fiscal year are taken the application can still be made: it waits."""
    if circle is None and programme.body_id != by.body.pk:
        raise RoomError(_("申し込みは、支援する側のいる集まりと分かち合います。"))
    if programme.end is not None and programme.end <= said["applied_on"]:
        raise RoomError(_("この支援事業は、その日には終わっています。"))
    case = _write(Case(programme=programme), said, circle, by, at, day)
    _turn(case, SupportState.APPLIED, said["applied_on"], "", None, by=by, at=at, day=day)
    return case


@transaction.atomic
def set_pattern(case: Case, pattern: str, *, by: Acting, at: datetime, day: date) -> Case:
    """Say with what the support begins; the municipality decides it, and may find out better on the way."""
    return _write(case, {"pattern": pattern}, case.circle, by, at, day)


@transaction.atomic
def turn(
    case: Case, state: SupportState, *, on: date, why: str, adviser: Adviser | None, by: Acting, at: datetime, day: date
) -> CaseTurn:
    """Say where an application stands now; whether it is taken only who offers the programme says."""
    if state in (SupportState.WAITING, SupportState.DECLINED) and not why:
        raise RoomError(_("待っていただく・見送るわけを書いてください。"))
    if on < case.applied_on:
        raise RoomError(_("申し込みより前の日です。"))
    return _turn(case, state, on, why, adviser, by=by, at=at, day=day)


@transaction.atomic
def write_visit(
    case: Case, visit: Visit | None, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date
) -> Visit:
    """Plan a visit, or say that it was held; what was held lies not ahead."""
    if said["held"] and said["day"] > day:
        raise RoomError(_("まだ来ていない日の訪問は、済んだことにできません。"))
    return _write(visit or Visit(case=case), said, case.circle, by, at, day)


@transaction.atomic
def add_note(
    case: Case, visit: Visit | None, *, kind: Note.Kind, words: str, on: date, by: Acting, at: datetime, day: date
) -> Note:  # fmt: skip
    """Add a note to a case, or to one of its visits."""
    return _write(Note(case=case, visit=visit), {"kind": kind, "words": words, "on": on}, case.circle, by, at, day)


@transaction.atomic
def add_stage(case: Case, stage: Stage, condition: str, *, by: Acting, at: datetime, day: date) -> StageTurn:
    """Say which stage of independence is reached, and on what condition the next begins."""
    said = {"stage": stage.value, "condition": condition, "on": day}
    return _write(StageTurn(case=case), said, case.circle, by, at, day)


@transaction.atomic
def write_check(
    case: Case | None, answers: Mapping[str, str], *, circle: Circle | None, by: Acting, at: datetime, day: date
) -> SelfCheck:
    """Keep the answers of a self-check, one a day; questions left open stay open."""
    said = {"on": day, "answers": {key: answer for key, answer in answers.items() if answer}}
    row = SelfCheck.objects.filter(body=by.body, case=case, on=day).first() or SelfCheck(case=case)
    return _write(row, said, case.circle if case else circle, by, at, day)


@transaction.atomic
def ask(said: Mapping[str, Any], *, circle: Circle | None, by: Acting, at: datetime, day: date) -> Inquiry:
    """Ask another body, or request something of it."""
    if circle is None:
        raise RoomError(_("相手の団体のいる集まりを選んでください。下書きのままでは届きません。"))
    if said["due"] is not None and said["due"] < said["asked_on"]:
        raise RoomError(_("返事の期限が、聞いた日より前です。"))
    if said["to"].pk == by.body.pk:
        raise RoomError(_("自分の団体には聞けません。"))
    return _write(Inquiry(), said, circle, by, at, day)


@transaction.atomic
def answer(
    inquiry: Inquiry, *, words: str, source: str, on: date, by: Acting, at: datetime, day: date
) -> InquiryAnswer:
    """Answer a question; only the body asked does, or who asked writes down what it was told."""
    if by.body.pk not in (inquiry.to_id, inquiry.body_id):
        raise PermissionDenied("only the body asked answers, or who asked writes down what it was told")
    said = {"words": words, "source": source, "on": on}
    return _write(InquiryAnswer(inquiry=inquiry), said, inquiry.circle, by, at, day)


@transaction.atomic
def write_learning(
    row: Learning | None, said: Mapping[str, Any], *, circle: Circle | None, by: Acting, at: datetime, day: date
) -> Learning:
    """Write a study visit or a training; a visit says in what the place differs from us."""
    if said["kind"] == Learning.Kind.STUDY and not said["differs"]:
        raise RoomError(_("視察では、わたしたちと違うところを書いてください。まねるためのものではありません。"))
    return _write(row or Learning(), said, circle, by, at, day)


@transaction.atomic
def write_setting(said: Mapping[str, Any], *, circle: Circle | None, by: Acting, at: datetime, day: date) -> Setting:
    """Write what the municipality is like."""
    row = Setting.objects.filter(body=by.body).first() or Setting()
    return _write(row, said, circle, by, at, day)


@transaction.atomic
def write_heard(
    row: HeardCase | None, said: Mapping[str, Any], *, circle: Circle | None, by: Acting, at: datetime, day: date
) -> HeardCase:
    """Write a case heard elsewhere, or what more is known of it now; nobody has heard one on a day to come."""
    if said["heard_on"] > day:
        raise RoomError(_("聞いた日が、まだ来ていない日です。"))
    return _write(row or HeardCase(), said, circle, by, at, day)


def _turn(
    case: Case, state: SupportState, on: date, why: str, adviser: Adviser | None, *, by: Acting, at: datetime, day: date
) -> CaseTurn:
    said = {"state": state.value, "on": on, "why": why, "adviser": adviser, "written_at": at}
    return _write(CaseTurn(case=case), said, case.circle, by, at, day)


def _write[R: OfCircle](  # noqa: PLR0917 - a private way to write one row
    row: R, said: Mapping[str, Any], circle: Circle | None, by: Acting, at: datetime, day: date
) -> R:
    return write(row, said, circle=circle, kind=EventKind.SUPPORT_CHANGED, by=by, at=at, day=day)
