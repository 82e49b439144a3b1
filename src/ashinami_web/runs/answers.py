"""What the engine answers while somebody waits: offers on the phone, who else could drive, why, what if.

Questions and answers are JSON: keys, minutes and words, never a name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

from ashinami.casework.codec import to_plain
from ashinami.casework.day_law import asked_of_driver
from ashinami.casework.windows import order_for
from ashinami.dispatch.offers import Offer
from ashinami.dispatch.remedies import refusal
from ashinami.rules.verdict import Verdict
from ashinami.vocabulary.ride import Leg
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.basis import judge_wish
from ashinami_web.bookings.models import RiderCard, Wish
from ashinami_web.bookings.queries import is_complete, rider_value, rules_of, wish_value
from ashinami_web.buses.answering import bus
from ashinami_web.runs.lifting import Lifted, at_minutes, lift
from ashinami_web.runs.models import Ride
from ashinami_web.runs.rota import rota
from ashinami_web.runs.standing import standing
from ashinami_web.runs.takers import take, takers
from ashinami_web.runs.trying import board_terms, suppose
from ashinami_web.runs.ways import way

MOST_OFFERS = 6
"""As many as can be read out before she has forgotten the first."""

LOOKED_AT = 36
"""So many of the cheapest are looked at, so that different drivers are among those read out."""


def offers(body: Body, wish: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the offers for a wish as it is being said (the columns of its row); none while it says too little or is unlawful."""
    row = Wish(body=body, **wish | {"service_day": date.fromisoformat(wish["service_day"]), "pk": UUID(wish["pk"])})
    day = standing(body, row.service_day, from_now=True)  # at hand before she has said when
    if not is_complete(row):
        return []
    value, basis = wish_value(row), judge_wish(row, day.record)
    if basis is None or basis.verdict is Verdict.UNLAWFUL:
        return []
    if value.origin.point is None or value.destination.point is None:
        return []
    day = day.reaching((value.origin.point, value.destination.point), body)
    card = RiderCard.objects.filter(body=body, person=row.rider_id).first()
    rider = rider_value(row.rider, card, rules_of(body.pk))
    origin, destination = day.posed.rows[value.origin.point], day.posed.rows[value.destination.point]
    direct = int(day.problem.travel[origin, destination])
    order = replace(order_for(value, rider, (origin, destination), direct, day.margins), basis=asked_of_driver(basis))
    known = lift(day, row.pk)
    found = known.offers(order, LOOKED_AT) if known else day.desk.offers(order, most=LOOKED_AT)
    return [_said(offer, order.legs) for offer in _various(found)]


def verdicts(body: Body, ride: str) -> list[dict[str, Any]] | None:
    """Return for every driver of the day whether he could take a ride: with its times and cost, or why not; None when nobody may."""
    lifted = _lifted(body, ride)
    if lifted is None:
        return None
    fitting: dict[str, Offer] = {}
    for offer in lifted.offers():
        if len(set(offer.drivers)) == 1:
            fitting.setdefault(offer.drivers[0], offer)
    cheapest = min((offer.extra for offer in fitting.values()), default=0)
    said = [
        _said(offer, lifted.legs) | {"driver": driver, "dearer": offer.extra - cheapest}
        for driver, offer in fitting.items()
    ]
    others = (driver for driver in lifted.problem.drivers if driver.key not in fitting)
    return said + [{"driver": driver.key, "why": lifted.why_not(driver).name} for driver in others]


def move(body: Body, ride: str, driver: str) -> dict[str, Any] | None:
    """Return the runs that follow when a driver takes a ride, or why he cannot; None when nobody may."""
    lifted = _lifted(body, ride)
    if lifted is None:
        return None
    found = next((offer for offer in lifted.offers() if set(offer.drivers) == {driver}), None)
    if found is not None:
        return {"runs": lifted.runs(found)}
    his = next((each for each in lifted.problem.drivers if each.key == driver), None)
    return {"why": lifted.why_not(his).name if his else "NOBODY_AT_THAT_TIME"}


def accept(body: Body, wish: str, drivers: list[str], minutes: list[int]) -> dict[str, Any] | None:
    """Return the runs that follow when an offer is taken, at the minutes told; None when it no longer fits."""
    row = Wish.objects.get(pk=UUID(wish))
    lifted = lift(standing(body, row.service_day), row.pk)
    if lifted is None or len(lifted.order.legs) != len(minutes):
        return None
    found = lifted.offers(at_minutes(lifted.order, minutes))
    offer = next((offer for offer in found if list(offer.drivers) == drivers), None)
    return {"runs": lifted.runs(offer)} if offer else None


def why_not(body: Body, wish: str) -> dict[str, Any] | None:
    """Return why a wish is not driven, which wishes are in the way, and what would make room; None when there is room."""
    row = Wish.objects.get(pk=UUID(wish))
    day = standing(body, row.service_day)
    driven = {stop.wish for route in day.plan.routes for stop in route.stops}
    lifted = lift(day, row.pk)
    if wish in driven or lifted is None or lifted.offers(most=1):
        return None
    found = refusal(day.problem, day.plan, wish)
    return {
        "why": found.why.value,
        "in_the_way": list(found.in_the_way),
        "remedies": [remedy.text for remedy in found.remedies],
    }


def _lifted(body: Body, ride: str) -> Lifted | None:
    row = Ride.objects.get(pk=UUID(ride))
    return lift(standing(body, row.service_day), row.wish_id, (Leg[row.leg],))


def _various(offers: Sequence[Offer]) -> list[Offer]:
    """Return a few offers, the cheapest first: of each driver who fetches her the best, then what else there is."""
    best: dict[str, Offer] = {}
    for offer in offers:
        best.setdefault(offer.drivers[0], offer)
    rest = [offer for offer in offers if offer is not best[offer.drivers[0]]]
    return sorted([*best.values(), *rest][:MOST_OFFERS], key=lambda offer: offer.extra)


def _said(offer: Offer, legs: tuple[Leg, ...]) -> dict[str, Any]:
    """Return an offer as it is said, without the runs behind it; `legs` are the ways as the wish has them."""
    ways = [
        {
            "leg": leg.name,
            "driver": way.driver,
            "pick_up": way.pick_up,
            "drop_off": way.drop_off,
            "between": [way.pick_up_between.earliest, way.pick_up_between.latest],
        }
        for leg, way in zip(legs, offer.legs, strict=True)
    ]
    moved = [to_plain(each) for each in offer.moved]
    return {"legs": ways, "extra_minutes": offer.extra_minutes, "reasons": list(offer.reasons), "moved": moved}


QUESTIONS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        "offers": offers,
        "verdicts": verdicts,
        "move": move,
        "accept": accept,
        "suppose": suppose,
        "board_terms": board_terms,
        "why_not": why_not,
        "takers": takers,
        "take": take,
        "rota": rota,
        "bus": bus,
        "way": way,
    }
)
