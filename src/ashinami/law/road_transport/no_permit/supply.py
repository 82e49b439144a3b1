"""Cars of others: package offers, lending, community car sharing (section 2.12).

Car and paid driver from one side are a passenger business, also through linked firms, one site or one contract (grey-zone answer
of 2020). Lending a car for pay needs a permit of its own. Members who share the real costs of a common car, with an unpaid
driver, receive nothing for the ride.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.law.road_transport.carriage import OWN_CAR_DRIVEN, PACKAGE
from ashinami.law.road_transport.rental import COSTS_SHARED, DRIVER_PAID, UNPAID
from ashinami.rules.conditions import AllOf, AnyOf, Not
from ashinami.rules.provision import GoverningDate, Provision

PROVISION = Provision(
    id="road_transport.no_permit.supply_2006",
    subject="road_transport.no_permit.supply",
    title="利用者の車や借りた車での送迎",
    summary=(
        "車と有料の運転者をひとまとめに用意すると、運送事業になります。車を有料で貸すことには別の許可が必要です。"
        "利用者の車を代わりに運転するだけのときや、共同で使う車の実費を会員で分けるだけのときは、対価に当たりません。"
    ),
    cite=OWN_CAR_DRIVEN,
    in_force=Days(date(2006, 10, 1)),
    governing=GoverningDate.RIDE,
    condition=AllOf(
        "車と運転者の用意のしかた",
        (
            AnyOf("車と有料の運転者をひとまとめにしない", (Not(PACKAGE), Not(DRIVER_PAID))),
            AnyOf("車を有料で貸さない", (UNPAID, COSTS_SHARED)),
        ),
    ),
    notes=(
        "グレーゾーン解消制度の回答（平成28年・令和2年）によります。原文は未読です。それより前の日にも同じ解釈を当てはめています。",
        "利用者の車の運転が平成18年の事務連絡の例にあったかは、要確認です。",
    ),
)
