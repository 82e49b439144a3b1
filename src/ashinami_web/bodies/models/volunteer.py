"""Volunteers and cars: who can drive when, and with what."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from ashinami_web.config.rows import OfBody, ends_after_start
from ashinami_web.people.keys import PersonKey


class Vehicle(OfBody):
    """A car the group may use, its own or a volunteer's."""

    name = models.CharField(max_length=60)
    seats = models.PositiveSmallIntegerField(validators=[MinValueValidator(1)])
    wheelchair_places = models.PositiveSmallIntegerField(default=0)
    seats_per_wheelchair = models.PositiveSmallIntegerField(default=1)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            ends_after_start("vehicle_ends_after_start"),
            models.CheckConstraint(condition=Q(seats__gte=1), name="vehicle_has_a_seat"),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class Volunteer(OfBody):
    """What the group knows of a driver beside his person row.

    `half_days` is a grid of seven pairs (Monday first; morning, afternoon) of true and false.
    """

    person = PersonKey()
    vehicle = models.ForeignKey(Vehicle, on_delete=models.PROTECT, related_name="+")
    skills = models.JSONField(default=list, blank=True)
    most_minutes = models.PositiveSmallIntegerField("一日に出ていられる分数", default=300)
    half_days = models.JSONField(default=list)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            ends_after_start("volunteer_ends_after_start"),
            models.UniqueConstraint(
                fields=["body", "person"], condition=Q(end__isnull=True), name="volunteer_one_open"
            ),
        ]


class Absence(OfBody):
    """An exception to the grid: on this day the volunteer can drive just these half-days (both false: not at all)."""

    person = PersonKey()
    day = models.DateField()
    morning = models.BooleanField(default=False)
    afternoon = models.BooleanField(default=False)

    class Meta(OfBody.Meta):
        constraints = [models.UniqueConstraint(fields=["body", "person", "day"], name="absence_one_a_day")]
