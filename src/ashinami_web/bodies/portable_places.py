"""What the rows of a ZIP point to, found or made where it is read: bodies, areas, circles by meaning; people by key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q

from ashinami.basics.notice import Notice, Severity
from ashinami_web.bodies.body_actions import BodyError, add_area, add_body
from ashinami_web.bodies.body_queries import bodies_around, town_of
from ashinami_web.bodies.circle_actions import open_circle
from ashinami_web.bodies.circle_queries import circles_joined
from ashinami_web.bodies.models import Area, Body, Circle, CircleMember
from ashinami_web.config.acting import Acting
from ashinami_web.config.portable import REFERENCES, Package, label, owner
from ashinami_web.people.actions import PERSONAL, disclose
from ashinami_web.people.models import Disclosure, Person
from ashinami_web.people.roles import Permission

type Keys = dict[str, UUID | None]


class Places:
    """The keys here of what a package points to outside itself; what has no place here is added to the notices."""

    def __init__(self, package: Package, notices: list[Notice], by: Acting, at: datetime, day: date) -> None:
        self.package, self.notices, self.by, self.at, self.day = package, notices, by, at, day
        self.keys: dict[str, Keys] = {label(kind): {} for kind in REFERENCES}
        self.told: set[UUID] = set()

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
        except (BodyError, ValueError, PermissionDenied) as error:
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
        except (BodyError, ValueError, PermissionDenied) as error:
            said = (
                "管理者が加えてから、もう一度読みこんでください" if isinstance(error, PermissionDenied) else str(error)
            )
            self.notices.append(Notice("area-not-here", Severity.WARNING, f"{name}: {said}"))
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

    def row_of(self, model: type[models.Model], key: str, whose: Mapping[str, Any]) -> UUID | None:
        """Return the key here of a row of another body: its own, or the one it got when that body read in its ZIP."""
        joined = CircleMember.objects.filter(circle__in=circles_joined(self.by.body, self.day)).values("body")
        met = Q(pk__in=bodies_around(self.by.body).values("pk")) | Q(pk__in=joined)
        found = Body.objects.filter(met, name=str(whose["name"]), kind=str(whose["kind"])).first()
        if found is None:
            return None
        rows: Any = model._default_manager.filter(**{owner(model): found})  # noqa: SLF001 - its scoped manager
        here: UUID | None = rows.filter(pk__in=[UUID(key), uuid5(found.pk, key)]).values_list("pk", flat=True).first()
        return here

    def person(self, key: str) -> UUID:
        """Return the key of a person: known here, brought by name, or a key without a name."""
        known = UUID(key)
        if known not in self.told:
            self.told.add(known)
            self._tell_of(known, self.package.people.get(key))
        return known

    def _tell_of(self, known: UUID, details: Mapping[str, Any] | None) -> None:
        """Write a person who came by name, told to the body for what she was told there; else a key that names nobody."""
        town = town_of(self.by.body)
        if not details:
            Person.objects.bulk_create([Person(pk=known, municipality=town, erased_at=self.at)], ignore_conflicts=True)
            return
        words = {name: str(details.get(name, ""))[:80] for name in PERSONAL}
        Person.objects.bulk_create([Person(pk=known, municipality=town, **words)], ignore_conflicts=True)
        for purpose in {self._may_tell(str(each)) for each in details.get("purposes") or [""]}:
            disclose(
                known, to=self.by.body, purpose=purpose, consent=Disclosure.Consent.WRITTEN, by=self.by, at=self.at, day=self.day
            )  # fmt: skip

    def _may_tell(self, purpose: str) -> Disclosure.Purpose:
        """Return for what somebody may be told here: what she was told there; for support, where the reader's role may not tell that."""
        for each in Disclosure.Purpose:
            kept = each in (Disclosure.Purpose.CARE, Disclosure.Purpose.OFFICE)
            if each.value == purpose and (kept or self.by.may(Permission.SEE_PEOPLE)):
                return each
        return Disclosure.Purpose.CARE
