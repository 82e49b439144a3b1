"""The map of resources: what there is of each element of care, in each area; an empty cell is a gap. And the areas' coordinators."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ashinami.vocabulary.community import CareElement
from ashinami_web.bodies.body_queries import bodies_around, town_of
from ashinami_web.bodies.models import Area, Body, BodyArea
from ashinami_web.config.rows import dated
from ashinami_web.resources.models import Assignment, Profile, Service
from ashinami_web.resources.queries import within


@dataclass(frozen=True, slots=True)
class AreaRow:
    """An area as a tree shows it."""

    area: Area | None
    depth: int


@dataclass(frozen=True, slots=True)
class MapRow:
    """An area with what is there of each element: names, in the order of the elements."""

    area: Area | None
    depth: int
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """An area with its coordinators; `near` are those of an area it lies in."""

    area: Area
    depth: int
    own: tuple[Assignment, ...]
    near: tuple[Assignment, ...]


def tree(areas: Iterable[Area]) -> list[AreaRow]:
    """Return the areas in the order of a tree, each with its depth; one whose upper area is missing stands at the top."""
    rows = sorted(areas, key=lambda area: (area.kind, area.name))
    known = {area.pk for area in rows}
    parts: defaultdict[UUID | None, list[Area]] = defaultdict(list)
    for area in rows:
        parts[area.within_id if area.within_id in known else None].append(area)
    found: list[AreaRow] = []

    def grow(key: UUID | None, depth: int) -> None:
        for area in parts[key]:
            found.append(AreaRow(area, depth))
            grow(area.pk, depth + 1)

    grow(None, 0)
    return found


def areas_on(body: Body, day: date) -> list[AreaRow]:
    """Return the areas of a municipality on the day, as a tree."""
    return tree(Area.objects.filter(dated(on=day), municipality=town_of(body)))


def resource_map(body: Body, day: date) -> list[MapRow]:
    """Return what there is of each element in each area and its parts; the first row is the whole municipality's.

    A service without an area is for all areas and stands in the first row alone; a body stands where it works.
    """
    services = list(Service.objects.filter(dated(on=day), offered_by__in=bodies_around(body)))
    profiles = list(Profile.objects.filter(about__in=bodies_around(body)).select_related("about"))
    works: defaultdict[UUID, set[UUID]] = defaultdict(set)
    about = [profile.about_id for profile in profiles]
    for key, area in BodyArea.objects.filter(dated(on=day), body__in=about).values_list("body_id", "area_id"):
        works[key].add(area)

    def cells(keys: set[UUID] | None) -> tuple[tuple[str, ...], ...]:
        found = []
        for element in CareElement:
            names = {
                service.name
                for service in services
                if element.value in service.elements
                and (service.area_id is None if keys is None else service.area_id in keys)
            }
            names |= {
                str(profile.about)
                for profile in profiles
                if element.value in profile.elements
                and (not works[profile.about_id] if keys is None else works[profile.about_id] & keys)
            }
            found.append(tuple(sorted(names)))
        return tuple(found)

    rows = [MapRow(None, 0, cells(None))]
    for row in areas_on(body, day):
        assert row.area is not None  # noqa: S101 - the tree holds areas
        rows.append(MapRow(row.area, row.depth, cells(set(within(row.area, day)))))
    return rows


def coordinators(body: Body, day: date) -> tuple[list[Assignment], list[Covered]]:
    """Return the coordinators of the whole municipality, and each area with its own and those of an area around it."""
    around = bodies_around(body)
    held = Assignment.objects.filter(dated(on=day), body__in=around).select_related("body", "area")
    rows = list(held.prefetch_related("person").order_by("layer", "body__name"))
    by_area: defaultdict[UUID | None, list[Assignment]] = defaultdict(list)
    for row in rows:
        by_area[row.area_id].append(row)
    covered: list[Covered] = []
    inherited: dict[UUID, tuple[Assignment, ...]] = {}
    for place in areas_on(body, day):
        area = place.area
        assert area is not None  # noqa: S101 - the tree holds areas
        near = inherited.get(area.within_id, ()) if area.within_id else ()
        own = tuple(by_area[area.pk])
        inherited[area.pk] = own or near
        covered.append(Covered(area, place.depth, own, () if own else near))
    return by_area[None], covered
