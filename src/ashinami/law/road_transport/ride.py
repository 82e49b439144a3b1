"""The whole of a ride: on which ground of the Act it may run on its day (Act, articles 2, 4, 43, 78 and 79).

A private car may carry people for pay only in the cases of article 78: in a disaster, under a registration, under a permit. Whoever
holds a business licence runs under that. What is not passenger carriage, or is not paid for, needs none of them; all that is
tried first, in `road_transport.no_permit`. One ground is enough; with none the ride must not run.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.law.road_transport.statutes import act
from ashinami.rules.conditions import AnyOf, Gap, Never, Under
from ashinami.rules.provision import GoverningDate, Provision

SUBJECT = "road_transport.ride"
FORBIDDEN = act("第78条")


def _unknown(words: str) -> Gap:
    return Gap(words, "この日の決まりは足並みに入っていません", FORBIDDEN)


def grounds(registered: Under) -> tuple[Under, ...]:
    """Return the grounds on which people may be carried, in the order in which they are tried."""
    return (
        Under("road_transport.no_permit", "許可も登録もいらない送迎", _unknown("許可・登録のいらない送迎")),
        Under("road_transport.disaster", "災害のときの送迎", _unknown("災害のときの送迎")),
        registered,
        Under("road_transport.permit.home_helper", "訪問介護員等の許可による送迎", _unknown("訪問介護員等の許可")),
        Under(
            "road_transport.permit.taxi_managed",
            "自家用車活用事業の送迎",
            Never("自家用車活用事業は、令和6年3月28日までありませんでした。", FORBIDDEN),
        ),
        Under("road_transport.permit.other", "そのほかの許可による送迎", _unknown("そのほかの第78条第3号の許可")),
        Under("road_transport.licence", "旅客運送事業の許可による送迎", _unknown("旅客運送事業の許可")),
    )


REGISTERED = Under("road_transport.registered.ride", "登録を受けた送迎", _unknown("自家用有償旅客運送"))

PROVISION = Provision(
    id="road_transport.ride.act_78",
    subject=SUBJECT,
    title="この送迎を行える根拠（道路運送法第78条など）",
    summary=(
        "お金を受け取らない送迎や、人を運ぶことに当たらない場合は、許可も登録もいりません。"
        "自家用の車で有償の送迎ができるのは、災害のとき、登録を受けたとき、許可を受けたときだけです。"
        "ほかに、バスやタクシーなどの事業の許可による送迎があります。どれか一つに当たれば行えます。"
    ),
    cite=FORBIDDEN,
    in_force=Days(date(2006, 10, 1)),
    governing=GoverningDate.RIDE,
    condition=AnyOf("送迎を行える根拠", grounds(REGISTERED)),
    notes=("登録制度が始まった平成18年10月1日からの運行日について判断します。",),
)
