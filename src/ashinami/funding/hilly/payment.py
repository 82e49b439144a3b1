"""The payment of a year: each parcel at the price of its class, ten tenths with the plan of the period, else eight."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from ashinami.basics.money import Rounding, Yen, rounded
from ashinami.basics.source import Citation
from ashinami.funding.amounts import amounts, taken
from ashinami.funding.case import Case, ContradictionError, NotKnownError
from ashinami.funding.hilly import facts
from ashinami.funding.hilly.land import ACRES_10, Land, Parcel
from ashinami.funding.hilly.sources import PRICES
from ashinami.rules.answers import Answer, Record

SLOPE_UNKNOWN = "傾斜の分からない農用地があります。その分は計算に入れていません。"
AREAS_DIFFER = "農用地の一覧の面積の合計が、協定の面積と違います。台帳を確かめてください。"


def parcels(case: Case) -> tuple[Parcel, ...]:
    """Return the parcels that the case lists; a slope that is not known stays so."""
    return tuple(_parcel(one, f"農用地{number}") for number, one in enumerate(case.members(facts.PARCEL), 1))


def _parcel(case: Case, key: str) -> Parcel:
    land = Land(case.choice(facts.LAND))
    fall = case.answers.to(facts.FALL) if land is Land.PADDY else None
    degrees = case.answers.to(facts.DEGREES) if land is not Land.PADDY else None
    high, gentle = case.answers.to(facts.HIGH_GRASS), case.answers.to(facts.AS_GENTLE)
    area = case.amount(facts.PARCEL_AREA)
    if area == 0:
        raise ContradictionError(f"{case.member or key}: 面積が0m²の農用地があります。台帳を確かめてください。")
    return Parcel(
        key=key,
        land=land,
        area=area,
        fall=None if fall is None else Fraction(int(str(fall.value)), 1000),
        degrees=None if degrees is None else int(str(degrees.value)),
        high_grass=land is Land.GRASS and high is not None and high.value is True,
        as_gentle=gentle is not None and gentle.value is True,
    )


def full(land: Iterable[Parcel], prices: dict[str, int], *, gentle_accepted: bool) -> Fraction:
    """Return the ten-tenths payment, exact.

    Examples
    --------
    3.0 ha of steep paddy at 21,000 yen per 10a: 630,000 yen.
    """
    paid = ((one.price_id(gentle_accepted=gentle_accepted), one.area) for one in land)
    return sum((Fraction(prices[price] * area, ACRES_10) for price, area in paid if price), Fraction(0))


def area_of_list(case: Case) -> tuple[Answer, ...]:
    """Return the area of the agreement from its list of land, where it is not told itself and the list is whole."""
    if case.answers.to(facts.AREA) is not None:
        return ()
    try:
        total = sum(one.amount(facts.PARCEL_AREA) for one in case.members(facts.PARCEL))
    except NotKnownError:
        return ()
    return (Answer(facts.AREA, total, Record("農用地の一覧")),)


def pay(case: Case, plan: str, cite: Citation) -> Yen:
    """Return the payment of the year; `plan` is the option of `hilly.plans` that earns ten tenths in the period."""
    accepted = case.yes(facts.GENTLE_ACCEPTED)
    land = parcels(case)
    told = case.answers.to(facts.AREA)
    if told is not None and told.value != sum(one.area for one in land):
        case.warn(AREAS_DIFFER)
    if any(one.steepness is None and not one.high_grass for one in land):
        case.warn(SLOPE_UNKNOWN)
    used = dict.fromkeys(price for one in land if (price := one.price_id(gentle_accepted=accepted)))
    prices = {price: taken(case, price) for price in used}
    for price, each in prices.items():
        area = sum(one.area for one in land if one.price_id(gentle_accepted=accepted) == price)
        how = f"{Fraction(area, 10_000)}ha × 10aあたり{each:,}円"
        case.step(amounts()[price].name, Fraction(each * area, ACRES_10), how, PRICES, key=price)
    whole = case.step("10割の額", full(land, prices, gentle_accepted=accepted), key="full")
    made = plan in case.chosen(facts.PLANS)
    percent = 100 if made else taken(case, "hilly.basic_percent")
    case.step(
        "単価の割合",
        percent,
        "期の計画がある（10割）" if made else "期の計画がない（8割）",
        cite,
        unit="％",
        key="rate",
    )
    return case.step("交付額", rounded(whole * percent / 100, Rounding.DOWN), "円未満切捨て", PRICES, key="amount")
