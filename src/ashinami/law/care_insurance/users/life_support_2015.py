"""L (その他生活支援), to 2021-03-31: meals, watching over and the like, for 要支援 and 事業対象者."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.law.care_insurance.sources import act
from ashinami.law.care_insurance.users.parts import AFTER_PLANNING, SUBJECT, target_users
from ashinami.rules.provision import GoverningDate, Provision

PROVISION = Provision(
    id=f"{SUBJECT}.life_support.act_2015",
    subject=f"{SUBJECT}.life_support",
    title="その他の生活支援サービスを使える人（平成27年4月1日から）",
    summary="配食・見守りなどを、要支援1・2の人と、65歳以上の事業対象者が使えます。",
    cite=act("第115条の45第1項第1号ハ"),
    in_force=Days(date(2015, 4, 1), date(2021, 4, 1)),
    governing=GoverningDate.RIDE,
    condition=target_users(),
    duties=(AFTER_PLANNING,),
)
