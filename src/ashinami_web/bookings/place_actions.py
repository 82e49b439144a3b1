"""Adding and changing places, and saying where a free text is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.place import Place as PlaceValue
from ashinami_web.audit.actions import record, record_about
from ashinami_web.bookings.actions import open_to_change
from ashinami_web.bookings.models import Place
from ashinami_web.bookings.place_queries import End
from ashinami_web.bookings.queries import place_value
from ashinami_web.config.acting import Acting
from ashinami_web.people.roles import Permission


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """What was written anew of a place: names of fields of `ashinami.vocabulary.place.Place`, and `shared`."""

    changed: tuple[str, ...]

    @property
    def touches_rides(self) -> bool:
        """Whether a driver must hear of it: the place stands elsewhere, or the words for him are others."""
        return bool({"point", "note"} & set(self.changed))


def may_see(by: Acting) -> bool:
    """Whether somebody may look at places: who takes wishes, and who keeps the installation."""
    return by.may(Permission.TAKE_WISHES) or by.may(Permission.MANAGE_ACCOUNTS)


def may_keep_own(by: Acting) -> bool:
    """Whether somebody may keep places of the group's own."""
    return by.may(Permission.TAKE_WISHES) or by.may(Permission.MANAGE_GROUP)


def may_share(by: Acting) -> bool:
    """Whether somebody may keep places that every group of the municipality sees."""
    return by.may(Permission.MANAGE_GROUP) or by.may(Permission.MANAGE_ACCOUNTS)


def may_change(place: Place, by: Acting) -> bool:
    """Whether somebody may change the place: a public one of his municipality, or one of the group acted for."""
    if place.municipality_id != _town(by):
        return False
    return may_share(by) if place.body_id is None else place.body_id == by.body.pk and may_keep_own(by)


@transaction.atomic
def add_place(*, said: PlaceValue, shared: bool, by: Acting, at: datetime, day: date) -> Place:
    """Write a new place down; `said.key` is its id, made on the page, so that sending the page twice gives the same place.

    Shared, every group of the municipality sees it; else the group acted for alone.
    """
    _refuse_unless(may_share(by) if shared else may_keep_own(by))
    known = Place.objects.filter(pk=UUID(said.key)).first()
    if known is not None:
        return known
    place = Place(id=UUID(said.key), municipality_id=_town(by), body=None if shared else by.body)
    _write(place, said)
    place.save(force_insert=True)
    _event(EventKind.PLACE_ADDED, place, by, at, day, shared=shared)
    return place


@transaction.atomic
def change_place(  # noqa: PLR0913 - an action names all it is told
    *, place: Place, said: PlaceValue, shared: bool, by: Acting, at: datetime, day: date
) -> PlaceChange:
    """Write a place anew; the record names the fields, not what stood in them. What is shared stays shared."""
    publishes = shared and place.body_id is not None
    _refuse_unless(may_change(place, by) and (may_share(by) or not publishes))
    before = place_value(place)
    changed = tuple(
        field.name
        for field in fields(PlaceValue)
        if field.name != "key" and getattr(before, field.name) != getattr(said, field.name)
    )
    if publishes:
        place.body, changed = None, (*changed, "shared")
    if changed:
        _write(place, said)
        place.save()
        _event(EventKind.PLACE_CHANGED, place, by, at, day, changed=list(changed))
    return PlaceChange(changed)


@transaction.atomic
def locate(ends: Iterable[End], *, place: Place, by: Acting, at: datetime) -> None:
    """Give wishes the place for what was only a text. Rides, verdict and signature stay; before a ride is confirmed all is judged anew.

    Raises
    ------
    WishStateError
        When one of the wishes can no longer be changed: nothing is changed.
    """
    by.require(Permission.TAKE_WISHES)
    for end in ends:
        wish = open_to_change(end.wish)
        setattr(wish, end.side, place)
        setattr(wish, f"{end.side}_text", "")
        wish.save(update_fields=[end.side, f"{end.side}_text"])
        record_about(
            wish,
            EventKind.WISH_CHANGED,
            by=by.author,
            at=at,
            facts={"changed": [end.side], "place": str(place.pk), "verdict": wish.verdict},
        )


def _town(by: Acting) -> UUID:
    return by.body.municipality_id or by.body.pk


def _refuse_unless(may: bool) -> None:  # noqa: FBT001 - reads as a sentence
    if not may:
        raise PermissionDenied("this place is kept by others")


def _write(place: Place, said: PlaceValue) -> None:
    place.name, place.kana, place.town, place.note = said.name, said.kana, said.town, said.note
    place.kind, place.aliases = said.kind.name, list(said.aliases)
    place.lat, place.lon = (said.point.lat, said.point.lon) if said.point else (None, None)
    place.hours = [[[span.start, span.end] for span in spans] for spans in said.hours]


def _event(kind: EventKind, place: Place, by: Acting, at: datetime, day: date, **facts: object) -> None:
    record(body=by.body.pk, kind=kind, subject=str(place.pk), by=by.author, at=at, service_day=day, facts=facts)
