"""Timetables, a group's limits of what a bus may ask of a person, and the transit basis of a wish."""

from __future__ import annotations

from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from ashinami.transit.answers import Limits
from ashinami_web.config.rows import Keyed, OfBody, Scoped
from ashinami_web.config.scope import Scope
from ashinami_web.people.keys import PersonKey

_USUAL = Limits()


class Timetable(Keyed):
    """A timetable (GTFS) that was brought in. One that is removed stays on record; its archive is kept under its digest."""

    municipality = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    digest = models.CharField("SHA-256 of the archive", max_length=64)
    source = models.CharField("どこから", max_length=200)
    licence = models.CharField("利用条件", max_length=120, blank=True)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    stops = models.PositiveIntegerField()
    trips = models.PositiveIntegerField()
    notices = models.JSONField(default=list)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=60)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = Scoped[Self]()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "digest"], condition=Q(removed_at__isnull=True), name="timetable_once"
            ),
            models.CheckConstraint(
                condition=Q(first_day__isnull=True, last_day__isnull=True) | Q(last_day__gte=models.F("first_day")),
                name="timetable_days_in_order",
            ),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name

    @classmethod
    def visible(cls, _scope: Scope) -> Q:
        """Timetables are public inside the installation."""
        return Q()


class BusLimits(OfBody):
    """What a group asks of a person on her way by bus (`ashinami.transit.answers.Limits` says where the defaults are from)."""

    walk_metres = models.PositiveSmallIntegerField("歩く距離（m）", default=_USUAL.walk_metres)
    wait_minutes = models.PositiveSmallIntegerField("待つ分数", default=_USUAL.wait_minutes)
    minutes = models.PositiveSmallIntegerField("片道の分数", default=_USUAL.minutes, validators=[MinValueValidator(1)])
    slope = models.PositiveSmallIntegerField("坂（％）", null=True, blank=True, validators=[MaxValueValidator(30)])
    stand_in = models.BooleanField("期限の切れた時刻表を、似た日で使う", default=False)

    class Meta(OfBody.Meta):
        constraints = [
            models.UniqueConstraint(fields=["body"], name="buslimits_one"),
            models.CheckConstraint(condition=Q(minutes__gte=1), name="buslimits_a_minute"),
        ]

    @property
    def value(self) -> Limits:
        """The limits as the library knows them."""
        slope = None if self.slope is None else float(self.slope)
        return Limits(self.walk_metres, self.wait_minutes, self.minutes, slope=slope)


class BusBasis(OfBody):
    """The transit basis: what was found for a wish when it was taken, and what the person said.

    Without a wish it is a call that ended with the bus being recommended. `basis` is `casework.bus_first.plain_basis`.
    """

    class Reason(models.TextChoices):
        """Why the bus is not taken although it would do, in the person's own reason."""

        NONE = "", "（聞いていない）"
        WALK = "walk", "停留所まで歩けない"
        STEPS = "steps", "乗り降りの段がつらい"
        CARRIES = "carries", "荷物がある"
        WAIT = "wait", "待つのがつらい"
        ALONE = "alone", "ひとりでは不安"
        FARE = "fare", "運賃が負担"
        OTHER = "other", "そのほか"

    class Way(models.TextChoices):
        """How she goes."""

        CAR = "car", "送迎"
        FEEDER = "feeder", "停留所まで送る"
        BUS = "bus", "バスをご案内した"

    wish = models.OneToOneField(
        "bookings.Wish", on_delete=models.PROTECT, null=True, blank=True, related_name="bus_basis"
    )
    rider = PersonKey()
    service_day = models.DateField()
    basis = models.JSONField(default=dict)
    reason = models.CharField(max_length=10, choices=Reason, default=Reason.NONE, blank=True)
    reason_text = models.CharField("そのことば", max_length=100, blank=True)
    way = models.CharField(max_length=10, choices=Way, default=Way.CAR)
    goal = models.CharField("バスで行く先", max_length=120, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=60)

    class Meta(OfBody.Meta):
        indexes = [models.Index(fields=["body", "service_day"], name="busbasis_body_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(wish__isnull=False) | Q(way="bus"), name="busbasis_without_a_wish_is_a_bus"
            ),
        ]
