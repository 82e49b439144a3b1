"""L, 2021-04-01 to 2024-08-04: whether those who go on after 要介護 may use it was not found in writing."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Mark
from ashinami.law.care_insurance.sources import ORDINANCE_2020, act, as_read
from ashinami.law.care_insurance.users.parts import AFTER_PLANNING, SUBJECT, goes_on_after_care, target_users
from ashinami.rules.conditions import Gap
from ashinami.rules.provision import GoverningDate, Provision

NOT_FOUND = Gap(
    "継続利用要介護者が、その他の生活支援サービスを使えるか",
    "この時期について書いた文書が見つかっていません",
    as_read(ORDINANCE_2020, Mark.UNVERIFIED),
)

PROVISION = Provision(
    id=f"{SUBJECT}.life_support.ordinance_2020",
    subject=f"{SUBJECT}.life_support",
    title="その他の生活支援サービスを使える人（令和3年4月1日から）",
    summary="要支援1・2の人と、65歳以上の事業対象者が使えます。継続利用要介護者が使えたかは、確かめられていません。",
    cite=act("第115条の45第1項第1号ハ"),
    in_force=Days(date(2021, 4, 1), date(2024, 8, 5)),
    governing=GoverningDate.RIDE,
    condition=target_users(goes_on_after_care(as_read(ORDINANCE_2020, Mark.UNVERIFIED), NOT_FOUND)),
    duties=(AFTER_PLANNING,),
    supersedes=f"{SUBJECT}.life_support.act_2015",
)
