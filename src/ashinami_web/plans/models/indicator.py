"""Indicator and IndicatorValue: what shows whether a plan works."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ashinami_web.config.rows import OfCircle
from ashinami_web.plans.models.plan import Plan


class Indicator(OfCircle):
    """An indicator of a plan, by fiscal years. With a `measure` the system fills it; else somebody writes it by hand."""

    class Measure(models.TextChoices):
        """What the system can count by itself."""

        RIDES = "rides", "終えた送迎の件数"
        UNMET = "unmet", "かなえられなかった申込みの件数"
        RIDERS = "riders", "送迎を使った人数"
        MEMBERS = "members", "役割についている人数"
        BODIES = "bodies", "区域で活動する団体の数"
        STEPS = "steps", "できた手順の数"

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="indicators")
    name = models.CharField(max_length=120)
    unit = models.CharField(max_length=12, blank=True)
    source = models.CharField("出どころ", max_length=200)
    measure = models.CharField(max_length=20, choices=Measure, blank=True)
    people = models.BooleanField("人数（少ないときはぼかす）", default=False)
    base_year = models.PositiveSmallIntegerField(null=True, blank=True)
    base = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    target_year = models.PositiveSmallIntegerField(null=True, blank=True)
    target = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)

    class Meta(OfCircle.Meta):
        constraints = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(source=""), name="indicator_says_what_and_whence"),
            models.CheckConstraint(
                condition=Q(base_year__isnull=True, base__isnull=True, target_year__isnull=True, target__isnull=True)
                | Q(base__isnull=False, target__isnull=False, target_year__gt=models.F("base_year")),
                name="indicator_target_whole",
            ),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class IndicatorValue(OfCircle):
    """The value of a fiscal year; written again it replaces the one before, and the record keeps both."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="values")
    year = models.PositiveSmallIntegerField("年度")
    value = models.DecimalField(max_digits=12, decimal_places=2)
    counted = models.BooleanField("足並みが数えた", default=False)
    note = models.CharField(max_length=200, blank=True)

    class Meta(OfCircle.Meta):
        constraints = [models.UniqueConstraint(fields=["indicator", "year"], name="indicatorvalue_one_a_year")]
