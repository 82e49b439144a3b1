"""The record of duty (業務記録) as a by-product: the marks of the rides, and what the driver said of odometer and place.

Nothing is written that nobody said: a distance without an odometer is that of the rides alone, and says so.
Source: 施行規則第51条の22第4項.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from ashinami.vocabulary.records import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One ride of a duty, from its events. `metres_said`: whether the driver named the metres; `late`, `corrected`: of its events."""

    ride: str
    began_at: datetime | None = None
    ended_at: datetime | None = None
    places: tuple[str, ...] = ()
    metres: int | None = None
    metres_said: bool = False
    outcome: str = ""
    late: bool = False
    corrected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing said of the duty: before or after it, when, the odometer, the place, what was unusual."""

    when: When
    at: datetime
    odometer: int | None = None
    place: str = ""
    unusual: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A driver's duty on a day with one car.

    Attributes
    ----------
    began_at, ended_at : from the first mark to the last; None where nobody pressed.
    start, end : where; empty where nobody said.
    via : main points on the way, in order.
    km : the distance; None while not known. `by_odometer` says whether it comes from the odometer.
    odometer : out and back, None where not said.
    unusual : what was out of the ordinary.
    late, corrected : whether a mark came after its month was closed, or replaced another.
    missing : what the record still lacks.
    """

    day: date
    driver: str
    vehicle: str
    began_at: datetime | None
    ended_at: datetime | None
    start: str
    end: str
    via: tuple[str, ...]
    km: float | None
    by_odometer: bool
    odometer: tuple[int | None, int | None]
    unusual: tuple[str, ...]
    rides: int
    late: bool
    corrected: bool
    missing: tuple[str, ...] = ()


def duty_of(day: date, driver: str, vehicle: str, legs: Iterable[Leg], notes: Iterable[Note]) -> Duty:
    """Put a duty together; the order in which marks and words arrived does not matter."""
    driven = sorted(legs, key=lambda leg: (leg.began_at is None, str(leg.began_at or ""), leg.ride))
    said = sorted(notes, key=lambda note: note.at)
    out = _last(note.odometer for note in said if note.when is When.BEFORE)
    back = _last(note.odometer for note in said if note.when is When.AFTER)
    by_odometer = out is not None and back is not None and back >= out
    whole = all(leg.metres is not None for leg in driven)
    metres = sum(leg.metres or 0 for leg in driven)
    km = float((back or 0) - (out or 0)) if by_odometer else metres / 1000 if driven and whole else None
    began = [leg.began_at for leg in driven if leg.began_at is not None]
    ended = [leg.ended_at for leg in driven if leg.ended_at is not None]
    start = _last(note.place or None for note in said if note.when is When.BEFORE) or ""
    end = _last(note.place or None for note in said if note.when is When.AFTER) or ""
    duty = Duty(
        day=day,
        driver=driver,
        vehicle=vehicle,
        began_at=min(began, default=None),
        ended_at=max(ended, default=None),
        start=start,
        end=end,
        via=tuple(dict.fromkeys(place for leg in driven for place in leg.places if place)),
        km=km,
        by_odometer=by_odometer,
        odometer=(out, back),
        unusual=tuple(dict.fromkeys(note.unusual for note in said if note.unusual)),
        rides=len(driven),
        late=any(leg.late for leg in driven),
        corrected=any(leg.corrected for leg in driven),
    )
    return _with_gaps(duty)


def _with_gaps(duty: Duty) -> Duty:
    out, back = duty.odometer
    found = (
        (duty.began_at is None, "始めた時刻"),
        (duty.ended_at is None, "終えた時刻"),
        (not duty.start, "始めた場所"),
        (not duty.end, "終えた場所"),
        (not duty.vehicle, "車"),
        (not duty.by_odometer, "走行距離計" if out is None or back is None else "走行距離計（帰りが行きより小さい）"),
    )
    return replace(duty, missing=tuple(name for lacks, name in found if lacks))


def _last[T](values: Iterable[T | None]) -> T | None:
    return next((value for value in reversed([*values]) if value is not None), None)
