"""Talks with bus and taxi firms and the transport office: a log that is only added to."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ashinami_web.config.rows import OfCircle
from ashinami_web.projects.models.project import Project


class Negotiation(OfCircle):
    """One talk: where the other side stands, what was agreed, which papers went over, what is to be answered by when.

    `follows` names an earlier entry; an answer that was due is given by an entry that follows it.
    """

    class Position(models.TextChoices):
        """Where the other side stands."""

        UNKNOWN = "unknown", "まだ聞いていない・分からない"
        AGREES = "agrees", "賛成"
        CONDITIONS = "conditions", "条件つきで賛成"
        WORRIES = "worries", "心配がある"
        OPPOSES = "opposes", "反対"

    project = models.ForeignKey(Project, on_delete=models.PROTECT, null=True, blank=True, related_name="negotiations")
    with_body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    way = models.CharField("どこで・どうやって", max_length=80, blank=True)
    position = models.CharField(max_length=10, choices=Position)
    said = models.TextField("先方の話", max_length=4000)
    agreed = models.TextField("約束した条件", max_length=2000, blank=True)
    papers = models.CharField("渡した・受けとった書類", max_length=300, blank=True)
    answer_due = models.DateField(null=True, blank=True)
    answer_from_us = models.BooleanField("こちらが答える番", default=False)
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by")
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=60)

    class Meta(OfCircle.Meta):
        constraints = [
            models.CheckConstraint(condition=~Q(said=""), name="negotiation_says_something"),
            models.CheckConstraint(
                condition=Q(follows__isnull=True) | ~Q(follows=F("id")), name="negotiation_does_not_follow_itself"
            ),
        ]
        indexes = [models.Index(fields=["body", "with_body", "day"], name="negotiation_with")]
