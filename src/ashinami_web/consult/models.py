"""Consultations: what somebody asked the law about the group's rides, saved so that it can be gone on with, compared and printed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ashinami.casework.consult.interview import Interview
from ashinami.casework.consult.saved import from_plain
from ashinami_web.config.rows import OfBody


class Consultation(OfBody):
    """An interview as it stands. What is said of members of a list is kept under keys or roles, never under a name.

    `interview` is `casework.consult.saved`; `asked` lists the questions put so far as pairs of fact and member, the last one last.
    """

    name = models.CharField(max_length=80)
    interview = models.JSONField()
    asked = models.JSONField(default=list)
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=60)

    class Meta(OfBody.Meta):
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="consultation_has_name")]

    def __str__(self) -> str:
        """Return its name."""
        return self.name

    @property
    def value(self) -> Interview:
        """The interview as the library knows it."""
        return from_plain(self.interview)
