"""Who pays 地域支援事業 in each plan period: state, prefecture, municipality, premiums of the first and of the second kind.

総合事業: 25 / 12.5 / 12.5 / x / 50 − x per cent, of which the state's 25 are 20 fixed and 5 adjustment (an average: where an insurer
gets more or less, its x moves the other way). 包括的支援事業・任意事業: after x, half state, a quarter prefecture, a quarter municipality,
nothing of the second kind. x goes by plan period (19 to 23). The shares from 2027-04-01 were not found: they are not guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from ashinami.basics.money import Rounding, Yen, rounded
from ashinami.funding.amounts import amount_on, unverified
from ashinami.funding.care.sources import SHARES, SHARES_LAW
from ashinami.funding.trace import Step

KNOWN_UNTIL = date(2027, 4, 1)
"""The first day of the tenth plan period, whose shares are not known."""


class Kind(StrEnum):
    """Which shares a project has."""

    SOGO = "sogo"
    OTHERS = "others"


class Payer(StrEnum):
    """Who pays a share; the municipality last, since it bears what cutting to whole yen leaves."""

    STATE = "state"
    PREFECTURE = "prefecture"
    PREMIUM_1 = "premium_1"
    PREMIUM_2 = "premium_2"
    MUNICIPALITY = "municipality"

    @property
    def text(self) -> str:
        """The payer in Japanese."""
        return _PAYER[self]


_PAYER = {
    Payer.STATE: "国",
    Payer.PREFECTURE: "都道府県",
    Payer.PREMIUM_1: "第1号保険料",
    Payer.PREMIUM_2: "第2号保険料",
    Payer.MUNICIPALITY: "市町村",
}
REST_TO_TOWN = "国・県・保険料は1円未満を切り捨て、残りを市町村の負担とします（端数の扱いは足並みの決めです。要確認）。"
AVERAGE = "調整交付金は全国平均（5％）で計算しています。保険者ごとの率で変わります。"


@dataclass(frozen=True, slots=True)
class Split:
    """How one cost is borne."""

    total: Yen
    kind: Kind
    percent: dict[Payer, Fraction]
    yen: dict[Payer, Yen]
    warnings: tuple[str, ...]

    @property
    def from_outside(self) -> Yen:
        """What neither the municipality nor its own older people pay: state, prefecture, and premiums of the second kind."""
        return self.yen[Payer.STATE] + self.yen[Payer.PREFECTURE] + self.yen[Payer.PREMIUM_2]

    def steps(self) -> tuple[Step, ...]:
        """Return a step for each share."""
        cite = SHARES if self.kind is Kind.SOGO else SHARES_LAW
        return tuple(
            Step(f"{payer.text}の負担", self.yen[payer], "円", self._how(payer), cite, key=payer.value)
            for payer in Payer
        )

    def _how(self, payer: Payer) -> str:
        per_cent = f"{float(self.percent[payer]):g}％"
        if payer is Payer.MUNICIPALITY:
            return f"{per_cent}。ほかの負担を引いた残り"
        return f"{self.total:,}円 の {per_cent}（円未満切捨て）"


def percentages(kind: Kind, day: date, adjustment: Fraction | None = None) -> dict[Payer, Fraction]:
    """Return the per cent of each payer on the day; `adjustment` is the insurer's own rate of 調整交付金, the average when None.

    Raises
    ------
    LookupError
        Before 2006-04-01 and from 2027-04-01 on: not known.

    Examples
    --------
    2025 (ninth period): 総合事業 25 / 12.5 / 23 / 27 / 12.5; 包括的支援事業 38.5 / 19.25 / 23 / 0 / 19.25.
    """
    if day >= KNOWN_UNTIL:
        raise LookupError(f"the shares from {KNOWN_UNTIL} on are not known, asked for {day}")
    first = Fraction(amount_on("share.premium_1", day).value)
    if kind is Kind.OTHERS:
        rest = 100 - first
        return _in_order(rest / 2, rest / 4, first, Fraction(0), rest / 4)
    average = Fraction(amount_on("share.state_adjustment", day).value)
    own = average if adjustment is None else adjustment
    if not 0 <= own <= first + average:
        raise ValueError(f"an adjustment lies between 0 and {first + average} per cent, not {own}")
    fixed = amount_on("share.state_fixed", day).value
    half = Fraction(50)
    return _in_order(fixed + own, half / 4, first + average - own, half - first, half / 4)


def _in_order(
    state: Fraction, prefecture: Fraction, first: Fraction, second: Fraction, town: Fraction
) -> dict[Payer, Fraction]:
    return dict(zip(Payer, (state, prefecture, first, second, town), strict=True))


def split(total: Yen, kind: Kind, day: date, adjustment: Fraction | None = None) -> Split:
    """Return who bears how much of the cost, to the yen; the shares add up to the cost."""
    if total < 0:
        raise ValueError(f"a cost is zero or more, not {total}")
    percent = percentages(kind, day, adjustment)
    yen = {payer: rounded(total * percent[payer] / 100, Rounding.DOWN) for payer in Payer}
    yen[Payer.MUNICIPALITY] = total - sum(amount for payer, amount in yen.items() if payer is not Payer.MUNICIPALITY)
    warnings = [*unverified("share.premium_1", day=day)]
    if any((total * part / 100).denominator != 1 for part in percent.values()):
        warnings.append(REST_TO_TOWN)
    if kind is Kind.SOGO and adjustment is None:
        warnings.append(AVERAGE)
    return Split(total, kind, percent, yen, tuple(warnings))
