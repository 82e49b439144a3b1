"""Beginning a standing wish, changing it from a day on, ending it; writing its turns down; days on which a place rests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import cast
from uuid import UUID, uuid5

from django.db import transaction

from ashinami.casework.standing import Rule
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.models import Wish
from ashinami_web.config.acting import Acting
from ashinami_web.helping.models import Visit
from ashinami_web.people.roles import Permission
from ashinami_web.standing.fitting import Fitted, fit
from ashinami_web.standing.models import Closing, Standing, Terms, Turn
from ashinami_web.standing.queries import Asked, in_force, plain, rule_of, said_on, wanted
from ashinami_web.standing.writing import Pen, add_turn, ahead, write


@dataclass(slots=True)
class Refitted:
    """What a day of rest, written or removed, did to the standing wishes of a group."""

    moved: int = 0
    stuck: list[Turn] = field(default_factory=list)


@transaction.atomic
def begin(
    said: Asked, rule: Rule, *, by: Acting, at: datetime, today: date, first: Wish | Visit | None = None
) -> Standing:
    """Begin a standing wish and write its turns down.

    `first` is a wish, or a visit, already taken for a day the rule names: it becomes that day's turn, and none is made beside it.
    """
    by.require(Permission.TAKE_WISHES)
    standing = Standing.objects.create(body=by.body, rider_id=said.rider, made_at=at, made_by=by.author)
    _write_terms(standing, said, rule, since=rule.start, author=by.author, at=at)
    _tell(standing, EventKind.STANDING_BEGUN, by, at, today, rule=str(rule), since=rule.start.isoformat())
    if first is not None and rule.means(first.service_day):
        day, held = first.service_day, {"visit" if isinstance(first, Visit) else "wish": first}
        if not Turn.objects.filter(**held).exists():
            Turn.objects.create(body=by.body, standing=standing, on=day, day=day, own=True, **held)
    write_ahead(standing, body=by.body, author=by.author, at=at, today=today)
    return standing


@transaction.atomic
def change(
    standing: Standing, said: Asked, rule: Rule, *, since: date, by: Acting, at: datetime, today: date
) -> Fitted:
    """Let a standing wish say something else for all turns named from a day on; what is past or promised stays as it is."""
    by.require(Permission.TAKE_WISHES)
    standing = Standing.objects.select_for_update(of=("self",)).get(pk=standing.pk)
    since = max(since, today)
    terms = _write_terms(standing, said, rule, since=since, author=by.author, at=at)
    _tell(standing, EventKind.STANDING_CHANGED, by, at, today, rule=str(rule), since=since.isoformat())
    return fit(standing, terms=terms, since=since, today=today, by=by, at=at)


@transaction.atomic
def end(standing: Standing, *, on: date, by: Acting, at: datetime, today: date) -> Fitted:
    """End a standing wish: no turn is named from the day on; a promised one is listed, and cancelled by hand."""
    by.require(Permission.TAKE_WISHES)
    terms = max(standing.terms.all(), key=lambda one: one.number)

    rule = rule_of(terms)
    stop = max(on, today)
    said = said_on(terms, standing.rider_id, stop)
    shortened = replace(rule, start=min(rule.start, stop), end=stop)
    return change(standing, said, shortened, since=stop, by=by, at=at, today=today)


@transaction.atomic
def write_ahead(standing: Standing, *, body: Body, author: str, at: datetime, today: date) -> int:
    """Write down the turns of the next eight weeks that are not yet; return how many. Doing it again adds nothing."""
    known = set(standing.turns.values_list("on", flat=True))
    new = [(due, terms) for due, terms in wanted(standing, ahead(today)) if due.on not in known]
    for due, terms in new:
        add_turn(standing, due, terms, Pen(body, author, at, today))
    return len(new)


@transaction.atomic
def take_after_all(turn: Turn, *, by: Acting, at: datetime) -> Wish | Visit:
    """Take a turn that rests: she goes on the holiday all the same."""
    by.require(Permission.TAKE_WISHES)
    terms = in_force(list(turn.standing.terms.all()), turn.on)
    if turn.asked is not None or terms is None:
        raise ValueError("the turn is taken already")
    said = said_on(terms, turn.standing.rider_id, turn.on)
    write(turn, said, Pen(by.body, by.author, at, turn.on), uuid5(turn.pk, turn.on.isoformat()))
    turn.day, turn.own = turn.on, True
    turn.save(update_fields=["wish", "visit", "day", "own"])
    return cast("Wish | Visit", turn.asked)


@transaction.atomic
def add_closing(
    *, place: UUID | None, start: date, last: date, note: str, by: Acting, at: datetime, today: date
) -> Refitted:
    """Write down days of rest; turns that fall on them rest or move, as each rule says."""
    by.require(Permission.TAKE_WISHES)
    row = Closing.objects.create(body=by.body, place_id=place, start=start, end=last, note=note)
    facts: dict[str, object] = {"place": str(place or ""), "start": start.isoformat(), "end": last.isoformat()}
    _record(EventKind.CLOSING_ADDED, row.pk, by=by, at=at, day=today, facts=facts)
    return _refit(by, at, today)


@transaction.atomic
def remove_closing(closing: Closing, *, by: Acting, at: datetime, today: date) -> Refitted:
    """Take days of rest back; turns that rested because of them are driven again."""
    by.require(Permission.TAKE_WISHES)
    key = closing.pk
    closing.delete()
    _record(EventKind.CLOSING_REMOVED, key, by=by, at=at, day=today, facts={})
    return _refit(by, at, today)


def _refit(by: Acting, at: datetime, today: date) -> Refitted:
    done = Refitted()
    for standing in Standing.objects.filter(body=by.body):
        fitted = fit(standing, terms=None, since=today, today=today, by=by, at=at)
        done.moved += fitted.changed
        done.stuck += fitted.stuck
    return done


def _write_terms(standing: Standing, said: Asked, rule: Rule, *, since: date, author: str, at: datetime) -> Terms:
    return Terms.objects.create(
        body_id=standing.body_id,
        standing=standing,
        number=standing.terms.count() + 1,
        since=since,
        every=rule.every.name,
        weekdays=sorted(rule.weekdays),
        nth=sorted(rule.nth),
        month_day=rule.day,
        start=rule.start,
        end=rule.end,
        holidays=rule.holidays.name,
        closed=rule.closed.name,
        said=plain(said),
        made_at=at,
        made_by=author,
    )


def _tell(standing: Standing, kind: EventKind, by: Acting, at: datetime, day: date, **facts: object) -> None:
    _record(kind, standing.pk, by=by, at=at, day=day, facts=facts)


def _record(
    kind: EventKind, subject: UUID, *, by: Acting, at: datetime, day: date, facts: Mapping[str, object]
) -> None:
    record(body=by.body.pk, kind=kind, subject=str(subject), by=by.author, at=at, service_day=day, facts=facts)
