"""What the pages of money share: months in addresses, people to choose from, files as answers."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse

from ashinami.basics.day import Month
from ashinami_web.bodies.models import Body, Volunteer
from ashinami_web.config import clock
from ashinami_web.config.days import day_asked
from ashinami_web.people.models import Disclosure, Person
from ashinami_web.people.queries import people_known

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


def is_volunteer(body: Body, person: UUID) -> bool:
    """Whether somebody drives for the body."""
    return Volunteer.objects.filter(body=body, person=person).exists()


def file_answer(content: bytes, name: str) -> HttpResponse:
    """Return a file; a PDF opens in the browser."""
    kind = name.rsplit(".", 1)[-1]
    answer = HttpResponse(content, content_type=TYPES[kind])
    how = "inline" if kind == "pdf" else "attachment"
    answer["Content-Disposition"] = f'{how}; filename="{name}"'
    return answer
