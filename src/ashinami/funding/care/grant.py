"""地域支援事業交付金 for 総合事業: what comes from outside for the year, inside the ceiling, payer by payer."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.money import Yen
from ashinami.funding.care import facts
from ashinami.funding.care.ceiling import charged, of_case
from ashinami.funding.care.shares import KNOWN_UNTIL, Kind, split
from ashinami.funding.care.sources import CEILING, SHARES
from ashinami.funding.case import Case
from ashinami.funding.scheme import Level, Scheme


def from_outside(case: Case) -> Yen:
    """Return state, prefecture and second-kind premiums of the cost that the ceiling lets in.

    Examples
    --------
    A cost of 10,000,000 yen under the ceiling in 2025: state 2,500,000, prefecture 1,250,000, second kind 2,700,000; together
    6,450,000. The municipality bears 1,250,000 and its own premiums 2,300,000.
    """
    cost = case.amount(facts.COST)
    limit = of_case(case)
    base = charged(case, cost, limit)
    shares = split(base, Kind.SOGO, case.day)
    case.steps.extend(shares.steps())
    for warning in shares.warnings:
        case.warn(warning)
    how = "国・都道府県・第2号保険料の合計"
    return case.step("市町村の外から来るお金", shares.from_outside, how, SHARES, key="from_outside")


SCHEME = Scheme(
    id="state.sogo_grant",
    title="地域支援事業交付金（総合事業）",
    summary=(
        "総合事業の費用を、国25％・都道府県12.5％・市町村12.5％・第1号保険料・第2号保険料で分けます。"
        "対象になる費用は、上限額（と個別協議で認められた額）までです。"
    ),
    payer="国・都道府県・支払基金",
    level=Level.STATE,
    cite=SHARES,
    in_force=Days(date(2015, 4, 1), KNOWN_UNTIL),
    formula=from_outside,
    asks=(
        facts.COST,
        facts.BASE_I,
        facts.BASE_RO,
        facts.HEADS_BASE,
        facts.HEADS_NOW,
        facts.SUPPORT_COST,
        facts.PREVENTION_BENEFIT,
        facts.SPECIAL,
        facts.ACTUAL_2017,
        facts.EXTRA,
    ),
    work=4,
    notes=(
        f"上限額の出典: {CEILING}",
        "75歳以上の伸びをいつからいつまでで数えるか、特例の実績に毎年の伸びを重ねるかは、施行令で要確認です。",
        "令和9年4月からの割合は見つかっていないので、計算しません。",
    ),
)
