"""Who answers for upkeep and for accidents (施行規則第51条の24・第51条の25)."""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.law.road_transport.registered import facts_office as facts
from ashinami.law.road_transport.registered.sources_service import BEGIN
from ashinami.law.road_transport.statutes import ordinance
from ashinami.rules.conditions import AllOf, Is, Sentences
from ashinami.rules.provision import GoverningDate, Provision

PROVISION = Provision(
    id="road_transport.registered.officers.ordinance_2006",
    subject="road_transport.registered.officers",
    title="整備管理と事故対応の責任者",
    summary="整備管理の責任者と、事故のときの責任者を選び、点検・整備と連絡の体制を整えます。",
    cite=ordinance("第51条の24・第51条の25"),
    in_force=Days(BEGIN),
    governing=GoverningDate.RECORD,
    condition=AllOf(
        "責任者と体制",
        (
            Is(
                facts.MAINTENANCE_OFFICER,
                Sentences(
                    "整備管理の責任者と体制があります。",
                    "整備管理の責任者または体制がありません。",
                    "整備管理の責任者と体制があるか、分かりません。",
                ),
                ordinance("第51条の24"),
            ),
            Is(
                facts.ACCIDENT_OFFICER,
                Sentences(
                    "事故のときの責任者がいます。",
                    "事故のときの責任者がいません。",
                    "事故のときの責任者がいるか、分かりません。",
                ),
                ordinance("第51条の25"),
            ),
            Is(
                facts.ACCIDENT_CONTACTS,
                Sentences(
                    "事故のときの連絡の体制があります。",
                    "事故のときの連絡の体制がありません。",
                    "事故のときの連絡の体制があるか、分かりません。",
                ),
                ordinance("第51条の25"),
            ),
        ),
    ),
    notes=("一人がいくつもの責任者を兼ねてよいかは、要確認です。",),
)
