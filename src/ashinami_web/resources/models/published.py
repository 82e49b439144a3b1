"""Rows that may also be open to everybody who acts for a body here."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ashinami_web.config.rows import OfCircle
from ashinami_web.config.scope import Scope


class Published(OfCircle):
    """A row of one body: a draft, shared with a circle, or public inside the installation."""

    public = models.BooleanField("だれにでも見せる", default=False)

    class Meta(OfCircle.Meta):
        abstract = True

    @classmethod
    def visible(cls, scope: Scope) -> Q:
        """Seen by its body, its circle, and everybody when it is public."""
        return super().visible(scope) | Q(public=True)
