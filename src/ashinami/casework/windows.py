"""From a wish as spoken to a wish with closed time windows: when the car may come, when it must be there."""

from __future__ import annotations

from dataclasses import dataclass

from ashinami.basics.clock import DAY_END, Minute
from ashinami.dispatch.problem import PlaceIndex, Trip, Window, WishOrder
from ashinami.vocabulary.person import Need, Rider
from ashinami.vocabulary.wish import Back, Purpose, Wish

_LAST: Minute = DAY_END - 1
_ANY_TIME = Window(0, _LAST)

FIRST = frozenset({Purpose.CLINIC, Purpose.CARE})
"""What is driven before all else when not everybody can be: treatment and care."""


@dataclass(frozen=True, slots=True)
class Margins:
    """How exactly a group keeps its promises, in minutes.

    Attributes
    ----------
    early : she may be at the door up to so long before her appointment less the minutes of handing over (and never after that).
    wait_at_home : with no appointment, the car comes within so long after the minute she named.
    wait_after_visit : the car for the return comes within so long after the visit ends.
    """

    early: Minute = 20
    wait_at_home: Minute = 30
    wait_after_visit: Minute = 30

    def __post_init__(self) -> None:
        """Refuse margins below zero."""
        if min(self.early, self.wait_at_home, self.wait_after_visit) < 0:
            raise ValueError("margins are not negative")


USUAL = Margins()
"""The margins of a group that has set none of its own."""


def order_for(
    wish: Wish, rider: Rider, way: tuple[PlaceIndex, PlaceIndex], direct: Minute, margins: Margins = USUAL
) -> WishOrder:
    """Return the wish as the planner sees it; `way` holds the places of origin and destination.

    `direct` is the minutes driven from origin to destination without a detour; it matters only for an accompaniment without
    appointment. A driver who stays with her brings her back, whatever the wish says about the return.
    """
    origin, destination = way

    def trip(start: PlaceIndex, end: PlaceIndex, pick_up: Window, drop_off: Window) -> Trip:
        return Trip(start, end, pick_up, drop_off, rider.boarding, rider.boarding, rider.longest_ride)

    fetched = _ANY_TIME
    if wish.leave_after is not None:
        fetched = _window(wish.leave_after, _LAST if wish.appointment is not None else margins.wait_at_home)
    if wish.appointment is not None:
        there = _window(wish.appointment - rider.hand_over - margins.early, margins.early)
    else:
        there = Window(0, _latest_arrival(wish, rider, margins))
    returns = wish.accompaniment or wish.back is Back.FIXED
    home = _window(_visit_over(wish, rider, direct, margins), margins.wait_after_visit) if returns else None
    in_wheelchair = Need.WHEELCHAIR in rider.needs
    return WishOrder(
        key=wish.key,
        out=trip(origin, destination, fetched, there),
        back=trip(destination, origin, home, _ANY_TIME) if home is not None else None,
        open_return=wish.back is Back.OPEN and not returns,
        accompaniment=wish.accompaniment,
        seats=wish.companions + (0 if in_wheelchair else 1),
        wheelchairs=1 if in_wheelchair else 0,
        skills=frozenset(need.skill for need in rider.needs if need.skill),
        priority=2 if wish.purpose in FIRST else 1,
        rider=rider.key,
    )


def _latest_arrival(wish: Wish, rider: Rider, margins: Margins) -> Minute:
    """Return when she is there at the latest without an appointment: fetched at the last promised minute, after the longest ride.

    Saying so tells the planner that her return comes later, and may be driven by somebody else.
    """
    latest = (wish.leave_after or 0) + margins.wait_at_home + rider.boarding + rider.longest_ride
    return min(latest, wish.back_at if wish.back_at is not None else _LAST, _LAST)


def _visit_over(wish: Wish, rider: Rider, direct: Minute, margins: Margins) -> Minute:
    if wish.back_at is not None:
        return wish.back_at
    if wish.appointment is not None:
        return wish.appointment + wish.stay
    # her stay must not be cut short even if the car comes at the last promised minute (a wish names one time at least)
    latest_pick_up = (wish.leave_after or 0) + margins.wait_at_home
    return latest_pick_up + rider.boarding + direct + rider.boarding + wish.stay


def _window(earliest: Minute, length: Minute) -> Window:
    """Return a window of the given length, both ends kept within the service day."""
    return Window(min(max(earliest, 0), _LAST), min(max(earliest + length, 0), _LAST))
