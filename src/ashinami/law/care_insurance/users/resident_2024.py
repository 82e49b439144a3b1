"""B and D as サービス・活動B・D, from 2024-08-05: the same target users; how the others are reckoned was rewritten and is not verified."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.law.care_insurance.sources import OUTLINE_2024
from ashinami.law.care_insurance.users.parts import AFTER_PLANNING, SUBJECT, goes_on_after_care, target_users
from ashinami.rules.provision import GoverningDate, Provision

PROVISION = Provision(
    id=f"{SUBJECT}.resident.outline_2024",
    subject=f"{SUBJECT}.resident",
    title="サービス・活動B・Dの対象となる人（令和6年8月5日から）",
    summary=(
        "要支援1・2の人、65歳以上の事業対象者、市町村が認めた継続利用要介護者が対象です。"
        "ほかの住民が加わるときの扱いは、この日の要綱で書き改められました。"
    ),
    cite=OUTLINE_2024,
    in_force=Days(date(2024, 8, 5)),
    governing=GoverningDate.RIDE,
    condition=target_users(goes_on_after_care(OUTLINE_2024)),
    duties=(AFTER_PLANNING,),
    supersedes=f"{SUBJECT}.resident.ordinance_2020",
    notes=("対象でない参加者の扱い（Aの委託、B・Dの補助）の新しい文言は未読です（要確認）。",),
)
