"""Ideas, collected without names."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ashinami_web.config.rows import OfCircle
from ashinami_web.meetings.models.council import Council
from ashinami_web.meetings.models.meeting import Meeting


class Idea(OfCircle):
    """An idea from a slip of paper or a sticky note. Who had it is kept nowhere, and neither is who typed it in.

    `issue` is the key of a row in another room.
    """

    class Way(models.TextChoices):
        """How it came."""

        SLIP = "slip", "意見の紙"
        WORKSHOP = "workshop", "ワークショップ"
        TALK = "talk", "話し合い"

    council = models.ForeignKey(Council, on_delete=models.PROTECT, null=True, blank=True, related_name="ideas")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="ideas")
    issue = models.UUIDField(null=True, blank=True)
    theme = models.CharField(max_length=60, blank=True)
    text = models.CharField(max_length=400)
    dots = models.PositiveSmallIntegerField("丸シールの数", default=0)
    way = models.CharField(max_length=10, choices=Way, default=Way.SLIP)
    collected_on = models.DateField()

    class Meta(OfCircle.Meta):
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="idea_says_something")]
        indexes = [models.Index(fields=["body", "theme"], name="idea_body_theme")]

    def __str__(self) -> str:
        """Return it."""
        return self.text
