"""The registers: accidents and near misses, complaints."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ashinami.vocabulary.records import IncidentKind
from ashinami_web.config.rows import OfBody
from ashinami_web.people.keys import PersonKey
from ashinami_web.registration.models.registration import choices


class Incident(OfBody):
    """An accident or a near miss (施行規則第51条の25). Numbers of people are null while nobody knows them.

    `kinds` are options of the law's `accident.kinds`, null while nobody has said which. `known_on` is when a hit-and-run became known.
    """

    kind = models.CharField(max_length=10, choices=choices(IncidentKind))
    happened_at = models.DateTimeField()
    known_on = models.DateField(null=True, blank=True)
    driver = PersonKey(null=True, blank=True)
    rider = PersonKey(null=True, blank=True)
    vehicle = models.ForeignKey("bodies.Vehicle", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    place = models.CharField(max_length=200, blank=True)
    others = models.CharField("相手など", max_length=200, blank=True)
    outline = models.CharField("あらまし（損害の程度をふくむ）", max_length=600)
    cause = models.CharField(max_length=400, blank=True)
    prevention = models.CharField("再発を防ぐ対策", max_length=400, blank=True)
    kinds = models.JSONField(null=True, blank=True)
    dead = models.PositiveSmallIntegerField(null=True, blank=True)
    serious = models.PositiveSmallIntegerField(null=True, blank=True)
    passenger_serious = models.PositiveSmallIntegerField(null=True, blank=True)
    injured = models.PositiveSmallIntegerField(null=True, blank=True)
    told_office_at = models.DateTimeField("速報した時刻", null=True, blank=True)
    reported_on = models.DateField("報告書を出した日", null=True, blank=True)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=60)

    class Meta(OfBody.Meta):
        constraints = [
            models.CheckConstraint(condition=~Q(outline=""), name="incident_has_outline"),
            models.CheckConstraint(
                condition=Q(told_office_at__isnull=True) | Q(told_office_at__gte=F("happened_at")),
                name="incident_told_after_it_happened",
            ),
        ]


class Complaint(OfBody):
    """A complaint (施行規則第51条の30): what was said, its cause, the explanation given, what was changed, who handled it."""

    received_on = models.DateField()
    person = PersonKey(null=True, blank=True)
    said = models.CharField("苦情の内容", max_length=600)
    cause = models.CharField(max_length=400, blank=True)
    explanation = models.CharField("お客さまへの説明", max_length=400, blank=True)
    improvement = models.CharField("改めたこと", max_length=400, blank=True)
    handler = models.CharField(max_length=60)
    settled_on = models.DateField(null=True, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            models.CheckConstraint(condition=~Q(said="") & ~Q(handler=""), name="complaint_says_what_and_who"),
            models.CheckConstraint(
                condition=Q(settled_on__isnull=True) | Q(settled_on__gte=F("received_on")),
                name="complaint_settled_after_it_came",
            ),
        ]
