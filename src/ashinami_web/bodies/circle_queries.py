"""Circles as pages show them: those around a body, those it belongs to, and the bodies that could join."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from ashinami_web.bodies.body_queries import bodies_around, town_of
from ashinami_web.bodies.models import Body, Circle, CircleMember
from ashinami_web.config.rows import dated


@dataclass(frozen=True, slots=True)
class CircleLine:
    """A circle, with how many bodies belong to it."""

    circle: Circle
    size: int


def circles_around(body: Body, day: date) -> list[CircleLine]:
    """Return the circles of its municipality and those it belongs to, that hold on the day or later."""
    belongs = CircleMember.objects.filter(dated(on=day), body=body).values("circle")
    lasting = Q(end__isnull=True) | Q(end__gt=day)
    near = Q(municipality=town_of(body)) | Q(keeper=body) | Q(pk__in=belongs)
    rows = Circle.objects.filter(lasting, near).select_related("keeper", "municipality").order_by("kind", "name")
    seats = Counter(CircleMember.objects.filter(dated(on=day), circle__in=rows).values_list("circle_id", flat=True))
    return [CircleLine(row, seats[row.pk]) for row in rows]


def circles_joined(body: Body, day: date) -> QuerySet[Circle]:
    """Return the circles to which a body belongs on the day: with these it may share."""
    belongs = CircleMember.objects.filter(dated(on=day), body=body).values("circle")
    return Circle.objects.filter(pk__in=belongs).select_related("keeper").order_by("kind", "name")


def members_of(circle: Circle, day: date) -> QuerySet[CircleMember]:
    """Return who belongs to a circle on the day or later."""
    lasting = Q(end__isnull=True) | Q(end__gt=day)
    return circle.members.filter(lasting).select_related("body__municipality").order_by("body__kind", "body__name")


def could_join(circle: Circle, day: date, text: str) -> QuerySet[Body]:
    """Return the bodies of whose name every word is part and that do not belong to it: of its municipality and above, or all."""
    here = CircleMember.objects.filter(Q(end__isnull=True) | Q(end__gt=day), circle=circle).values("body")
    bodies = bodies_around(circle.municipality) if circle.municipality else Body.objects.order_by("kind", "name")
    for word in text.split():
        bodies = bodies.filter(name__contains=word)
    return bodies.exclude(pk__in=here)
