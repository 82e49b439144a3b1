"""Money for lines: feeder lines (地域内フィーダー系統), trunk lines, and the special allocation tax on what the municipality bears."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from ashinami.basics.day import Days
from ashinami.basics.money import Rounding, Yen, rounded
from ashinami.funding.amounts import taken
from ashinami.funding.case import Case
from ashinami.funding.scheme import Level, Scheme
from ashinami.funding.transport import facts
from ashinami.funding.transport.sources import FEEDER, SPECIAL_TAX, SPECIAL_TAX_OTHERS, TRUNK
from ashinami.rules.conditions import AllOf, AtLeast, AtMost, Is, Sentences

LIMIT_UNVERIFIED = "市町村ごとの上限額の算定の式は要確認です。国から示された額を入れてください。"
OTHERS_UNVERIFIED = "自家用有償や互助の送迎に特別交付税の措置があるか、その率は要確認です。ここでは0円とし、期待しない計算にしています。"


def deficit(case: Case) -> Yen:
    """Write down and return cost less revenue, never below zero."""
    cost, revenue = case.amount(facts.COST), case.amount(facts.REVENUE)
    return case.step(
        "赤字", max(0, cost - revenue), f"費用 {cost:,}円 − 収入 {revenue:,}円（0円を下回らない）", key="deficit"
    )


def half_of_deficit(case: Case) -> Yen:
    """Return half of the deficit, cut to whole yen.

    Examples
    --------
    Cost 10,000,000, revenue 2,000,000: half of 8,000,000 is 4,000,000 yen.
    """
    half = rounded(Fraction(deficit(case), 2), Rounding.DOWN)
    return case.step("赤字の半分", half, "円未満切捨て", key="half_of_deficit")


def feeder(case: Case) -> Yen:
    """Return half of the deficit, within what the state allows the municipality."""
    half = half_of_deficit(case)
    limit = case.amount(facts.STATE_LIMIT)
    case.warn(LIMIT_UNVERIFIED)
    return case.step("補助額", min(half, limit), f"市町村ごとの上限 {limit:,}円 まで", FEEDER, key="grant")


def special_tax(case: Case) -> Yen:
    """Return what the special allocation tax carries of the municipal burden: four fifths for buses and demand transport."""
    burden, service = case.amount(facts.BURDEN), case.choice(facts.SERVICE)
    if service in ("own_car", "mutual_aid"):
        case.warn(OTHERS_UNVERIFIED)
        return case.step("特別交付税の措置", 0, "扱いが確かめられていない", SPECIAL_TAX_OTHERS, key="measure")
    percent = taken(case, "special_tax.local_bus_percent")
    amount = rounded(Fraction(burden * percent, 100), Rounding.DOWN)
    case.step(
        "特別交付税の措置",
        amount,
        f"市町村の負担 {burden:,}円 の {percent}％（円未満切捨て）",
        SPECIAL_TAX,
        key="measure",
    )
    case.step("市町村の実の負担", burden - amount, key="net")
    return amount


_PLANNED = Is(
    facts.PLAN,
    Sentences(
        "地域公共交通計画に位置づけられています。",
        "地域公共交通計画に位置づけられていません。",
        "地域公共交通計画に位置づけられているか、分かりません。",
    ),
    FEEDER,
)
FEEDER_LINE = Scheme(
    id="state.feeder_line",
    title="地域内フィーダー系統補助",
    summary="幹線につながる地域内の系統の、費用から収入を引いた額の半分を、市町村ごとの上限まで補助します。自家用有償の系統も対象です。",
    payer="国土交通省",
    level=Level.STATE,
    cite=FEEDER,
    in_force=Days(date(2020, 11, 27)),
    eligibility=AllOf(
        "地域内フィーダー系統",
        (
            Is(
                facts.FEEDS,
                Sentences(
                    "幹線に接続する地域内の系統です。",
                    "幹線に接続する系統ではありません。",
                    "幹線に接続するか、分かりません。",
                ),
                FEEDER,
            ),
            _PLANNED,
        ),
    ),
    formula=feeder,
    asks=(facts.COST, facts.REVENUE, facts.STATE_LIMIT),
    work=5,
    notes=("上限額の算定の式は要確認です。",),
)
TRUNK_LINE = Scheme(
    id="state.trunk_line",
    title="地域間幹線系統補助",
    summary="市町村をまたぐ幹線バスの赤字の半分を補助します。長さ10km、1日3回、1日15〜150人が目安です。",
    payer="国土交通省",
    level=Level.STATE,
    cite=TRUNK,
    in_force=Days(date(2011, 4, 1)),
    eligibility=AllOf(
        "地域間幹線系統",
        (
            AtLeast(
                facts.KILOMETRES,
                10,
                Sentences("10km以上の系統です。", "10kmに足りません。", "長さが、分かりません。"),
                TRUNK,
            ),
            AtLeast(
                facts.RUNS,
                3,
                Sentences("1日3回以上走ります。", "1日3回に足りません。", "回数が、分かりません。"),
                TRUNK,
            ),
            AtLeast(
                facts.RIDERS,
                15,
                Sentences("1日15人以上を運びます。", "1日15人に足りません。", "輸送量が、分かりません。"),
                TRUNK,
            ),
            AtMost(
                facts.RIDERS,
                150,
                Sentences("1日150人以下です。", "1日150人を超えています。", "輸送量が、分かりません。"),
                TRUNK,
            ),
            Is(
                facts.CROSSES,
                Sentences(
                    "平成13年3月31日の市町村の境をまたぎます。",
                    "平成13年3月31日の市町村の境をまたぎません。",
                    "平成13年3月31日の市町村の境をまたぐか、分かりません。",
                ),
                TRUNK,
            ),
        ),
    ),
    formula=half_of_deficit,
    asks=(facts.COST, facts.REVENUE),
    work=5,
    notes=("いつからの条件かと、補助の限度の細かな決まりは要確認です。",),
)
LOCAL_BUS_TAX = Scheme(
    id="state.special_tax_local_transport",
    title="特別交付税（地方バス・デマンド交通）",
    summary="市町村が負担するバス・デマンド交通の赤字の8割が、特別交付税で措置されます。補助金ではなく、市町村の財源です。",
    payer="総務省（特別交付税）",
    level=Level.STATE,
    cite=SPECIAL_TAX,
    in_force=Days(date(2018, 4, 1)),
    formula=special_tax,
    asks=(facts.BURDEN, facts.SERVICE),
    work=1,
    notes=("率と対象は平成30年の説明によります。自家用有償と互助の送迎の扱いは要確認です。",),
)
SCHEMES = (FEEDER_LINE, TRUNK_LINE, LOCAL_BUS_TAX)
