"""A (サービス・活動A), from 2024-08-05: also for those who go on after 要介護, where the municipality opens it to them."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.law.care_insurance.sources import YAMATO_2024
from ashinami.law.care_insurance.users.parts import AFTER_PLANNING, SUBJECT, goes_on_after_care, opened, target_users
from ashinami.rules.provision import GoverningDate, Provision

PROVISION = Provision(
    id=f"{SUBJECT}.eased.outline_2024",
    subject=f"{SUBJECT}.eased",
    title="サービス・活動Aを使える人（令和6年8月5日から）",
    summary=(
        "要支援1・2の人と、65歳以上の事業対象者が使えます。市町村が開いているときは、"
        "要介護になる前から続けて使っている人（継続利用要介護者）も使えます。"
    ),
    cite=YAMATO_2024,
    in_force=Days(date(2024, 8, 5)),
    governing=GoverningDate.RIDE,
    condition=target_users(goes_on_after_care(YAMATO_2024, opened(YAMATO_2024))),
    duties=(AFTER_PLANNING,),
    supersedes=f"{SUBJECT}.eased.guideline_2015",
    notes=("令和6年の省令の番号と日は未確認で、要綱の改正の日から判断します（要確認）。",),
)
