"""What the pages of money share: months in addresses, people to choose from, files as answers."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpResponse

from ashinami.basics.day import Month
from ashinami_web.bodies.models import Body
from ashinami_web.config import clock
from ashinami_web.config.days import day_asked
from ashinami_web.people.models import Disclosure, Person
from ashinami_web.people.queries import people_known
from ashinami_web.runs.models import Ride

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {"xlsx": XLSX, "pdf": "application/pdf", "csv": "text/csv; charset=utf-8", "zip": "application/zip"}


def month_asked(text: str) -> Month:
    """Return the month of an address; no such month is no page."""
    if day_asked(f"{text}-01") is None:
        raise Http404
    return Month.parse(text)


def riders(body: Body) -> list[Person]:
    """Return the riders the body knows today."""
    return list(people_known(body.pk, clock.today(), Disclosure.Purpose.RIDE))


def helpers(body: Body) -> list[Person]:
    """Return who helps or drives for the body today."""
    return list(people_known(body.pk, clock.today(), Disclosure.Purpose.DRIVE))


def everybody(body: Body) -> list[Person]:
    """Return all people the body knows today, each once."""
    office = people_known(body.pk, clock.today(), Disclosure.Purpose.OFFICE)
    found = {one.pk: one for one in (*helpers(body), *riders(body), *office)}
    return list(found.values())


def rides_done(body: Body) -> list[tuple[str, str]]:
    """Return the rides done in the last two months, newest first, to choose from."""
    since = clock.today() - timedelta(days=62)
    rows = Ride.objects.filter(body=body, state="done", service_day__gte=since).select_related("wish")
    found = rows.prefetch_related("wish__rider").order_by("-service_day", "pick_up_at", "pk")
    return [_choice(one) for one in found[:300]]


def ride_of(body: Body, key: str) -> list[tuple[str, str]]:
    """Return the one ride of a key to choose from, however long ago; none for an empty key."""
    rows = Ride.objects.filter(body=body, pk=key) if key else Ride.objects.none()
    return [_choice(one) for one in rows.select_related("wish").prefetch_related("wish__rider")]


def _choice(one: Ride) -> tuple[str, str]:
    return str(one.pk), f"{one.service_day:%m/%d} {one.wish.rider} {one.get_leg_display()}"


def file_answer(content: bytes, name: str) -> HttpResponse:
    """Return a file; a PDF opens in the browser."""
    kind = name.rsplit(".", 1)[-1]
    answer = HttpResponse(content, content_type=TYPES[kind])
    how = "inline" if kind == "pdf" else "attachment"
    answer["Content-Disposition"] = f'{how}; filename="{name}"'
    return answer
