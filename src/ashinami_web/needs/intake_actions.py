"""The conversation before certification: begun, helps offered in their order, ended with a reason; referrals and their results."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.helping import Answer, Outcome
from ashinami_web.bodies.models import Body
from ashinami_web.bodies.shared_actions import put, tell
from ashinami_web.config.acting import Acting
from ashinami_web.needs.actions import NeedsError
from ashinami_web.needs.models import Conversation, Offered, Referral
from ashinami_web.people.actions import Details, add_person, disclose
from ashinami_web.people.models import Disclosure
from ashinami_web.people.roles import Permission
from ashinami_web.resources.models import Entry, Service

CARE = Disclosure.Purpose.CARE


@transaction.atomic
def begin_conversation(
    person: UUID | Details, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date
) -> Conversation:
    """Begin a sheet with somebody known here, or new by name; the own body alone reads it."""
    if isinstance(person, Details):
        consent = Disclosure.Consent.SPOKEN
        person = add_person(person, purpose=CARE, consent=consent, by=by, at=at, day=day).pk
    row = Conversation(person_id=person, by=by.author)
    return put(row, said, kind=EventKind.INTAKE_CHANGED, by=by, at=at, day=day)


@transaction.atomic
def offer(
    row: Conversation,
    what: Service | Entry | str,
    *,
    answer: Answer,
    why: str = "",
    is_care: bool = False,
    by: Acting,
    at: datetime,
    day: date,
) -> Offered:
    """Write that a help was offered, and what she said. The order is kept: what is no care service comes first on the sheet."""
    _require_own(row, by)
    name = what if isinstance(what, str) else str(what)
    if not name.strip():
        raise NeedsError(_("すすめた手助けを書いてください。"))
    offered = Offered.objects.create(
        body=by.body,
        conversation=row,
        service=what if isinstance(what, Service) else None,
        entry=what if isinstance(what, Entry) else None,
        name=name.strip()[:120],
        is_care=is_care if isinstance(what, str) else isinstance(what, Service) and not what.before_certification,
        answer=answer.value,
        why=why.strip()[:200],
        on=day,
        number=row.offered.count() + 1,
    )
    tell(
        EventKind.INTAKE_CHANGED, row, by=by, at=at, day=day, facts={"offered": offered.number, "answer": answer.value}
    )
    return offered


@transaction.atomic
def end_conversation(
    row: Conversation,
    outcome: Outcome,
    *,
    nothing_fits: str = "",
    follow_on: date | None = None,
    by: Acting,
    at: datetime,
    day: date,
) -> None:
    """Say how it ended. Certification comes after a help that needs none was offered, or with the reason why none fits."""
    _require_own(row, by)
    light = row.offered.filter(is_care=False)
    if outcome is Outcome.CERTIFICATION and not light.exists() and not nothing_fits.strip():
        raise NeedsError(
            _("先に、認定がなくても使える手助けをすすめてください。合うものがないときは、そのわけを書きます。")
        )
    if outcome is Outcome.HELP and not light.filter(answer=Answer.CHOSEN.value).exists():
        raise NeedsError(_("どの手助けを使うことになったかを、先に書いてください。"))
    if outcome is Outcome.REFERRED and not row.referrals.exists():
        raise NeedsError(_("つないだ先を、先に書いてください。"))
    if outcome in (Outcome.HELP, Outcome.REFERRED) and follow_on is None:
        raise NeedsError(_("次に様子を聞く日を入れてください。"))
    said = {"outcome": outcome.value, "nothing_fits": nothing_fits.strip(), "follow_on": follow_on, "followed_on": None}
    put(row, said, kind=EventKind.INTAKE_CHANGED, by=by, at=at, day=day, facts={"outcome": outcome.value})


@transaction.atomic
def follow_up(row: Conversation, *, next_on: date | None, by: Acting, at: datetime, day: date) -> None:
    """Write that somebody asked how she is; and when next."""
    said = {"follow_on": next_on or row.follow_on, "followed_on": None if next_on else day}
    put(row, said, kind=EventKind.INTAKE_CHANGED, by=by, at=at, day=day, facts={"followed": True})


@transaction.atomic
def refer(
    person: UUID,
    to_body: Body,
    said: Mapping[str, Any],
    *,
    conversation: Conversation | None = None,
    by: Acting,
    at: datetime,
    day: date,
) -> Referral:
    """Pass somebody on with her consent: from now on the other body may see who she is, and owes an answer."""
    if to_body.pk == by.body.pk:
        raise NeedsError(_("自分の団体には、つなげません。"))
    if said["due_on"] < day:
        raise NeedsError(_("返事の期限は、きょうより後にしてください。"))
    if not said.get("consent"):
        raise NeedsError(_("ご本人の同意を、先に聞いてください。"))
    row = Referral(person_id=person, to_body=to_body, conversation=conversation, sent_on=day)
    put(row, said, kind=EventKind.REFERRAL_CHANGED, by=by, at=at, day=day)
    disclose(person, to=to_body, purpose=CARE, consent=Disclosure.Consent(said["consent"]), by=by, at=at, day=day)
    return row


@transaction.atomic
def receive_referral(row: Referral, *, by: Acting, at: datetime, day: date) -> None:
    """Say that it arrived: the body it was sent to does, or who sent it writes that it heard so."""
    _require_part(row, by)
    row.received_on = row.received_on or day
    row.save(update_fields=["received_on"])
    tell(EventKind.REFERRAL_CHANGED, row, by=by, at=at, day=day, facts={"received": True})


@transaction.atomic
def answer_referral(row: Referral, result: str, *, by: Acting, at: datetime, day: date) -> None:
    """Write what came of it; both bodies read it."""
    _require_part(row, by)
    if not result.strip():
        raise NeedsError(_("結果を書いてください。"))
    row.result, row.result_on, row.result_by = result.strip()[:300], day, by.author
    row.received_on = row.received_on or day
    row.save(update_fields=["result", "result_on", "result_by", "received_on"])
    tell(EventKind.REFERRAL_CHANGED, row, by=by, at=at, day=day, facts={"result": True})


def _require_own(row: Conversation, by: Acting) -> None:
    by.require(Permission.KEEP_COMMUNITY)
    if row.body_id != by.body.pk:
        raise PermissionDenied("another body's conversation")


def _require_part(row: Referral, by: Acting) -> None:
    by.require(Permission.KEEP_COMMUNITY)
    if by.body.pk not in (row.body_id, row.to_body_id):
        raise PermissionDenied("neither sent nor received it")
