"""Writing everything of a body out, and reading it in elsewhere (`config.portable`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from ashinami.basics.notice import Notice, Severity
from ashinami.vocabulary.event import EventKind
from ashinami_web.bodies.body_actions import BodyError, add_area, add_body
from ashinami_web.bodies.body_queries import bodies_around, town_of
from ashinami_web.bodies.circle_actions import open_circle
from ashinami_web.bodies.circle_queries import circles_joined
from ashinami_web.bodies.models import Area, Body, Circle
from ashinami_web.bodies.shared_actions import tell
from ashinami_web.config.acting import Acting
from ashinami_web.config.portable import REFERENCES, Package, columns, label, tables, written
from ashinami_web.people.actions import PERSONAL, disclose
from ashinami_web.people.models import Disclosure, Person
from ashinami_web.people.roles import Permission

type Keys = dict[str, UUID | None]


@dataclass(frozen=True, slots=True)
class ReadIn:
    """What came of reading a ZIP: how many rows were written, and what to know."""

    rows: int
    notices: tuple[Notice, ...]


@transaction.atomic
def export_body(*, with_names: bool, by: Acting, at: datetime, day: date) -> bytes:
    """Return everything of the body acted for as a ZIP; the names of people it may see only when asked for."""
    by.require(Permission.KEEP_COMMUNITY)
    people = {}
    if with_names:
        told = Disclosure.objects.filter(to_body=by.body, end__isnull=True).values("person")
        rows = Person.objects.filter(pk__in=told, erased_at__isnull=True)
        people = {str(row.pk): {name: getattr(row, name) for name in PERSONAL} for row in rows}
    data = written(by.body, people=people)
    facts = {"bytes": len(data), "names": len(people)}
    tell(EventKind.BODY_EXPORTED, by.body, by=by, at=at, day=day, facts=facts)
    return data


@transaction.atomic
def import_body(package: Package, *, by: Acting, at: datetime, day: date) -> ReadIn:
    """Write what a ZIP holds as the body acted for. Reading it again changes nothing twice; what has no place here is told."""
    by.require(Permission.KEEP_COMMUNITY)
    reading = _Reading(package, by, at, day)
    reading.refer()
    for model in tables():
        for number, values in enumerate(package.rows.get(label(model), ()), start=1):
            reading.write(model, values, number)
    facts = {"rows": reading.rows, "from": package.body.get("name", "")[:60]}
    tell(EventKind.BODY_IMPORTED, by.body, by=by, at=at, day=day, facts=facts)
    return ReadIn(reading.rows, tuple(reading.notices))


class _Reading:
    """One reading of a package: the keys of what its rows point to, as they are here."""

    def __init__(self, package: Package, by: Acting, at: datetime, day: date) -> None:
        self.package, self.by, self.at, self.day = package, by, at, day
        self.keys: dict[str, Keys] = {label(kind): {} for kind in REFERENCES}
        self.made: set[UUID] = set()
        self.rows = 0
        self.notices: list[Notice] = []
        self.ours = {label(model) for model in tables()}

    def refer(self) -> None:
        """Find, or make, the bodies, areas and circles that rows point to."""
        own = str(self.package.body.get("id"))
        self.keys[label(Body)][own] = self.by.body.pk
        find: dict[type[models.Model], Callable[[Mapping[str, Any]], UUID | None]] = {
            Body: self._body,
            Area: self._area,
            Circle: self._circle,
        }
        for kind in REFERENCES:
            for key, meaning in self.package.references.get(label(kind), {}).items():
                if key not in self.keys[label(kind)]:
                    self.keys[label(kind)][key] = find[kind](meaning)

    def write(self, model: type[models.Model], values: Mapping[str, Any], number: int) -> None:
        """Write one row, in the place of the one that was read before."""
        kept: dict[str, Any] = {}
        for field in columns(model):
            if field.attname not in values:
                continue  # a field that came later has its default
            value = values[field.attname]
            if field.related_model is not None and value is not None:
                value = self._pointed(field.related_model, str(value))
                if value is None and not field.null:
                    self._tell(model, number, f"「{field.verbose_name}」が指すものが、ここにはありません")
                    return
            kept[field.attname] = value
        kept["id"] = self._own_key(str(values.get("id")))
        row = model(**kept)
        row._state.adding = not model._default_manager.filter(pk=kept["id"]).exists()  # noqa: SLF001 - Django's public ways
        try:
            with transaction.atomic():
                row.clean_fields(exclude=[field.name for field in columns(model) if field.related_model is not None])
                row.save()
        except (ValidationError, IntegrityError, ValueError, TypeError):
            self._tell(model, number, "この行は、決まりに合わないため書けません")
        else:
            self.made.add(kept["id"])
            self.rows += 1

    def _pointed(self, kind: type[models.Model], key: str) -> UUID | None:
        """Return the key here of what a row points to; None where it is not here."""
        if label(kind) in self.keys:
            return self.keys[label(kind)].get(key)
        if kind is Person:
            return self._person(key)
        own = self._own_key(key)
        return own if label(kind) in self.ours and own in self.made else None

    def _own_key(self, key: str) -> UUID:
        """Return the key a row has here: its own where the same body reads it back, else one that is always the same."""
        if str(self.package.body.get("id")) == str(self.by.body.pk):
            return UUID(key)
        return uuid5(self.by.body.pk, key)

    def _body(self, meaning: Mapping[str, Any]) -> UUID | None:
        name, kind = str(meaning["name"]), str(meaning["kind"])
        found = bodies_around(self.by.body).filter(name=name, kind=kind).first()
        town = town_of(self.by.body)
        if found is None and kind == Body.Kind.MUNICIPALITY:
            found = town
        if found is not None:
            return found.pk
        try:
            of_town = bool(meaning["of_town"])
            phone = str(meaning.get("phone", ""))[:30]
            made = add_body(
                kind=Body.Kind(kind), name=name, phone=phone, of_town=of_town, by=self.by, at=self.at, day=self.day
            )
        except (BodyError, ValueError) as error:
            self.notices.append(Notice("body-not-here", Severity.WARNING, f"{name}: {error}"))
            return None
        return made.pk

    def _area(self, meaning: Mapping[str, Any]) -> UUID | None:
        name = str(meaning["name"])
        here = Area.objects.filter(municipality=town_of(self.by.body), end__isnull=True)
        found = here.filter(name=name).first()
        if found is not None:
            return found.pk
        above = here.filter(name=meaning.get("within") or "").first()
        try:
            start = max(date.fromisoformat(str(meaning["start"])), above.start if above else date.min)
            made = add_area(
                kind=Area.Kind(str(meaning["kind"])),
                name=name,
                within=above,
                start=start,
                end=None,
                by=self.by,
                at=self.at,
                day=self.day,
            )
        except (BodyError, ValueError) as error:
            self.notices.append(Notice("area-not-here", Severity.WARNING, f"{name}: {error}"))
            return None
        return made.pk

    def _circle(self, meaning: Mapping[str, Any]) -> UUID | None:
        name = str(meaning["name"])
        found = circles_joined(self.by.body, self.day).filter(name=name).first()
        if found is None and meaning.get("keeper") == self.package.body.get("name"):
            kind = Circle.Kind(str(meaning["kind"]))
            found = open_circle(kind=kind, name=name, by=self.by, at=self.at, day=self.day)
        if found is None:
            said = f"集まり「{name}」の仲間ではないので、その分は下書きにしました"
            self.notices.append(
                Notice("circle-not-here", Severity.WARNING, said, "仲間になってから、分かち合い直してください")
            )
            return None
        return found.pk

    def _person(self, key: str) -> UUID:
        """Return the key of a person: known here, brought by name, or a key without a name."""
        known = UUID(key)
        details = self.package.people.get(key)
        town = town_of(self.by.body)
        if details:
            words = {name: str(details.get(name, ""))[:80] for name in PERSONAL}
            Person.objects.bulk_create([Person(pk=known, municipality=town, **words)], ignore_conflicts=True)
            consent = Disclosure.Consent.WRITTEN
            disclose(
                known,
                to=self.by.body,
                purpose=Disclosure.Purpose.CARE,
                consent=consent,
                by=self.by,
                at=self.at,
                day=self.day,
            )
        else:
            # a key must point to a row: one that names nobody
            Person.objects.bulk_create([Person(pk=known, municipality=town, erased_at=self.at)], ignore_conflicts=True)
        return known

    def _tell(self, model: type[models.Model], number: int, said: str) -> None:
        self.notices.append(Notice("row-not-written", Severity.WARNING, said, file=f"{label(model)}.json", row=number))
