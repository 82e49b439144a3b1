"""Tottori prefecture, FY2018 and 2019: the deficit of a 空白地有償 service up to eight tenths of its cost, half prefecture, half town."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from ashinami.basics.day import Days
from ashinami.basics.money import Rounding, Yen, rounded
from ashinami.funding.case import Case
from ashinami.funding.scheme import Level, Scheme
from ashinami.funding.transport import facts
from ashinami.funding.transport.lines import deficit
from ashinami.funding.transport.sources import TOTTORI
from ashinami.rules.conditions import Sentences, Within


def both(case: Case) -> Yen:
    """Return what prefecture and municipality pay together: the deficit, at most 80 per cent of the cost."""
    loss = deficit(case)
    most = rounded(Fraction(case.amount(facts.COST) * 8, 10), Rounding.DOWN)
    amount = case.step(
        "補助額（県と市町村）", min(loss, most), f"赤字と費用の8割（{most:,}円）の少ないほう", TOTTORI, key="grant"
    )
    prefecture = rounded(Fraction(amount, 2), Rounding.DOWN)
    case.step("県の負担", prefecture, "1/2（円未満切捨て）", TOTTORI, key="prefecture")
    case.step("市町村の負担", amount - prefecture, "残り", TOTTORI, key="municipality")
    return amount


SCHEME = Scheme(
    id="tottori.blank_area",
    title="鳥取県 交通空白地有償運送への補助（平成30・令和元年度）",
    summary="空白地有償運送の赤字を、費用の8割まで、県と市町村が半分ずつ補助しました。",
    payer="鳥取県・市町村",
    level=Level.PREFECTURE,
    cite=TOTTORI,
    in_force=Days(date(2018, 4, 1), date(2020, 4, 1)),
    eligibility=Within(
        facts.SERVICE,
        ("own_car",),
        Sentences("自家用有償旅客運送です。", "自家用有償旅客運送ではありません。", "どの交通か、分かりません。"),
        TOTTORI,
    ),
    formula=both,
    asks=(facts.COST, facts.REVENUE),
    work=3,
    notes=("試験の運行は1/2（上限100万円）でした。令和2年度からの条件は足並みにありません。",),
)
