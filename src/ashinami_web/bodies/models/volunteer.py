"""Volunteers and cars: who can drive when, and with what."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from ashinami.casework.community.idle import said
from ashinami_web.config.rows import OfBody, ends_after_start
from ashinami_web.people.keys import PersonKey


class Vehicle(OfBody):
    """A car the group may use, its own, a volunteer's, or lent by somebody who needs it himself at other hours.

    `free` are the stretches of the week in which it may be used (`casework.community.idle.Week`); empty: at any time.
    """

    name = models.CharField(max_length=60)
    seats = models.PositiveSmallIntegerField(validators=[MinValueValidator(1)])
    wheelchair_places = models.PositiveSmallIntegerField(default=0)
    seats_per_wheelchair = models.PositiveSmallIntegerField(default=1)
    free = models.JSONField("使える時間帯", default=list, blank=True)
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

    @property
    def free_text(self) -> str:
        """When it may be used, in words that `read_week` reads again; empty: at any time."""
        return said(self.free)


class Volunteer(OfBody):
    """What the group knows of a driver beside his person row.

    `half_days` is a grid of seven pairs (Monday first; morning, afternoon) of true and false. `share` is how much he is willing to
    take, in per cent of an equal share; `farthest` in metres driven from home; after `rest_after` minutes at the wheel he rests
    `rest_minutes`. What is empty does not matter to him.
    """

    person = PersonKey()
    vehicle = models.ForeignKey(Vehicle, on_delete=models.PROTECT, related_name="+")
    skills = models.JSONField(default=list, blank=True)
    most_minutes = models.PositiveSmallIntegerField("一日に出ていられる分数", default=300)
    half_days = models.JSONField(default=list)
    share = models.PositiveSmallIntegerField("引き受ける割合（％）", default=100)
    farthest = models.PositiveIntegerField("家から行ける距離（m）", null=True, blank=True)
    most_driving = models.PositiveSmallIntegerField("続けて運転できる分数", null=True, blank=True)
    rest_after = models.PositiveSmallIntegerField("休む前に運転する分数", null=True, blank=True)
    rest_minutes = models.PositiveSmallIntegerField("休む分数", null=True, blank=True)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            ends_after_start("volunteer_ends_after_start"),
            models.UniqueConstraint(
                fields=["body", "person"], condition=Q(end__isnull=True), name="volunteer_one_open"
            ),
            models.CheckConstraint(condition=Q(share__gte=1), name="volunteer_takes_a_share"),
            models.CheckConstraint(
                condition=Q(rest_after__isnull=True, rest_minutes__isnull=True)
                | Q(rest_after__isnull=False, rest_minutes__isnull=False),
                name="volunteer_rest_whole",
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


class Pairing(OfBody):
    """A rider whom a volunteer is never sent to, or gladly is. The reason is for coordinators alone, and may be empty."""

    class Kind(models.TextChoices):
        """How the two go together."""

        NEVER = "never", "組まない"
        GLADLY = "gladly", "できれば組む"

    driver = PersonKey()
    rider = PersonKey()
    kind = models.CharField(max_length=10, choices=Kind)
    reason = models.CharField(max_length=200, blank=True)

    class Meta(OfBody.Meta):
        constraints = [models.UniqueConstraint(fields=["body", "driver", "rider"], name="pairing_one_a_pair")]
