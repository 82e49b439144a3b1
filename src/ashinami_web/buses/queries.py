"""What is on record of a group's limits and of timetables in use."""

from __future__ import annotations

from django.db.models import QuerySet

from ashinami_web.bodies.models import Body
from ashinami_web.buses.models import BusLimits, Timetable


def limits_of(body: Body) -> BusLimits:
    """Return what the group asks of a person; the defaults while it has not said."""
    return BusLimits.objects.filter(body=body).first() or BusLimits(body=body)


def in_use(town: Body) -> QuerySet[Timetable]:
    """Return the timetables of a municipality that answer today."""
    return Timetable.objects.filter(municipality=town, removed_at__isnull=True).order_by("name")
