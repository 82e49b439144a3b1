"""The panel beside the form: what the desk should know while she speaks. Nothing in it blocks saving."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ashinami.basics.clock import Minute, clock
from ashinami.casework.basis import LegalBasis
from ashinami.geo.opening import is_open
from ashinami_web.bookings.basis import judge_wish
from ashinami_web.bookings.models import RiderCard, Wish
from ashinami_web.bookings.queries import is_complete, place_value, rider_value, rules_of, wish_value
from ashinami_web.bookings.readback import spoken
from ashinami_web.bookings.recall import others_that_day
from ashinami_web.config import clock as clocks
from ashinami_web.runs.ways import way_about


@dataclass(frozen=True, slots=True)
class Note:
    """One worded note; `level` as in components/note.html."""

    level: str
    text: str


@dataclass(frozen=True, slots=True)
class Check:
    """What is known of a wish while it is being said.

    Attributes
    ----------
    notes : worded notes, the weightiest first.
    basis : the legal verdict; None while the wish says too little to be a ride.
    pick_up : about when she would be fetched; `by_road` when the way there was found along the roads, not straight.
    sentence : the read-back.
    """

    notes: tuple[Note, ...]
    basis: LegalBasis | None
    pick_up: Minute | None
    sentence: str
    by_road: bool = False


def check(wish: Wish) -> Check:
    """Look at a wish, saved or not."""
    about = _pick_up(wish)
    notes = [*_when(wish), *_where(wish), *_same_day(wish)]
    return Check(
        notes=tuple(sorted(notes, key=lambda note: ("bad", "warn", "info").index(note.level))),
        basis=judge_wish(wish),
        pick_up=about[0] if about else None,
        sentence=spoken(wish),
        by_road=about is not None and about[1],
    )


def pick_up_about(wish: Wish) -> Minute | None:
    """Return about when she must be fetched to be there in time, rounded down to five minutes; None when nobody can say.

    The way, getting in and out, and the minutes from the car to where she is awaited, are taken off the appointment. The planner says the
    true minute.
    """
    about = _pick_up(wish)
    return about[0] if about else None


def _pick_up(wish: Wish) -> tuple[Minute, bool] | None:
    if wish.appointment is None:
        return None
    value = wish_value(wish)
    if value.origin.point is None or value.destination.point is None:
        return None
    way = way_about(wish.body, value.origin.point, value.destination.point)
    card = RiderCard.objects.filter(body_id=wish.body_id, person_id=wish.rider_id).first()
    rider = rider_value(wish.rider, card, rules_of(wish.body_id))
    return max(wish.appointment - rider.hand_over - way.minutes - 2 * rider.boarding, 0) // 5 * 5, way.by_road


def _when(wish: Wish) -> list[Note]:
    notes = []
    if wish.service_day < clocks.today():
        notes.append(Note("warn", _("過ぎた日です。日にちをお確かめください。")))
    if not is_complete(wish):
        if wish.appointment is None and wish.leave_after is None:
            notes.append(Note("info", _("時刻がまだです。書かなくても受けられますが、配車には組めません。")))
        else:
            notes.append(Note("info", _("お帰りの時刻がまだです。分からなければ「終わったら電話」にします。")))
    return notes


def _where(wish: Wish) -> list[Note]:
    notes = []
    if wish.rider.lat is None and not (wish.origin_id or wish.origin_text):
        notes.append(Note("warn", _("自宅の位置が分かりません（場所未確認）。配車の前に確かめます。")))
    if wish.origin_text:
        notes.append(Note("warn", _("お迎え先「%(text)s」は場所未確認です。") % {"text": wish.origin_text}))
    if wish.destination is None:
        if wish.destination_text:
            notes.append(
                Note(
                    "warn", _("「%(text)s」は場所未確認です。このまま受けられます。") % {"text": wish.destination_text}
                )
            )
        else:
            notes.append(Note("info", _("行き先がまだです。")))
    elif wish.appointment is not None:
        place, words = place_value(wish.destination), {"place": wish.destination.name, "time": clock(wish.appointment)}
        match is_open(place, wish.service_day, wish.appointment):
            case False:
                notes.append(Note("warn", _("%(place)sは、この日の%(time)sは開いていません。") % words))
            case None if place.hours:
                notes.append(Note("warn", _("%(place)sは、この日は休みかもしれません。お確かめください。") % words))
    return notes


def _same_day(wish: Wish) -> list[Note]:
    others = others_that_day(wish.body_id, wish.rider_id, wish.service_day, but=wish.pk)
    said = [f"{'' if other.appointment is None else clock(other.appointment)} {other.goes_to}" for other in others]
    return [Note("warn", _("同じ日に別の申込みがあります：%(others)s") % {"others": "、".join(said)})] if said else []
