"""Actions: written down, taken by one person with a day, asked after, moved, put before the meeting, ended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.community.task import Ended
from ashinami.vocabulary.event import EventKind
from ashinami_web.bodies.circle_actions import may_share_with
from ashinami_web.bodies.models import Body
from ashinami_web.config.acting import Acting
from ashinami_web.meetings.models import Action, ActionNote
from ashinami_web.meetings.writing import MeetingError, event, known_person
from ashinami_web.people.models import Person
from ashinami_web.people.roles import Permission


@transaction.atomic
def add_action(said: Mapping[str, Any], *, name: str = "", by: Acting, at: datetime, day: date) -> Action:
    """Write down an action: with one owner and a day, or without an owner. `name` writes down an owner new to the office."""
    by.require(Permission.KEEP_COMMUNITY)
    may_share_with(said.get("circle"), by=by, day=day)
    fields = {"since": day, **said}
    if name.strip():
        fields["owner"] = known_person(name, by=by, at=at, day=day)
    _refuse_half(fields.get("owner"), fields.get("owner_body"), fields.get("due"))
    action = Action.objects.create(body=by.body, **fields)
    if action.owner_id:
        _note(action, ActionNote.Kind.TAKEN, "", by, at, day)
    event(EventKind.ACTION_CHANGED, action, "added", by=by, at=at, day=day, owned=bool(action.owner_id))
    return action


@transaction.atomic
def take(
    action: Action,
    owner: Person | None,
    owner_body: Body,
    due: date,
    *,
    name: str = "",
    by: Acting,
    at: datetime,
    day: date,
) -> None:
    """Give the action to one person of a body, with a day; whoever had it before has it no longer."""
    by.require(Permission.KEEP_COMMUNITY)
    _refuse_ended(action)
    person = known_person(name, by=by, at=at, day=day) if name.strip() else owner
    _refuse_half(person, owner_body, due)
    action.owner, action.owner_body, action.due = person, owner_body, due
    action.save()
    _note(action, ActionNote.Kind.TAKEN, "", by, at, day)
    event(EventKind.ACTION_CHANGED, action, "taken", by=by, at=at, day=day, due=due.isoformat())


@transaction.atomic
def give_back(action: Action, why: str, *, by: Acting, at: datetime, day: date) -> None:
    """Put the action back into the list of those that nobody has taken: who had it was transferred, or cannot."""
    by.require(Permission.KEEP_COMMUNITY)
    _refuse_ended(action)
    action.owner, action.owner_body = None, None
    action.save()
    _note(action, ActionNote.Kind.TAKEN, why or _("担当未定に戻した"), by, at, day)
    event(EventKind.ACTION_CHANGED, action, "given_back", by=by, at=at, day=day)


@transaction.atomic
def move(action: Action, due: date, why: str, *, by: Acting, at: datetime, day: date) -> None:
    """Give the action another day; the reason stays with it."""
    by.require(Permission.KEEP_COMMUNITY)
    _refuse_ended(action)
    if not why.strip():
        raise MeetingError(_("期限を変えるわけを書いてください。"), "text")
    action.due = due
    action.save(update_fields=["due"])
    _note(action, ActionNote.Kind.MOVED, why, by, at, day)
    event(EventKind.ACTION_CHANGED, action, "moved", by=by, at=at, day=day, due=due.isoformat())


@transaction.atomic
def follow_up(action: Action, text: str, *, by: Acting, at: datetime, day: date) -> None:
    """Write down that the owner was asked, and what came of it."""
    by.require(Permission.KEEP_COMMUNITY)
    _refuse_ended(action)
    _note(action, ActionNote.Kind.FOLLOW_UP, text, by, at, day)
    event(EventKind.ACTION_CHANGED, action, "followed_up", by=by, at=at, day=day)


@transaction.atomic
def escalate(action: Action, text: str, *, by: Acting, at: datetime, day: date) -> None:
    """Write down that the action was put before the meeting or a superior."""
    by.require(Permission.KEEP_COMMUNITY)
    _refuse_ended(action)
    _note(action, ActionNote.Kind.ESCALATED, text, by, at, day)
    event(EventKind.ACTION_CHANGED, action, "escalated", by=by, at=at, day=day)


@transaction.atomic
def end_action(action: Action, ended: Ended, text: str, *, by: Acting, at: datetime, day: date) -> None:
    """Write down that it is done, or given up; giving up asks for the reason."""
    by.require(Permission.KEEP_COMMUNITY)
    _refuse_ended(action)
    if ended is Ended.DROPPED and not text.strip():
        raise MeetingError(_("取りやめるわけを書いてください。"), "text")
    action.ended, action.ended_on, action.ended_by = ended.value, day, by.author
    action.save()
    _note(action, ActionNote.Kind.ENDED, text, by, at, day)
    event(EventKind.ACTION_CHANGED, action, ended.value, by=by, at=at, day=day)


def _note(  # noqa: PLR0917 - a private way to write one row
    action: Action, kind: ActionNote.Kind, text: str, by: Acting, at: datetime, day: date
) -> None:
    ActionNote.objects.create(action=action, kind=kind, day=day, text=text, written_at=at, written_by=by.author)


def _refuse_ended(action: Action) -> None:
    if action.ended:
        raise MeetingError(_("もう終えた宿題です。続きは、新しい宿題として書いてください。"))


def _refuse_half(owner: Person | None, owner_body: Body | None, due: date | None) -> None:
    """Refuse a person without a body, a body without a person, and a taken action without a day."""
    if (owner is None) != (owner_body is None):
        raise MeetingError(
            _("担当は、団体と、その中の一人を、そろえて入れてください。決まらないときは、両方を空けます。"), "owner"
        )
    if owner is not None and due is None:
        raise MeetingError(_("担当が決まったら、期限も入れてください。"), "due")
