"""A driver cannot drive what was confirmed: the promise ends, and the others are asked at once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.basics.clock import Minute
from ashinami.vocabulary.asking import CannotWhy, LadderState
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.ride import Leg, RideState
from ashinami_web.bookings.models import Wish
from ashinami_web.offers.authority import confirmed_by
from ashinami_web.offers.beginning import DESK, CannotAskError, TooLateError, begin, event
from ashinami_web.offers.climbing import end
from ashinami_web.offers.models import Ladder
from ashinami_web.offers.wishes import asked_before
from ashinami_web.runs.board import day_of, turn
from ashinami_web.runs.models import Ride
from ashinami_web.runs.projection import project, take_out

BY_DRIVER = "運転者の都合"
"""What the record of the ride says; why, is nobody's business but the desk's on that day."""


def drop_out(  # noqa: PLR0913 - an action names all it is told
    wish: Wish, driver: UUID, why: CannotWhy, *, by: str, at: datetime, device: str = DESK
) -> Ladder | None:
    """Take down that a driver cannot drive what was confirmed, and ask the others at once.

    Returns the new ladder; None when nobody else could drive it: then the ride stands among those without a driver, and the desk rings.

    Raises
    ------
    TooLateError
        When he has set out already, or it was not his.
    """
    told, word, legs = _take_back(wish, driver, by=by, at=at, device=device)
    # only now: the engine reads what has been written
    wish = Wish.objects.select_related("body").get(pk=wish.pk)
    without = {driver, *asked_before(wish.pk)}
    try:
        with transaction.atomic():
            ladder = begin(wish, legs, [], without=without, by=by, on_word_of=word, at=at, told=told)
            ladder.why_began = why.value
            ladder.save(update_fields=["why_began"])
    except CannotAskError:
        return None
    return ladder


@transaction.atomic
def _take_back(
    wish: Wish, driver: UUID, *, by: str, at: datetime, device: str
) -> tuple[dict[str, Minute], str, list[str]]:
    """Take the promise back; return the minutes the rider has been told, on whose word it had been given, and what is to be asked now.

    A way that others were being asked about is asked about again together with his.
    """
    wish = Wish.objects.select_for_update(of=("self",)).get(pk=wish.pk)
    rides = list(wish.rides.filter(driver=driver, state=RideState.CONFIRMED).order_by("pick_up_at"))
    if not rides:
        raise TooLateError(_("この送迎は、いまは受付への電話でお願いします。"))
    day = day_of(wish.body_id, wish.service_day)
    turn(day, day.version)
    told = {ride.leg: ride.pick_up_at or 0 for ride in rides}
    word = next((who for ride in rides if (who := confirmed_by(wish.body_id, ride.pk))), "")
    for ride in rides:
        event(EventKind.RIDE_WITHDRAWN, str(ride.pk), wish, by=by, at=at, device=device, facts={"reason": BY_DRIVER})
    for ride in Ride.objects.filter(pk__in=[ride.pk for ride in rides]):
        take_out(ride)
        ride.driver = ride.pick_up_at = ride.drop_off_at = ride.metres = None
        ride.state = RideState.REQUESTED
        ride.save(update_fields=["driver", "pick_up_at", "drop_off_at", "metres", "state"])
    project(wish)
    facts = {"driver": str(driver), "legs": list(told)}
    event(EventKind.DROPPED_OUT, str(wish.pk), wish, by=by, at=at, device=device, facts=facts)
    legs = set(told)
    for ladder in Ladder.objects.filter(wish=wish, state=LadderState.OPEN).select_related("wish"):
        legs |= set(ladder.legs)
        end(ladder, LadderState.CALLED_OFF, "運転者が行けなくなり、あらためてたずねます。", at, by=by)
    return told, word, [leg.name for leg in Leg if leg.name in legs]
