"""Places as their pages show them, the texts that are no place yet, and the rides a place touches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from ashinami.basics.clock import Span
from ashinami.geo.fold import fold
from ashinami.geo.gazetteer import Hit
from ashinami.geo.mesh import JAPAN
from ashinami.vocabulary.ride import RideState
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.models import Place, Wish
from ashinami_web.bookings.queries import place_value
from ashinami_web.bookings.recall import gazetteer_of, places_of
from ashinami_web.runs.models import Ride

SIDES = ("destination", "origin")
NOT_PROMISED = (RideState.REQUESTED, RideState.OFFERED)
MOST_HITS = 5
MOST_FOUND = 100


@dataclass(frozen=True, slots=True)
class End:
    """One end of a wish: where she is taken (`side` destination), or where she is fetched (origin)."""

    wish: Wish
    side: str

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.wish.pk}:{self.side}"


@dataclass(frozen=True, slots=True)
class Unlocated:
    """A text said on the phone that is no place yet (場所未確認), the coming wishes it stands in, and the places it may mean."""

    text: str
    ends: tuple[End, ...]
    hits: tuple[Hit, ...]


def listed(body: Body) -> QuerySet[Place]:
    """Return the places the group may name, those not located first, then by reading."""
    rows = places_of(body).select_related("body").alias(located=Q(lat__isnull=False))
    return rows.order_by("located", "kana", "name")


def found(body: Body, text: str) -> list[Place]:
    """Return the places a text may mean, best first."""
    rows = {str(row.pk): row for row in listed(body)}
    return [rows[hit.place.key] for hit in gazetteer_of(rows.values()).find(text, limit=MOST_FOUND)]


def unlocated(body: Body, today: date) -> tuple[Unlocated, ...]:
    """Return the texts of wishes from today on that are no place yet, by the day they are needed; written alike they are one."""
    promised = Ride.objects.filter(wish=OuterRef("pk")).exclude(state__in=NOT_PROMISED)
    only_text = Q(destination__isnull=True) & ~Q(destination_text="") | Q(origin__isnull=True) & ~Q(origin_text="")
    rows = (
        Wish.objects.filter(only_text, ~Exists(promised), body=body, service_day__gte=today, state__in=NOT_PROMISED)
        .prefetch_related("rider")
        .order_by("service_day", "appointment", "taken_at")
    )
    ends: defaultdict[str, list[End]] = defaultdict(list)
    for wish in rows:
        for side in SIDES:
            text = getattr(wish, f"{side}_text")
            if text and getattr(wish, f"{side}_id") is None:
                ends[fold(text) or text].append(End(wish, side))
    if not ends:
        return ()
    known = gazetteer_of(places_of(body))
    texts = [(getattr(same[0].wish, f"{same[0].side}_text"), same) for same in ends.values()]
    return tuple(Unlocated(text, tuple(same), known.find(text, limit=MOST_HITS)) for text, same in texts)


def called(waiting: Iterable[Unlocated], text: str) -> Unlocated | None:
    """Return what waits under a text, however it is written."""
    return next((each for each in waiting if (fold(each.text) or each.text) == (fold(text) or text)), None)


def rides_touched(place: Place, body: UUID, today: date) -> QuerySet[Ride]:
    """Return the group's rides to and from a place that are still to come."""
    return (
        Ride.objects.filter(
            Q(wish__destination=place) | Q(wish__origin=place),
            body_id=body,
            service_day__gte=today,
            state__in=[state for state in RideState if not state.ended],
        )
        .select_related("wish")
        .prefetch_related("wish__rider", "driver")
        .order_by("service_day", "pick_up_at", "wish__appointment")
    )


def is_abroad(place: Place) -> bool:
    """Whether its point lies outside Japan: most likely a slip of the hand."""
    point = place_value(place).point
    return point is not None and point not in JAPAN


def hours_in_words(place: Place) -> list[tuple[str, str]]:
    """Return the weekdays that are alike and when it is open on them ("" for closed), Monday first; nothing when not known."""
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for day, spans in enumerate(place.hours):
        alike[" ".join(str(Span(*span)) for span in spans)].append(day)
    return [(_weekdays(days), spans) for spans, days in alike.items()]


def _weekdays(days: list[int]) -> str:
    """Return weekdays in short: all seven as one word, three or more in a row by their first and last."""
    if len(days) == len(WEEKDAYS_ABBR):
        return _("毎日")
    first, last = str(WEEKDAYS_ABBR[days[0]]), str(WEEKDAYS_ABBR[days[-1]])
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{first}–{last}"
    return "・".join(str(WEEKDAYS_ABBR[day]) for day in days)
