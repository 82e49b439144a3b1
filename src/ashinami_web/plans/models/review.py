"""Review: what was found, on which evidence, what was decided, when it is looked at again. It is added, never changed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ashinami.community.cycle import Verdict
from ashinami_web.config.rows import OfCircle
from ashinami_web.plans.models.plan import Plan


class Review(OfCircle):
    """A review of a plan. A slip is corrected by a later review that says so (`corrects`)."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="reviews")
    held_on = models.DateField()
    evidence = models.TextField("何を見たか", max_length=2000)
    found = models.TextField("分かったこと", max_length=2000)
    verdict = models.CharField(max_length=10, choices=[(verdict.value, verdict.text) for verdict in Verdict])
    change = models.TextField("何を変えるか", max_length=2000, blank=True)
    next_on = models.DateField("次にふりかえる日", null=True, blank=True)
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by")
    by = models.CharField(max_length=80)
    written_at = models.DateTimeField()

    class Meta(OfCircle.Meta):
        constraints = [
            models.CheckConstraint(condition=~Q(evidence="") & ~Q(found=""), name="review_has_evidence"),
            models.CheckConstraint(
                condition=Q(verdict__in=[verdict.value for verdict in Verdict]), name="review_verdict_known"
            ),
            models.CheckConstraint(
                condition=Q(next_on__isnull=True) | Q(next_on__gt=models.F("held_on")), name="review_next_is_later"
            ),
        ]
