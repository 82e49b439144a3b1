"""The spending ceiling of 総合事業 (施行令第37条の13): the higher of イ and ロ, the special one, and what separate talks added.

イ = base (予防訪問介護 + 予防通所介護 + 介護予防支援 + 介護予防事業 of the year before the start) × growth of people of 75+
− 介護予防支援 of this year. ロ = the same over the whole 予防給付. Municipalities that chose the special of FY2015 to 2017 could
go up to ten per cent above; from FY2018 their base of イ is the actual 総合事業 of FY2017. The period of the growth is not verified.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ashinami.basics.money import Rounding, Yen, rounded
from ashinami.funding.amounts import amount_on
from ashinami.funding.care import facts
from ashinami.funding.care.sources import CEILING
from ashinami.funding.case import Case, ContradictionError
from ashinami.funding.trace import said

SPECIAL_ENDS = date(2018, 4, 1)
GROWTH_PERIOD = "75歳以上の伸びをとる期間は要確認です（施行令第37条の13）。"
CHAINED = "特例の市町村の基準額に、平成29年度からの毎年の伸びを重ねるかは要確認です。"
OVER = "費用が上限額を超えています。超える分は、個別協議で認められなければ市町村の負担です。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """What the ceiling of one insurer is reckoned from.

    `growth`: people of 75+ now over then. `actual_2017`: of a municipality that took the special; None for the others.
    """

    base_i: Yen
    base_ro: Yen
    growth: Fraction
    support_cost: Yen
    prevention_benefit: Yen
    actual_2017: Yen | None = None

    def __post_init__(self) -> None:
        """Refuse amounts below zero."""
        amounts = (self.base_i, self.base_ro, self.support_cost, self.prevention_benefit, self.actual_2017 or 0)
        if any(one < 0 for one in amounts) or self.growth < 0:
            raise ValueError("amounts and growth are zero or more")


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The two principal amounts, and which of them is the ceiling."""

    i: Yen
    ro: Yen
    ceiling: Yen
    how_i: str
    how_ro: str
    warnings: tuple[str, ...]


def ceiling(base: Base, day: date) -> Ceiling:
    """Return the ceiling of the year of the day.

    Examples
    --------
    イ: 100,000,000 × 1.05 − 4,000,000 = 101,000,000; ロ: 150,000,000 × 1.05 − 60,000,000 = 97,500,000. The ceiling is 101,000,000.
    """
    special = base.actual_2017 is not None and day >= SPECIAL_ENDS
    base_i = base.actual_2017 if base.actual_2017 is not None and special else base.base_i
    i, how_i = _grown(Fraction(base_i), base.growth, base.support_cost)
    ro, how_ro = _grown(Fraction(base.base_ro), base.growth, base.prevention_benefit)
    warnings = [GROWTH_PERIOD]
    if base.actual_2017 is not None and not special:
        over = 100 + amount_on("ceiling.special_rate", day).value
        i, how_i = _grown(Fraction(base.base_i) * over / 100, base.growth, base.support_cost)
        how_i = f"特例（基準額の{over}％まで）。{how_i}"
    elif special:
        warnings.append(CHAINED)
        how_i = f"平成29年度の実績を基準額とする。{how_i}"
    return Ceiling(i, ro, max(i, ro), how_i, how_ro, tuple(warnings))


def _grown(base: Fraction, growth: Fraction, less: Yen) -> tuple[Yen, str]:
    """Return base × growth − less, cut to whole yen and never below zero, and how it was reckoned."""
    result = rounded(max(base * growth - less, Fraction(0)), Rounding.DOWN)
    return result, f"{said(base)} × {float(growth):.4g} − {less:,}円（円未満切捨て、0円を下回らない）"


def base_of(case: Case) -> Base:
    """Return what the ceiling is reckoned from, as the case answers it."""
    before, now = case.amount(facts.HEADS_BASE), case.amount(facts.HEADS_NOW)
    if before == 0:
        raise ContradictionError("基準の年度の75歳以上の人が0人では、伸びが計算できません。")
    special = case.yes(facts.SPECIAL)
    return Base(
        base_i=case.amount(facts.BASE_I),
        base_ro=case.amount(facts.BASE_RO),
        growth=Fraction(now, before),
        support_cost=case.amount(facts.SUPPORT_COST),
        prevention_benefit=case.amount(facts.PREVENTION_BENEFIT),
        actual_2017=case.amount(facts.ACTUAL_2017) if special else None,
    )


def of_case(case: Case) -> Yen:
    """Write down イ, ロ and the ceiling with what separate talks added, and return the limit."""
    found = ceiling(base_of(case), case.day)
    case.step("イ（介護予防訪問介護などの伸び）", found.i, found.how_i, CEILING, key="i")
    case.step("ロ（予防給付の全体の伸び）", found.ro, found.how_ro, CEILING, key="ro")
    case.step("上限額", found.ceiling, "イとロの高いほう", CEILING, key="ceiling")
    for warning in found.warnings:
        case.warn(warning)
    extra = case.amount(facts.EXTRA)
    return case.step("個別協議の額を足した限度", found.ceiling + extra, f"個別協議で {extra:,}円", CEILING, key="limit")


def charged(case: Case, cost: Yen, limit: Yen) -> Yen:
    """Write down and return the part of the cost that the limit lets in; what lies above it is told."""
    base = case.step("対象になる費用", min(cost, limit), f"{cost:,}円 と限度の少ないほう", CEILING, key="base")
    over = case.step("限度を超える額", cost - base, key="over")
    if over:
        case.warn(OVER)
    return base
