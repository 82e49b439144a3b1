"""Who could take ways of a wish as one driver, in the order in which it costs everybody least; and the runs that follow when one does."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ashinami.basics.clock import Minute
from ashinami.dispatch.offers import Offer
from ashinami.vocabulary.ride import Leg
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.models import Wish
from ashinami_web.runs.lifting import Lifted, at_minutes, lift
from ashinami_web.runs.standing import standing


def takers(
    body: Body, wish: str, legs: list[str], told: dict[str, Minute] | None = None
) -> list[dict[str, Any]] | None:
    """Return for each driver who could take all these ways the best minutes, the cheapest driver first; None when nobody may.

    A wish of which one driver must take both ways is asked for as a whole. With minutes `told` to the rider, who can keep them goes first.
    """
    row = Wish.objects.get(pk=UUID(wish))
    lifted = lift(standing(body, row.service_day, from_now=True), row.pk, tuple(Leg[leg] for leg in legs))
    if lifted is None:
        return None
    best: dict[str, Offer] = {}
    kept = [told[leg.name] for leg in lifted.legs if leg.name in told] if told else []
    as_told = lifted.offers(at_minutes(lifted.order, kept)) if kept and len(kept) == len(lifted.legs) else ()
    for offer in (*as_told, *lifted.offers()):
        if len(set(offer.drivers)) == 1:
            best.setdefault(offer.drivers[0], offer)
    return [{"driver": driver, "ways": _ways(lifted, offer)} for driver, offer in best.items()]


def take(body: Body, wish: str, legs: list[str], driver: str, minutes: list[int]) -> dict[str, Any] | None:
    """Return the runs that follow when a driver takes the ways at the minutes he was asked about; None when it no longer fits."""
    row = Wish.objects.get(pk=UUID(wish))
    lifted = lift(standing(body, row.service_day, from_now=True), row.pk, tuple(Leg[leg] for leg in legs))
    if lifted is None or len(lifted.legs) != len(minutes):
        return None
    found = lifted.offers(at_minutes(lifted.order, minutes))
    offer = next((offer for offer in found if set(offer.drivers) == {driver}), None)
    return {"runs": lifted.runs(offer)} if offer else None


def _ways(lifted: Lifted, offer: Offer) -> list[dict[str, Any]]:
    return [
        {"leg": leg.name, "pick_up": way.pick_up, "drop_off": way.drop_off}
        for leg, way in zip(lifted.legs, offer.legs, strict=True)
    ]
