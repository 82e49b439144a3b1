"""What fell: rides ahead that were lawful, or promised, and are not, each with what to do and whom to telephone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from ashinami.casework.guard import WORST_FIRST
from ashinami.casework.registration.rider_facts import CAR, DRIVER, RIDER
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.ride import RideState
from ashinami_web.audit.models import Event
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import STILL_WANTED
from ashinami_web.people.models import Person

MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class Fallen:
    """A wish whose basis fell.

    Attributes
    ----------
    before : the verdict it had; empty when nobody judged it anew, and it was promised all the same.
    law_changed : whether the law is written otherwise than when it was judged before.
    promised : whether a ride of it is confirmed.
    reasons : the first reasons of the verdict, or the first questions that are open.
    todo : what to do, in one sentence.
    drivers : who is to drive it.
    """

    wish: Wish
    before: str
    law_changed: bool
    promised: bool
    reasons: tuple[str, ...]
    todo: str
    drivers: tuple[Person, ...]


def fallen(body: UUID, today: date) -> list[Fallen]:
    """Return what fell of a group's rides ahead, the nearest day first, what is promised before the rest."""
    last = _last_events(body, today)
    rows = _stuck(body, today).select_related("destination").prefetch_related("rider", "rides__driver")
    found = [_fallen(wish, last.get(str(wish.pk))) for wish in rows if _fell(wish, last)]
    return sorted(found, key=lambda one: (one.wish.service_day, not one.promised))


def by_cause(found: Iterable[Fallen]) -> list[list[Fallen]]:
    """Put together what fell for the same reasons, in the same way: one thing to repair may stand behind many rides."""
    causes: dict[tuple[object, ...], list[Fallen]] = {}
    for one in found:
        key = (one.before, one.wish.verdict, one.law_changed, one.reasons, one.todo)
        causes.setdefault(key, []).append(one)
    return list(causes.values())


def count_fallen(body: UUID, today: date, *, day: date | None = None) -> int:
    """Return how many fell, of all rides ahead or of one day."""
    rows = _stuck(body, today)
    wishes = list((rows if day is None else rows.filter(service_day=day)).defer("basis").prefetch_related("rides"))
    last = _last_events(body, today) if wishes else {}
    return sum(_fell(wish, last) for wish in wishes)


def _stuck(body: UUID, today: date) -> QuerySet[Wish]:
    """Return the wishes ahead that the law does not let run as they stand."""
    stuck = Q(verdict=Wish.Verdict.UNLAWFUL) | Q(verdict__in=Wish.UNSETTLED, signed_by="")
    return Wish.objects.filter(stuck, body_id=body, service_day__gte=today, state__in=STILL_WANTED)


def _last_events(body: UUID, today: date) -> dict[str, Event]:
    """Return the last time each wish ahead came out otherwise, by its key."""
    events = Event.objects.filter(body_id=body, kind=EventKind.WISH_REJUDGED, service_day__gte=today)
    return {event.subject: event for event in events.order_by("happened_at", "recorded_at")}


def _fell(wish: Wish, last: Mapping[str, Event]) -> bool:
    """Whether it stood before: it is promised, or came out better until it was judged anew."""
    event = last.get(str(wish.pk))
    return _promised(wish) or (event is not None and event.facts["after"] == wish.verdict and _worse(event))


def _worse(event: Event) -> bool:
    before, after = (WORST_FIRST.index(event.facts[name]) for name in ("before", "after"))
    return after < before or event.facts["signature_fell"]


def _promised(wish: Wish) -> bool:
    return any(ride.state == RideState.CONFIRMED for ride in wish.rides.all())


def _fallen(wish: Wish, event: Event | None) -> Fallen:
    said = event if event is not None and event.facts["after"] == wish.verdict else None
    reasons = wish.basis.get("reasons", []) if wish.verdict == Wish.Verdict.UNLAWFUL else _asked(wish)
    return Fallen(
        wish=wish,
        before=said.facts["before"] if said else "",
        law_changed=bool(said and said.facts["law_changed"]),
        promised=_promised(wish),
        reasons=tuple(reasons[:MOST_REASONS]),
        todo=_todo(wish, reasons),
        drivers=tuple(dict.fromkeys(ride.driver for ride in wish.rides.all() if ride.driver_id is not None)),
    )


def _asked(wish: Wish) -> list[str]:
    return list(wish.basis.get("questions", []))


def _todo(wish: Wish, reasons: Sequence[str]) -> str:
    """Return what to do: it follows from whom the deciding reasons are about."""
    about = {role for role in (DRIVER, CAR, RIDER) for reason in reasons if _is_about(role, reason)}
    if about & {DRIVER, CAR}:
        return _("運転者台帳と車両台帳を確かめます。記録のとおりなら、別の運転者か車にかえます。")
    if RIDER in about:
        return _("利用者の名簿を確かめます。記録のとおりなら、この送迎はできません。利用者に電話します。")
    if wish.verdict in Wish.UNSETTLED:
        return _("分からないことを確かめます。急ぐときは、世話役が見て署名できます。")
    return _("登録・保険・取り決めの記録を確かめます。記録のとおりなら、この送迎はできません。利用者に電話します。")


def _is_about(role: str, reason: str) -> bool:
    """Whether a reason or a question is about somebody in this role: they are told of by it."""
    return f"{role}: " in reason or f"（{role}）" in reason
