"""Inquiries of any field, and the counts of light certificates."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ashinami.vocabulary.helping import Level
from ashinami_web.config.rows import OfCircle
from ashinami_web.needs.models.issue import Issue


class Inquiry(OfCircle):
    """Something that was asked, by telephone or at a counter, whatever ministry it belongs to. It names nobody."""

    class Asker(models.TextChoices):
        """Who asked."""

        RESIDENT = "resident", "住民"
        BODY = "body", "地域の団体"
        COMPANY = "company", "企業・事業者"
        MUNICIPALITY = "municipality", "市町村の職員"
        NEWCOMER = "newcomer", "移住・関係人口の方"
        OTHER = "other", "そのほか"

    asked_on = models.DateField()
    asker = models.CharField(max_length=15, choices=Asker)
    question = models.TextField("たずねられたこと", max_length=2000)
    tried = models.CharField("これまでにしたこと", max_length=300, blank=True)
    wanted = models.CharField("ほしいもの（制度・事例・人）", max_length=300, blank=True)
    area = models.ForeignKey("bodies.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    fields = models.JSONField(default=list, blank=True)
    topics = models.JSONField(default=list, blank=True)
    pillars = models.JSONField(default=list, blank=True)
    schemes = models.JSONField(default=list, blank=True)
    passed_to = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField("いつまでに答えるか", null=True, blank=True)
    done = models.JSONField(default=list, blank=True)
    answer = models.TextField("答え", max_length=2000, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, null=True, blank=True, related_name="inquiries")
    by = models.CharField(max_length=60)

    class Meta(OfCircle.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("asked_on")),
                name="inquiry_answered_after_asked",
            ),
        ]
        indexes = [models.Index(fields=["body", "-asked_on"], name="inquiry_body_day")]

    def __str__(self) -> str:
        """Return how it begins."""
        return self.question[:40]


class CertificateCount(OfCircle):
    """How many people were newly certified in a month, by area, level and what they wanted it for: the section's own figures."""

    month = models.CharField(max_length=7)
    area = models.ForeignKey("bodies.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    level = models.CharField(max_length=10, choices=[(level.value, level.text) for level in Level])
    field = models.CharField("主な使い道", max_length=12, blank=True)
    number = models.PositiveIntegerField()

    class Meta(OfCircle.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(month__regex=r"^[0-9]{4}-(0[1-9]|1[0-2])$"), name="certificates_month_is_a_month"
            ),
            models.UniqueConstraint(fields=["body", "month", "area", "level", "field"], name="certificates_once"),
            models.UniqueConstraint(
                fields=["body", "month", "level", "field"],
                condition=Q(area__isnull=True),
                name="certificates_once_of_all",
            ),
        ]
