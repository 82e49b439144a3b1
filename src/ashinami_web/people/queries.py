"""Finding people."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from ashinami.geo.fold import fold
from ashinami_web.config.rows import dated
from ashinami_web.people.models import Disclosure, Person

_PERSON = re.compile(r"person:([0-9a-f-]{36})")


def people_known(body: UUID, day: date, purpose: Disclosure.Purpose) -> QuerySet[Person]:
    """Return the people the body knows for a purpose on the day, by reading."""
    told = Disclosure.objects.filter(dated(on=day), person=OuterRef("pk"), to_body=body, purpose=purpose)
    return Person.objects.filter(Exists(told), erased_at__isnull=True).order_by("kana", "name", "pk")


def found(people: QuerySet[Person], text: str) -> QuerySet[Person]:
    """Narrow to those of whom every word is said: reading, name, house name, town, or digits of the telephone."""
    for word in text.split():
        people = people.filter(found_by__contains=fold(word) or word)
    return people


def authors(keys: Iterable[str]) -> dict[str, str]:
    """Return the names behind authors as records keep them, as far as they may be seen."""
    ids = {UUID(match[1]) for key in keys if (match := _PERSON.fullmatch(key))}
    return {f"person:{person.pk}": str(person) for person in Person.objects.filter(pk__in=ids)}
