"""Who is to be rung, by the time that was promised: riders, and who speaks for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from ashinami.casework.windows import Margins
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.ride import Leg, RideState
from ashinami.vocabulary.wish import EndedBy
from ashinami_web.audit.models import Event
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import STILL_WANTED, rules_of
from ashinami_web.bookings.readback import promised, spoken
from ashinami_web.config import clock
from ashinami_web.people.models import Person
from ashinami_web.runs.models import Ride
from ashinami_web.shift.models import How, Proxy, Telling

EVE = time(17, 0)
"""Until when she is told on the day before, where no other time was promised."""

_NEWS = (
    EventKind.RIDE_CONFIRMED,
    EventKind.RIDE_WITHDRAWN,
    EventKind.WISH_UNMET,
    EventKind.WISH_CANCELLED,
)
_FETCHED = EventKind.RIDE_ABOARD
"""Who has been fetched since knows it too."""
_OWN_WORD = (EndedBy.RIDER.value, EndedBy.FAMILY.value)
"""Who called it off knows it."""


@dataclass(frozen=True, slots=True)
class Call:
    """One person to be rung about one wish.

    Attributes
    ----------
    relation : who it is to the rider; empty when it is the rider herself.
    how : how he is told.
    due : until when; `late` when that has gone by.
    what : what has happened, in a few words; `sentence` is what to say.
    """

    wish: Wish
    person: Person
    relation: str
    how: How
    due: datetime
    late: bool
    what: str
    sentence: str


def calls(body: UUID, now: datetime) -> list[Call]:
    """Return who is to be rung, the earliest promise first."""
    today = now.astimezone(clock.JAPAN).date()
    news = _news(body, today)
    promised_calls = Wish.objects.filter(body_id=body, service_day__gte=today, call_back_by__isnull=False)
    keys = {*news, *promised_calls.filter(state__in=STILL_WANTED).values_list("pk", flat=True)}
    rows = list(
        Wish.objects.filter(pk__in=keys)
        .select_related("origin", "destination")
        .prefetch_related("rider", "rides")
        .order_by("service_day")
    )
    proxies: defaultdict[UUID, list[Proxy]] = defaultdict(list)
    for proxy in Proxy.objects.filter(body_id=body, rider__in=[row.rider_id for row in rows]).prefetch_related(
        "person"
    ):
        proxies[proxy.rider_id].append(proxy)
    told = _told(keys)
    kept = rules_of(body).margins
    found = [
        call for row in rows for call in _of_wish(row, news.get(row.pk), proxies[row.rider_id], told, now, margins=kept)
    ]
    return sorted(found, key=lambda call: (call.due, call.wish.service_day))


def _of_wish(  # noqa: PLR0913 - all that a call is made from
    wish: Wish,
    news: Event | None,
    proxies: Iterable[Proxy],
    told: dict[tuple[UUID, UUID], datetime],
    now: datetime,
    *,
    margins: Margins,
) -> Iterable[Call]:
    since = news.happened_at if news else wish.taken_at
    due = wish.call_back_by if wish.call_back_by and wish.call_back_by > since else _eve(wish, since)
    first = next((ride.pick_up_at for ride in wish.rides.all() if ride.leg == Leg.OUT.name), None)
    over = wish.state in (RideState.UNMET, RideState.CANCELLED)
    sentence = _off(wish) if over else spoken(wish, pick_up=first, margins=margins) + promised(wish)
    whom = [(wish.rider, "", How.PHONE)]
    # before anything is settled only the rider was promised a call
    if news is not None:
        whom += [(proxy.person, proxy.get_relation_display(), How(proxy.how)) for proxy in proxies]
    for person, relation, how in whom:
        last = told.get((wish.pk, person.pk))
        if how is not How.NONE and (last is None or last < since):
            yield Call(wish, person, relation, how, due, due < now, _what(news), sentence)


def _news(body: UUID, today: date) -> dict[UUID, Event]:
    """Return the last thing that happened to each wish from today on that she does not know by herself."""
    kinds = (*_NEWS, _FETCHED)
    rows = Event.objects.filter(body_id=body, kind__in=kinds, corrected_by=None, service_day__gte=today)
    events = [event for event in rows.order_by("happened_at") if event.facts.get("ended_by") not in _OWN_WORD]
    rides = dict(Ride.objects.filter(pk__in=[UUID(event.subject) for event in events]).values_list("pk", "wish"))
    last = {rides.get(UUID(event.subject), UUID(event.subject)): event for event in events}
    return {wish: event for wish, event in last.items() if event.kind != _FETCHED}


def _told(wishes: Iterable[UUID]) -> dict[tuple[UUID, UUID], datetime]:
    rows = Telling.objects.filter(wish__in=list(wishes)).order_by("told_at")
    return {(row.wish_id, row.person_id): row.told_at for row in rows}


def _eve(wish: Wish, since: datetime) -> datetime:
    """Return the evening before; on the day itself, and after it, an hour after it happened."""
    eve = datetime.combine(wish.service_day - timedelta(days=1), EVE, clock.JAPAN)
    return eve if eve > since else since + timedelta(hours=1)


def _what(news: Event | None) -> str:
    match EventKind(news.kind) if news else None:
        case EventKind.RIDE_CONFIRMED:
            return _("送迎が決まりました")
        case EventKind.RIDE_WITHDRAWN:
            return _("確定が取り消されました")
        case EventKind.WISH_UNMET:
            return _("お断りすることになりました")
        case EventKind.WISH_CANCELLED:
            return _("取り消しになりました")
        case _:
            return _("折り返しの約束")


def _off(wish: Wish) -> str:
    """Return what is said of a ride that will not be. Japanese: it is spoken, not read."""
    day = wish.service_day
    return (
        f"{day.month}月{day.day}日の{wish.goes_to or '送迎'}ですが、"
        f"{wish.unmet_reason or 'こちらの都合'}のため、お送りできません。申しわけありません。"
    )
