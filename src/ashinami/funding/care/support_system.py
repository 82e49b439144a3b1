"""生活支援体制整備事業: coordinators and councils, from 2020-05-29 with work activity; its standard amounts are not verified."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.money import Yen
from ashinami.funding.amounts import taken
from ashinami.funding.care import facts
from ashinami.funding.care.shares import KNOWN_UNTIL, Kind, split
from ashinami.funding.care.sources import NOTICE_2020, RECALLED, SUPPORT_SYSTEM
from ashinami.funding.case import Case
from ashinami.funding.scheme import Level, Scheme

WORK_FROM = date(2020, 5, 29)
TOO_EARLY = "就労的活動支援コーディネーターは令和2年5月29日からの仕組みです。その前の費用は対象になりません。"


def standard(case: Case) -> Yen:
    """Return the standard amount: layer 1 once, layer 2 for each 日常生活圏域.

    Examples
    --------
    Five areas: 8,000,000 + 4,000,000 × 5 = 28,000,000 yen (both amounts to be verified).
    """
    first, each = taken(case, "support_system.layer_1"), taken(case, "support_system.layer_2")
    areas = case.amount(facts.AREAS)
    how = f"第1層 {first:,}円 ＋ 第2層 {each:,}円 × {areas}圏域"
    return case.step("標準額", first + each * areas, how, RECALLED, key="standard")


def from_outside(case: Case) -> Yen:
    """Return what state and prefecture bear of the cost, up to the standard amount."""
    limit = standard(case)
    cost = case.step(
        "コーディネーターと協議体の費用", case.amount(facts.SYSTEM_COST), cite=SUPPORT_SYSTEM, key="system"
    )
    work = case.amount(facts.WORK_COST)
    if case.day < WORK_FROM:
        if work:
            case.warn(TOO_EARLY)
        work = 0
    case.step("就労的活動支援コーディネーターの費用", work, "資格や人数の決まりはありません", NOTICE_2020, key="work")
    base = case.step("対象になる費用", min(cost + work, limit), "費用の合計と標準額の少ないほう", RECALLED, key="base")
    case.step("標準額を超える額", cost + work - base, key="over")
    shares = split(base, Kind.OTHERS, case.day)
    case.steps.extend(shares.steps())
    for warning in shares.warnings:
        case.warn(warning)
    return case.step("市町村の外から来るお金", shares.from_outside, "国・都道府県の合計", key="from_outside")


SCHEME = Scheme(
    id="state.support_system",
    title="生活支援体制整備事業（就労的活動支援をふくむ）",
    summary=(
        "生活支援コーディネーターと協議体の費用を、標準額まで、国・都道府県・市町村・第1号保険料で分けます。"
        "令和2年5月29日からは、就労的活動支援コーディネーターも置けます。"
    ),
    payer="国・都道府県",
    level=Level.STATE,
    cite=SUPPORT_SYSTEM,
    in_force=Days(date(2015, 4, 1), KNOWN_UNTIL),
    formula=from_outside,
    asks=(facts.SYSTEM_COST, facts.WORK_COST, facts.AREAS),
    work=4,
    notes=(
        "標準額（第1層800万円、第2層400万円×圏域）は要確認です。",
        "第1層と第2層が同じ市町村は、令和4年度で1,741のうち915でした。",
    ),
)
