"""Fitting turns that are written down to what their standing wish says now."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import uuid5

from ashinami.casework.standing import Due, Every, WhyNot
from ashinami.casework.standing_change import Stands, reconcile
from ashinami.vocabulary.visit import VisitState
from ashinami.vocabulary.wish import EndedBy
from ashinami_web.bookings.actions import Said, cancel_wish, change_wish
from ashinami_web.config.acting import Acting
from ashinami_web.helping.actions import VisitAsked, call_off, change_visit
from ashinami_web.standing.models import Standing, Terms, Turn
from ashinami_web.standing.queries import said_on, wanted
from ashinami_web.standing.writing import Pen, add_turn, ahead, write

OPEN = ("requested", "offered")
WHY = "定期の申込みが変わったため"


@dataclass(slots=True)
class Fitted:
    """What fitting did: turns added, changed, dropped, and those that stay since they are promised or were changed by themselves."""

    added: int = 0
    changed: int = 0
    dropped: int = 0
    stuck: list[Turn] = field(default_factory=list)
    own: list[Turn] = field(default_factory=list)


def fit(  # noqa: PLR0913 - it names all it rests on
    standing: Standing, *, terms: Terms | None, since: date, today: date, by: Acting, at: datetime
) -> Fitted:
    """Fit the turns named from a day on; with `terms` anew, all of them are written as these say, else only those that move."""
    days = ahead(today, since=since)
    new = wanted(standing, days)
    by_day = {due.on: (due, one) for due, one in new}
    turns = {turn.on: turn for turn in standing.turns.filter(on__gte=days.start).select_related("wish", "visit")}
    every = Every[max(standing.terms.all(), key=lambda one: one.number).every]
    change = reconcile([_stands(turn) for turn in turns.values()], [due for due, _terms in new], every)
    done = Fitted()
    for stays in change.keep:
        turn = turns[stays.on]
        if stays.promised and turn.stands and _differs(turn, by_day.get(turn.on), terms):
            done.stuck.append(turn)
        elif stays.own and terms is not None:
            done.own.append(turn)
    for stood, due in change.rewrite:
        if terms is not None or (stood.day, turns[stood.on].why) != (due.day, due.why.name if due.why else ""):
            _rewrite(turns[stood.on], due, by_day[due.on][1], today=today, by=by, at=at)
            done.changed += 1
    for gone in change.drop:
        _call_off(turns[gone.on], by=by, at=at)
        turns[gone.on].delete()
        done.dropped += 1
    for due in (*change.add, *change.held):
        held = due in change.held
        written = Due(due.on, None, WhyNot.PROMISED) if held else due
        add_turn(standing, written, by_day[due.on][1], Pen(by.body, by.author, at, today))
        done.added += not held
    return done


def _differs(turn: Turn, now: tuple[Due, Terms] | None, terms: Terms | None) -> bool:
    """Whether a promised turn is no longer what the standing wish says: the desk must ring."""
    return now is None or now[0].day != turn.day or terms is not None


def _stands(turn: Turn) -> Stands:
    if turn.visit is not None:
        promised = turn.visit.state != VisitState.ASKED
    else:
        wish = turn.wish
        promised = wish is not None and (not turn.stands or wish.rides.exclude(state__in=OPEN).exists())
    return Stands(turn.on, turn.day, own=turn.own, promised=promised)


def _rewrite(  # noqa: PLR0913 - as above
    turn: Turn, due: Due, terms: Terms, *, today: date, by: Acting, at: datetime
) -> None:
    day = due.day if due.day is not None and due.day >= today else None
    if day is None:
        _call_off(turn, by=by, at=at)
        turn.wish = turn.visit = None
    else:
        said = said_on(terms, turn.standing.rider_id, day)
        if turn.visit is not None and isinstance(said, VisitAsked):
            change_visit(turn.visit, said, by=by, at=at)
        elif turn.wish is not None and isinstance(said, Said):
            change_wish(turn.wish, said, by=by, at=at)
        else:
            write(
                turn,
                said,
                Pen(by.body, by.author, at, today),
                uuid5(terms.pk, f"{turn.on.isoformat()} {at.isoformat()}"),
            )
    turn.day, turn.why, turn.own = day, due.why.name if due.why else "", False
    turn.save(update_fields=["wish", "visit", "day", "why", "own"])


def _call_off(turn: Turn, *, by: Acting, at: datetime) -> None:
    if turn.visit is not None and turn.stands:
        call_off(turn.visit, WHY, unmet=False, by=by, at=at)
    elif turn.wish is not None and turn.stands:
        cancel_wish(turn.wish, reason=WHY, ended_by=EndedBy.RIDER, by=by, at=at)
