"""Asking for the bus of a wish; where the engine cannot say just now, that is said and the wish can be taken all the same."""

from __future__ import annotations

from typing import Any

from ashinami_web.bookings.models import Wish
from ashinami_web.buses.actions import not_asked
from ashinami_web.running.line import EngineError
from ashinami_web.runs.asking import ask_engine
from ashinami_web.runs.offer_actions import columns_of


def bus_for(wish: Wish) -> dict[str, Any] | None:
    """Return the transit basis of a wish, saved or not; None while it says too little."""
    if wish.appointment is None or wish.rider_id is None:
        return None
    try:
        found: dict[str, Any] | None = ask_engine("bus", wish.body, wish=columns_of(wish))
    except EngineError:
        return not_asked()
    return found
