"""The bodies of a municipality: what they are, where they work, and who acts for them as far as that may be seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from ashinami_web.bodies.models import Area, Body, BodyArea, Membership
from ashinami_web.config.rows import dated
from ashinami_web.people.models import Person
from ashinami_web.people.roles import Role


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body with the areas it works in, and its members by role; a role nobody is seen in is left out."""

    body: Body
    areas: tuple[BodyArea, ...]
    members: tuple[tuple[Role, tuple[str, ...]], ...]


def town_of(body: Body) -> Body:
    """Return the municipality of a body: itself where it stands alone."""
    return body.municipality or body


def bodies_around(body: Body) -> QuerySet[Body]:
    """Return the bodies of its municipality, then those above it; no other municipality."""
    town = town_of(body)
    spanning = Q(municipality__isnull=True) & ~Q(kind=Body.Kind.MUNICIPALITY)
    return (
        Body.objects.filter(Q(pk=town.pk) | Q(municipality=town) | spanning)
        .alias(is_town=Q(pk=town.pk), is_above=Q(municipality__isnull=True))
        .order_by("-is_town", "is_above", "kind", "name")
    )


def areas_of(body: Body, day: date) -> QuerySet[Area]:
    """Return the areas of its municipality that hold on the day or later."""
    lasting = Q(end__isnull=True) | Q(end__gt=day)
    return Area.objects.filter(lasting, municipality=town_of(body)).select_related("within").order_by("kind", "name")


def work_of(body: Body, day: date) -> QuerySet[BodyArea]:
    """Return which body works in which of these areas, on the day or later."""
    lasting = (Q(end__isnull=True) | Q(end__gt=day)) & (Q(area__end__isnull=True) | Q(area__end__gt=day))
    rows = BodyArea.objects.filter(lasting, area__municipality=town_of(body)).select_related("body", "area")
    return rows.order_by("area__kind", "area__name", "start")


def bodies_found(body: Body, day: date, *, text: str = "", kind: str = "", area: UUID | None = None) -> QuerySet[Body]:
    """Return the bodies around one that are looked for: words of their names, a kind, an area they work in."""
    rows = bodies_around(body)
    for word in text.split():
        rows = rows.filter(name__contains=word)
    if kind:
        rows = rows.filter(kind=kind)
    return rows.filter(pk__in=work_of(body, day).filter(area=area).values("body")) if area else rows


def workers_by_area(body: Body, day: date) -> dict[UUID, int]:
    """Return how many bodies work in each area, on the day or later."""
    rows = work_of(body, day).order_by().values("area").annotate(bodies=Count("body", distinct=True))
    return {row["area"]: row["bodies"] for row in rows}


def body_lines(bodies: Iterable[Body], body: Body, day: date) -> list[BodyLine]:
    """Return bodies with areas and members. The scope decides whose members are seen, and who of them by name."""
    listed = list(bodies)
    areas: defaultdict[UUID, list[BodyArea]] = defaultdict(list)
    for row in work_of(body, day).filter(body__in=listed):
        areas[row.body_id].append(row)
    rows = list(Membership.objects.filter(dated(on=day), body__in=listed))
    names = {person.pk: str(person) for person in Person.objects.filter(pk__in=[row.person_id for row in rows])}
    members: defaultdict[tuple[UUID, str], list[str]] = defaultdict(list)
    for member in rows:
        members[member.body_id, member.role].append(names.get(member.person_id) or str(Person()))
    return [
        BodyLine(
            row,
            tuple(areas[row.pk]),
            tuple((role, tuple(sorted(members[row.pk, role]))) for role in Role if members.get((row.pk, role))),
        )
        for row in listed
    ]
