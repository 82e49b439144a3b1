"""The catalogue as pages show it, and which body knows which service."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from ashinami_web.bodies.body_queries import bodies_around, town_of
from ashinami_web.bodies.models import Area, Body, Circle, CircleMember
from ashinami_web.config.rows import dated
from ashinami_web.resources.models import Service, ServiceNotice, Talk
from ashinami_web.resources.queries import above, tagged, within


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody looks for in the catalogue."""

    text: str = ""
    area: UUID | None = None
    field: str = ""
    element: str = ""
    talks: bool = False


@dataclass(frozen=True, slots=True)
class Knows:
    """What a body knows of a service: offers (its own), knows, told (no answer yet), older (knew a version before), or not."""

    state: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class KnowsRow:
    """A service with what each body knows of it."""

    service: Service
    cells: tuple[Knows, ...]

    @property
    def knowing(self) -> int:
        """How many know it as it stands now."""
        return sum(cell.state in ("offers", "knows") for cell in self.cells)


def catalogue(body: Body, day: date, look: Look) -> QuerySet[Service]:
    """Return the services in force around a body that fit: of an area, those for it, for an area it lies in, and for parts of it."""
    rows = Service.objects.filter(Q(end__isnull=True) | Q(end__gt=day), offered_by__in=bodies_around(body))
    for word in look.text.split():
        rows = rows.filter(Q(name__contains=word) | Q(what__contains=word) | Q(to_whom__contains=word))
    if look.area is not None:
        area = Area.objects.filter(pk=look.area, municipality=town_of(body)).first()
        keys = {*within(area, day), *(upper.pk for upper in above(area))} if area else set()
        rows = rows.filter(Q(area__isnull=True) | Q(area__in=keys))
    for column, code in (("fields", look.field), ("elements", look.element)):
        if code:
            rows = tagged(rows, column, code)
    if look.talks:
        rows = rows.filter(is_talk=True)
    return rows.select_related("offered_by", "area", "body").order_by("name", "pk")


def members_around(body: Body, day: date, circle: Circle | None) -> list[Body]:
    """Return the bodies of a circle on the day; without one, those of the own town in any circle the body belongs to."""
    seats = CircleMember.objects.filter(dated(on=day))
    if circle is not None:
        return list(Body.objects.filter(pk__in=seats.filter(circle=circle).values("body")).order_by("kind", "name"))
    own = CircleMember.objects.filter(dated(on=day), body=body).values("circle")
    town = town_of(body)
    around = Body.objects.filter(
        Q(municipality=town) | Q(pk=town.pk), pk__in=seats.filter(circle__in=own).values("body")
    )
    return list(around.order_by("kind", "name"))


def who_knows(services: Iterable[Service], bodies: Iterable[Body]) -> list[KnowsRow]:
    """Return which body knows which service; the services least known come first."""
    listed, columns = list(services), list(bodies)
    told: defaultdict[tuple[UUID, UUID], list[ServiceNotice]] = defaultdict(list)
    for notice in ServiceNotice.objects.filter(service__in=listed, to_body__in=columns).order_by("version"):
        told[notice.service_id, notice.to_body_id].append(notice)
    rows = [
        KnowsRow(service, tuple(_knows(service, body, told[service.pk, body.pk]) for body in columns))
        for service in listed
    ]
    return sorted(rows, key=lambda row: (row.knowing, row.service.name))


def _knows(service: Service, body: Body, told: list[ServiceNotice]) -> Knows:
    if body.pk in (service.offered_by_id, service.body_id):
        return Knows("offers")
    seen = [notice for notice in told if notice.seen_on is not None]
    if seen and seen[-1].version == service.version:
        return Knows("knows", seen[-1].seen_on)
    if told and told[-1].version == service.version:
        return Knows("told", told[-1].sent_on)
    return Knows("older", seen[-1].seen_on) if seen else Knows("not")


def inbox(body: Body) -> QuerySet[ServiceNotice]:
    """Return what the body was told and has not answered."""
    rows = ServiceNotice.objects.filter(to_body=body, seen_on__isnull=True)
    return rows.select_related("service", "body").order_by("-sent_on", "service__name")


def talks_of(body: Body, *, first: date | None = None, last: date | None = None) -> QuerySet[Talk]:
    """Return the talks a body asked for or was asked for; of a stretch of days, those held in it."""
    rows = Talk.objects.filter(Q(body=body) | Q(to_body=body)).select_related("body", "to_body", "service", "area")
    if first is not None and last is not None:
        rows = rows.filter(held_on__gte=first, held_on__lte=last)
    return rows.order_by("-asked_on", "theme")
