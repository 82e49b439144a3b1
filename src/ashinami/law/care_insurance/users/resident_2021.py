"""B and D, from 2021-04-01 (令和2年厚生労働省令第176号): also those who used it before 要介護 and whom the municipality recognised."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.law.care_insurance.sources import ORDINANCE_2020
from ashinami.law.care_insurance.users.parts import AFTER_PLANNING, SUBJECT, goes_on_after_care, target_users
from ashinami.rules.provision import GoverningDate, Provision

PROVISION = Provision(
    id=f"{SUBJECT}.resident.ordinance_2020",
    subject=f"{SUBJECT}.resident",
    title="サービスB・Dの対象となる人（令和3年4月1日から）",
    summary=(
        "要支援1・2の人と事業対象者に加え、要介護になる前から補助による事業を続けて使い、市町村が必要と認めた人"
        "（継続利用要介護者）も対象です。"
    ),
    cite=ORDINANCE_2020,
    in_force=Days(date(2021, 4, 1), date(2024, 8, 5)),
    governing=GoverningDate.RIDE,
    condition=target_users(goes_on_after_care(ORDINANCE_2020)),
    duties=(AFTER_PLANNING,),
    supersedes=f"{SUBJECT}.resident.guideline_2015",
)
