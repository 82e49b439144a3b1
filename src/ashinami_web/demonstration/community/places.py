"""The bodies, people and circles of the worked demonstration, and the programmes that accompany the municipalities."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from importlib.resources import files
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from ashinami_web.bodies.circle_actions import join, open_circle
from ashinami_web.bodies.models import Area, Body, BodyArea, Circle, Membership
from ashinami_web.bookings.queries import found_by
from ashinami_web.config import clock
from ashinami_web.config.acting import Acting, author_of
from ashinami_web.people.models import Account, Disclosure, Person
from ashinami_web.people.roles import Role

MARK = "（資料にもとづく再現）"
TOWNS = ("kawara", "saiki", "kagoshima_city", "kurume", "izumi")
SINCE = date(2020, 4, 1)
PREFECTURES = {"大分県": "ooita", "鹿児島県": "kagoshima"}
STATE = "厚生労働省・地方厚生局"
SUPPORTERS = {"大分県": "別府 しるべ", "鹿児島県": "霧島 つなぐ", STATE: "博多 めぐる"}


def facts(name: str) -> dict[str, Any]:
    """Return the facts of a file of this package."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def key_of(kind: str, name: str) -> UUID:
    """Return the key a thing of the demonstration has: always the same."""
    return uuid5(NAMESPACE_URL, f"ashinami:papers:{kind}:{name}")


def then(day: date, who: Acting) -> dict[str, Any]:
    """Return who says something on a day of the papers, as actions take it."""
    return {"by": who, "at": datetime.combine(day, time(10), tzinfo=clock.JAPAN), "day": day}


@dataclass
class Place:
    """A municipality or supporter of the demonstration: who acts for it, its bodies and areas by name, and its circle."""

    body: Body
    sc: Acting
    bodies: dict[str, Body] = field(default_factory=dict)
    areas: dict[str, Area] = field(default_factory=dict)
    circle: Circle | None = None


def town(name: str) -> tuple[Place, dict[str, Any]]:
    """Write a municipality with its bodies, areas and people who log in, and the circle at whose table they sit."""
    told = facts(name)
    body = _body(Body.Kind.MUNICIPALITY, told["name"] + MARK, None)
    place = Place(body, _person(f"demo-{name}-sc", told["sc"], body, Role.SC))
    _person(f"demo-{name}-officer", told["officer"], body, Role.MUNICIPALITY)
    for one in told.get("area", ()):
        place.areas[one["name"]] = Area.objects.create(
            id=key_of("area", name + one["name"]),
            kind=one["kind"],
            name=one["name"],
            municipality=body,
            start=one["start"],
        )
    for one in told["body"]:
        place.bodies[one["name"]] = made = _body(one["kind"], one["name"], body)
        if "area" in one:
            BodyArea.objects.create(body=made, area=place.areas[one["area"]], start=one.get("since", SINCE))
    if "secretary" in told:
        of = place.bodies[told["secretary"]["body"]]
        _person(f"demo-{name}-secretary", told["secretary"]["name"], of, Role.SECRETARY)
    place.circle = _circle(Circle.Kind.LAYER_1, f"{told['name']}の協議体", place, place.bodies.values())
    return place, told


def supporter(name: str) -> Place:
    """Write a prefecture, or the state's bureau, with somebody who accompanies."""
    is_state = name == STATE
    body = _body(Body.Kind.STATE if is_state else Body.Kind.PREFECTURE, name + MARK, None)
    login = "demo-state" if is_state else f"demo-{PREFECTURES[name]}"
    return Place(body, _person(login, SUPPORTERS[name], body, Role.ADVISER))


def support_circle(host: Place, name: str, towns: Mapping[str, Place]) -> Circle:
    """Open the circle of a supporter and the municipalities it accompanies."""
    return _circle(Circle.Kind.PREFECTURE, name, host, [town.body for town in towns.values()])


def _circle(kind: Circle.Kind, name: str, keeper: Place, members: Any) -> Circle:  # noqa: ANN401 - bodies, in any order
    circle = open_circle(kind=kind, name=name, start=SINCE, **then(SINCE, keeper.sc))
    for body in members:
        join(circle, body, start=SINCE, **then(SINCE, keeper.sc))
    return circle


def _body(kind: str, name: str, of: Body | None) -> Body:
    return Body.objects.create(
        id=key_of("body", (of.name if of else "") + name), kind=kind, name=name, municipality=of, fictional=True
    )


def _person(login: str, name: str, body: Body, role: Role) -> Acting:
    person = Person(id=key_of("person", login), municipality=body.municipality or body, name=name)
    person.found_by = found_by(person)
    person.save(force_insert=True)
    office, duty = Disclosure.Purpose.OFFICE, Disclosure.Consent.DUTY
    Disclosure.objects.create(person=person, to_body=body, purpose=office, consent=duty, start=SINCE)
    Membership.objects.create(person=person, body=body, role=role, start=SINCE)
    account = Account(username=login, person=person)
    # nobody can log in with a password: the demonstration's log-in page offers these people by a button
    account.set_unusable_password()
    account.save()
    return Acting(person=person.pk, body=body, roles=frozenset({role}), author=author_of(person.pk))
