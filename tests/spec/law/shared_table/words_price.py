"""Words about what a registered service takes: the price, what it follows, other charges, and where it is published."""

from __future__ import annotations

from typing import Any

from tests.spec.law.shared_table.reading import Case, Reading, Told, yes

CHARGES = {
    "迎車": "pickup",
    "待機": "waiting",
    "介助": "boarding_help",
    "添乗": "attendance",
    "設備": "equipment",
    "会費": "membership_fee",
    "身体介護": "care",
}


METHODS = {"距離": "distance", "時間": "time", "定額": "flat", "distance": "distance", "time": "time", "flat": "flat"}


PLACES = {
    "office": "price.at_office",
    "car": "price.in_car",
    "web": "price.on_web",
    "municipal_web": "price.on_web",
}


def share(value: Any, _: Case) -> Told:
    """Return the price as a share of the taxi fare, in whole percent."""
    return {"price.taxi_percent": round(value * 100)}


def charges(value: Any, _: Case) -> Told:
    """Return what is charged beside the price."""
    return {"price.charges": frozenset(CHARGES.get(one, "other") for one in value)}


def membership_fee(value: Any, _: Case) -> Told:
    """Return a fee for the upkeep of the organisation."""
    return {"price.charges": frozenset({"membership_fee"} if value else ())}


def surge(value: Any, _: Case) -> Told:
    """Return the highest price above the normal one, a fraction; below zero the lowest."""
    percent = 100 + round(value * 100)
    return {"price.dynamic": True, "price.highest_percent" if value > 0 else "price.lowest_percent": percent}


def method(value: Any, _: Case) -> Told:
    """Return what the price follows."""
    return {"price.methods": frozenset({METHODS.get(str(value), "other")})}


def published(value: Any, _: Case) -> Told:
    """Say where the price is published; a bare yes or no is everywhere or nowhere."""
    shown = list(PLACES) if value is True else (value or [])
    return {fact: any(PLACES[place] == fact for place in shown) for fact in PLACES.values()}


WORDS: dict[str, Reading] = {
    "price_ratio": share,
    "within_actual_cost": yes("price.within_actual_cost", "price.charges_within_cost"),
    "other_charges": charges,
    "membership_fee": membership_fee,
    "method": method,
    "surge": surge,
    "discount": lambda value, case: surge(-abs(value), case),
    "methods": lambda value, _: {"price.methods": frozenset(METHODS.get(one, "other") for one in value)},
    **dict.fromkeys(("checked_quarterly", "three_month_check"), yes("price.checked_quarterly")),
    "published": published,
    "explained_in_writing": yes("price.explained"),
}
