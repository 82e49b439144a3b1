"""What the list of riders, and the ride itself, answer of the law's questions about who is carried and where.

The list (旅客の名簿, 施行規則第51条の29) is the very record the law asks about: once a group keeps it here, who stands nowhere in it is
not on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ashinami.casework.registration.version import Version
from ashinami.casework.told import joined
from ashinami.law import corpus
from ashinami.rules.answers import Answers, Origin, Record, Said
from ashinami.rules.facts_file import read_answers
from ashinami.vocabulary.ride import Leg
from ashinami.vocabulary.wish import Wish

THE_LIST, THE_CALL = Record("利用者の名簿"), Record("申込み")
RIDER, ALONGSIDE = "利用者", "同乗者"
DRIVER, CAR = "運転者", "車"
"""How those who take part are told of: by what they are, never by name or key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRider:
    """A line of the list of riders. What nobody has written down is empty or None.

    Attributes
    ----------
    category, relation : options of the law's `rider.category` and `rider.relation`.
    listed_on, off_on : from which day she stands on the list, and from which day no longer.
    cannot_use_alone, judged_by, judged_on : whether she was judged unable to go by taxi alone, by whom (a body or post), and when.
    attended : whether whoever rides along with her attends her, and is no rider himself.
    """

    category: str = ""
    relation: str = ""
    listed_on: date | None = None
    off_on: date | None = None
    cannot_use_alone: bool | None = None
    judged_by: str = ""
    judged_on: date | None = None
    attended: bool | None = None

    def is_listed(self, day: date) -> bool:
        """Whether she stands on the list on the day."""
        return self.listed_on is not None and self.listed_on <= day and (self.off_on is None or day < self.off_on)


def ride_answers(  # noqa: PLR0913 - what a ride's facts depend on is named
    wish: Wish,
    rider: ListedRider | None,
    version: Version,
    *,
    legs: Iterable[Leg],
    from_home: bool,
    listing: bool,
    riders_aboard: int = 0,
) -> Answers:
    """Return what is known of who rides and where, on the day of the wish.

    Parameters
    ----------
    rider : her line of the list; None when she stands nowhere in it.
    legs : the legs of the wish that are judged.
    from_home : whether she is fetched from her home, and brought back there.
    listing : whether the group keeps its list here; otherwise her not being in it says nothing.
    riders_aboard : how many ride at the same time, those who attend not counted; 0 counts this wish alone.
    """
    line = rider or ListedRider()
    aboard = [{"name": RIDER, "rider.role": "passenger"} | _of_list(line, version, wish.day, listing=listing)]
    attends: dict[str, object] = {"rider.role": "attendant"} if line.attended else {}
    aboard += [{"name": _numbered(ALONGSIDE, number)} | attends for number in range(wish.companions)]
    ways = [{"name": leg.value} | _of_leg(leg, line, from_home=from_home) for leg in legs]
    known: dict[str, object] = {"rider": aboard, "leg": ways}
    call = {"rider.together": max(riders_aboard, riders_of(wish.companions, line))}
    return joined(_read(known, THE_LIST), _read(call, THE_CALL), _judgement(line, wish.day))


def by_role(answers: Answers) -> Answers:
    """Return the answers about one ride with its driver and its car told of by what they are."""
    roles = {"driver": DRIVER, "vehicle": CAR}
    members = {
        entity: tuple(replace(member, name=_numbered(roles[entity], place)) for place, member in enumerate(listed))
        if entity in roles
        else listed
        for entity, listed in answers.members.items()
    }
    return replace(answers, members=members)


def _numbered(role: str, place: int) -> str:
    return f"{role}{place + 1}" if place else role


def riders_of(companions: int, rider: ListedRider | None) -> int:
    """Return how many riders a wish brings: whoever rides along counts, unless he is known to attend her."""
    return 1 if rider is not None and rider.attended else 1 + companions


def _of_list(line: ListedRider, version: Version, day: date, *, listing: bool) -> dict[str, object]:
    known: dict[str, object] = {name: value for name, value in _codes(line) if value}
    if listing:
        known["rider.on_list"] = line.is_listed(day)
    if not version.way.for_welfare:
        if line.relation == "resident":
            known["rider.in_range"] = True
    elif version.passengers and line.category:
        known["rider.in_range"] = line.category in version.passengers
    return known


def _codes(line: ListedRider) -> tuple[tuple[str, str], ...]:
    return ("rider.category", line.category), ("rider.relation", line.relation)


def _of_leg(leg: Leg, line: ListedRider, *, from_home: bool) -> dict[str, object]:
    """Return what is known of a leg: one end at the home of somebody who lives in the area is enough for the law."""
    if not (from_home and line.relation == "resident"):
        return {}
    return {"leg.start_inside" if leg is Leg.OUT else "leg.end_inside": True}


def _judgement(line: ListedRider, day: date) -> Answers:
    """Return the group's judgement; it counts from the day it was made, under the name of who made it."""
    if line.cannot_use_alone is None or not line.judged_by or line.judged_on is None or line.judged_on > day:
        return Answers()
    rider = [{"name": RIDER, "rider.cannot_use_alone": line.cannot_use_alone}]
    return _read({"rider": rider}, Said(line.judged_by, line.judged_on))


def _read(known: Mapping[str, object], origin: Origin) -> Answers:
    answers, notices = read_answers(corpus().facts, known, origin)
    if notices:
        raise ValueError(f"no fact of the law: {[notice.text for notice in notices]}")
    return answers
