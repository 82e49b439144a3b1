"""A prefecture that accompanies two municipalities of the tests, through the actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from kept_town import APRIL, TODAY
from web_town import LONG_AGO, NOON, Town, make_person

from ashinami_web.bodies.circle_actions import join, open_circle
from ashinami_web.bodies.models import Body, Circle, Membership
from ashinami_web.people.models import Account, Disclosure
from ashinami_web.people.roles import Role
from ashinami_web.support.actions import apply, write_programme
from ashinami_web.support.models import Case, Programme


@dataclass
class Accompanied:
    """The prefecture, its circle and programme, and a second municipality."""

    prefecture: Body
    second: Body
    circle: Circle
    programme: Programme


def by(town: Town, who: str) -> dict[str, Any]:
    """Return who says it and when."""
    return {"by": town.by(who), "at": NOON, "day": TODAY}


def accompany(town: Town) -> Accompanied:
    """Open a prefecture's circle with two municipalities, and its programme of one place a year."""
    prefecture = Body.objects.create(kind=Body.Kind.PREFECTURE, name="試し県（架空）", fictional=True)
    second = Body.objects.create(kind=Body.Kind.MUNICIPALITY, name="となり町（架空）", fictional=True)
    for who, name, body, role in (
        ("ken", "県野 ケン", prefecture, Role.ADVISER), ("machi", "町田 マチ", second, Role.SC),
    ):  # fmt: skip
        person = make_person(town, who, name, name, "home_1")
        Membership.objects.create(person=person, body=body, role=role, start=LONG_AGO)
        Disclosure.objects.create(person=person, to_body=body, purpose="office", consent="duty", start=LONG_AGO)
        town.accounts[who] = Account.objects.create(username=who, person=person, password="!")  # noqa: S106 - nobody logs in by it
    circle = open_circle(kind=Circle.Kind.PREFECTURE, name="県と市町村", **by(town, "ken"))
    for body in (town.municipality, second):
        join(circle, body, start=TODAY, **by(town, "ken"))
    said = {
        "kind": "prefecture",
        "name": "スーパーバイザー派遣",
        "through": "専門NPO",
        "start": APRIL,
        "end": None,
        "places": 1,
        "words": "",
    }
    programme = write_programme(None, said, circle=circle, **by(town, "ken"))
    return Accompanied(prefecture, second, circle, programme)


def applied(town: Town, made: Accompanied, who: str = "sc", on: date = APRIL, **more: Any) -> Case:
    """Apply for the programme."""
    said = {"theme": "住民どうしの送迎", "wish": "三つの課で進めたい", "applied_on": on, "previous": None} | more
    return apply(made.programme, said, circle=made.circle, **by(town, who))
