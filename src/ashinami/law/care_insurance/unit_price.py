"""単価の弾力化: what a visit costs beside the old benefit, and whether that may still be a reason to refuse.

To 2021-03-31 the price of a designated service could not exceed the national amount. From 2021-04-01 the municipality sets it with
regard to the national amount. A subsidy is not a price: that its cost a visit lies above the benefit is shown, never refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ashinami.basics.money import Yen
from ashinami.law.amounts import amount
from ashinami.vocabulary.care import Method

FLEXIBLE_FROM = date(2021, 4, 1)
PRICES = ("price.visit_1", "price.visit_2", "price.visit_3", "price.visit_4")
PER_VISIT = "price.visit_4"


@dataclass(frozen=True, slots=True)
class Ratio:
    """What a visit cost, the yardstick, and what follows on that day.

    `against` is the cost a visit over the yardstick, exact; None where no national amount is known for the day.
    """

    per_visit: Fraction
    yardstick: Fraction | None
    against: Fraction | None
    refused: bool
    words: str


def ratio(  # noqa: PLR0913 - each is named
    cost: Yen,
    visits: int,
    day: date,
    method: Method,
    *,
    yen_per_unit: Fraction = Fraction(10),
    national: Fraction | None = None,
) -> Ratio:
    """Compare the cost a visit with the national amount per visit.

    `yen_per_unit` is the area's value of a unit (10 yen and more); it differs by area. `national` is the national amount in yen where
    the caller knows it; otherwise the one on record for the day is taken.

    Examples
    --------
    90,000 yen for 20 visits in 2025: 4,500 yen a visit, 268 units are 2,680 yen, so 1.68 times, and nothing is refused.
    """
    if visits <= 0 or cost < 0:
        raise ValueError(f"a cost a visit needs a cost of zero or more and a visit at least: {cost}, {visits}")
    per_visit = Fraction(cost, visits)
    known = amount(PER_VISIT).on(day)
    yardstick = national if national is not None else known.value * yen_per_unit if known else None
    if yardstick is None:
        said = "この日の国の単価が、手元の資料にありません。比べずに示します。"
        return Ratio(per_visit, None, None, refused=False, words=said)
    above = per_visit > yardstick
    refused = above and method is Method.DESIGNATED and day < FLEXIBLE_FROM
    return Ratio(per_visit, yardstick, per_visit / yardstick, refused=refused, words=_words(day, method, above=above))


def _words(day: date, method: Method, *, above: bool) -> str:
    if method is not Method.DESIGNATED:
        return "補助などの1回あたりの費用は、国の単価を超えていても、それだけで断る理由になりません。"
    if day >= FLEXIBLE_FROM:
        return "令和3年4月から、国の額を勘案して市町村が単価を決めます。超えることもできます。"
    return "令和3年3月までは、指定の単価は国の額が上限です。" + ("超えています。" if above else "")
