"""What happened to a wish, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.ride import Leg
from ashinami_web.audit.queries import events_about
from ashinami_web.bookings.models import Wish
from ashinami_web.people.queries import authors

_WORDS = {
    EventKind.WISH_REQUESTED: gettext_noop("申込みを受けました"),
    EventKind.WISH_CHANGED: gettext_noop("申込みを変えました"),
    EventKind.WISH_CANCELLED: gettext_noop("取り消しました"),
    EventKind.WISH_UNMET: gettext_noop("お断りしました"),
    EventKind.WISH_SIGNED: gettext_noop("要確認のまま署名しました"),
    EventKind.RIDE_CONFIRMED: gettext_noop("確定しました"),
    EventKind.RIDE_WITHDRAWN: gettext_noop("確定を取り消しました"),
    EventKind.RIDE_MOVED: gettext_noop("運転者を替えました"),
    EventKind.RIDE_LOCKED: gettext_noop("運転者を固定しました"),
    EventKind.RIDE_UNLOCKED: gettext_noop("固定を外しました"),
    EventKind.RIDE_EN_ROUTE: gettext_noop("迎えに出発しました"),
    EventKind.RIDE_ARRIVED: gettext_noop("迎え先に着きました"),
    EventKind.RIDE_ABOARD: gettext_noop("お乗せしました"),
    EventKind.RIDE_DONE: gettext_noop("送り届けました"),
    EventKind.RIDE_NO_SHOW: gettext_noop("いらっしゃいませんでした"),
    EventKind.RIDE_CANCELLED: gettext_noop("送迎を取り消しました"),
    EventKind.VOIDED: gettext_noop("記録を取り下げました"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened: when, which way it concerns (nothing: the whole wish), what, the reason given, and who says so."""

    at: datetime
    leg: Leg | None
    what: str
    reason: str
    who: str


def history(wish: Wish) -> list[Line]:
    """Return what happened to a wish and its rides, oldest first; authors by name as far as they may be seen."""
    legs = {str(ride.pk): Leg[ride.leg] for ride in wish.rides.all()}
    events = events_about(wish.body_id, [str(wish.pk), *legs])
    names = authors(event.by for event in events)
    return [
        Line(
            at=event.happened_at,
            leg=legs.get(event.subject),
            what=_(_WORDS[event.kind]) if event.kind in _WORDS else str(event.kind),
            reason=str(event.facts.get("reason") or ""),
            who=names.get(event.by, ""),
        )
        for event in events
    ]
