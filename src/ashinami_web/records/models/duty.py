"""Checks before and after duty, and what a driver says of the day that no mark of a ride says."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ashinami.vocabulary.records import How, When
from ashinami_web.config.rows import OfBody
from ashinami_web.people.keys import PersonKey
from ashinami_web.registration.models.registration import choices


class DutyCheck(OfBody):
    """A check of a driver before or after duty (点呼). Its key is made where it happened, so that sending it twice is harmless.

    Null stands for not said, never for no. What the driver says himself is one part; that somebody of the group checked him
    (`checked_by`) the other. A correction is a row of its own that `corrects` the older one, which stays.
    """

    service_day = models.DateField()
    when = models.CharField(max_length=10, choices=choices(When))
    driver = PersonKey()
    vehicle = models.ForeignKey("bodies.Vehicle", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    well = models.BooleanField("病気・疲れなどがないか", null=True, blank=True)
    condition = models.CharField("体調について", max_length=200, blank=True)
    detector = models.BooleanField("検知器を使ったか", null=True, blank=True)
    alcohol = models.PositiveSmallIntegerField("呼気1リットル中の0.01ミリグラム", null=True, blank=True)
    sober = models.BooleanField("酒気を帯びていないか（目視など）", null=True, blank=True)
    licence_at_hand = models.BooleanField(null=True, blank=True)
    told_by = models.CharField(max_length=60)
    device = models.CharField(max_length=60)
    how = models.CharField(max_length=10, choices=choices(How), blank=True)
    instructions = models.CharField("指示", max_length=300, blank=True)
    checked_by = models.CharField(max_length=60, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )

    class Meta(OfBody.Meta):
        indexes = [models.Index(fields=["body", "service_day"], name="dutycheck_body_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_by="", checked_at__isnull=True, how="")
                | (Q(checked_at__isnull=False) & ~Q(checked_by="") & ~Q(how="")),
                name="dutycheck_checked_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(alcohol__isnull=True) | Q(detector=True), name="dutycheck_reading_of_a_detector"
            ),
            models.CheckConstraint(condition=~Q(told_by="") & ~Q(device=""), name="dutycheck_says_who"),
        ]

    @property
    def reading(self) -> str:
        """The detector's reading in milligrams per litre; empty where there is none."""
        return "" if self.alcohol is None else f"{self.alcohol / 100:.2f}"


class DutyNote(OfBody):
    """What stands in a record of duty (業務記録) beside the marks of its rides: the odometer, where it began, what was unusual.

    One row is one thing said; the last one said of a part of the record stands, the older ones stay.
    """

    service_day = models.DateField()
    driver = PersonKey()
    vehicle = models.ForeignKey("bodies.Vehicle", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    when = models.CharField(max_length=10, choices=choices(When))
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    odometer = models.PositiveIntegerField("走行距離計（km）", null=True, blank=True)
    place = models.CharField("始めた・終えた場所", max_length=120, blank=True)
    unusual = models.CharField("事故や異常のあらましと原因", max_length=300, blank=True)
    told_by = models.CharField(max_length=60)
    device = models.CharField(max_length=60)

    class Meta(OfBody.Meta):
        indexes = [models.Index(fields=["body", "service_day"], name="dutynote_body_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(odometer__isnull=False) | ~Q(place="") | ~Q(unusual=""), name="dutynote_says_something"
            ),
            models.CheckConstraint(condition=~Q(told_by="") & ~Q(device=""), name="dutynote_says_who"),
        ]
