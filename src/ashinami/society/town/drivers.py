"""The volunteers of a fictional town: who drives which car on which half-days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from types import MappingProxyType

import numpy as np

from ashinami.basics.clock import Minute, Span, joined
from ashinami.society.town.people import Register
from ashinami.society.town.plan import GivesHomes, Plan, Weighted
from ashinami.vocabulary.person import Driver, Vehicle
from ashinami.vocabulary.place import Place

FORTNIGHT = 14
_WHEELCHAIR, _OXYGEN = "車いす", "酸素"
_CARS = (("軽自動車", 3), ("軽自動車", 3), ("小型車", 4), ("ミニバン", 6))
_COLOURS = ("白", "銀", "青", "赤", "緑", "茶")


class HalfDay(Enum):
    """The two halves in which volunteers say when they can drive."""

    MORNING = Span(8 * 60, 12 * 60)
    AFTERNOON = Span(12 * 60, 17 * 60)


_WHOLE_DAY = frozenset(HalfDay)


@dataclass(frozen=True, slots=True)
class Volunteer:
    """A volunteer, apart from any day.

    Attributes
    ----------
    week : the half-days of an ordinary week, seven entries, Monday first.
    exceptions : days on which other half-days hold (none of them: he is away).
    """

    key: str
    name: str
    kana: str
    phone: str
    home: Place
    vehicle: str
    skills: frozenset[str]
    most_minutes: Minute
    week: tuple[frozenset[HalfDay], ...]
    exceptions: Mapping[date, frozenset[HalfDay]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a week that has not seven days; make the exceptions unchangeable."""
        if len(self.week) != 7:
            raise ValueError(f"{self.name}: half-days are given for seven weekdays")
        object.__setattr__(self, "exceptions", MappingProxyType(dict(self.exceptions)))

    def on(self, day: date) -> Driver | None:
        """Return the driver he is on the day; None when he does not drive."""
        halves = self.exceptions.get(day, self.week[day.weekday()])
        if not halves:
            return None
        return Driver(
            key=self.key,
            name=self.name,
            kana=self.kana,
            phone=self.phone,
            home=self.home,
            vehicle=self.vehicle,
            windows=joined(tuple(half.value for half in halves)),
            skills=self.skills,
            most_minutes=self.most_minutes,
        )


def make_volunteers[D: Weighted](
    spec: Plan[D], homes: GivesHomes[D], register: Register, first_day: date
) -> tuple[tuple[Volunteer, ...], tuple[Vehicle, ...]]:
    """Return the volunteers, each with his own car.

    Every fourth car takes a wheelchair, and its driver knows how; it rests on Sundays. Every sixth volunteer knows how too but
    has an ordinary car, and keeps the weekends: on Sundays a wheelchair fails for want of a car, and oxygen for want of a skill.
    """
    rng, at_home = spec.stream("volunteers"), spec.stream("volunteers' homes")
    volunteers: list[Volunteer] = []
    vehicles: list[Vehicle] = []
    for number in range(1, spec.volunteers + 1):
        name, kana = register.name(women=0.35)
        takes_wheelchair = number % 4 == 1
        keeps_weekends = number % 6 == 2
        skills = {_WHEELCHAIR} if takes_wheelchair or keeps_weekends else set()
        skills |= {_OXYGEN} if number % 8 == 1 else set()
        vehicle = _vehicle(number, takes_wheelchair=takes_wheelchair, rng=rng)
        vehicles.append(vehicle)
        volunteers.append(
            Volunteer(
                key=f"driver-{number:02d}",
                name=name,
                kana=kana,
                phone=register.phone(),
                home=homes.one(
                    f"driver-home-{number:02d}", spec.districts[(number - 1) % len(spec.districts)], at_home
                ),
                vehicle=vehicle.key,
                skills=frozenset(skills),
                most_minutes=int(rng.choice([300, 360, 420, 480])),
                week=_week(rng, sundays=not takes_wheelchair, keeps_weekends=keeps_weekends),
                exceptions=_exceptions(rng, first_day),
            )
        )
    return tuple(volunteers), tuple(vehicles)


def _vehicle(number: int, *, takes_wheelchair: bool, rng: np.random.Generator) -> Vehicle:
    body, seats = _CARS[rng.integers(len(_CARS))]
    colour = _COLOURS[rng.integers(len(_COLOURS))]
    if takes_wheelchair:
        return Vehicle(f"car-{number:02d}", f"福祉車両（{colour}）", seats=3, wheelchair_places=1)
    return Vehicle(f"car-{number:02d}", f"{body}（{colour}）", seats=seats)


def _week(rng: np.random.Generator, *, sundays: bool, keeps_weekends: bool) -> tuple[frozenset[HalfDay], ...]:
    """Return a week: on weekdays mostly the whole day, on Saturdays one in two, on Sundays one in four."""
    week = [_halves(rng, whole=0.6, none=0.12) for _ in range(5)]
    week.append(_halves(rng, whole=0.2, none=0.5))
    week.append(_halves(rng, whole=0.2, none=0.6) if sundays else frozenset())
    return (*week[:5], _WHOLE_DAY, _WHOLE_DAY) if keeps_weekends else tuple(week)


def _halves(rng: np.random.Generator, *, whole: float, none: float) -> frozenset[HalfDay]:
    drawn, half = rng.random(), rng.integers(2)
    if drawn < none:
        return frozenset()
    return _WHOLE_DAY if drawn < none + whole else frozenset([list(HalfDay)[half]])


def _exceptions(rng: np.random.Generator, first_day: date) -> dict[date, frozenset[HalfDay]]:
    """Return a weekday of the fortnight on which he is away, and another on which only the morning holds."""
    weekdays = [day for number in range(FORTNIGHT) if (day := first_day + timedelta(days=number)).weekday() < 5]
    away, short = rng.choice(len(weekdays), size=2, replace=False)
    return {weekdays[away]: frozenset(), weekdays[short]: frozenset([HalfDay.MORNING])}
