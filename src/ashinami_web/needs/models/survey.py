"""Surveys: whom was asked, who answered, and what may be estimated from it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ashinami_web.config.rows import OfBody, OfCircle


class Survey(OfCircle):
    """A survey of an area. `population` is how many people the question is about, `sent` how many were asked."""

    name = models.CharField(max_length=120)
    question = models.CharField("使うかどうかの問い", max_length=200)
    area = models.ForeignKey("bodies.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    asked_on = models.DateField()
    population = models.PositiveIntegerField("対象になる人の数")
    sent = models.PositiveIntegerField("配った数")
    fields = models.JSONField(default=list, blank=True)

    class Meta(OfCircle.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(sent__gte=1, population__gte=F("sent")), name="survey_asked_some_of_the_people"
            ),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class SurveyAnswer(OfBody):
    """One sheet that came back, without a name: whether he would use it, and the other columns as they were written."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="answers")
    row = models.PositiveIntegerField()
    would_use = models.CharField(max_length=10)
    area = models.ForeignKey("bodies.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    age = models.CharField(max_length=20, blank=True)
    words = models.TextField(max_length=2000, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            models.UniqueConstraint(fields=["survey", "row"], name="surveyanswer_row_once"),
            models.CheckConstraint(
                condition=Q(would_use__in=["now", "later", "no", "unknown"]), name="surveyanswer_known"
            ),
        ]
