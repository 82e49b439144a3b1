"""Support visits: taken, changed, arranged with a helper, done, called off, declined."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.basics.clock import Minute
from ashinami.vocabulary.activity import Help
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.visit import VisitState
from ashinami_web.audit.actions import record
from ashinami_web.bodies.models import Body
from ashinami_web.config.acting import Acting
from ashinami_web.helping.models import Helper, Visit
from ashinami_web.helping.queries import going
from ashinami_web.people.roles import Permission

_KEYS = ("rider", "wish")


class VisitError(ValueError):
    """The visit cannot be changed in this way; the text says why, in Japanese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitAsked:
    """What was said on the telephone. Only who and which day must be known."""

    rider: UUID
    service_day: date
    start: Minute | None = None
    units: int = 1
    helps: list[str] = field(default_factory=list)
    wish: UUID | None = None
    note: str = ""
    booked_by: str = ""

    @classmethod
    def of(cls, visit: Visit) -> VisitAsked:
        """Return what a visit says."""
        told: dict[str, Any] = {
            one.name: getattr(visit, f"{one.name}_id" if one.name in _KEYS else one.name) for one in fields(cls)
        }
        return cls(**told)

    def columns(self) -> dict[str, Any]:
        """Return it as a visit's row holds it."""
        told = {one.name: getattr(self, one.name) for one in fields(self)}
        return {f"{name}_id" if name in _KEYS else name: value for name, value in told.items()}


@transaction.atomic
def take_visit(said: VisitAsked, *, by: Acting, at: datetime, id: UUID | None = None) -> Visit:  # noqa: A002 - the visit's id, made on the page
    """Write a visit down; sending the same page twice gives the same visit."""
    by.require(Permission.TAKE_WISHES)
    return write_visit(said, body=by.body, author=by.author, at=at, id=id)


@transaction.atomic
def write_visit(said: VisitAsked, *, body: Body, author: str, at: datetime, id: UUID | None = None) -> Visit:  # noqa: A002 - as above
    """Write a visit down for a group: what was said on the phone, or what a standing wish says. Once for each id."""
    known = Visit.objects.filter(pk=id).first() if id else None
    if known is not None:
        return known
    visit = Visit.objects.create(pk=id or uuid4(), body=body, taken_at=at, taken_by=author, **said.columns())
    _event(EventKind.VISIT_ASKED, visit, author, at, helps=visit.helps, units=visit.units)
    return visit


@transaction.atomic
def change_visit(visit: Visit, said: VisitAsked, *, by: Acting, at: datetime) -> Visit:
    """Let a visit say something else; who had been going is asked anew."""
    by.require(Permission.TAKE_WISHES)
    visit, columns = _open(visit), said.columns()
    for name, value in columns.items():
        setattr(visit, name, value)
    visit.helper, visit.state, visit.told_at = None, VisitState.ASKED.value, None
    _save(visit, "helper", "told_at", *columns)
    _event(EventKind.VISIT_ASKED, visit, by.author, at, helps=visit.helps, units=visit.units, start=visit.start)
    return visit


@transaction.atomic
def set_time(visit: Visit, start: Minute, *, by: Acting, at: datetime) -> None:
    """Give a visit its time; who had been going is asked anew."""
    change_visit(visit, replace(VisitAsked.of(_open(visit)), start=start), by=by, at=at)


@transaction.atomic
def arrange(visit: Visit, helper: UUID, *, by: Acting, at: datetime) -> None:
    """Promise a visit with a helper.

    Raises
    ------
    VisitError
        When he cannot go: he does no such help, is elsewhere, or is never sent to her.
    """
    by.require(Permission.PLAN)
    # helpers of a group are promised one at a time: two desks never send one helper to two homes
    list(Helper.objects.select_for_update(of=("self",)).filter(body=visit.body_id, person=helper))
    visit = _open(visit)
    found = going(visit)
    if found is None:
        raise VisitError(_("時刻と手助けの中身を書いてから、行く人を決めてください。"))
    if helper not in {person.pk for person in found.able}:
        raise VisitError(_("その方は、いまは行けません。ほかの方を選んでください。"))
    _arrange(visit, helper, by, at)


@transaction.atomic
def arrange_proposed(body: UUID, day: date, *, by: Acting, at: datetime) -> tuple[list[Visit], list[Visit]]:
    """Promise the visits of a day as the plan proposes them; return those promised, and those whose helper cannot go any more."""
    by.require(Permission.PLAN)
    rows = Visit.objects.filter(body_id=body, service_day=day, state=VisitState.ASKED, offered_to__isnull=False)
    promised, waiting = [], []
    for row in rows.order_by("offered_start", "pk"):
        visit = _open(row)
        visit.start = visit.offered_start
        found = going(visit, on_board=True)
        if found is None or visit.offered_to_id not in {person.pk for person in found.able}:
            waiting.append(visit)
            continue
        _arrange(visit, visit.offered_to_id, by, at)
        promised.append(visit)
    return promised, waiting


@transaction.atomic
def tell(visit: Visit, *, by: Acting, at: datetime) -> None:
    """Write down that she, and who speaks for her, were told who comes and when."""
    by.require(Permission.TAKE_WISHES)
    visit = _locked(visit)
    if visit.state != VisitState.ARRANGED:
        raise VisitError(_("行く人が決まってから、お知らせください。"))
    visit.told_at = at
    visit.save(update_fields=["told_at"])
    _event(EventKind.VISIT_TOLD, visit, by.author, at)


@transaction.atomic
def done(visit: Visit, minutes: int, *, by: str, at: datetime, device: str = "desk", remark: str = "") -> None:
    """Write down that a visit was done, with the minutes it took: one entry a kind of help, whose minutes add up to the whole.

    `remark` is what somebody noticed (見守り); it goes to the desk, not into the count.

    Raises
    ------
    VisitError
        When nobody had been promised for it, or it is over.
    """
    visit = _locked(visit)
    if visit.state == VisitState.DONE:
        return  # pressed twice
    if visit.state != VisitState.ARRANGED:
        raise VisitError(_("行く人が決まっている訪問だけ、済んだと書けます。"))
    for number, (what, part) in enumerate(shares(visit.helps, minutes)):
        facts = {
            "helper": str(visit.helper_id), "rider": str(visit.rider_id), "help": what, "minutes": part, "sheet": "",
            "ride": _ride_of(visit),
        }  # fmt: skip
        subject = str(visit.pk) if number == 0 else f"{visit.pk}/{what}"
        record(
            body=visit.body_id, kind=EventKind.VISIT_DONE, subject=subject, by=by, at=at, service_day=visit.service_day,
            device=device, facts=facts,
        )  # fmt: skip
    visit.state, visit.why_over = VisitState.DONE.value, remark
    visit.save(update_fields=["state", "why_over"])


@transaction.atomic
def call_off(visit: Visit, reason: str, *, unmet: bool, by: Acting, at: datetime) -> None:
    """End a visit that will not be: she called it off, or nobody could go. The reason of one not met is what the town must hear of."""
    by.require(Permission.TAKE_WISHES)
    visit = _open(visit)
    visit.state = (VisitState.UNMET if unmet else VisitState.CANCELLED).value
    visit.why_over = reason
    _save(visit, "why_over")
    _event(EventKind.VISIT_UNMET if unmet else EventKind.VISIT_CANCELLED, visit, by.author, at, reason=reason)


def shares(helps: list[str], minutes: int) -> list[tuple[str, int]]:
    """Return the minutes of each kind of help: equal parts, what is left over to the first; they add up to the whole."""
    kinds = helps or [Help.OTHER.value]
    part, left = divmod(minutes, len(kinds))
    return [(what, part + (1 if number < left else 0)) for number, what in enumerate(kinds)]


def _ride_of(visit: Visit) -> str:
    rides = visit.wish.rides.filter(leg="OUT").values_list("pk", flat=True) if visit.wish_id and visit.wish else []
    return str(next(iter(rides), ""))


def _arrange(visit: Visit, helper: UUID, by: Acting, at: datetime) -> None:
    visit.helper_id, visit.state, visit.told_at = helper, VisitState.ARRANGED.value, None
    _save(visit, "helper", "start", "told_at")
    _event(EventKind.VISIT_ARRANGED, visit, by.author, at, helper=str(helper), start=visit.start)


def _save(visit: Visit, *changed: str) -> None:
    """Save what was changed, and the state; what the plan had proposed is settled by it."""
    visit.offered_to, visit.offered_start = None, None
    visit.save(update_fields=["state", "offered_to", "offered_start", *changed])


def _locked(visit: Visit) -> Visit:
    return Visit.objects.select_for_update(of=("self",)).select_related("body").get(pk=visit.pk)


def _open(visit: Visit) -> Visit:
    visit = _locked(visit)
    if not VisitState(visit.state).is_open:
        raise VisitError(_("この訪問は、もう終わっています。"))
    return visit


def _event(kind: EventKind, visit: Visit, by: str, at: datetime, **facts: object) -> None:
    record(
        body=visit.body_id,
        kind=kind,
        subject=str(visit.pk),
        by=by,
        at=at,
        service_day=visit.service_day,
        facts={"rider": str(visit.rider_id), **facts},
    )
