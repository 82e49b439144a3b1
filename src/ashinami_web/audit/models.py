"""The log of events: append-only, guarded by the database itself."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q

from ashinami.vocabulary.event import EventKind
from ashinami_web.config.rows import Scoped
from ashinami_web.config.scope import Scope


class Event(models.Model):
    """One thing that happened (`ashinami.vocabulary.event.Event`, stored).

    Rows are only ever added: a trigger refuses change and deletion. `facts` never holds a name, a phone number or an address,
    so that erasing a person leaves every record standing. `subject` and `by` are keys as text, no foreign keys: history outlives
    what it describes.
    """

    id = models.UUIDField(primary_key=True)
    body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("an `EventKind`; the rooms that come later add theirs", max_length=40)
    subject = models.CharField(max_length=60)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    service_day = models.DateField()
    posted_period = models.CharField("the month it counts in; empty while it waits for review", max_length=7, null=True)  # noqa: DJ001 - null says 'not yet posted', an empty string would be a period
    device_id = models.CharField(max_length=60)
    by = models.CharField(max_length=60)
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by")
    facts = models.JSONField(default=dict)

    objects = Scoped[Self]()

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["body", "subject"], name="event_body_subject"),
            models.Index(fields=["body", "posted_period"], name="event_body_period"),
            models.Index(fields=["body", "service_day"], name="event_body_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(subject="") & ~Q(by="") & ~Q(device_id=""), name="event_says_who_and_what"
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(corrects=F("id")), name="event_not_its_own_correction"
            ),
            models.CheckConstraint(
                condition=Q(posted_period__isnull=True) | Q(posted_period__regex=r"^[0-9]{4}-(0[1-9]|1[0-2])$"),
                name="event_posted_period_is_a_month",
            ),
            models.CheckConstraint(condition=Q(kind__regex=r"^[a-z_]+(\.[a-z_]+)+$"), name="event_kind_named"),
            # a month is closed once
            models.UniqueConstraint(
                fields=["body", "subject"], condition=Q(kind=EventKind.MONTH_CLOSED), name="event_month_closed_once"
            ),
            # a late event is accepted once
            models.UniqueConstraint(
                fields=["body", "subject"], condition=Q(kind=EventKind.LATE_ACCEPTED), name="event_late_accepted_once"
            ),
        ]

    def __str__(self) -> str:
        """Return what happened to what."""
        return f"{self.kind} {self.subject}"

    @classmethod
    def visible(cls, scope: Scope) -> Q:
        """Seen by who acts for the body."""
        return Q(body__in=scope.bodies)
