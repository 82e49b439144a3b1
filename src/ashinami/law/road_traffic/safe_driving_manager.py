"""The safe driving manager (道路交通法第74条の3, 同法施行規則第9条の8から第9条の11まで): who uses several cars at one base.

He is due from five cars, or one of 11 seats or more, whether or not the rides need a permit. Sober checks by sight came on
2022-04-01, the detector on 2023-12-01. From 2022-10-01 bodies registered for private-car transport are exempt: the ordinance on road
transport now asks the same of a 特定事務所. The text of 2025-06-01 was read; what is older rests on police papers.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ashinami.basics.day import Days
from ashinami.law.road_traffic import facts
from ashinami.law.road_traffic.base import (
    APPOINTED,
    CARS_OF_VOLUNTEERS,
    DETECTOR,
    DIARY,
    ENOUGH_DEPUTIES,
    FEW_CARS,
    PLAN_AND_CHECK,
    QUALIFIED,
    SOBER_CHECK,
)
from ashinami.law.road_traffic.sources import ACT, EXEMPTION_PAPER, SOBER_PAPER, WORK
from ashinami.rules.conditions import AllOf, AnyOf, Condition, Is, Not, Sentences
from ashinami.rules.provision import Duty, GoverningDate, Provision

SUBJECT = "road_traffic.safe_driving_manager"
START = date(2006, 10, 1)
SOBER_2022 = date(2022, 4, 1)
EXEMPTION_2022 = date(2022, 10, 1)
DETECTOR_2023 = date(2023, 12, 1)
EXEMPT = Is(
    facts.REGISTRANT,
    Sentences(
        "登録を受けた団体なので、安全運転管理者の対象から除かれます。",
        "登録を受けた団体ではありません。",
        "登録を受けた団体か、分かりません。",
    ),
    EXEMPTION_PAPER,
)
SIGHT = "運転の前と後に、目で見て酒気を確かめ、記録を1年残します。"
SIGHT_AND_DETECTOR = "運転の前と後に、目で見て、アルコール検知器も使って酒気を確かめ、記録を1年残します。"
AFTER_2022 = "登録した車のほかにも5台以上の車を使う団体は、除かれる範囲を警察署に確かめてください。"


def condition(exempt: tuple[Is, ...] = (), work: tuple[Condition, ...] = ()) -> AnyOf:
    """Return the rule: whom its version exempts, and what it added to the manager's work."""
    duty = AllOf("安全運転管理者の要る拠点", (APPOINTED, QUALIFIED, ENOUGH_DEPUTIES, PLAN_AND_CHECK, DIARY, *work))
    return AnyOf("安全運転管理者", (*exempt, CARS_OF_VOLUNTEERS, FEW_CARS, duty))


def duties(exempt: tuple[Is, ...] = (), *work: str) -> tuple[Duty, ...]:
    """Return what a base that needs a manager must do; `work` is what its version added."""
    due = Not(AnyOf("安全運転管理者のいらない拠点", (*exempt, CARS_OF_VOLUNTEERS, FEW_CARS)))
    return (
        Duty("安全運転管理者を選び、15日以内に警察署に届け出ます。", ACT, due),
        Duty("運転の計画を作り、運転の前に車と運転者の様子を確かめ、運転日誌を付けさせます。", WORK, due),
        *(Duty(text, SOBER_PAPER, due) for text in work),
    )


WHO = "一つの拠点で車を5台以上（定員11人以上の車なら1台以上）使う団体は、安全運転管理者を選びます。"

BEFORE_2022 = Provision(
    id="road_traffic.safe_driving_manager.rules_2006",
    subject=SUBJECT,
    title="安全運転管理者（令和4年3月31日まで）",
    summary=WHO + "登録を受けた団体も対象です。",
    cite=ACT,
    in_force=Days(START, SOBER_2022),
    governing=GoverningDate.RECORD,
    condition=condition(),
    duties=duties(),
    notes=(
        "副安全運転管理者は、20台以上で1人です。40台以上の人数は要確認です。",
        "ボランティアの自家用車を数えないことは、資料からの導出です。警察署に確かめてください。",
    ),
)
SINCE_APRIL_2022 = replace(
    BEFORE_2022,
    id="road_traffic.safe_driving_manager.rules_2022_april",
    title="安全運転管理者（令和4年4月1日から）",
    summary=WHO + "運転の前と後に、目で見て酒気を確かめ、記録を1年残します。",
    cite=SOBER_PAPER,
    in_force=Days(SOBER_2022, EXEMPTION_2022),
    condition=condition(work=(SOBER_CHECK,)),
    duties=duties((), SIGHT),
    supersedes=BEFORE_2022.id,
)
SINCE_OCTOBER_2022 = replace(
    SINCE_APRIL_2022,
    id="road_traffic.safe_driving_manager.rules_2022_october",
    title="安全運転管理者（令和4年10月1日から）",
    summary=WHO + "登録を受けた団体は、対象から除かれました（道路運送法の規則で、同じことを行います）。",
    cite=EXEMPTION_PAPER,
    in_force=Days(EXEMPTION_2022, DETECTOR_2023),
    condition=condition((EXEMPT,), (SOBER_CHECK,)),
    duties=duties((EXEMPT,), SIGHT),
    supersedes=SINCE_APRIL_2022.id,
    notes=(*BEFORE_2022.notes, AFTER_2022),
)
SINCE_2023 = replace(
    SINCE_OCTOBER_2022,
    id="road_traffic.safe_driving_manager.rules_2023",
    title="安全運転管理者（令和5年12月1日から）",
    summary=WHO + "酒気の確認には、アルコール検知器も使います。登録を受けた団体は、対象から除かれます。",
    cite=SOBER_PAPER,
    in_force=Days(DETECTOR_2023),
    condition=condition((EXEMPT,), (SOBER_CHECK, DETECTOR)),
    duties=duties((EXEMPT,), SIGHT_AND_DETECTOR),
    supersedes=SINCE_OCTOBER_2022.id,
)
