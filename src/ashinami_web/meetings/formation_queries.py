"""Where the areas of a municipality stand on the way to a body of their own, from the register and the councils."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from ashinami.community.formation import PREPARING_KINDS, TALKING_KINDS, Formation, stage_of_kind
from ashinami_web.bodies.body_queries import areas_of
from ashinami_web.bodies.models import Area, Body, BodyArea
from ashinami_web.config.rows import dated
from ashinami_web.meetings.models import Council

FORMED_KINDS = (Body.Kind.COMMUNITY, Body.Kind.RMO)
KINDS = (Area.Kind.OLD_SCHOOL, Area.Kind.SCHOOL, Area.Kind.OLD_MUNICIPALITY, Area.Kind.JUNIOR, Area.Kind.CARE)
"""The kinds of area in which such bodies are formed, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What shows a stage: a body in the register, or a council; from which day."""

    stage: Formation
    since: date
    name: str
    council: UUID | None = None


@dataclass(frozen=True, slots=True)
class AreaFormation:
    """An area with its stage and what shows it, the furthest first."""

    area: Area
    stage: Formation
    signs: tuple[Sign, ...]


def kinds_there(body: Body, day: date) -> list[Area.Kind]:
    """Return the kinds of area that the municipality has and such bodies are formed in: first the one most of its bodies work in."""
    areas = areas_of(body, day)
    there = set(areas.values_list("kind", flat=True))
    used = Counter(
        BodyArea.objects.filter(dated(on=day), area__in=areas, body__kind__in=FORMED_KINDS).values_list(
            "area__kind", flat=True
        )
    )
    used.update(
        Council.objects.filter(dated(on=day), area__in=areas, kind__in=PREPARING_KINDS).values_list(
            "area__kind", flat=True
        )
    )
    return sorted((kind for kind in KINDS if kind in there), key=lambda kind: (-used[kind], KINDS.index(kind)))


def formation(body: Body, day: date, kind: str) -> list[AreaFormation]:
    """Return the areas of a kind, each with how far it is on a day; those furthest behind first."""
    areas = list(areas_of(body, day).filter(kind=kind))
    signs: defaultdict[UUID, list[Sign]] = defaultdict(list)
    works = BodyArea.objects.filter(dated(on=day), area__in=areas, body__kind__in=FORMED_KINDS).select_related("body")
    for work in works.order_by("start"):
        signs[work.area_id].append(Sign(Formation.FORMED, work.start, work.body.name))
    talks = Council.objects.filter(dated(on=day), Q(kind__in=(*PREPARING_KINDS, *TALKING_KINDS)), area__in=areas)
    for council in talks.order_by("start"):
        stage = stage_of_kind(council.kind)
        if stage is not None and council.area_id is not None:
            signs[council.area_id].append(Sign(stage, council.start, council.name, council.pk))
    order = list(Formation)
    found = [_of_area(area, sorted(signs[area.pk], key=lambda sign: order.index(sign.stage))) for area in areas]
    return sorted(found, key=lambda one: (-order.index(one.stage), one.area.name))


def _of_area(area: Area, signs: list[Sign]) -> AreaFormation:
    return AreaFormation(area, signs[0].stage if signs else Formation.NONE, tuple(signs))
