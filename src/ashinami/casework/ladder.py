"""A ladder of asks: which driver is asked next for a ride, how long an answer is waited for, when the desk takes over.

Only arithmetic of time: no clock, no row. `due` says what is to be done by a moment; whoever keeps the ladder does it, writes it down, and
asks again. However late he comes, and however often, nobody is asked twice and nobody is reminded twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import Enum

from ashinami.vocabulary.asking import AskState


class Deed(Enum):
    """What is to be done now."""

    ASK = "ask"
    REMIND = "remind"
    LAPSE = "lapse"
    HAND_BACK = "hand_back"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to be done, and to whom; handing back to the desk concerns nobody."""

    deed: Deed
    driver: str = ""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a group asks.

    Attributes
    ----------
    part : an answer is waited for this part of the time that is left until the ride: an eighth.
    least, most : but not shorter nor longer than these.
    at_once : with less than this left everybody still on the ladder is asked at once, and the first to accept takes it.
    spare : so long before the ride the desk takes over, whoever has not answered.
    wakes, sleeps : at night nobody is written to, as long as that leaves time for an answer in the morning.
    """

    part: int = 8
    least: timedelta = timedelta(minutes=15)
    most: timedelta = timedelta(days=1)
    at_once: timedelta = timedelta(hours=3)
    spare: timedelta = timedelta(minutes=45)
    wakes: time = time(7, 30)
    sleeps: time = time(20, 0)

    def __post_init__(self) -> None:
        """Refuse a manner in which time runs backwards."""
        if self.part < 2 or not timedelta(0) < self.least <= self.most or self.spare < timedelta(0):
            raise ValueError("an answer is waited for a part of the time left, at least a little and at most so long")
        if self.at_once < self.spare + self.least:
            raise ValueError("asking all at once begins before the desk takes over")
        if self.wakes >= self.sleeps:
            raise ValueError("the day begins before it ends")


@dataclass(frozen=True, slots=True)
class Ask:
    """One driver on the ladder. Moments are in the zone of the place, so that its nights are known."""

    driver: str
    state: AskState = AskState.WAITING
    asked_at: datetime | None = None
    remind_at: datetime | None = None
    lapses_at: datetime | None = None
    reminded: bool = False

    def __post_init__(self) -> None:
        """Refuse a question without its moment, and a moment without a zone."""
        if self.state is AskState.ASKED and (self.asked_at is None or self.lapses_at is None):
            raise ValueError(f"{self.driver} was asked at no moment")
        if any(
            moment is not None and moment.tzinfo is None for moment in (self.asked_at, self.remind_at, self.lapses_at)
        ):
            raise ValueError("the moments of a ladder say their zone")


def asked(ask: Ask, *, now: datetime, needed: datetime, manner: Manner) -> Ask:
    """Return a driver's place on the ladder once he is asked: until when his answer is waited for, and when he is reminded.

    `needed` is when the ride begins. He is reminded at half time; at night he is not, but when the morning comes.
    """
    last = needed - manner.spare
    wait = min(max((needed - now) / manner.part, manner.least), manner.most)
    lapses = now + wait
    if _is_night(lapses, manner):
        lapses = _morning(lapses, manner) + manner.least
    lapses = max(min(lapses, last), now)
    half = now + (lapses - now) / 2
    remind = _morning(half, manner) if _is_night(half, manner) else half
    return replace(
        ask,
        state=AskState.ASKED,
        asked_at=now,
        lapses_at=lapses,
        remind_at=remind if now < remind < lapses else None,
    )


def due(asks: Sequence[Ask], *, now: datetime, needed: datetime, manner: Manner) -> tuple[Step, ...]:
    """Return what is to be done at this moment; nothing once somebody has accepted.

    First what has run out, then reminders, then who is asked next. When nobody is left to be asked, or the time has come for the telephone,
    the desk takes over.
    """
    if any(ask.state is AskState.ACCEPTED for ask in asks):
        return ()
    late = now >= needed - manner.spare
    open_now = [ask for ask in asks if ask.state is AskState.ASKED]
    lapsed = [ask for ask in open_now if late or (ask.lapses_at is not None and now >= ask.lapses_at)]
    steps = [Step(Deed.LAPSE, ask.driver) for ask in lapsed]
    if late:
        return (*steps, Step(Deed.HAND_BACK))
    still = [ask for ask in open_now if ask not in lapsed]
    steps += [
        Step(Deed.REMIND, ask.driver)
        for ask in still
        if not ask.reminded and ask.remind_at is not None and now >= ask.remind_at
    ]
    waiting = [ask for ask in asks if ask.state is AskState.WAITING]
    if not still and not waiting:
        return (*steps, Step(Deed.HAND_BACK))
    hurry = needed - now <= manner.at_once
    if not _may_write(now, needed, manner) or (still and not hurry):
        return tuple(steps)
    return (*steps, *(Step(Deed.ASK, ask.driver) for ask in (waiting if hurry else waiting[:1])))


def next_due(asks: Iterable[Ask], *, now: datetime, needed: datetime, manner: Manner) -> datetime | None:
    """Return the next moment at which there is something to be done, now included; None once somebody has accepted."""
    asks = tuple(asks)
    if any(ask.state is AskState.ACCEPTED for ask in asks):
        return None
    if due(asks, now=now, needed=needed, manner=manner):
        return now
    moments = [needed - manner.spare, needed - manner.at_once, _morning(now, manner)]
    for ask in asks:
        if ask.state is AskState.ASKED:
            moments += [moment for moment in (ask.lapses_at, None if ask.reminded else ask.remind_at) if moment]
    ahead = sorted(moment for moment in moments if moment > now)
    return next((moment for moment in ahead if due(asks, now=moment, needed=needed, manner=manner)), None)


def _may_write(now: datetime, needed: datetime, manner: Manner) -> bool:
    """Whether somebody may be written to now: by day; by night only when the morning would be too late."""
    return not _is_night(now, manner) or needed - _morning(now, manner) < manner.at_once


def _is_night(moment: datetime, manner: Manner) -> bool:
    return not manner.wakes <= moment.timetz().replace(tzinfo=None) < manner.sleeps


def _morning(moment: datetime, manner: Manner) -> datetime:
    """Return the next time the day begins."""
    today = datetime.combine(moment.date(), manner.wakes, tzinfo=moment.tzinfo)
    return today if today > moment else today + timedelta(days=1)
