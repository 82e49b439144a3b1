"""Writing everything of a body out, and reading it in elsewhere (`config.portable`)."""

from __future__ import annotations

import base64
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from graphlib import CycleError, TopologicalSorter
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, models, transaction

from ashinami.basics.notice import Notice, Severity
from ashinami.vocabulary.event import EventKind
from ashinami_web.bodies.models import Circle
from ashinami_web.bodies.portable_places import Places
from ashinami_web.bodies.shared_actions import tell
from ashinami_web.config.acting import Acting
from ashinami_web.config.portable import REFERENCES, Package, columns, label, owner, tables, written
from ashinami_web.people.actions import PERSONAL
from ashinami_web.people.models import Disclosure, Person
from ashinami_web.people.roles import Permission

_KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class ReadIn:
    """What came of reading a ZIP: how many rows were written, and what to know."""

    rows: int
    notices: tuple[Notice, ...]


@transaction.atomic
def export_body(*, with_names: bool, by: Acting, at: datetime, day: date) -> bytes:
    """Return everything of the body acted for as a ZIP; the names of people it may see only when asked for."""
    by.require(Permission.KEEP_COMMUNITY)
    people = _people(by) if with_names else {}
    data = written(by.body, people=people)
    facts = {"bytes": len(data), "names": len(people)}
    tell(EventKind.BODY_EXPORTED, by.body, by=by, at=at, day=day, facts=facts)
    return data


def _people(by: Acting) -> dict[str, dict[str, Any]]:
    """Return the people told to the body, by key: what is personal, and for which purposes they were told."""
    purposes: defaultdict[UUID, list[str]] = defaultdict(list)
    told = Disclosure.objects.filter(to_body=by.body, end__isnull=True).order_by("purpose")
    for person, purpose in told.values_list("person", "purpose").distinct():
        purposes[person].append(purpose)
    rows = Person.objects.filter(pk__in=list(purposes), erased_at__isnull=True)
    return {
        str(row.pk): {name: getattr(row, name) for name in PERSONAL} | {"purposes": purposes[row.pk]} for row in rows
    }


@transaction.atomic
def import_body(package: Package, *, by: Acting, at: datetime, day: date) -> ReadIn:
    """Write what a ZIP holds as the body acted for. Reading it again changes nothing twice; what has no place here is told."""
    by.require(Permission.KEEP_COMMUNITY)
    reading = _Reading(package, by, at, day)
    reading.places.refer()
    reading.borrow()
    for model in tables():
        reading.read(model)
    reading.finish()
    facts = {"rows": reading.rows, "from": package.body.get("name", "")[:60]}
    tell(EventKind.BODY_IMPORTED, by.body, by=by, at=at, day=day, facts=facts)
    return ReadIn(reading.rows, tuple(reading.notices))


class _Reading:
    """One reading of a package: which of its rows are written, and which wait for one that comes later."""

    def __init__(self, package: Package, by: Acting, at: datetime, day: date) -> None:
        self.package, self.by = package, by
        self.made: set[UUID] = set()
        self.later: list[tuple[models.Model, int, UUID]] = []
        self.inside = {str(row.get("id")) for rows in package.rows.values() for row in rows}
        self.rows = 0
        self.notices: list[Notice] = []
        self.places = Places(package, self.notices, by, at, day)
        self.to_come = {label(model) for model in tables()}
        self.of_others: dict[str, UUID] = {}

    def borrow(self) -> None:
        """Find the rows of others that own rows point to; what they lend is written down anew where they are not here."""
        lent = set(tables("LENT"))
        for model in tables():
            for number, (key, told) in enumerate(self.package.others.get(label(model), {}).items(), start=1):
                here = self.places.row_of(model, key, told["owner"])
                if here is None and model in lent and told.get("row"):
                    here = self._copied(model, key, told["row"], number)
                    said = f"「{told['owner']['name']}」のものを、書き写しとして加えました"
                    self._tell(model, number, f"{said}。むこうが書いたことは、むこうの書き出しに入っています")
                if here is not None:
                    self.of_others[key] = here

    def _copied(self, model: type[models.Model], key: str, row: Mapping[str, Any], number: int) -> UUID | None:
        own = str(uuid5(self.by.body.pk, key))
        self._write(model, {**row, "id": own, "body_id": str(self.package.body.get("id"))}, number)
        made = self._own_key(own)
        return made if made in self.made else None

    def read(self, model: type[models.Model]) -> None:
        """Write the rows of a table, each after those of the same table it points to."""
        self.to_come.discard(label(model))
        rows = {str(row.get("id")): (number, row) for number, row in enumerate(self._rows(model), start=1)}
        own = [field.attname for field in columns(model) if field.related_model is model]

        def before(row: Mapping[str, Any]) -> list[str]:
            return [str(row.get(name)) for name in own if str(row.get(name)) in rows]

        graph = TopologicalSorter({key: before(row) for key, (_number, row) in rows.items()})
        try:
            order = list(graph.static_order())
        except CycleError:
            order = list(rows)
        for key in order:
            number, values = rows[key]
            self._write(model, values, number)

    def _rows(self, model: type[models.Model]) -> list[dict[str, Any]]:
        return list(self.package.rows.get(label(model), ()))

    def _write(self, model: type[models.Model], values: Mapping[str, Any], number: int) -> None:
        """Write one row; one that stands here already as it was read is left alone."""
        kept: dict[str, Any] = {}
        waits: list[UUID] = []
        for field in columns(model):
            if field.attname not in values:
                continue  # a field that came later has its default
            value = values[field.attname]
            if field.related_model is not None:
                kept[field.attname] = pointed = (
                    None if value is None else self._pointed(field.related_model, str(value))
                )
                if value is not None and pointed is None and field.related_model is not Circle:
                    said = "つながりを外しました" if field.null else "この行は書けません"
                    self._tell(model, number, f"「{field.verbose_name}」が指すものが、ここにはありません。{said}")
                    if not field.null:
                        return
                elif (
                    pointed not in {None, self.of_others.get(str(value))} and label(field.related_model) in self.to_come
                ):
                    waits.append(pointed)
            elif isinstance(field, models.BinaryField):
                kept[field.attname] = base64.b64decode(value)
            else:
                kept[field.attname] = self._rekeyed(value)
        kept["id"] = self._own_key(str(values.get("id")))
        if "body_id" in kept:
            kept["body_id"] = self.by.body.pk  # whatever a file says, what is read in is one's own
        self._save(model(**kept), number, waits)

    def _save(self, row: models.Model, number: int, waits: list[UUID]) -> None:
        model = type(row)
        here = model._default_manager.filter(pk=row.pk).first()  # noqa: SLF001 - Django's public ways
        if here is not None and not self._is_own(here):
            self._tell(model, number, "ほかの団体の行なので、書きません")
            return
        row._state.adding = here is None  # noqa: SLF001 - Django's public ways
        try:
            with transaction.atomic():
                row.clean_fields(exclude=_unchecked(row))
                if here is None or not _same(row, here):
                    row.save()
        except (ValidationError, DatabaseError, PermissionDenied, ValueError, TypeError):
            self._tell(model, number, "この行は、決まりに合わないため書けません")
        else:
            self.made.add(row.pk)
            self.later.extend((row, number, key) for key in waits)
            self.rows += 1

    def _is_own(self, here: models.Model) -> bool:
        return type(here)._default_manager.filter(**{owner(type(here)): self.by.body}, pk=here.pk).exists()  # noqa: SLF001 - its scoped manager

    def finish(self) -> None:
        """Take out again what points to a row that could not be written."""
        loose = [(row, number) for row, number, key in self.later if key not in self.made]
        for row, number in dict(loose).items():
            type(row)._default_manager.filter(pk=row.pk).delete()  # noqa: SLF001 - its scoped manager
            self.made.discard(row.pk)
            self.rows -= 1
            self._tell(type(row), number, "この行が指すものが書けなかったため、外しました")

    def _pointed(self, kind: type[models.Model], key: str) -> UUID | None:
        """Return the key here of what a row points to; None where it is not here."""
        if kind is Person or kind in REFERENCES:
            return self.places.person(key) if kind is Person else self.places.keys[label(kind)].get(key)
        if key in self.of_others:
            return self.of_others[key]
        own = self._own_key(key)
        comes = label(kind) in self.to_come and key in self.inside
        return own if own in self.made or comes else None

    def _rekeyed(self, value: Any) -> Any:  # noqa: ANN401 - what stands in a column
        """Return a value with the keys of rows of this ZIP as they are here, wherever they stand in it."""
        if isinstance(value, str):
            return _KEY.sub(lambda found: str(self._own_key(found[0])) if found[0] in self.inside else found[0], value)
        if isinstance(value, list):
            return [self._rekeyed(each) for each in value]
        if isinstance(value, dict):
            return {self._rekeyed(name): self._rekeyed(each) for name, each in value.items()}
        return value

    def _own_key(self, key: str) -> UUID:
        """Return the key a row has here: its own where the same body reads it back, else one that is always the same."""
        if str(self.package.body.get("id")) == str(self.by.body.pk):
            return UUID(key)
        return uuid5(self.by.body.pk, key)

    def _tell(self, model: type[models.Model], number: int, said: str) -> None:
        self.notices.append(Notice("row-not-written", Severity.WARNING, said, file=f"{label(model)}.json", row=number))


def _unchecked(row: models.Model) -> list[str]:
    """Return the fields that are not checked here: those that point elsewhere, and empty ones, of which the database decides."""
    return [
        field.name
        for field in columns(type(row))
        if field.related_model is not None or getattr(row, field.attname) in field.empty_values
    ]


def _same(row: models.Model, here: models.Model) -> bool:
    """Whether a row says what the one that stands here says."""
    return all(_stored(row, field) == _stored(here, field) for field in columns(type(row)))


def _stored(row: models.Model, field: Any) -> object:  # noqa: ANN401 - any field of Django
    value = field.to_python(getattr(row, field.attname)) if field.related_model is None else getattr(row, field.attname)
    return bytes(value) if isinstance(value, (bytes, memoryview)) else value
