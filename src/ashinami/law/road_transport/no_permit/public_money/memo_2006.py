"""Until 2017-08-24: public money is free where no return for a ride can be found in it (fourth category of the memo of 2006)."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.law.road_transport.no_permit.memo_2006 import MEMO, SOURCES
from ashinami.law.road_transport.no_permit.public_money import SUBJECT
from ashinami.law.road_transport.no_permit.public_money.parts import (
    CAR_PRICE,
    direct_costs_of_type_d,
    incentive,
    no_ride_price,
    unless_accepted,
    unnamed,
)
from ashinami.rules.conditions import AllOf
from ashinami.rules.provision import GoverningDate, Provision

PROVISION = Provision(
    id="road_transport.no_permit.public_money.memo_2006",
    subject=SUBJECT,
    title="補助金・委託料と送迎（平成18年9月29日の事務連絡）",
    summary=(
        "調整の人件費や燃料などへの補助は、そのなかに送迎の対価といえるものがなければ、有償になりません。"
        "車の購入費、ボランティアへの奨励金、訪問型サービスDの補助から出る直接の費用については、運輸支局の判断によります。"
    ),
    cite=MEMO,
    in_force=Days(date(2006, 10, 1), date(2017, 8, 25)),
    governing=GoverningDate.RIDE,
    condition=AllOf(
        "補助金・委託料",
        (
            no_ride_price(SOURCES.derived),
            unless_accepted(
                "車の購入費",
                CAR_PRICE,
                "車を買うための補助はありません。",
                "車を買うための補助があります。",
                SOURCES.derived,
            ),
            incentive(SOURCES.derived),
            direct_costs_of_type_d(SOURCES.derived),
            unnamed(SOURCES.derived),
        ),
    ),
)
