"""How riders learn the price (施行規則第51条の14): published, or explained beforehand in writing; on a web site too from 2024-03-31."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.law.road_transport.registered import facts_price as facts
from ashinami.law.road_transport.registered.sources_service import BEGIN
from ashinami.law.road_transport.statutes import ordinance, ordinance_2013
from ashinami.rules.conditions import AllOf, AnyOf, Condition, Is, Sentences
from ashinami.rules.provision import Duty, GoverningDate, Provision

SUBJECT = "road_transport.registered.publication"
WEB = date(2024, 3, 31)
"""令和6年国土交通省令第6号; the day is reported and derived."""


def _condition(cite: Citation, *more: Condition) -> AnyOf:
    office = Is(
        facts.AT_OFFICE,
        Sentences("事務所に掲示しています。", "事務所に掲示していません。", "事務所に掲示しているか、分かりません。"),
        cite,
    )
    car = Is(
        facts.IN_CAR,
        Sentences(
            "車のなかに掲示しています。", "車のなかに掲示していません。", "車のなかに掲示しているか、分かりません。"
        ),
        cite,
    )
    explained = Is(
        facts.EXPLAINED,
        Sentences(
            "あらかじめ書面などで説明しています。",
            "あらかじめ書面などで説明していません。",
            "あらかじめ説明しているか、分かりません。",
        ),
        cite,
    )
    return AnyOf("公表または説明", (AllOf("公表", (office, car, *more)), explained))


IN_CAR_TOO = Duty("説明で足りる場合も、車のなかには対価を表示します。", ordinance("第51条の28"))

TO_2024 = Provision(
    id="road_transport.registered.publication.ordinance_2006",
    subject=SUBJECT,
    title="対価の公表・説明（令和6年3月30日まで）",
    summary="対価は、始める前と変える前に、事務所と車のなかに掲示するか、書面などで利用者に説明します。",
    cite=ordinance_2013("第51条の14"),
    in_force=Days(BEGIN, WEB),
    governing=GoverningDate.RIDE,
    condition=_condition(ordinance_2013("第51条の14")),
    duties=(IN_CAR_TOO,),
)
PROVISION = Provision(
    id="road_transport.registered.publication.ordinance_2024",
    subject=SUBJECT,
    title="対価の公表・説明（令和6年3月31日から）",
    summary=(
        "公表するときは、事務所と車のなかの掲示に加えて、ウェブサイトにも載せます。"
        "公表のかわりに、始める前と変える前に書面などで説明してもかまいません。"
    ),
    cite=ordinance("第51条の14"),
    in_force=Days(WEB),
    governing=GoverningDate.RIDE,
    condition=_condition(
        ordinance("第51条の14"),
        Is(
            facts.ON_WEB,
            Sentences(
                "ウェブサイトに載せています。",
                "ウェブサイトに載せていません。",
                "ウェブサイトに載せているか、分かりません。",
            ),
            ordinance("第51条の14（令和6年国土交通省令第6号）", Mark.SECONDARY),
        ),
    ),
    duties=(IN_CAR_TOO,),
    supersedes=TO_2024.id,
)
