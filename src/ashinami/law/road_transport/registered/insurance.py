"""Liability cover (施行規則第51条の26, 国土交通省告示第1171号): the floor for people and for property.

What the notice says beyond the two amounts (every car covered, deductible …) was not read.
"""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.law.amounts import amount
from ashinami.law.road_transport.registered import facts_vehicles as facts
from ashinami.law.road_transport.registered.sources_operation import INSURANCE_NOTICE
from ashinami.law.road_transport.registered.sources_service import BEGIN, unverified
from ashinami.rules.conditions import AllOf, AtLeast, Is, Sentences
from ashinami.rules.provision import GoverningDate, Provision

PROVISION = Provision(
    id="road_transport.registered.insurance.notice_2006",
    subject="road_transport.registered.insurance",
    title="事故の損害を賠償するための保険",
    summary="登録した送迎には、対人1人8,000万円以上、対物1事故200万円以上の任意保険または共済が要ります。",
    cite=INSURANCE_NOTICE,
    in_force=Days(BEGIN),
    governing=GoverningDate.RIDE,
    condition=AllOf(
        "賠償の保険",
        (
            AtLeast(
                facts.PER_PERSON,
                amount("insurance.per_person"),
                Sentences(
                    "対人の賠償の限度額が足りています。",
                    "対人の賠償の限度額が足りません。",
                    "対人の賠償の限度額が分かりません。",
                ),
                INSURANCE_NOTICE,
            ),
            AtLeast(
                facts.PROPERTY,
                amount("insurance.property"),
                Sentences(
                    "対物の賠償の限度額が足りています。",
                    "対物の賠償の限度額が足りません。",
                    "対物の賠償の限度額が分かりません。",
                ),
                INSURANCE_NOTICE,
            ),
            Is(
                facts.ALL_VEHICLES,
                Sentences(
                    "登録した車のすべてに保険・共済があります。",
                    "保険・共済のない、登録した車があります。",
                    "登録した車のすべてに保険・共済があるか、分かりません。",
                ),
                unverified(INSURANCE_NOTICE),
            ),
        ),
    ),
    notes=(
        "告示の細かい条件（すべての車、免責の額など）は要確認です。",
        "都道府県によっては、搭乗者の傷害の保険も求めています。",
    ),
)
