"""Offers held for somebody who will ring back: until they lapse, nothing else is planned on their minutes."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from ashinami_web.config import clock
from ashinami_web.runs.models import Hold


def standing_holds(body: UUID, day: date) -> QuerySet[Hold]:
    """Return the offers of a day that are still held, the first to lapse first."""
    held = Hold.objects.filter(body_id=body, service_day=day, ended_at__isnull=True, lapses_at__gt=clock.now())
    return held.order_by("lapses_at")
