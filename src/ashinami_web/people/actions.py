"""Adding people, telling bodies of them, and erasing them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from ashinami.basics.day import wareki
from ashinami.casework.records.retention import longest
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.queries import STILL_WANTED, found_by
from ashinami_web.config.acting import Acting
from ashinami_web.config.forgetting import forget
from ashinami_web.config.rows import dated
from ashinami_web.config.scope import Scope, acting, current, whole_installation
from ashinami_web.people.models import Account, Disclosure, Person
from ashinami_web.people.roles import Permission
from ashinami_web.records.periods import clocks_of_person
from ashinami_web.registration.ledger_actions import LedgerError, forget_driver
from ashinami_web.runs.models import Ride

PERSONAL = ("name", "kana", "house_name", "phone", "town", "address", "entrance_note")


class PersonError(ValueError):
    """It cannot be done; the text says why, in Japanese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What is written of a person. A name is enough."""

    name: str
    kana: str = ""
    house_name: str = ""
    phone: str = ""
    town: str = ""
    address: str = ""
    entrance_note: str = ""
    lat: float | None = None
    lon: float | None = None


@transaction.atomic
def add_person(
    details: Details,
    *,
    purpose: Disclosure.Purpose,
    consent: Disclosure.Consent,
    by: Acting,
    at: datetime,
    day: date,
) -> Person:
    """Add a person and tell the body acted for, in one step: without the disclosure nobody would see her."""
    _require_may_tell(by, purpose)
    person = Person(municipality_id=by.body.municipality_id or by.body.pk)
    _write(person, details)
    person.save(force_insert=True)
    _event(EventKind.PERSON_ADDED, person.pk, by, at, day)
    disclose(person.pk, to=by.body, purpose=purpose, consent=consent, by=by, at=at, day=day)
    return person


@transaction.atomic
def change_person(person: Person, details: Details, *, by: Acting, at: datetime, day: date) -> Person:
    """Change what is written of a person; the record names the fields, not what stood in them."""
    if not by.may(Permission.KEEP_COMMUNITY):
        by.require(Permission.SEE_PEOPLE)
    before = {name: getattr(person, name) for name in (*PERSONAL, "lat", "lon")}
    _write(person, details)
    person.save()
    changed = [name for name, value in before.items() if getattr(person, name) != value]
    _event(EventKind.PERSON_CHANGED, person.pk, by, at, day, changed=changed)
    return person


@transaction.atomic
def disclose(
    person: UUID,
    *,
    to: Body,
    purpose: Disclosure.Purpose,
    consent: Disclosure.Consent,
    by: Acting,
    at: datetime,
    day: date,
) -> Disclosure:
    """Let a body see a person's row from today; once for each purpose."""
    _require_may_tell(by, purpose)
    if to.pk != by.body.pk and not Person.objects.filter(pk=person).exists():
        raise PermissionDenied("nobody tells another body of a person whom he does not see")
    # what another body is told is not seen by who tells it: one that stands must be found all the same, and a new one be written
    with acting(current() if to.pk == by.body.pk else whole_installation()):
        disclosure, made = Disclosure.objects.get_or_create(
            person_id=person, to_body=to, purpose=purpose, end=None, defaults={"consent": consent, "start": day}
        )
    if made:
        _event(EventKind.DISCLOSED, person, by, at, day, to=str(to.pk), purpose=purpose.value, consent=consent.value)
    return disclosure


@transaction.atomic
def end_disclosure(disclosure: Disclosure, *, by: Acting, at: datetime, day: date) -> None:
    """End it: from today the body no longer sees her, and its records keep only her key."""
    by.require(Permission.MANAGE_GROUP)
    if disclosure.purpose != Disclosure.Purpose.OFFICE:
        _refuse_with_rides_ahead(disclosure.person_id, day)
    disclosure.end = max(day, disclosure.start)
    disclosure.save(update_fields=["end"])
    _event(EventKind.DISCLOSURE_ENDED, disclosure.person_id, by, at, day, to=str(disclosure.to_body_id))


@transaction.atomic
def erase_person(person: Person, *, by: Acting, at: datetime, day: date) -> None:
    """Empty a person's row, a driver's page and what every room holds of her (`config.forgetting`).

    It waits until the last record that tells of her may go, and says which that is.
    Her key, the events and the counts stay; nobody can tell whose they were.
    """
    by.require(Permission.MANAGE_GROUP)
    _refuse_with_rides_ahead(person.pk, day)
    if _known_elsewhere(person.pk, by, day):
        raise PersonError(_("ほかの団体も、この方の情報を使っています。その団体が開示を終えてから、消去してください。"))
    _refuse_while_kept(person.pk, by, day)
    try:
        forget_driver(person.pk, day=day)
    except LedgerError as error:
        raise PersonError(str(error)) from error
    forget(person.pk)
    for name in PERSONAL:
        setattr(person, name, "")
    person.lat = person.lon = None
    person.found_by, person.erased_at = "", at
    person.save()
    _event(EventKind.PERSON_ERASED, person.pk, by, at, day)


def give_account(person: Person, *, username: str, password: str) -> Account:
    """Make a log-in for a person. What he may do comes from his memberships."""
    account = Account(username=username, person=person)
    account.set_password(password)
    account.save()
    return account


def _refuse_with_rides_ahead(person: UUID, day: date) -> None:
    """Refuse while she is to be driven, or he is to drive."""
    hers = Q(wish__rider=person) | Q(driver=person)
    if Ride.objects.filter(hers, state__in=STILL_WANTED, service_day__gte=day).exists():
        raise PersonError(_("これからの送迎があります。先に取り消してください。"))


def _refuse_while_kept(person: UUID, by: Acting, day: date) -> None:
    """Refuse while a record that tells of her must be kept. One of which no law says how long does not hold up her wish."""
    dated_ones = [one for one in clocks_of_person(by.body.pk, person, day) if one.last_day is not None]
    last = longest(dated_ones, day)
    if last is not None and last.last_day is not None:
        told = {"what": _(last.kind.text), "day": wareki(last.last_day), "source": last.source}
        raise PersonError(
            _("%(what)sを、%(day)sまで残す決まりです（%(source)s）。その日が過ぎてから消去してください。") % told
        )


def _known_elsewhere(person: UUID, by: Acting, day: date) -> bool:
    """Whether another body may see her on the day: what she herself is told of her disclosures."""
    with acting(Scope(day=day, person=person)):
        return Disclosure.objects.filter(dated(on=day), person=person).exclude(to_body=by.body).exists()


def _require_may_tell(by: Acting, purpose: Disclosure.Purpose) -> None:
    """Who keeps the community's records writes whom to ring and who came for advice, without seeing riders."""
    kept = purpose in (Disclosure.Purpose.CARE, Disclosure.Purpose.OFFICE)
    if not (kept and by.may(Permission.KEEP_COMMUNITY)):
        by.require(Permission.SEE_PEOPLE)


def _write(person: Person, details: Details) -> None:
    if not details.name.strip():
        raise PersonError(_("お名前を入れてください。"))
    for name in PERSONAL:
        setattr(person, name, getattr(details, name).strip())
    person.lat, person.lon = details.lat, details.lon
    person.found_by = found_by(person)


def _event(kind: EventKind, subject: UUID, by: Acting, at: datetime, day: date, **facts: object) -> None:
    record(body=by.body.pk, kind=kind, subject=str(subject), by=by.author, at=at, service_day=day, facts=facts)
