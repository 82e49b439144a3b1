"""The payment itself, period by period: who may have it, and which plan earns ten tenths."""

from __future__ import annotations

from datetime import date
from functools import partial

from ashinami.basics.day import Days
from ashinami.basics.source import Citation
from ashinami.funding.amounts import amounts
from ashinami.funding.hilly import facts
from ashinami.funding.hilly.payment import area_of_list, pay
from ashinami.funding.hilly.sources import PERIOD_6, PERIODS, PRICES
from ashinami.funding.scheme import Level, Scheme
from ashinami.rules.conditions import AllOf, AtLeast, Condition, Is, Sentences, Within
from ashinami.rules.facts import Fact, Question

ID = "state.hilly_areas"
FIFTH, SIXTH, SEVENTH = date(2020, 4, 1), date(2025, 4, 1), date(2030, 4, 1)
ASKS: tuple[Fact, ...] = (
    facts.GENTLE_ACCEPTED,
    facts.PLANS,
    facts.LAND,
    facts.PARCEL_AREA,
    facts.FALL,
    facts.DEGREES,
    facts.HIGH_GRASS,
    facts.AS_GENTLE,
)


def _condition(zone: Question, zone_says: Sentences, cite: Citation) -> Condition:
    return AllOf(
        "中山間地域等直接支払",
        (
            Within(
                facts.AGREEMENT,
                ("hamlet", "single"),
                Sentences("集落協定か個別協定があります。", "協定がありません。", "協定があるか、分かりません。"),
                cite,
            ),
            AtLeast(
                facts.AREA,
                amounts()["hilly.least_area"].values[0].value,
                Sentences(
                    "協定の農用地が1ha以上です。", "協定の農用地が1haに足りません。", "協定の面積が、分かりません。"
                ),
                cite,
            ),
            Is(
                facts.FIVE_YEARS,
                Sentences(
                    "5年間続ける約束があります。",
                    "5年間続ける約束がありません。",
                    "5年間続ける約束があるか、分かりません。",
                ),
                cite,
            ),
            Is(zone, zone_says, cite),
        ),
    )


_ZONED = Sentences(
    "農振農用地区域の農用地です。", "農振農用地区域に入っていません。", "農振農用地区域に入っているか、分かりません。"
)
_PLANNED = Sentences(
    "農振農用地区域と地域計画の区域の両方に入っています。",
    "農振農用地区域と地域計画の区域の両方には入っていません。",
    "農振農用地区域と地域計画の区域に入っているか、分かりません。",
)

PERIOD_FIVE = Scheme(
    id=ID,
    title="中山間地域等直接支払（第5期 令和2〜6年度）",
    summary="協定で5年間守る傾斜地の農用地に、面積と傾斜に応じて払います。集落戦略をつくると10割、つくらないと8割です。",
    payer="国・都道府県・市町村",
    level=Level.STATE,
    cite=PERIODS,
    in_force=Days(FIFTH, SIXTH),
    eligibility=_condition(facts.ZONED, _ZONED, PERIODS),
    formula=partial(pay, plan="strategy", cite=PRICES),
    asks=ASKS,
    derive=area_of_list,
    work=4,
    ends_after=5,
    notes=(
        "活動をやめたときの返還は、やめた農用地の分だけです（令和2年にゆるめられました）。",
        "資料編は平成22年からと書いていますが、公的な資料では平成12年度（第1期）からです。",
    ),
)
PERIOD_SIX = Scheme(
    id=ID,
    title="中山間地域等直接支払（第6期 令和7〜11年度）",
    summary=(
        "単価は第5期と同じです。10割には集落戦略ではなくネットワーク化活動計画が要ります。"
        "農用地は地域計画の区域にも入っている必要があります。"
    ),
    payer="国・都道府県・市町村",
    level=Level.STATE,
    cite=PERIOD_6,
    in_force=Days(SIXTH, SEVENTH),
    eligibility=_condition(facts.PLANNED, _PLANNED, PERIOD_6),
    formula=partial(pay, plan="network", cite=PERIOD_6),
    asks=ASKS,
    derive=area_of_list,
    work=4,
    ends_after=5,
    notes=(
        "活動をやめたときの返還の範囲は要確認です。",
        "集落協定広域化・集落機能強化・生産性向上の加算は、第5期で終わりました。",
    ),
)
SCHEMES = (PERIOD_FIVE, PERIOD_SIX)
