"""What was done, as it was known at the end of a month: rides and visits folded from their events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ashinami.basics.day import Month
from ashinami.casework.ride_log import fold, standing
from ashinami.vocabulary.activity import RIDE, VISIT, Activity
from ashinami.vocabulary.event import Event, EventKind


def periods(events: Iterable[Event]) -> Mapping[str, Month]:
    """Return the month each event counts in, by its id: its own, or the one a late event was accepted into. What waits has none."""
    known = list(events)
    accepted = {one.subject: one.posted_period for one in known if one.kind is EventKind.LATE_ACCEPTED}
    found = {str(one.id): accepted.get(str(one.id), one.posted_period) for one in known}
    return {key: month for key, month in found.items() if month is not None}


def activities_as_of(period: Month, events: Iterable[Event]) -> tuple[Activity, ...]:
    """Return the rides and visits done, as known at the end of the month, in order of day.

    Parameters
    ----------
    period : what counts in later months is not known yet.
    events : events of one group, `late.accepted` among them; those of other kinds are left aside.

    Raises
    ------
    ValueError
        When a finished ride or visit does not say who, for whom and how long: such an event is a fault of the program.
    """
    known = list(events)
    counts_in = periods(known)
    by_subject: defaultdict[str, list[Event]] = defaultdict(list)
    for one in known:
        month = counts_in.get(str(one.id))
        if month is not None and month <= period and one.kind is not EventKind.LATE_ACCEPTED:
            by_subject[one.subject].append(one)
    found = []
    for about in by_subject.values():
        last = fold(about).last
        if last is not None and last.kind is EventKind.RIDE_DONE:
            found.append(_ride(last))
        found += [_visit(one) for one in _last_visit(about)]
    return tuple(sorted(found))


def _last_visit(about: Iterable[Event]) -> list[Event]:
    """Return the visit as it was said last, if it stands; two that say the same visit are one."""
    return [one for one in standing(about) if one.kind is EventKind.VISIT_DONE][-1:]


def _ride(event: Event) -> Activity:
    facts = event.facts
    try:
        return Activity(
            service_day=event.service_day,
            key=event.subject,
            kind=RIDE,
            helper=str(facts["driver"]),
            rider=str(facts["rider"]),
            minutes=_whole(facts["minutes"]),
            metres=_whole(facts["metres"]),
            what=str(facts["purpose"]),
            event=str(event.id),
        )
    except KeyError as missing:
        raise ValueError(f"event {event.id}: a finished ride says {missing}") from missing


def _visit(event: Event) -> Activity:
    facts = event.facts
    try:
        return Activity(
            service_day=event.service_day,
            key=event.subject,
            kind=VISIT,
            helper=str(facts["helper"]),
            rider=str(facts["rider"]),
            minutes=_whole(facts["minutes"]),
            metres=0,
            what=str(facts["help"]),
            event=str(event.id),
            with_ride=str(facts.get("ride") or ""),
        )
    except KeyError as missing:
        raise ValueError(f"event {event.id}: a visit says {missing}") from missing


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise ValueError(f"minutes and metres are whole numbers, not {value!r}")  # noqa: TRY004 - a fault of the record, not of a type
    return value
