"""Whether a municipality could register 市町村運営有償運送 on this day: a kind of its own until 2020-11-26.

It carried people who cannot use a taxi alone (市町村福祉輸送) or residents of a blank area (交通空白輸送). On 2020-11-27 both became
the kinds that other bodies have; what stood in the register was rewritten at the next renewal or change.
"""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.law.road_transport.registered.body import MUNICIPAL, NO_DISQUALIFICATION
from ashinami.law.road_transport.registered.kinds import APPLY, BLANK, SETTLEMENT, riders, welfare_service
from ashinami.law.road_transport.registered.sources_service import BEGIN, REFORM_2020
from ashinami.law.road_transport.statutes import ordinance_2013
from ashinami.rules.conditions import AllOf, AnyOf
from ashinami.rules.provision import GoverningDate, Provision

SUBJECT = "road_transport.registered.municipal"
ARTICLE = ordinance_2013("第49条・第51条")

PROVISION = Provision(
    id="road_transport.registered.municipal.ordinance_2006",
    subject=SUBJECT,
    title="市町村運営有償運送（令和2年11月26日まで）",
    summary=(
        "市町村が自分で行う有償の送迎です。ひとりではタクシーなどを使えない人を運ぶ市町村福祉輸送と、"
        "交通空白地の住民を運ぶ交通空白輸送がありました。令和2年11月27日に、福祉有償運送と交通空白地有償運送に分かれました。"
    ),
    cite=ARTICLE,
    in_force=Days(BEGIN, REFORM_2020),
    governing=GoverningDate.APPLICATION,
    condition=AllOf(
        "市町村運営有償運送",
        (
            MUNICIPAL,
            NO_DISQUALIFICATION,
            AnyOf(
                "二つの形",
                (
                    welfare_service(ARTICLE),
                    AllOf(
                        "交通空白輸送",
                        (
                            riders(
                                ("welfare", "residents"),
                                "区域の住民を運びます。",
                                "区域の住民のほかも運びます。",
                                ARTICLE,
                            ),
                            BLANK,
                        ),
                    ),
                ),
            ),
            SETTLEMENT,
        ),
    ),
    duties=APPLY,
)
