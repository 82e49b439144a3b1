"""The town's bodies and people as rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, UUID, uuid5

from ashinami.casework.basis import specimen_arrangements
from ashinami.geo.road_files import save
from ashinami.society.town.drivers import HalfDay
from ashinami.society.town.drivers import Volunteer as VolunteerValue
from ashinami.society.town.peopled import Settling
from ashinami.vocabulary.person import Rider
from ashinami.vocabulary.place import Place as PlaceValue
from ashinami_web.bodies.models import (
    Absence,
    Area,
    Arrangement,
    Body,
    BodyArea,
    Membership,
    Vehicle,
    Volunteer,
)
from ashinami_web.bookings.models import Place, RiderCard
from ashinami_web.bookings.queries import found_by
from ashinami_web.config.acting import Acting, author_of
from ashinami_web.people.models import Account, Disclosure, Person
from ashinami_web.people.roles import Role
from ashinami_web.runs.roads import roads_file

DEFAULT_ARRANGEMENT = "fuel"
STAFF = (
    # log-in, name, reading, role, whether for the group (else for the municipality)
    ("demo-desk", "汐見 のぞみ", "しおみ のぞみ", Role.DESK, True),
    ("demo-coordinator", "岬 まこと", "みさき まこと", Role.COORDINATOR, True),
    ("demo-sc", "浦部 かおり", "うらべ かおり", Role.SC, False),
    ("demo-officer", "結城 いさむ", "ゆうき いさむ", Role.MUNICIPALITY, False),
    ("demo-admin", "灘 しおり", "なだ しおり", Role.ADMINISTRATOR, False),
)


def key_of(kind: str, key: str) -> UUID:
    """Return the key a thing of the town has in the database: always the same."""
    return uuid5(NAMESPACE_URL, f"ashinami:yuumi:{kind}:{key}")


@dataclass(frozen=True, slots=True)
class Settled:
    """The bodies, once the people live there; `before` stands before the keys of the group's wishes, where a city has several groups."""

    municipality: Body
    group: Body
    before: str = ""

    def acting(self, username: str, role: Role) -> Acting:
        """Return one of the demonstration's staff, acting for the group."""
        person = key_of("staff", username)
        return Acting(person=person, body=self.group, roles=frozenset({role}), author=author_of(person))


def settle(town: Settling, start: date, *, called: str = "") -> Settled:
    """Write the town's bodies, places, people, cars, volunteers and arrangements; all hold from `start`. `called`: else its name."""
    settled = settle_group(town, settle_town(town, called or town.name), start)
    _staff(settled.municipality, settled.group, start)
    return settled


def settle_town(town: Settling, called: str) -> Body:
    """Write the municipality under a name, with its places and roads."""
    municipality = Body.objects.create(
        id=key_of("body", "municipality"), kind=Body.Kind.MUNICIPALITY, name=called, fictional=True
    )
    Place.objects.bulk_create(_place(place, municipality) for place in town.places)
    path = roads_file(municipality)
    path.parent.mkdir(parents=True, exist_ok=True)
    save(town.roads, path)
    return municipality


def settle_group(town: Settling, municipality: Body, start: date, *, key: str = "group", before: str = "") -> Settled:
    """Write a group with its own area, riders, volunteers, cars and arrangements."""
    group = Body.objects.create(
        id=key_of("body", key), kind=Body.Kind.GROUP, name=town.group, municipality=municipality, fictional=True
    )
    area = Area.objects.create(kind=Area.Kind.OWN, name=f"{town.group}の区域", municipality=municipality, start=start)
    BodyArea.objects.create(body=group, area=area, start=start)
    _riders(town.riders, municipality, group, start)
    _volunteers(town, municipality, group, start)
    for name, specimen in specimen_arrangements().items():
        facts = {each: sorted(said) if isinstance(said, frozenset) else said for each, said in specimen.facts.items()}
        Arrangement.objects.create(
            body=group, key=name, name=specimen.name, facts=facts, is_default=name == DEFAULT_ARRANGEMENT, start=start
        )
    return Settled(municipality, group, before)


def lend_staff(group: Body, start: date) -> None:
    """Let the demonstration's desk and coordinator act for another group, too."""
    for username, _name, _kana, role, of_group in STAFF:
        if of_group:
            person = key_of("staff", username)
            _told([person], group, Disclosure.Purpose.OFFICE, start)
            Membership.objects.create(person_id=person, body=group, role=role, start=start)


def _place(place: PlaceValue, municipality: Body) -> Place:
    return Place(
        id=key_of("place", place.key),
        municipality=municipality,
        name=place.name,
        kana=place.kana,
        aliases=list(place.aliases),
        kind=place.kind.name,
        town=place.town,
        lat=place.point.lat if place.point else None,
        lon=place.point.lon if place.point else None,
        note=place.note,
        hours=[[[span.start, span.end] for span in day] for day in place.hours],
    )


def _person(key: UUID, value: Rider | VolunteerValue, municipality: Body) -> Person:
    home = value.home
    person = Person(
        id=key,
        municipality=municipality,
        name=value.name,
        kana=value.kana,
        phone=value.phone,
        house_name=home.aliases[0] if home.aliases else "",
        town=home.town,
        entrance_note=home.note,
        lat=home.point.lat if home.point else None,
        lon=home.point.lon if home.point else None,
    )
    person.found_by = found_by(person)
    return person


def _told(people: Iterable[UUID], body: Body, purpose: Disclosure.Purpose, start: date) -> None:
    Disclosure.objects.bulk_create(
        Disclosure(person_id=key, to_body=body, purpose=purpose, consent=Disclosure.Consent.SPOKEN, start=start)
        for key in people
    )


def _riders(riders: Iterable[Rider], municipality: Body, group: Body, start: date) -> None:
    by_key = {key_of("rider", rider.key): rider for rider in riders}
    Person.objects.bulk_create(_person(key, rider, municipality) for key, rider in by_key.items())
    _told(by_key, group, Disclosure.Purpose.RIDE, start)
    RiderCard.objects.bulk_create(
        RiderCard(
            body=group,
            person_id=key,
            needs=sorted(need.value for need in rider.needs),
            boarding=rider.boarding,
            longest_ride=rider.longest_ride,
            note=rider.note,
        )
        for key, rider in by_key.items()
    )


def _volunteers(town: Settling, municipality: Body, group: Body, start: date) -> None:
    Vehicle.objects.bulk_create(
        Vehicle(
            id=key_of("vehicle", car.key),
            body=group,
            name=car.name,
            seats=car.seats,
            wheelchair_places=car.wheelchair_places,
            seats_per_wheelchair=car.seats_per_wheelchair,
            start=start,
        )
        for car in town.vehicles
    )
    by_key = {key_of("driver", volunteer.key): volunteer for volunteer in town.volunteers}
    Person.objects.bulk_create(_person(key, volunteer, municipality) for key, volunteer in by_key.items())
    _told(by_key, group, Disclosure.Purpose.DRIVE, start)
    Membership.objects.bulk_create(
        Membership(person_id=key, body=group, role=Role.DRIVER, start=start) for key in by_key
    )
    Volunteer.objects.bulk_create(
        Volunteer(
            body=group,
            person_id=key,
            vehicle_id=key_of("vehicle", volunteer.vehicle),
            skills=sorted(volunteer.skills),
            most_minutes=volunteer.most_minutes,
            half_days=[[HalfDay.MORNING in day, HalfDay.AFTERNOON in day] for day in volunteer.week],
            start=start,
        )
        for key, volunteer in by_key.items()
    )
    Absence.objects.bulk_create(
        Absence(
            body=group,
            person_id=key,
            day=day,
            morning=HalfDay.MORNING in halves,
            afternoon=HalfDay.AFTERNOON in halves,
        )
        for key, volunteer in by_key.items()
        for day, halves in volunteer.exceptions.items()
    )


def _staff(municipality: Body, group: Body, start: date) -> None:
    for username, name, kana, role, of_group in STAFF:
        body = group if of_group else municipality
        person = Person(id=key_of("staff", username), municipality=municipality, name=name, kana=kana)
        person.found_by = found_by(person)
        person.save(force_insert=True)
        _told([person.pk], body, Disclosure.Purpose.OFFICE, start)
        Membership.objects.create(person=person, body=body, role=role, start=start)
        account = Account(username=username, person=person)
        # nobody can log in with a password: the demonstration's log-in page offers these people by a button
        account.set_unusable_password()
        account.save()
