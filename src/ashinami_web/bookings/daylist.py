"""The wishes of a day as a list, its filters, and the numbers of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from ashinami.vocabulary.ride import Leg, RideState
from ashinami.vocabulary.wish import Back
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import STILL_WANTED
from ashinami_web.runs.models import Ride

OFF = (RideState.CANCELLED, RideState.UNMET)
FILTERS = {
    "unassigned": gettext_lazy("運転者が未定"),
    "undetermined": gettext_lazy("法の要確認"),
    "open_return": gettext_lazy("お帰りの電話待ち"),
    "call_back": gettext_lazy("折り返しの約束"),
}
"""What a list of wishes can be narrowed to: the names, which stand in addresses, and their words."""


@dataclass(frozen=True, slots=True)
class DayCounts:
    """How many wishes of a day stand, and how many of them wait for a driver, the law, a call home, or our call."""

    day: date
    wishes: int
    unassigned: int
    undetermined: int
    open_return: int
    call_back: int

    @property
    def waiting(self) -> list[tuple[str, Promise, int]]:
        """What waits: the name of each filter, its word, and how many."""
        return [(name, word, getattr(self, name)) for name, word in FILTERS.items()]


def narrowed_to(name: str) -> Q:
    """Return the condition of a filter; a name that is none narrows nothing."""
    waiting = Ride.objects.filter(wish=OuterRef("pk"), state=RideState.REQUESTED)
    match name:
        case "unassigned":
            return Q(Exists(waiting))
        case "undetermined":
            return Q(
                verdict__in=Wish.UNSETTLED,
                signed_by="",
                state__in=STILL_WANTED,
            )
        case "open_return":
            return Q(Exists(waiting.filter(leg=Leg.BACK.name)), back=Back.OPEN.name)
        case "call_back":
            return Q(call_back_by__isnull=False, state__in=(RideState.REQUESTED, RideState.OFFERED))
        case _:
            return Q()


def counts_of(body: UUID, day: date) -> DayCounts:
    """Return the numbers of a group's day; what is off does not count."""
    rows: QuerySet[Wish] = Wish.objects.filter(body_id=body, service_day=day)
    found = rows.exclude(state__in=OFF).aggregate(
        wishes=Count("pk"), **{name: Count("pk", filter=narrowed_to(name)) for name in FILTERS}
    )
    return DayCounts(day=day, **found)
