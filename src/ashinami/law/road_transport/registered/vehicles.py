"""Cars (施行規則第51条の3第5号・第7号, 第49条第2号): whose they are, and which may carry people who need help.

A welfare service uses cars of fewer than 11 seats and no goods vehicle. A car that a driver brings along needs a written agreement by
which the body answers for running, accidents and complaints. No change of these rules since 2006-10-01 was found.
"""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.law.road_transport.registered import facts_vehicles as facts
from ashinami.law.road_transport.registered.entities import VEHICLE
from ashinami.law.road_transport.registered.parts_operation import blank_area
from ashinami.law.road_transport.registered.sources_operation import CARS_NOTICE
from ashinami.law.road_transport.registered.sources_service import BEGIN
from ashinami.law.road_transport.statutes import ordinance
from ashinami.rules.conditions import AllOf, AnyOf, AtMost, ForEach, Is, Sentences, Within
from ashinami.rules.provision import GoverningDate, Provision

PRIVATE = tuple(kind for kind in facts.KIND.ids if kind != "business")
FOR_PEOPLE = tuple(kind for kind in facts.KIND.ids if kind != "goods")

RIGHT_TO_USE = AnyOf(
    "使う権利",
    (
        Within(
            facts.RIGHT,
            ("owned", "lent"),
            Sentences(
                "団体が持っているか、使う権利を借りています。",
                "団体の車でも、使う権利を借りた車でもありません。",
                "団体に車を使う権利があるか、分かりません。",
            ),
            ordinance("第51条の3第5号"),
        ),
        AllOf(
            "持込の車",
            (
                Within(
                    facts.RIGHT,
                    ("brought_in",),
                    Sentences("運転者などが持ち込む車です。", "持込の車ではありません。", "持込の車か、分かりません。"),
                    CARS_NOTICE,
                ),
                Is(
                    facts.AGREEMENT,
                    Sentences(
                        "運行・事故・苦情の責任を団体が負うことを、書面で取り決めています。",
                        "団体が責任を負うという、書面の取り決めがありません。",
                        "団体が責任を負うという、書面の取り決めがあるか分かりません。",
                    ),
                    CARS_NOTICE,
                ),
            ),
        ),
    ),
)
FOR_WELFARE = AnyOf(
    "福祉の送迎に使える車",
    (
        blank_area(ordinance("第49条")),
        AllOf(
            "福祉の送迎の車",
            (
                AtMost(
                    facts.SEATS,
                    10,
                    Sentences(
                        "乗車定員は10人までです。", "乗車定員が11人以上です。", "乗車定員が何人か、分かりません。"
                    ),
                    ordinance("第49条第2号"),
                ),
                Within(
                    facts.KIND,
                    FOR_PEOPLE,
                    Sentences("貨物自動車ではありません。", "貨物自動車です。", "貨物自動車か、分かりません。"),
                    CARS_NOTICE,
                ),
            ),
        ),
    ),
)

PROVISION = Provision(
    id="road_transport.registered.vehicles.ordinance_2006",
    subject="road_transport.registered.vehicles",
    title="登録した送迎に使える車",
    summary=(
        "使う権利のある自家用の車を使います。運転者などの持込の車は、運行・事故・苦情の責任を団体が負うことを"
        "書面で取り決めます。福祉の送迎には、定員11人以上の車と貨物自動車は使えません。"
    ),
    cite=ordinance("第51条の3第5号"),
    in_force=Days(BEGIN),
    governing=GoverningDate.RIDE,
    condition=ForEach(
        "どの車も",
        VEHICLE,
        AllOf(
            "この車",
            (
                Within(
                    facts.KIND,
                    PRIVATE,
                    Sentences("自家用の車です。", "事業用の車です。", "自家用の車か、分かりません。"),
                    CARS_NOTICE,
                ),
                RIGHT_TO_USE,
                FOR_WELFARE,
            ),
        ),
    ),
)
