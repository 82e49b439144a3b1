"""The one sentence said on the phone before hanging up, and the promise. Japanese on every page: it is spoken, not read."""

from __future__ import annotations

from datetime import datetime

from ashinami.basics.clock import Minute, clock_spoken
from ashinami.basics.day import weekday
from ashinami.casework.windows import Margins
from ashinami.vocabulary.ride import Leg, RideState
from ashinami.vocabulary.wish import Back
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import rules_of
from ashinami_web.config import clock

_SETTLED = (RideState.CONFIRMED, RideState.EN_ROUTE, RideState.ARRIVED, RideState.ABOARD)


def spoken(wish: Wish, *, pick_up: Minute | None = None, margins: Margins | None = None) -> str:
    """Return the wish as one sentence to say; `pick_up` is the planned minute, None while nobody has planned it.

    `margins` are the group's, where they are at hand: how long she waits is said as the group has set it.
    A guess is not said: riders who share a car are fetched earlier than the way alone would need, and she would not be ready.

    Examples
    --------
    12月1日火曜日、午前9時ごろ、山川はなさんをご自宅へお迎えに行き、午前9時20分までに中央医院へお連れします。お帰りは、…
    """
    day, kept = wish.service_day, margins or rules_of(wish.body_id).margins
    words = [f"{day.month}月{day.day}日{weekday(day)}曜日、"]
    if pick_up is not None:
        words.append(f"{clock_spoken(pick_up)}ごろ、")
    elif wish.leave_after is not None:
        words.append(f"{clock_spoken(wish.leave_after)}から{kept.wait_at_home}分のうちに、")
    words.append(f"{wish.rider}さんを{_from(wish)}へお迎えに行き、")
    if wish.appointment is not None:
        words.append(f"{clock_spoken(wish.appointment)}までに")
    words.append(f"{wish.goes_to or '行き先'}へお連れします。")
    if pick_up is None and wish.leave_after is None and wish.appointment is not None:
        words.append("お迎えの時刻は、決まりましたらお電話します。")
    words.append(_home(wish, kept))
    return "".join(words)


def promised(wish: Wish) -> str:
    """Return what was promised on the phone; for a ride that is settled, what holds now."""
    if _is_settled(wish):
        return "配車は決まっています。変わるときは、こちらからお電話します。"
    if wish.call_back_by is not None:
        return f"{_moment(wish.call_back_by)}までに、こちらからお電話します。"
    by_when = "決まりましたら、前の日までに" if wish.service_day > clock.today() else "決まりしだい、"
    return f"配車が{by_when}お電話します。"


def _is_settled(wish: Wish) -> bool:
    """Whether nothing of it is left to be settled: a way home for which she rings is settled when she does."""
    if wish.state in _SETTLED or wish.back != Back.OPEN.name:
        return wish.state in _SETTLED
    return any(ride.leg == Leg.OUT.name and ride.state in _SETTLED for ride in wish.rides.all())


def _from(wish: Wish) -> str:
    return (wish.origin.name if wish.origin else wish.origin_text) or "ご自宅"


def _home(wish: Wish, kept: Margins) -> str:
    stays = "用事のあいだは運転者が付き添い、" if wish.accompaniment else ""
    if wish.back == Back.OPEN.name:
        return f"{stays}お帰りは、終わりましたらお電話ください。"
    if wish.back == Back.NONE.name and not wish.accompaniment:
        return "お帰りのお迎えはありません。"
    if wish.back_at is not None:
        return (
            f"{stays}お帰りは、{clock_spoken(wish.back_at)}ごろから{kept.wait_after_visit}分のうちにお迎えに行きます。"
        )
    return f"{stays}お帰りの時刻は、あとでうかがいます。"


def _moment(when: datetime) -> str:
    local = when.astimezone(clock.JAPAN)
    day = "きょう" if local.date() == clock.today() else f"{local.month}月{local.day}日"
    return f"{day}の{clock_spoken(local.hour * 60 + local.minute)}"
