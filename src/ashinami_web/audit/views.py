"""The log of what happened: who did what when, in words; a name only where it may be seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ashinami_web.audit.models import Event
from ashinami_web.audit.words import said_of
from ashinami_web.bodies.models import Area, Body
from ashinami_web.bookings.models import Place, Wish
from ashinami_web.config.days import day_asked
from ashinami_web.config.http import ActingRequest, key_in, needs
from ashinami_web.people.models import Person
from ashinami_web.people.queries import authors
from ashinami_web.people.roles import Permission
from ashinami_web.runs.models import Ride

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as the page shows it: whom it is about and who did it by name where these may be seen, else nothing."""

    event: Event
    said: str
    about: str
    by: str


@require_GET
@needs(Permission.SEE_AUDIT)
def audit(request: ActingRequest) -> HttpResponse:
    """List the events of the body acted for, newest first; of a day, or about one thing."""
    events = Event.objects.filter(body=request.acting.body).order_by("-happened_at", "-recorded_at")
    day, subject = day_asked(request.GET.get("day", "")), request.GET.get("subject", "").strip()
    if day is not None:
        events = events.filter(service_day=day)
    if subject:
        events = events.filter(subject=subject)
    found = Paginator(events, A_PAGE).get_page(request.GET.get("page"))
    context = {"found": found, "entries": entries_of(found.object_list), "day": day, "subject": subject}
    return render(request, "audit/audit.html", context)


def entries_of(events: Iterable[Event]) -> list[Entry]:
    """Return the events with the names that the scope allows: riders of wishes and rides, people, places, bodies, authors."""
    rows = list(events)
    subjects = {key for row in rows if (key := key_in(row.subject)) is not None}
    riders: dict[UUID, UUID] = dict(Wish.objects.filter(pk__in=subjects).values_list("pk", "rider_id"))
    riders |= dict(Ride.objects.filter(pk__in=subjects).values_list("pk", "wish__rider_id"))
    people = Person.objects.filter(pk__in=subjects | set(riders.values()))
    names = {person.pk: str(person) for person in people}
    for named in (Place, Body, Area):
        names |= {row.pk: str(row) for row in named.objects.filter(pk__in=subjects)}
    by = authors(row.by for row in rows)

    def about(row: Event) -> str:
        key = key_in(row.subject)
        return "" if key is None else names.get(riders.get(key, key), "")

    return [Entry(row, said_of(row), about(row), by.get(row.by, "")) for row in rows]
