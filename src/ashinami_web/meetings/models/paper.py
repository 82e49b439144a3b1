"""Papers of a meeting: files that go into its pack."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ashinami_web.config.parts import PartOf
from ashinami_web.meetings.models.meeting import Meeting


class MeetingPaper(PartOf):
    """A PDF that is handed out. It stands in the database, so that a backup holds it too."""

    whole = "meeting"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="papers")
    title = models.CharField(max_length=120)
    content = models.BinaryField()
    pages = models.PositiveSmallIntegerField()
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=60)

    class Meta(PartOf.Meta):
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="meetingpaper_has_title")]

    def __str__(self) -> str:
        """Return its title."""
        return self.title
