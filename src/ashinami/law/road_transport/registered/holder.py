"""Whether the body that is said to hold a registration can hold one at all (施行規則第48条): a ride of a company has another ground.

`body` asks more, because it is about a body that applies. Here only the kind of body counts, as of the day of the ride.
"""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.basics.source import Citation
from ashinami.law.road_transport import operator
from ashinami.law.road_transport.registered.body import LISTED_2013, LISTED_2022, WORKERS_COOPS
from ashinami.law.road_transport.registered.sources_service import BEGIN, REFORM_2015, ordinance_2015
from ashinami.law.road_transport.statutes import ordinance, ordinance_2013
from ashinami.rules.conditions import Sentences, Within
from ashinami.rules.provision import GoverningDate, Provision

SUBJECT = "road_transport.registered.holder"
UNNAMED = "care_provider"
"""A provider of care whose kind of corporation nobody has written down; that it holds a registration is on record."""


def _can_hold(kinds: tuple[str, ...], cite: Citation) -> Within:
    says = Sentences(
        "登録を受けられる種類の団体です。",
        "登録を受けられない種類の団体（会社・個人など）です。",
        "登録を受けた団体の種類が分かりません。",
    )
    return Within(operator.KIND, (*kinds, UNNAMED), says, cite)


TO_2015 = Provision(
    id="road_transport.registered.holder.ordinance_2006",
    subject=SUBJECT,
    title="登録を受けている団体（平成27年3月31日まで）",
    summary="登録を受けて送迎ができるのは、市町村と、決められた種類の営利を目的としない法人です。",
    cite=ordinance_2013("第48条"),
    in_force=Days(BEGIN, REFORM_2015),
    governing=GoverningDate.RIDE,
    condition=_can_hold(LISTED_2013, ordinance_2013("第48条")),
)
TO_2022 = Provision(
    id="road_transport.registered.holder.ordinance_2015",
    subject=SUBJECT,
    title="登録を受けている団体（平成27年4月1日から）",
    summary="法人でない団体も、登録を受けて送迎ができるようになりました。",
    cite=ordinance_2015(),
    in_force=Days(REFORM_2015, WORKERS_COOPS),
    governing=GoverningDate.RIDE,
    condition=_can_hold((*LISTED_2013, "unincorporated"), ordinance_2015()),
    supersedes=TO_2015.id,
)
PROVISION = Provision(
    id="road_transport.registered.holder.ordinance_2022",
    subject=SUBJECT,
    title="登録を受けている団体（令和4年10月1日から）",
    summary="労働者協同組合も、登録を受けて送迎ができるようになりました。会社・個人・都道府県は、登録を受けられません。",
    cite=ordinance("第48条"),
    in_force=Days(WORKERS_COOPS),
    governing=GoverningDate.RIDE,
    condition=_can_hold((*LISTED_2022, "unincorporated"), ordinance("第48条")),
    supersedes=TO_2022.id,
)
