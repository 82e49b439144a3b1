"""What other rooms may know of projects."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from ashinami_web.projects.models import Project


def projects_of(issue: UUID) -> QuerySet[Project]:
    """Return the projects that came of an issue, as far as they may be seen, the first first."""
    return Project.objects.filter(issue=issue).select_related("carrier").order_by("begun_on", "name")


def projects_found(text: str) -> QuerySet[Project]:
    """Return the projects whose names hold all these words, the latest first."""
    rows = Project.objects.select_related("carrier", "area", "body")
    for word in text.split():
        rows = rows.filter(name__contains=word)
    return rows.order_by("-begun_on", "name")
