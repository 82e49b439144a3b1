"""How long each helper has helped of late: who has helped least is asked first."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from uuid import UUID

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.models import Event

FAIR_OVER = timedelta(days=28)


def minutes_before(body: UUID, day: date) -> defaultdict[str, int]:
    """Return how long each helper has helped in the four weeks before, by events that stand."""
    done = Event.objects.filter(
        body_id=body,
        kind=EventKind.VISIT_DONE,
        service_day__gte=day - FAIR_OVER,
        service_day__lt=day,
        corrected_by=None,
    )
    minutes: defaultdict[str, int] = defaultdict(int)
    for facts in done.values_list("facts", flat=True):
        minutes[str(facts.get("helper"))] += int(facts.get("minutes") or 0)
    return minutes
