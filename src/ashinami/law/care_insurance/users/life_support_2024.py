"""L, from 2024-08-05: also those who go on after 要介護, as far as is known."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Mark
from ashinami.law.care_insurance.sources import OUTLINE_2024, act, as_read
from ashinami.law.care_insurance.users.parts import AFTER_PLANNING, SUBJECT, goes_on_after_care, opened, target_users
from ashinami.rules.provision import GoverningDate, Provision

READ = as_read(OUTLINE_2024, Mark.UNVERIFIED)

PROVISION = Provision(
    id=f"{SUBJECT}.life_support.outline_2024",
    subject=f"{SUBJECT}.life_support",
    title="その他の生活支援サービスを使える人（令和6年8月5日から）",
    summary="要支援1・2の人と、65歳以上の事業対象者が使えます。市町村が開いているときは、継続利用要介護者も使えるとみられます。",
    cite=act("第115条の45第1項第1号ハ"),
    in_force=Days(date(2024, 8, 5)),
    governing=GoverningDate.RIDE,
    condition=target_users(goes_on_after_care(READ, opened(READ))),
    duties=(AFTER_PLANNING,),
    supersedes=f"{SUBJECT}.life_support.ordinance_2020",
    notes=("継続利用要介護者についての文言は未読です（要確認）。",),
)
