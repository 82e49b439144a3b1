"""A request for a registered ride, before a driver and a car are chosen: all that `registered.ride` asks but these and their cover."""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.law.road_transport.registered import ride
from ashinami.law.road_transport.registered.sources_service import BEGIN
from ashinami.law.road_transport.statutes import act
from ashinami.rules.conditions import AllOf
from ashinami.rules.provision import GoverningDate, Provision

SUBJECT = "road_transport.registered.request"
CHOSEN_LATER = ("vehicles", "drivers", "crew", "insurance")
"""What depends on the driver and the car."""

PROVISION = Provision(
    id="road_transport.registered.request.act_2006",
    subject=SUBJECT,
    title="登録を受けた団体の送迎の申込み（運転者と車を選ぶ前）",
    summary=(
        "登録の有効期間、協議、運べる人、区域、対価を確かめます。運転者・車・保険は、計画を立てるときに確かめます。"
    ),
    cite=act("第78条第2号・第79条"),
    in_force=Days(BEGIN),
    governing=GoverningDate.RIDE,
    condition=AllOf(
        "登録を受けた送迎の申込み",
        tuple(ride.under(name, title) for name, title in ride.PARTS if name not in CHOSEN_LATER),
    ),
)
