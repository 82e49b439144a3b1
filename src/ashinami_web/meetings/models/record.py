"""Minutes and decisions: rows are only ever added. What was written wrong is corrected by a new row that names the old one."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ashinami_web.config.parts import PartOf
from ashinami_web.config.rows import OfCircle
from ashinami_web.meetings.models.council import Council
from ashinami_web.meetings.models.meeting import AgendaItem, Meeting


class Minutes(PartOf):
    """What was said on one item, or in general. A trigger refuses change and deletion."""

    whole = "meeting"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="minutes_written")
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="minutes_written"
    )
    text = models.TextField(max_length=8000)
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by")
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=60)

    class Meta(PartOf.Meta):
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="minutes_say_something"),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(corrects=F("id")), name="minutes_not_their_own_correction"
            ),
            models.UniqueConstraint(
                fields=["corrects"], condition=Q(corrects__isnull=False), name="minutes_corrected_once"
            ),
        ]
        indexes = [models.Index(fields=["meeting", "written_at"], name="minutes_meeting")]


class Decision(OfCircle):
    """What was decided, why, what else was thought of, who thought otherwise, on which conditions, and when it is looked at again.

    A trigger refuses change and deletion; a decision that takes the place of an older one names it in `replaces`. `issue` and
    `project` are keys of rows in other rooms.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions")
    issue = models.UUIDField(null=True, blank=True)
    project = models.UUIDField(null=True, blank=True)
    title = models.CharField(max_length=200)
    reasons = models.TextField(max_length=4000)
    alternatives = models.TextField(max_length=2000, blank=True)
    dissent = models.TextField(max_length=2000, blank=True)
    conditions = models.TextField(max_length=2000, blank=True)
    revisit_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField()
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=60)

    class Meta(OfCircle.Meta):
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(reasons=""), name="decision_says_what_and_why"),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True) | ~Q(replaces=F("id")), name="decision_not_in_its_own_place"
            ),
            models.UniqueConstraint(
                fields=["replaces"], condition=Q(replaces__isnull=False), name="decision_replaced_once"
            ),
        ]
        indexes = [
            models.Index(fields=["body", "decided_on"], name="decision_body_day"),
            models.Index(fields=["circle", "decided_on"], name="decision_circle_day"),
        ]

    def __str__(self) -> str:
        """Return what was decided."""
        return self.title
