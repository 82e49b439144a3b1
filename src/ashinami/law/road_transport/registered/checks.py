"""Checks before and after duty (施行規則第51条の22第1項・第2項; before 2022-10-01 第51条の18).

Before duty every driver of every office is asked and looked at. The check after duty came on 2022-10-01, for a 特定事務所.
"""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.basics.source import Citation
from ashinami.law.road_transport.registered import facts_office as facts
from ashinami.law.road_transport.registered.parts_operation import small_office
from ashinami.law.road_transport.registered.sources_operation import SPECIFIED_OFFICE_2022
from ashinami.law.road_transport.registered.sources_service import BEGIN, derived
from ashinami.law.road_transport.statutes import ordinance, ordinance_2013
from ashinami.rules.conditions import AllOf, AnyOf, Is, Not, Sentences
from ashinami.rules.provision import Duty, GoverningDate, Provision

SUBJECT = "road_transport.registered.checks"
OLD_TEXT = ordinance_2013("第51条の18")
AFTER = ordinance("第51条の22第2項")


def before_duty(cite: Citation) -> Is:
    """Return the leaf: every driver is checked before duty."""
    return Is(
        facts.PRE_CHECK,
        Sentences(
            "乗務の前に、酒気・病気・疲れなどを確かめ、指示をしています。",
            "乗務の前の確認または指示をしていません。",
            "乗務の前の確認と指示をしているか、分かりません。",
        ),
        cite,
    )


BEFORE_2022 = Provision(
    id="road_transport.registered.checks.ordinance_2006",
    subject=SUBJECT,
    title="乗務の前の確認（令和4年9月30日まで）",
    summary="乗務しようとする運転者ごとに、酒気・病気・疲れなどを確かめ、必要な指示をして、記録します。",
    cite=OLD_TEXT,
    in_force=Days(BEGIN, SPECIFIED_OFFICE_2022),
    governing=GoverningDate.RIDE,
    condition=before_duty(OLD_TEXT),
    duties=(Duty("確認と指示を運転者ごとに記録し、1年残します。", OLD_TEXT),),
)
SINCE_2022 = Provision(
    id="road_transport.registered.checks.ordinance_2022",
    subject=SUBJECT,
    title="乗務の前と後の確認（令和4年10月1日から）",
    summary=(
        "乗務しようとする運転者ごとに、酒気・病気・疲れなどを確かめ、必要な指示をして、記録します。"
        "特定事務所（定員11人以上の車が1台以上、または10人以下の車が5台以上）では、乗務の後も酒気を確かめます。"
    ),
    cite=ordinance("第51条の22"),
    in_force=Days(SPECIFIED_OFFICE_2022),
    governing=GoverningDate.RIDE,
    condition=AllOf(
        "乗務の前と後の確認",
        (
            before_duty(ordinance("第51条の22第1項")),
            AnyOf(
                "乗務の後の確認",
                (
                    small_office(ordinance("第51条の17")),
                    Is(
                        facts.AFTER_CHECK,
                        Sentences(
                            "乗務の後に、酒気を帯びていないか確かめています。",
                            "特定事務所なのに、乗務の後の確認をしていません。",
                            "乗務の後の確認をしているか、分かりません。",
                        ),
                        derived(AFTER),
                    ),
                ),
            ),
        ),
    ),
    duties=(
        Duty("確認と指示を運転者ごとに記録し、1年残します。", ordinance("第51条の22第1項")),
        Duty("乗務の後の確認も記録し、1年残します。", derived(AFTER), Not(small_office(ordinance("第51条の17")))),
    ),
    supersedes=BEFORE_2022.id,
    notes=("乗務の後の確認が令和4年10月1日に始まったことは、資料からの導出です。",),
)
