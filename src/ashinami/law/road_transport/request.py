"""Whether a request for a ride can be accepted: the grounds of `road_transport.ride`, before a driver and a car are chosen.

It is no question the Act puts; it is the part of its question that can be answered on the telephone. A request that passes still
waits for a driver and a car that pass, and the planned ride is asked about as a whole.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.law.road_transport.ride import grounds
from ashinami.law.road_transport.statutes import act
from ashinami.rules.conditions import AnyOf, Gap, Under
from ashinami.rules.provision import GoverningDate, Provision

SUBJECT = "road_transport.request"
REGISTERED = Under(
    "road_transport.registered.request",
    "登録を受けた送迎の申込み",
    Gap("自家用有償旅客運送", "この日の決まりは足並みに入っていません", act("第78条")),
)

PROVISION = Provision(
    id="road_transport.request.act_78",
    subject=SUBJECT,
    title="申込みを受けられる根拠（運転者と車を選ぶ前）",
    summary=(
        "送迎を行える根拠のうち、運転者と車を選ぶ前に確かめられるところです。"
        "登録を受けた送迎では、運転者・車・保険は、計画を立てるときに確かめます。"
    ),
    cite=act("第78条"),
    in_force=Days(date(2006, 10, 1)),
    governing=GoverningDate.RIDE,
    condition=AnyOf("申込みを受けられる根拠", grounds(REGISTERED)),
)
