"""The register as pages show it: bodies with what is known of them, by area, element, field; what is stale; what stands idle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from ashinami.casework.community.idle import is_idle
from ashinami_web.bodies.body_queries import bodies_around, town_of
from ashinami_web.bodies.models import Area, Body, BodyArea
from ashinami_web.config.rows import dated
from ashinami_web.resources.models import Asset, Profile, Service

STALE_AFTER = timedelta(days=365)
"""How long after it was confirmed an entry asks to be confirmed again."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What somebody looks for in the register; what is empty narrows nothing."""

    text: str = ""
    kind: str = ""
    area: UUID | None = None
    element: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A body of the register: its areas, what is known of it, and whether that is stale."""

    body: Body
    areas: tuple[Area, ...]
    profile: Profile | None
    assets: tuple[Asset, ...]
    services: tuple[Service, ...]
    stale: bool


def tagged[Row: Model](rows: QuerySet[Row], column: str, code: str) -> QuerySet[Row]:
    """Narrow to the rows whose list of codes holds one."""
    texts: Any = rows.alias(as_text=Cast(column, TextField()))
    found: QuerySet[Row] = texts.filter(as_text__contains=f'"{code}"')
    return found


def within(area: Area, day: date) -> list[UUID]:
    """Return the keys of an area and of every area that lies in it on the day."""
    parts: defaultdict[UUID | None, list[UUID]] = defaultdict(list)
    rows = Area.objects.filter(dated(on=day), municipality=area.municipality_id)
    for key, above in rows.values_list("pk", "within_id"):
        parts[above].append(key)
    found = [area.pk]
    for key in found:
        found.extend(part for part in parts[key] if part not in found)
    return found


def above(area: Area | None) -> list[Area]:
    """Return the areas an area lies in, itself first."""
    found: list[Area] = []
    while area is not None and area not in found:
        found.append(area)
        area = area.within
    return found


def register(body: Body, day: date, look: Filter) -> QuerySet[Body]:
    """Return the bodies around one that fit what somebody looks for."""
    rows = bodies_around(body)
    for word in look.text.split():
        rows = rows.filter(Q(name__contains=word) | Exists(_said_of(word)))
    if look.kind:
        rows = rows.filter(kind=look.kind)
    if look.area is not None:
        area = Area.objects.filter(pk=look.area, municipality=town_of(body)).first()
        keys = within(area, day) if area else []
        works = BodyArea.objects.filter(dated(on=day), area__in=keys, body=OuterRef("pk"))
        rows = rows.filter(Exists(works))
    for column, code in (("elements", look.element), ("fields", look.field)):
        if code:
            known = tagged(Profile.objects.filter(about=OuterRef("pk")), column, code)
            offers = tagged(Service.objects.filter(dated(on=day), offered_by=OuterRef("pk")), column, code)
            rows = rows.filter(Exists(known) | Exists(offers))
    return rows


def _said_of(word: str) -> QuerySet[Profile]:
    hit = Q(does__contains=word) | Q(strengths__contains=word) | Q(would_like__contains=word)
    return Profile.objects.filter(hit, about=OuterRef("pk"))


def lines(bodies: Iterable[Body], own: Body, day: date) -> list[Line]:
    """Return the bodies of one page with what is known of them: the own words first, else what was last confirmed."""
    rows = list(bodies)
    keys = [row.pk for row in rows]
    areas: defaultdict[UUID, list[Area]] = defaultdict(list)
    for work in BodyArea.objects.filter(dated(on=day), body__in=keys).select_related("area").order_by("area__name"):
        areas[work.body_id].append(work.area)
    profiles: dict[UUID, Profile] = {}
    for profile in Profile.objects.filter(about__in=keys).order_by(F("confirmed_on").asc(nulls_first=True)):
        if profile.about_id not in profiles or profiles[profile.about_id].body_id != own.pk:
            profiles[profile.about_id] = profile
    assets, services = _by_body(Asset, "about", keys, day), _by_body(Service, "offered_by", keys, day)
    stale = {key for key, known in profiles.items() if is_stale(known, day)}
    return [
        Line(
            row,
            tuple(areas[row.pk]),
            profiles.get(row.pk),
            tuple(assets[row.pk]),
            tuple(services[row.pk]),
            row.pk in stale,
        )
        for row in rows
    ]


def _by_body[Row: (Asset, Service)](
    model: type[Row], column: str, keys: list[UUID], day: date
) -> defaultdict[UUID, list[Row]]:
    found: defaultdict[UUID, list[Row]] = defaultdict(list)
    for row in model.objects.filter(dated(on=day), **{f"{column}__in": keys}).order_by("name"):
        found[getattr(row, f"{column}_id")].append(row)
    return found


def is_stale(profile: Profile, day: date) -> bool:
    """Whether an entry asks to be confirmed: never confirmed, or a year ago."""
    return profile.confirmed_on is None or profile.confirmed_on <= day - STALE_AFTER


def to_confirm(body: Body, day: date) -> QuerySet[Profile]:
    """Return the own entries that ask to be confirmed, the oldest first: the round of telephone calls."""
    old = Q(confirmed_on__isnull=True) | Q(confirmed_on__lte=day - STALE_AFTER)
    rows = Profile.objects.filter(old, body=body).select_related("about").prefetch_related("contact")
    return rows.order_by(F("confirmed_on").asc(nulls_first=True), "about__name")


@dataclass(frozen=True, slots=True)
class Hour:
    """When somebody wants to use something, of which kind, for how many."""

    weekday: int
    start: int
    end: int
    kind: str = ""
    least: int = 0


def idle_assets(body: Body, day: date, when: Hour) -> list[Asset]:
    """Return what stands idle then, around a body."""
    rows = Asset.objects.filter(dated(on=day), about__in=bodies_around(body)).select_related("about", "area")
    if when.kind:
        rows = rows.filter(kind=when.kind)
    if when.least:
        rows = rows.filter(amount__gte=when.least)
    found = rows.order_by("kind", "about__name", "name")
    return [row for row in found if is_idle(row.idle, when.weekday, when.start, when.end)]
