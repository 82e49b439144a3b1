"""What an administrator, or who keeps the register, has in order: the bodies of the municipality, its areas, and which body works where."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from ashinami.geo.outline import Geometry
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.bodies.body_queries import town_of
from ashinami_web.bodies.models import Area, Body, BodyArea
from ashinami_web.config.acting import Acting
from ashinami_web.people.roles import Permission

KEEPERS = frozenset(
    {
        Body.Kind.MUNICIPALITY,
        Body.Kind.SECTION,
        Body.Kind.SHAKYO,
        Body.Kind.HOKATSU,
        Body.Kind.RMO,
        Body.Kind.COMMUNITY,
        Body.Kind.PREFECTURE,
    }
)
"""Bodies whose keepers of the community's records add bodies and areas; a single group does not."""


class BodyError(ValueError):
    """It cannot be done; the text says why, in Japanese."""


@transaction.atomic
def add_body(  # noqa: PLR0913 - an action names all it is told
    *, kind: Body.Kind, name: str, phone: str, of_town: bool, by: Acting, at: datetime, day: date
) -> Body:
    """Add a body: of the municipality, or one that stands above it or spans several (a prefecture, an insurer)."""
    _require_keeping(by)
    town = town_of(by.body)
    if kind == Body.Kind.MUNICIPALITY:
        raise BodyError("市町村は、足並みを入れるときに書きます。")
    if kind == Body.Kind.PREFECTURE and of_town:
        raise BodyError("都道府県は市町村の中にありません。「市町村をこえる団体」を選んでください。")
    if Body.objects.filter(Q(municipality=town) | Q(municipality__isnull=True), name=name).exists():
        raise BodyError("同じ名前の団体があります。")
    body = Body.objects.create(
        kind=kind, name=name, phone=phone, municipality=town if of_town else None, fictional=town.fictional
    )
    _event(EventKind.BODY_ADDED, body.pk, by, at, day, kind=kind.value)
    return body


@transaction.atomic
def add_area(  # noqa: PLR0913 - an action names all it is told
    *,
    kind: Area.Kind,
    name: str,
    within: Area | None,
    start: date,
    end: date | None,
    by: Acting,
    at: datetime,
    day: date,
) -> Area:
    """Add an area of the municipality; it may lie within another."""
    _require_keeping(by)
    town = town_of(by.body)
    _in_order(start, end)
    if within is not None:
        _kept_by(within, town)
        if not _covers(within, start, end):
            raise BodyError("上の区域は、この期間のあいだ続いていません。")
    area = Area.objects.create(kind=kind, name=name, municipality=town, within=within, start=start, end=end)
    _event(EventKind.AREA_ADDED, area.pk, by, at, day, kind=kind.value)
    return area


@transaction.atomic
def draw_area(*, area: Area, outline: Geometry | None, by: Acting, at: datetime, day: date) -> None:
    """Write the outline of an area anew; None takes it away."""
    by.require(Permission.MANAGE_ACCOUNTS)
    _kept_by(area, town_of(by.body))
    area.outline = outline
    area.save(update_fields=["outline"])
    _event(EventKind.AREA_DRAWN, area.pk, by, at, day, drawn=outline is not None)


@transaction.atomic
def end_area(*, area: Area, end: date, by: Acting, at: datetime, day: date) -> None:
    """End an area, from the day on; who works in it stops there on the same day."""
    _require_keeping(by)
    _kept_by(area, town_of(by.body))
    _in_order(area.start, end)
    longer = Q(end__isnull=True) | Q(end__gt=end)
    if Area.objects.filter(longer, within=area).exists():
        raise BodyError("この区域の中に、その日より後まで続く区域があります。先にそちらを終えてください。")
    for row in BodyArea.objects.filter(longer, area=area):
        stop_work(row=row, end=max(end, row.start), by=by, at=at, day=day)
    area.end = end
    area.save(update_fields=["end"])
    _event(EventKind.AREA_ENDED, area.pk, by, at, day, end=end.isoformat())


@transaction.atomic
def start_work(  # noqa: PLR0913 - an action names all it is told
    *, body: Body, area: Area, start: date, end: date | None, by: Acting, at: datetime, day: date
) -> BodyArea:
    """Say that a body works in an area, from when, and until when if that is known."""
    _require_keeping(by)
    town = town_of(by.body)
    _kept_by(area, town)
    _in_order(start, end)
    if body.pk != town.pk and body.municipality_id not in (town.pk, None):
        raise BodyError("この団体は、ほかの市町村の団体です。")
    if not _covers(area, start, end):
        raise BodyError("この区域は、この期間のあいだ続いていません。")
    meets = Q(end__isnull=True) | Q(end__gt=start)
    if end is not None:
        meets &= Q(start__lt=end)
    if BodyArea.objects.filter(meets, body=body, area=area).exists():
        raise BodyError("この団体は、その期間にもうこの区域で活動しています。")
    row = BodyArea.objects.create(body=body, area=area, start=start, end=end)
    _event(EventKind.BODY_AREA_CHANGED, body.pk, by, at, day, area=str(area.pk), start=start.isoformat())
    return row


@transaction.atomic
def stop_work(*, row: BodyArea, end: date, by: Acting, at: datetime, day: date) -> None:
    """Say from which day on a body no longer works in an area."""
    _require_keeping(by)
    _kept_by(row.area, town_of(by.body))
    _in_order(row.start, end)
    row.end = end
    row.save(update_fields=["end"])
    _event(EventKind.BODY_AREA_CHANGED, row.body_id, by, at, day, area=str(row.area_id), end=end.isoformat())


def _kept_by(area: Area, town: Body) -> None:
    if area.municipality_id != town.pk:
        raise BodyError("この区域は、ほかの市町村の区域です。")


def _in_order(start: date, end: date | None) -> None:
    if end is not None and end < start:
        raise BodyError("終わりの日が始まりの日より前です。")


def _covers(area: Area, start: date, end: date | None) -> bool:
    """Whether an area holds all the while."""
    return area.start <= start and (area.end is None or (end is not None and end <= area.end))


def _require_keeping(by: Acting) -> None:
    """Refuse who neither administers nor keeps the register of an area."""
    if not (by.may(Permission.KEEP_COMMUNITY) and by.body.kind in KEEPERS):
        by.require(Permission.MANAGE_ACCOUNTS)


def _event(what: EventKind, subject: UUID, by: Acting, at: datetime, day: date, **facts: object) -> None:
    record(body=by.body.pk, kind=what, subject=str(subject), by=by.author, at=at, service_day=day, facts=facts)
