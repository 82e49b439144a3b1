"""Actions: what somebody does by a day, or what nobody has taken yet."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ashinami.community.task import Ended, Task
from ashinami_web.config.parts import PartOf
from ashinami_web.config.rows import OfCircle
from ashinami_web.meetings.models.council import Council
from ashinami_web.meetings.models.meeting import Meeting
from ashinami_web.meetings.models.record import Decision
from ashinami_web.people.keys import PersonKey


class Action(OfCircle):
    """Something to be done. It has exactly one owner, a person of a body, with a day; or it stands in the list of the ownerless.

    `issue` and `project` are keys of rows in other rooms.
    """

    title = models.CharField(max_length=200)
    note = models.TextField(max_length=2000, blank=True)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, null=True, blank=True, related_name="actions")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="actions")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="actions")
    issue = models.UUIDField(null=True, blank=True)
    project = models.UUIDField(null=True, blank=True)
    owner = PersonKey(null=True, blank=True)
    owner_body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due = models.DateField(null=True, blank=True)
    since = models.DateField()
    ended = models.CharField(max_length=10, blank=True, choices=[(one.value, one.text) for one in Ended])
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.CharField(max_length=60, blank=True)

    class Meta(OfCircle.Meta):
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="action_says_what"),
            models.CheckConstraint(
                condition=Q(owner__isnull=True, owner_body__isnull=True)
                | Q(owner__isnull=False, owner_body__isnull=False, due__isnull=False),
                name="action_has_one_owner_and_a_day_or_none",
            ),
            models.CheckConstraint(
                condition=Q(ended="", ended_on__isnull=True, ended_by="")
                | (~Q(ended="") & Q(ended_on__isnull=False) & ~Q(ended_by="")),
                name="action_ended_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["body", "ended", "due"], name="action_body_due"),
            models.Index(fields=["circle", "ended", "due"], name="action_circle_due"),
            models.Index(fields=["council", "ended"], name="action_council"),
        ]

    def __str__(self) -> str:
        """Return what is to be done."""
        return self.title

    @property
    def value(self) -> Task:
        """The action as the library knows it; its follow-ups are those that were read with it."""
        notes = [note for note in self.notes.all() if note.kind == ActionNote.Kind.FOLLOW_UP]
        return Task(
            key=str(self.pk),
            title=self.title,
            since=self.since,
            owner=str(self.owner_id or ""),
            due=self.due,
            ended=Ended(self.ended) if self.ended else None,
            follow_ups=tuple(sorted(note.day for note in notes)),
        )


class ActionNote(PartOf):
    """What happened to an action: asked after, taken over, its day moved, put before the meeting. Rows are only added."""

    class Kind(models.TextChoices):
        """What it was."""

        FOLLOW_UP = "follow_up", "ようすを聞いた"
        TAKEN = "taken", "担当が決まった"
        MOVED = "moved", "期限を変えた"
        ESCALATED = "escalated", "会議にかけた"
        ENDED = "ended", "終えた"

    whole = "action"

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=10, choices=Kind)
    day = models.DateField()
    text = models.CharField(max_length=300, blank=True)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=60)

    class Meta(PartOf.Meta):
        indexes = [models.Index(fields=["action", "day"], name="actionnote_action")]
