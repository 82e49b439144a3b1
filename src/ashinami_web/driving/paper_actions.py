"""A driver's day on paper, typed in: the same marks a telephone sends, written by the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction

from ashinami.basics.clock import Minute
from ashinami.casework.ride_log import standing
from ashinami.vocabulary.event import Event as Happening
from ashinami_web.audit.models import Event
from ashinami_web.audit.queries import events_about
from ashinami_web.config.acting import Acting
from ashinami_web.driving.actions import MARKS, mark, void
from ashinami_web.driving.marks import moment_of
from ashinami_web.driving.sync_actions import refigure
from ashinami_web.people.roles import Permission
from ashinami_web.records.duty_actions import Said, told_after_the_day, told_before_the_day
from ashinami_web.runs.models import Ride

PAPER = "paper"
ON_PAPER = ("aboard", "done", "no_show")
"""What the run sheet has room for: when somebody got in, when she got out, and that nobody was there."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What the sheet says of one ride; None stands for an empty line, and for metres that are those planned."""

    ride: Ride
    aboard: Minute | None = None
    done: Minute | None = None
    absent: bool = False
    metres: int | None = None

    def moments(self, known: dict[str, Happening]) -> dict[str, datetime | None]:
        """Return when each thing happened; that nobody was there, at the planned minute, unless it is known better."""
        day = self.ride.service_day
        away = known["no_show"].happened_at if "no_show" in known else moment_of(day, self.ride.pick_up_at or 0)
        return {
            "aboard": None if self.aboard is None else moment_of(day, self.aboard),
            "done": None if self.done is None else moment_of(day, self.done),
            "no_show": away if self.absent else None,
        }


@dataclass(frozen=True, slots=True)
class Sheet:
    """All a driver's sheet says of a day; `before` and `after` are None when they were said already."""

    driver: UUID
    service_day: date
    rides: tuple[Typed, ...]
    before: Said | None = None
    after: Said | None = None


def on_record(ride: Ride) -> dict[str, Happening]:
    """Return what stands of a ride among the things a sheet has room for, the last of each."""
    names = {MARKS[what]: what for what in ON_PAPER}
    events = standing(events_about(ride.body_id, [str(ride.pk)]))
    return {names[event.kind]: event for event in events if event.kind in names}


def metres_said(event: Happening | None) -> int | None:
    """Return the metres somebody said when a ride ended, to 0.1 km as a sheet has them; None where those planned stand in."""
    if event is None or event.facts.get("metres_planned") is not False:
        return None
    metres = event.facts.get("metres")
    return metres // 100 * 100 if isinstance(metres, int) else None


@transaction.atomic
def type_in(sheet: Sheet, *, form: UUID, by: Acting, at: datetime) -> int:
    """Write what a driver's sheet says; return how many things changed.

    A time typed anew corrects the one before, a line emptied takes it back. `form` is the id of the page: sent twice, it is written once.
    """
    by.require(Permission.PLAN)
    changed = sum(_ride(one, form, by, at) for one in sheet.rides)
    told = ((sheet.before, told_before_the_day, "before"), (sheet.after, told_after_the_day, "after"))
    for said, tell, name in told:
        if said is not None and said != Said():
            key = uuid5(form, name)
            tell(sheet.driver, sheet.service_day, said, body=by.body.pk, by=by.author, at=at, device=PAPER, id=key)
            changed += 1
    return changed


def _ride(one: Typed, form: UUID, by: Acting, at: datetime) -> int:
    known, changed = on_record(one.ride), 0
    for what, moment in one.moments(known).items():
        was = known.get(what)
        if moment is None and was is not None:
            void(Event.objects.get(pk=was.id), by=by.author, at=at, device=PAPER)
        elif moment is not None and not _is_on_record(one, what, moment, was):
            key = uuid5(form, f"{one.ride.pk} {what}")
            corrects, metres = None if was is None else was.id, one.metres if what == "done" else None
            mark(one.ride, what, by=by.author, at=moment, device=PAPER, id=key, metres=metres, corrects=corrects)
        else:
            continue
        changed += 1
    if changed:
        refigure(one.ride)
    return changed


def _is_on_record(one: Typed, what: str, moment: datetime, was: Happening | None) -> bool:
    """Whether a line says nothing new: the same minute, and the same distance where somebody got out."""
    if was is None or was.happened_at.replace(second=0, microsecond=0) != moment:
        return False
    return what != "done" or metres_said(was) == one.metres
