"""The month: rides, kilometres and minutes per driver, rider and purpose, folded from the events posted to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from ashinami.basics.day import Month
from ashinami.casework.ride_log import fold, standing
from ashinami.vocabulary.event import Event, EventKind


@dataclass(frozen=True, slots=True, order=True)
class RideDone:
    """One finished ride as the month counts it: keys, never names.

    `metres` and `minutes` are those of the ride itself (rider aboard); the drive to the pick-up is not in them. `count` is 1; it is −1,
    with metres and minutes below zero, where a late correction takes back what a closed month has counted.
    """

    service_day: date
    ride: str
    driver: str
    rider: str
    purpose: str
    leg: str
    metres: int
    minutes: int
    count: int = 1


@dataclass(frozen=True, slots=True, order=True)
class HelpDone:
    """One kind of help on a support visit that was done, as the month counts it; `count` as of a ride."""

    service_day: date
    visit: str
    helper: str
    rider: str
    help: str
    minutes: int
    count: int = 1


@dataclass(frozen=True, slots=True)
class Sum:
    """Rides, metres and minutes of a line of the table."""

    rides: int = 0
    metres: int = 0
    minutes: int = 0

    def plus(self, ride: RideDone) -> Sum:
        """Return the sum with the ride in it."""
        return Sum(self.rides + ride.count, self.metres + ride.metres, self.minutes + ride.minutes)


@dataclass(frozen=True, slots=True)
class MonthTable:
    """A month of one group. Each of the three cuts adds up to `total`, and `total` to `rides`; `visits` are counted apart."""

    month: Month
    rides: tuple[RideDone, ...]
    total: Sum
    by_driver: Mapping[str, Sum]
    by_rider: Mapping[str, Sum]
    by_purpose: Mapping[str, Sum]
    no_shows: int = 0
    cancelled: int = 0
    days: int = field(default=0)
    visits: tuple[HelpDone, ...] = ()

    @property
    def visit_minutes(self) -> int:
        """The minutes of all visits."""
        return sum(one.minutes for one in self.visits)

    @property
    def visit_count(self) -> int:
        """How many visits there were; one on which two things were done is one."""
        whole = {one.visit.partition("/")[0]: one.count for one in self.visits if one.count > 0}
        return len(whole) - len({one.visit.partition("/")[0] for one in self.visits if one.count < 0} - whole.keys())


def month_table(month: Month, events: Iterable[Event]) -> MonthTable:
    """Fold the events posted to the month.

    Parameters
    ----------
    month : the month asked for.
    events : events of one group; those posted to other months, or waiting for review, are left out. A late event counts in
        the month its acceptance was posted to (`late.accepted` names it as subject). A late correction of a ride counted in a closed
        month takes the old figures back in the open month and adds the new ones there: the closed month stays as it was.

    Raises
    ------
    ValueError
        When a finished ride does not say driver, rider, purpose, leg, metres and minutes: such an event is a fault of the program.
    """
    known = {event.id: event for event in events}
    accepted = {e.subject: e.posted_period for e in known.values() if e.kind is EventKind.LATE_ACCEPTED}
    period = {key: accepted.get(str(key), e.posted_period) for key, e in known.items()}
    posted = [e for key, e in known.items() if period[key] == month]
    ends = _ends(posted)
    # what still waits for review has counted nowhere, and so is not taken back
    taken_back = [known[e.corrects] for e in posted if e.corrects and period.get(e.corrects) not in (None, month)]
    rides = tuple(
        sorted(
            [_ride_done(event, 1) for event in ends if event.kind is EventKind.RIDE_DONE]
            + [_ride_done(event, -1) for event in taken_back if event.kind is EventKind.RIDE_DONE]
        )
    )
    total = Sum()
    cuts: tuple[dict[str, Sum], dict[str, Sum], dict[str, Sum]] = (defaultdict(Sum), defaultdict(Sum), defaultdict(Sum))
    for ride in rides:
        total = total.plus(ride)
        for cut, key in zip(cuts, (ride.driver, ride.rider, ride.purpose), strict=True):
            cut[key] = cut[key].plus(ride)
    return MonthTable(
        month=month,
        rides=rides,
        total=total,
        by_driver=dict(sorted(cuts[0].items())),
        by_rider=dict(sorted(cuts[1].items())),
        by_purpose=dict(sorted(cuts[2].items())),
        no_shows=sum(event.kind is EventKind.RIDE_NO_SHOW for event in ends),
        cancelled=sum(event.kind in (EventKind.WISH_CANCELLED, EventKind.RIDE_CANCELLED) for event in ends),
        days=len({ride.service_day for ride in rides}),
        visits=_visits(posted, taken_back),
    )


def _visits(posted: Iterable[Event], taken_back: Iterable[Event]) -> tuple[HelpDone, ...]:
    """Return the help given on visits, each subject as it was said last; what a closed month has counted is taken back here."""
    by_subject: defaultdict[str, list[Event]] = defaultdict(list)
    for event in posted:
        by_subject[event.subject].append(event)
    stands = [[e for e in standing(about) if e.kind is EventKind.VISIT_DONE][-1:] for about in by_subject.values()]
    back = [event for event in taken_back if event.kind is EventKind.VISIT_DONE]
    return tuple(
        sorted([_help_done(e, 1) for each in stands for e in each] + [_help_done(event, -1) for event in back])
    )


def _help_done(event: Event, count: int) -> HelpDone:
    facts = event.facts
    return HelpDone(
        service_day=event.service_day,
        visit=event.subject,
        helper=str(facts.get("helper", "")),
        rider=str(facts.get("rider", "")),
        help=str(facts.get("help", "")),
        minutes=count * cast("int", facts.get("minutes") or 0),
        count=count,
    )


def _ends(posted: Iterable[Event]) -> tuple[Event, ...]:
    """Return how each ride or wish ended, once: the event its state rests on. Two phones that say 'done' are one ride."""
    by_subject: defaultdict[str, list[Event]] = defaultdict(list)
    for event in posted:
        by_subject[event.subject].append(event)
    # a void or a correction speaks of the same ride as the event it concerns, so folding by subject keeps them together
    return tuple(last for events in by_subject.values() if (last := fold(events).last) is not None)


def _ride_done(event: Event, count: int) -> RideDone:
    facts = event.facts
    texts = {name: facts.get(name) for name in ("driver", "rider", "purpose", "leg")}
    numbers = {name: facts.get(name) for name in ("metres", "minutes")}
    if not all(isinstance(text, str) and text for text in texts.values()) or not all(
        isinstance(number, int) and number >= 0 for number in numbers.values()
    ):
        raise ValueError(f"event {event.id}: a finished ride says driver, rider, purpose, leg, metres and minutes")
    return RideDone(
        service_day=event.service_day,
        ride=event.subject,
        **{name: str(text) for name, text in texts.items()},
        metres=count * cast("int", numbers["metres"]),
        minutes=count * cast("int", numbers["minutes"]),
        count=count,
    )
