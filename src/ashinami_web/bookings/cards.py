"""What a group keeps of a rider beside her person row."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.bookings.models import RiderCard
from ashinami_web.config.acting import Acting
from ashinami_web.people.roles import Permission


@transaction.atomic
def write_card(  # noqa: PLR0913 - an action names all it is told
    rider: UUID,
    *,
    needs: Iterable[str],
    boarding: int,
    longest_ride: int,
    note: str,
    hand_over: int | None = None,
    by: Acting,
    at: datetime,
    day: date,
) -> RiderCard:
    """Write a rider's card, or write it anew; the record says that it changed, not what stands in it."""
    by.require(Permission.SEE_PEOPLE)
    card, _made = RiderCard.objects.update_or_create(
        body=by.body,
        person_id=rider,
        defaults={
            "needs": sorted(needs),
            "boarding": boarding,
            "longest_ride": longest_ride,
            "note": note,
            "hand_over": hand_over,
        },
    )
    record(
        body=by.body.pk,
        kind=EventKind.PERSON_CHANGED,
        subject=str(rider),
        by=by.author,
        at=at,
        service_day=day,
        facts={"changed": ["card"]},
    )
    return card


def change_needs(rider: UUID, needs: Iterable[str], *, by: Acting, at: datetime, day: date) -> RiderCard:
    """Write what a rider needs, heard on the phone; everything else of her card stays."""
    card = RiderCard.objects.filter(body=by.body, person_id=rider).first() or RiderCard()
    return write_card(
        rider,
        needs=needs,
        boarding=card.boarding,
        longest_ride=card.longest_ride,
        note=card.note,
        hand_over=card.hand_over,
        by=by,
        at=at,
        day=day,
    )
