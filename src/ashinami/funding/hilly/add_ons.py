"""The add-ons: 集落機能強化 (2020 to 2024, the one that salons and rides count for), 棚田, 超急傾斜, and those of period 6."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import partial

from ashinami.basics.day import Days
from ashinami.basics.money import Rounding, Yen, rounded
from ashinami.basics.source import Citation
from ashinami.funding.amounts import amounts, taken
from ashinami.funding.case import Case
from ashinami.funding.hilly import facts
from ashinami.funding.hilly.land import ACRES_10
from ashinami.funding.hilly.schemes import FIFTH, SEVENTH, SIXTH
from ashinami.funding.hilly.sources import ADD_ONS, BOOK, ENDED, RECALLED
from ashinami.funding.scheme import Level, Scheme
from ashinami.rules.conditions import AllOf, Condition, Is, Not, Sentences, Within
from ashinami.rules.facts import Question

TRANSITION = "令和7年度より後に、加算を受けていた協定がどう扱われるか（経過の措置）は要確認です。"


def by_area(case: Case, price: str, cap: str = "") -> Yen:
    """Return the price per 10a times the area, inside the yearly cap where there is one.

    Examples
    --------
    集落機能強化 on 80 ha: 3,000 × 800 = 2,400,000, and the cap leaves 2,000,000 yen.
    """
    area, each = case.amount(facts.ADD_ON_AREA), taken(case, price)
    how = f"{Fraction(area, 10_000)}ha × 10aあたり{each:,}円（円未満切捨て）"
    by_land = case.step("面積による額", rounded(Fraction(each * area, ACRES_10), Rounding.DOWN), how, key="by_land")
    if not cap:
        return case.step("加算額", by_land, key="amount")
    limit = taken(case, cap)
    return case.step("加算額", min(by_land, limit), f"年{limit:,}円まで", BOOK, key="amount")


def terraces(case: Case) -> Yen:
    """Return the 棚田 add-on: 10,000 yen per 10a, 14,000 where it is very steep."""
    return by_area(case, "hilly.terraces_steep" if case.yes(facts.VERY_STEEP) else "hilly.terraces")


_BANDS = (("hilly.network_1", 0, 50_000), ("hilly.network_2", 50_000, 100_000), ("hilly.network_3", 100_000, 400_000))


def network(case: Case) -> Yen:
    """Return the ネットワーク化 add-on of period 6: a price for each band of the area, inside the cap (all to be verified).

    Examples
    --------
    12 ha: 500,000 for the first 5 ha, 200,000 up to 10, 20,000 for the last 2: 720,000 yen.
    """
    area, total = case.amount(facts.ADD_ON_AREA), Fraction(0)
    for price, low, high in _BANDS:
        inside = max(0, min(area, high) - low)
        part = Fraction(taken(case, price) * inside, ACRES_10)
        total += case.step(amounts()[price].name, part, f"{Fraction(inside, 10_000)}ha", RECALLED, key=price)
    limit = taken(case, "hilly.network_cap")
    amount = min(rounded(total, Rounding.DOWN), limit)
    return case.step("加算額", amount, f"合計と年{limit:,}円の少ないほう", RECALLED, key="amount")


def _is(fact: Question, satisfied: str, not_satisfied: str, cite: Citation) -> Is:
    return Is(fact, Sentences(satisfied, not_satisfied, f"{satisfied.rstrip('。')}か、分かりません。"), cite)


_HAMLET = Within(
    facts.AGREEMENT,
    ("hamlet",),
    Sentences("集落協定です。", "集落協定ではありません。", "どの協定か、分かりません。"),
    BOOK,
)
_DOES_SOMETHING = Not(
    Within(
        facts.ACTIVITIES,
        (),
        Sentences(
            "くらしを支える活動をしていません。",
            "くらしを支える活動をしています。",
            "くらしを支える活動をしているか、分かりません。",
        ),
        BOOK,
    )
)
_NOT_ON_TERRACES = Not(
    _is(facts.TERRACES, "同じ農用地で棚田の加算を受けます。", "同じ農用地で棚田の加算を受けません。", ADD_ONS)
)
_NOT_VERY_STEEP_TOO = Not(
    _is(
        facts.VERY_STEEP_TAKEN,
        "同じ農用地で超急傾斜の加算を受けます。",
        "同じ農用地で超急傾斜の加算を受けません。",
        ADD_ONS,
    )
)
_STEEP = _is(facts.VERY_STEEP, "超急傾斜の農用地です。", "超急傾斜の農用地ではありません。", ADD_ONS)
_PLANNED_TERRACES = _is(
    facts.TERRACE_PLAN, "棚田の地域振興の計画があります。", "棚田の地域振興の計画がありません。", ADD_ONS
)


def _add_on(  # noqa: PLR0913, PLR0917 - a row of the table of add-ons
    name: str,
    title: str,
    summary: str,
    first: date,
    end: date,
    condition: Condition,
    formula: object,
    cite: Citation,
    *notes: str,
) -> Scheme:
    asks = (facts.ADD_ON_AREA, facts.VERY_STEEP) if formula is terraces else (facts.ADD_ON_AREA,)
    return Scheme(
        id=f"state.hilly_areas.{name}",
        title=title,
        summary=summary,
        payer="国・都道府県・市町村",
        level=Level.STATE,
        cite=cite,
        in_force=Days(first, end),
        eligibility=condition,
        formula=formula,  # type: ignore[arg-type]  # each is a formula
        asks=asks,
        work=3,
        ends_after=5,
        notes=notes,
    )


HAMLET_FUNCTIONS = _add_on(
    "hamlet_functions",
    "集落機能強化加算（令和2〜6年度）",
    "集落協定が、サロン・見守り・送迎・買い物の手助けなどで集落のくらしを支えるときの加算です。年200万円まで。第6期で終わりました。",
    FIFTH,
    SIXTH,
    AllOf("集落機能強化加算", (_HAMLET, _DOES_SOMETHING, _NOT_ON_TERRACES)),
    partial(by_area, price="hilly.hamlet_functions", cap="hilly.hamlet_functions_cap"),
    BOOK,
    "10aあたり3,000円は要確認です。資料編の「5年間」は、上限が年ごとと読みます（要確認）。",
    TRANSITION,
)
TERRACES = _add_on(
    "terraces",
    "棚田地域振興活動加算",
    "指定された棚田の地域で、計画にもとづく活動をするときの加算です。超急傾斜では単価が上がります。",
    FIFTH,
    SIXTH,
    AllOf("棚田地域振興活動加算", (_PLANNED_TERRACES, _NOT_VERY_STEEP_TOO)),
    terraces,
    ADD_ONS,
    "第6期（令和7年度から）の扱いは要確認なので、計算しません。",
)
VERY_STEEP = _add_on(
    "very_steep",
    "超急傾斜農地保全管理加算",
    "田1/10以上、畑20度以上の、とくに急な農用地を守るときの加算です。",
    FIFTH,
    SIXTH,
    AllOf("超急傾斜農地保全管理加算", (_STEEP, _NOT_ON_TERRACES)),
    partial(by_area, price="hilly.very_steep"),
    ADD_ONS,
    "第6期（令和7年度から）の扱いは要確認なので、計算しません。",
)
NETWORK = _add_on(
    "network",
    "ネットワーク化加算（第6期）",
    "いくつかの集落協定が、ネットワーク化活動計画で結びつくときの加算です。",
    SIXTH,
    SEVENTH,
    Not(
        Within(
            facts.PLANS,
            ("strategy",),
            Sentences(
                "ネットワーク化活動計画がありません。",
                "ネットワーク化活動計画があります。",
                "計画があるか、分かりません。",
            ),
            ENDED,
        )
    ),
    network,
    RECALLED,
    "単価と上限は要確認です。",
)
SMART = _add_on(
    "smart",
    "スマート農業加算（第6期）",
    "草刈り機や無人の機械などで、農用地を守る手間をへらすときの加算です。",
    SIXTH,
    SEVENTH,
    _HAMLET,
    partial(by_area, price="hilly.smart", cap="hilly.smart_cap"),
    RECALLED,
    "単価と上限、対象になる取り組みは要確認です。",
)
SCHEMES = (HAMLET_FUNCTIONS, TERRACES, VERY_STEEP, NETWORK, SMART)
