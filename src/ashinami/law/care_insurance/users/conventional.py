"""従前相当 (V0, T0): the visits and day care of the old preventive benefit. Those in need of care use care benefits instead."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.law.care_insurance.sources import act
from ashinami.law.care_insurance.users.parts import AFTER_PLANNING, SUBJECT, target_users
from ashinami.rules.provision import GoverningDate, Provision

PROVISION = Provision(
    id=f"{SUBJECT}.conventional.act_2015",
    subject=f"{SUBJECT}.conventional",
    title="従前相当のサービスを使える人（平成27年4月1日から）",
    summary="要支援1・2の人と、65歳以上の事業対象者が、介護予防ケアマネジメントを経て使えます。要介護の人は介護給付を使います。",
    cite=act("第115条の45第1項第1号"),
    in_force=Days(date(2015, 4, 1)),
    governing=GoverningDate.RIDE,
    condition=target_users(),
    duties=(AFTER_PLANNING,),
    notes=(
        "市町村が総合事業を始めた日は平成27年4月から平成29年4月までの間で、市町村によります。",
        "令和6年の改正のあとも継続利用要介護者が使えないことは要確認です。",
    ),
)
