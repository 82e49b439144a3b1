"""A small town for the tests of the application: one municipality, a group, its neighbours, and people by role.

Everybody is invented. Names follow one rule: Asa runs the desk, Sewa coordinates, Haru and Nao drive, Kiku and Ume ride; Yoso belongs to
another group and must see nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.contrib.auth.hashers import make_password

from ashinami_web.bodies.models import Arrangement, Body, Membership, Vehicle, Volunteer
from ashinami_web.bookings.models import Place, RiderCard
from ashinami_web.bookings.queries import found_by
from ashinami_web.config import clock
from ashinami_web.config.acting import Acting, author_of
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.people.models import Account, Disclosure, Person
from ashinami_web.people.roles import Role

MONDAY = date(2026, 12, 7)
NOON = datetime(2026, 12, 4, 12, 0, tzinfo=clock.JAPAN)
LONG_AGO = date(2026, 4, 1)
EVERY_DAY = [[True, True]] * 7


@dataclass
class Town:
    """What the tests know of the town."""

    municipality: Body
    group: Body
    other_group: Body
    clinic: Place
    shop: Place
    people: dict[str, Person] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    cars: dict[str, Vehicle] = field(default_factory=dict)
    arrangements: dict[str, Arrangement] = field(default_factory=dict)

    def by(self, who: str) -> Acting:
        """Return somebody acting for the body of his first membership."""
        person = self.people[who]
        with acting(whole_installation()):
            rows = list(Membership.objects.filter(person=person).select_related("body__municipality"))
        return Acting(
            person=person.pk,
            body=rows[0].body,
            roles=frozenset(Role(row.role) for row in rows),
            author=author_of(person.pk),
        )

    def scope_of(self, who: str) -> Any:
        """Act in the scope of somebody: `with town.scope_of("asa"):`."""
        return acting(self.by(who).scope(clock.today()))


PLACES = {
    # name: (lat, lon), in the sea south of Kyushu: nobody lives there
    "home_1": (30.010, 129.010),
    "home_2": (30.014, 129.012),
    "home_3": (30.020, 129.004),
    "home_4": (30.004, 129.016),
    "clinic": (30.030, 129.030),
    "shop": (30.025, 129.020),
}


def make_person(into: Town, who: str, name: str, kana: str, home: str, **more: Any) -> Person:
    """Write a person into the town and remember her."""
    lat, lon = PLACES[home]
    person = Person(
        municipality=into.municipality, name=name, kana=kana, lat=lat, lon=lon, phone="0000-00-0000", **more
    )
    person.found_by = found_by(person)
    person.save()
    into.people[who] = person
    return person


def build_town() -> Town:
    """Build the town in an empty database."""
    municipality = Body.objects.create(kind=Body.Kind.MUNICIPALITY, name="試し市（架空）", fictional=True)
    group = Body.objects.create(kind=Body.Kind.GROUP, name="足の会", municipality=municipality, fictional=True)
    other = Body.objects.create(kind=Body.Kind.GROUP, name="よその会", municipality=municipality, fictional=True)
    clinic, shop = (
        Place.objects.create(
            municipality=municipality, name=name, kana=kana, kind=kind, lat=PLACES[key][0], lon=PLACES[key][1]
        )
        for key, name, kana, kind in (
            ("clinic", "みなと診療所", "みなとしんりょうしょ", "CLINIC"),
            ("shop", "まちスーパー", "まちすーぱー", "SHOP"),
        )
    )
    town = Town(municipality, group, other, clinic, shop)
    _people(town)
    _cars(town)
    _arrangements(town)
    return town


def _people(town: Town) -> None:
    purposes = Disclosure.Purpose
    for who, name, kana, home, body, role, purpose in (
        ("asa", "受付 アサ", "うけつけ あさ", "home_1", town.group, Role.DESK, purposes.OFFICE),
        ("sewa", "世話 セワ", "せわ せわ", "home_1", town.group, Role.COORDINATOR, purposes.OFFICE),
        ("haru", "髙橋 ハル", "たかはし はる", "home_2", town.group, Role.DRIVER, purposes.DRIVE),
        ("nao", "山﨑 ナオ", "やまさき なお", "home_3", town.group, Role.DRIVER, purposes.DRIVE),
        ("sc", "支援 シズ", "しえん しず", "home_1", town.municipality, Role.SC, purposes.OFFICE),
        ("officer", "市役 ヤク", "しやく やく", "home_1", town.municipality, Role.MUNICIPALITY, purposes.OFFICE),
        ("admin", "管理 カン", "かんり かん", "home_1", town.municipality, Role.ADMINISTRATOR, purposes.OFFICE),
        ("yoso", "余所 ヨソ", "よそ よそ", "home_4", town.other_group, Role.COORDINATOR, purposes.OFFICE),
    ):
        person = make_person(town, who, name, kana, home)
        Membership.objects.create(person=person, body=body, role=role, start=LONG_AGO)
        _disclosed(person, body, purpose)
        town.accounts[who] = Account.objects.create(username=who, person=person, password=make_password(None))
    for who, name, kana, home, needs in (
        ("kiku", "𠮷田 キク", "よしだ きく", "home_3", []),
        ("ume", "海野 ウメ", "うみの うめ", "home_4", ["車いす"]),
        ("matsu", "浜田 マツ", "はまだ まつ", "home_2", []),
    ):
        person = make_person(town, who, name, kana, home, house_name="浜の上" if who == "kiku" else "", town="浜町")
        _disclosed(person, town.group, purposes.RIDE)
        RiderCard.objects.create(body=town.group, person=person, needs=needs)


def _disclosed(person: Person, body: Body, purpose: Disclosure.Purpose) -> None:
    Disclosure.objects.create(
        person=person, to_body=body, purpose=purpose, consent=Disclosure.Consent.SPOKEN, start=LONG_AGO
    )


def _cars(town: Town) -> None:
    for who, name, seats, wheelchairs in (("haru", "白の軽", 3, 0), ("nao", "福祉車両", 3, 1)):
        car = Vehicle.objects.create(
            body=town.group, name=name, seats=seats, wheelchair_places=wheelchairs, start=LONG_AGO
        )
        town.cars[who] = car
        Volunteer.objects.create(
            body=town.group,
            person=town.people[who],
            vehicle=car,
            half_days=EVERY_DAY,
            skills=["車いす"] if wheelchairs else [],
            start=LONG_AGO,
        )


def _arrangements(town: Town) -> None:
    from ashinami.casework.basis import specimen_arrangements  # noqa: PLC0415 - only this needs the law

    for key, specimen in specimen_arrangements().items():
        facts = {
            name: sorted(answer) if isinstance(answer, frozenset) else answer for name, answer in specimen.facts.items()
        }
        town.arrangements[key] = Arrangement.objects.create(
            body=town.group, key=key, name=specimen.name, facts=facts, is_default=key == "fuel", start=LONG_AGO
        )
