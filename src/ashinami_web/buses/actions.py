"""Bringing timetables in and taking them away, a group's limits, and the transit basis that stays with a wish."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.basics.notice import Severity
from ashinami.transit.answers import Missing
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.bodies.body_queries import town_of
from ashinami_web.bookings.models import Wish
from ashinami_web.buses.models import BusBasis, BusLimits, Timetable
from ashinami_web.buses.store import archive_file, compile_network, digest_of, read
from ashinami_web.config.acting import Acting
from ashinami_web.people.roles import Permission

MOST_NOTICES = 200
"""As many as are kept with a timetable; `ashinami gtfs check` tells all."""


class TimetableError(ValueError):
    """The file is not taken; the text says why, in Japanese, and `notices` what to mend."""

    def __init__(self, text: str, notices: tuple[str, ...] = ()) -> None:
        super().__init__(text)
        self.notices = notices


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the person said about the bus, and how she goes."""

    reason: str = ""
    reason_text: str = ""
    way: str = BusBasis.Way.CAR
    goal: str = ""


def add_timetable(
    *, name: str, content: bytes, source: str, licence: str, by: Acting, at: datetime, day: date
) -> Timetable:
    """Bring a timetable in: whole, or not at all. The same file again is the one that is there."""
    by.require(Permission.KEEP_LAYERS)
    town, digest = town_of(by.body), digest_of(content)
    known = Timetable.objects.filter(municipality=town, digest=digest, removed_at__isnull=True).first()
    if known is not None:
        return known
    with TemporaryDirectory() as place:
        path = Path(place) / f"{digest}.zip"
        path.write_bytes(content)
        loaded = read(path)
    notices = tuple(str(notice) for notice in loaded.notices)
    if loaded.refused or not loaded.feeds:
        grave = tuple(str(notice) for notice in loaded.notices if notice.severity is Severity.ERROR)
        raise TimetableError(_("この時刻表は取り込めません。いまの時刻表はそのままです。"), grave[:MOST_NOTICES])
    network = loaded.network
    spans = [span for feed in range(len(network.feeds)) if (span := network.span(feed))]
    kept = archive_file(town, digest)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(content)
    with transaction.atomic():
        row = Timetable.objects.create(
            municipality=town, name=name or "・".join(network.publishers.whole())[:120], digest=digest, source=source, licence=licence,
            first_day=min((first for first, _last in spans), default=None), last_day=max((last for _first, last in spans), default=None),
            stops=len(network.stops.feed), trips=len(network.trips.id), notices=list(notices[:MOST_NOTICES]),
            added_at=at, added_by=by.author,
        )  # fmt: skip
        _event(EventKind.TIMETABLE_ADDED, row, by, at, day)
        compile_network(town)
    return row


@transaction.atomic
def remove_timetable(row: Timetable, *, by: Acting, at: datetime, day: date) -> None:
    """Take a timetable out of use; what was answered with it stays as it was."""
    by.require(Permission.KEEP_LAYERS)
    row.removed_at = at
    row.save(update_fields=["removed_at"])
    _event(EventKind.TIMETABLE_REMOVED, row, by, at, day)
    compile_network(row.municipality)


@transaction.atomic
def set_limits(said: dict[str, Any], *, by: Acting, at: datetime, day: date) -> BusLimits:
    """Write down what the group asks of a person on her way by bus."""
    by.require(Permission.MANAGE_GROUP)
    row, _new = BusLimits.objects.update_or_create(body=by.body, defaults=said)
    record(
        body=by.body.pk, kind=EventKind.GROUP_CHANGED, subject=str(by.body.pk), by=by.author, at=at, service_day=day,
        facts={"bus_limits": said},
    )  # fmt: skip
    return row


@transaction.atomic
def keep_basis(wish: Wish, basis: dict[str, Any] | None, reply: Reply, *, by: Acting, at: datetime) -> BusBasis | None:
    """Keep with the wish what was found and what she said; nothing while it says no time. Anew when the wish is changed."""
    by.require(Permission.TAKE_WISHES)
    if basis is None:
        BusBasis.objects.filter(wish=wish).delete()
        return None
    said = {"reason": reply.reason, "reason_text": reply.reason_text, "way": reply.way, "goal": reply.goal}
    found = {"body": wish.body, "rider_id": wish.rider_id, "service_day": wish.service_day, "basis": basis}
    row, _new = BusBasis.objects.update_or_create(
        wish=wish, defaults=found | said | {"asked_at": at, "asked_by": by.author}
    )
    _told(row, by, at)
    return row


@transaction.atomic
def advise_bus(rider: UUID, service_day: date, basis: dict[str, Any], *, by: Acting, at: datetime) -> BusBasis:
    """Write down that a caller was told of the bus and takes it: no wish, but the line gained a passenger."""
    by.require(Permission.TAKE_WISHES)
    row = BusBasis.objects.create(
        body=by.body, rider_id=rider, service_day=service_day, basis=basis, way=BusBasis.Way.BUS, asked_at=at,
        asked_by=by.author,
    )  # fmt: skip
    _told(row, by, at)
    return row


def not_asked(missing: str = Missing.TIMETABLE.name) -> dict[str, Any]:
    """Return the basis of a wish for which nobody could ask: not known, never none."""
    spoken = _("計画係の準備ができていないので、バスで行けるかどうかは計算できません。")
    return {"kind": "unknown", "missing": missing, "spoken": spoken, "notes": [], "feeder": None}


def _told(row: BusBasis, by: Acting, at: datetime) -> None:
    facts = {"kind": row.basis.get("kind"), "why": row.basis.get("why", ""), "reason": row.reason, "way": row.way}
    record(
        body=row.body_id, kind=EventKind.BUS_TOLD, subject=str(row.wish_id or row.pk), by=by.author, at=at,
        service_day=row.service_day, facts=facts,
    )  # fmt: skip


def _event(kind: EventKind, row: Timetable, by: Acting, at: datetime, day: date) -> None:
    record(
        body=by.body.pk,
        kind=kind,
        subject=str(row.pk),
        by=by.author,
        at=at,
        service_day=day,
        facts={"digest": row.digest},
    )
