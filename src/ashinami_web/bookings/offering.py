"""Offers on the desk's pages: asked of the engine, and taken with a word on what came of it."""

from __future__ import annotations

from django.contrib import messages
from django.utils.translation import gettext as _

from ashinami_web.bookings.models import Wish
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest
from ashinami_web.running.line import EngineError
from ashinami_web.runs.board import BoardMovedError
from ashinami_web.runs.offer_actions import (
    Line,
    OfferGoneError,
    hold_offer,
    offers_for,
    settle_offer,
    ways_of_hold,
    ways_told,
)
from ashinami_web.runs.promises import DriverTakenError


def offers_now(wish: Wish) -> tuple[Line, ...] | None:
    """Return the offers for a wish; None when the engine cannot say just now: the wish can be taken all the same."""
    try:
        return offers_for(wish)
    except EngineError:
        return None


def take_offer(request: ActingRequest, wish: Wish, token: str, *, settled: bool) -> None:
    """Hold what was chosen, or settle on it, and say what came of it."""
    by = request.acting
    ways = ways_told(token) if token else ways_of_hold(wish)
    try:
        if not settled:
            hold_offer(wish, ways, by=by, at=clock.now())
            messages.success(request, _("この時刻を30分のあいだ仮押さえしました。"))
            return
        done = settle_offer(wish, ways, by=by, at=clock.now())
    except (BoardMovedError, DriverTakenError) as error:
        messages.warning(request, error.text)
    except OfferGoneError as error:
        messages.warning(request, str(error))
    else:
        if done.waiting:
            messages.warning(request, done.waiting[0][1])
        else:
            messages.success(request, _("この時刻で確定しました。"))
