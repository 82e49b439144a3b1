"""Rows of the desk as library values, and what the desk looks up while the phone is in the hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from ashinami.basics.clock import Span
from ashinami.basics.place import Point
from ashinami.geo.fold import fold
from ashinami.vocabulary.arrangement import Arrangement
from ashinami.vocabulary.person import Need, Rider
from ashinami.vocabulary.place import Place as PlaceValue
from ashinami.vocabulary.place import PlaceKind
from ashinami.vocabulary.wish import Back, Purpose
from ashinami.vocabulary.wish import Wish as WishValue
from ashinami_web.bodies.models import Arrangement as ArrangementRow
from ashinami_web.bookings.models import DeskRules, Place, RiderCard, Wish
from ashinami_web.config.rows import dated
from ashinami_web.people.models import Person

STILL_WANTED = ("requested", "offered", "confirmed")


def home_of(person: Person) -> PlaceValue:
    """Return a person's home as a place to drive to."""
    return PlaceValue(
        key=f"home:{person.pk}",
        name="自宅",
        kind=PlaceKind.HOME,
        point=_point(person.lat, person.lon),
        town=person.town,
        aliases=(person.house_name,) if person.house_name else (),
        note=person.entrance_note,
    )


def place_value(row: Place) -> PlaceValue:
    """Return the place as the library knows it."""
    return PlaceValue(
        key=str(row.pk),
        name=row.name,
        kana=row.kana,
        kind=PlaceKind[row.kind],
        point=_point(row.lat, row.lon),
        town=row.town,
        aliases=tuple(row.aliases),
        note=row.note,
        hours=tuple(tuple(Span(start, end) for start, end in day) for day in row.hours),
    )


def rules_of(body: UUID) -> DeskRules:
    """Return how the group's desk works; a group that has set nothing works by the usual rules."""
    return DeskRules.objects.filter(body_id=body).first() or DeskRules(body_id=body)


def rider_value(person: Person, card: RiderCard | None, rules: DeskRules) -> Rider:
    """Return the rider as the library knows her; without a card the usual minutes hold."""
    usual = Rider(
        key=str(person.pk),
        name=str(person),
        home=home_of(person),
        kana=person.kana,
        phone=person.phone,
        hand_over=rules.hand_over,
    )
    if card is None:
        return usual
    return Rider(
        key=usual.key,
        name=usual.name,
        home=usual.home,
        kana=usual.kana,
        phone=usual.phone,
        needs=frozenset(Need(need) for need in card.needs),
        boarding=card.boarding,
        longest_ride=card.longest_ride,
        note=card.note,
        hand_over=usual.hand_over if card.hand_over is None else card.hand_over,
    )


def arrangement_value(row: ArrangementRow) -> Arrangement:
    """Return the arrangement as the library knows it; lists of choices become sets."""
    facts = {key: frozenset(answer) if isinstance(answer, list) else answer for key, answer in row.facts.items()}
    return Arrangement(key=row.key, name=row.name, facts=facts)


def arrangements_on(body: UUID, day: date) -> QuerySet[ArrangementRow]:
    """Return the group's arrangements in force on the day, the default first."""
    return ArrangementRow.objects.filter(dated(on=day), body_id=body).order_by("-is_default", "name")


def wish_value(row: Wish) -> WishValue:
    """Return the wish as the library knows it; a wish that says too little to be a ride (`is_complete`) is a ValueError."""
    return WishValue(
        key=str(row.pk),
        day=row.service_day,
        rider=str(row.rider_id),
        origin=place_value(row.origin) if row.origin else _free(row.origin_text, "origin", row) or home_of(row.rider),
        destination=place_value(row.destination) if row.destination else _somewhere(row),
        appointment=row.appointment,
        leave_after=row.leave_after,
        back=Back[row.back],
        back_at=row.back_at,
        accompaniment=row.accompaniment,
        stay=row.stay,
        companions=row.companions,
        purpose=Purpose[row.purpose],
        arrangement=row.arrangement.key if row.arrangement else "",
        note=row.note,
    )


def is_complete(row: Wish) -> bool:
    """Whether the wish says enough to be planned: a time, and the end of the visit where a time for the return is asked."""
    return (row.appointment is not None or row.leave_after is not None) and (
        row.back != Back.FIXED.name or row.back_at is not None
    )


def wishes_on(body: UUID, day: date) -> QuerySet[Wish]:
    """Return the wishes of a day with all that is shown beside them."""
    return (
        Wish.objects.filter(body_id=body, service_day=day)
        .select_related("origin", "destination", "arrangement")
        .prefetch_related("rider", "rides")
        .order_by(Coalesce("appointment", "leave_after").asc(nulls_last=True), "taken_at")
    )


def cards_of(body: UUID, riders: Iterable[UUID]) -> dict[UUID, RiderCard]:
    """Return the group's cards of the riders, by their keys."""
    return {card.person_id: card for card in RiderCard.objects.filter(body_id=body, person__in=set(riders))}


def found_by(person: Person) -> str:
    """Return what a person is found by: name, reading, house name, town, and the digits of her telephone."""
    digits = "".join(sign for sign in person.phone if sign.isdigit())
    return " ".join(fold(part) for part in (person.name, person.kana, person.house_name, person.town, digits) if part)


def _point(lat: float | None, lon: float | None) -> Point | None:
    return None if lat is None or lon is None else Point(lat, lon)


def _free(text: str, end: str, row: Wish) -> PlaceValue | None:
    return PlaceValue(key=f"{end}:{row.pk}", name=text) if text else None


def _somewhere(row: Wish) -> PlaceValue:
    return _free(row.destination_text, "destination", row) or PlaceValue(
        key=f"destination:{row.pk}", name="（行き先未定）"
    )
