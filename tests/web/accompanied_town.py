"""A prefecture that accompanies two municipalities of the tests, through the actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from kept_town import APRIL, TODAY, roadmap_of
from web_town import LONG_AGO, NOON, Town, make_person

from ashinami.community.visits import SupportState
from ashinami_web.bodies.circle_actions import join, open_circle
from ashinami_web.bodies.models import Body, Circle, Membership
from ashinami_web.people.models import Account, Disclosure
from ashinami_web.people.roles import Role
from ashinami_web.support.actions import (
    add_adviser,
    add_note,
    apply,
    turn,
    write_learning,
    write_programme,
    write_visit,
)
from ashinami_web.support.models import Case, Note, Programme


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


TOWNS = ("一番町（架空）", "二番町（架空）", "三番町（架空）")
"""Three more municipalities: with the two of `accompany` a prefecture has five."""


def five(town: Town) -> Accompanied:
    """Accompany five municipalities: each has been visited as often as its number says, found as much, and trained as many people."""
    made = accompany(town)
    for number, name in enumerate(TOWNS, start=3):
        body = Body.objects.create(kind=Body.Kind.MUNICIPALITY, name=name, fictional=True)
        who = f"machi{number}"
        person = make_person(town, who, f"隣野 {number}子", "", "home_1")
        Membership.objects.create(person=person, body=body, role=Role.SC, start=LONG_AGO)
        Disclosure.objects.create(person=person, to_body=body, purpose="office", consent="duty", start=LONG_AGO)
        join(made.circle, body, start=TODAY, **by(town, "ken"))
    adviser = add_adviser(name="案内 アン", knows="総合事業", circle=made.circle, **by(town, "ken"))
    for number, who in enumerate(("sc", "machi", "machi3", "machi4", "machi5"), start=1):
        case = applied(town, made, who, theme=f"{number}番の支えあい")
        turn(case, SupportState.ACCEPTED, on=APRIL, why="", adviser=adviser, **by(town, "ken"))
        for month in range(number):
            said = {"kind": "visit", "day": date(2026, 5 + month, 1), "held": True, "about": "", "present": ""}
            visit = write_visit(case, None, said, **by(town, "ken"))
            add_note(case, visit, kind=Note.Kind.FINDING, words="気づき", on=visit.day, **by(town, who))
        learnt: dict[str, Any] = dict.fromkeys(("sections", "seen", "differs", "home"), "")
        learnt |= {"kind": "training", "title": "SC研修", "by": "県", "on": APRIL, "people": 2 * number}
        write_learning(None, learnt, circle=made.circle, **by(town, who))
        roadmap_of(town, made.circle, who)
    return made
