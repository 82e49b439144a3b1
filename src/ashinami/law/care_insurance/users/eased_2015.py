"""A (基準緩和), to 2024-08-04: for 要支援 and 事業対象者 only."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.law.care_insurance.sources import GUIDELINE_2015
from ashinami.law.care_insurance.users.parts import AFTER_PLANNING, SUBJECT, target_users
from ashinami.rules.provision import GoverningDate, Provision

PROVISION = Provision(
    id=f"{SUBJECT}.eased.guideline_2015",
    subject=f"{SUBJECT}.eased",
    title="サービスA（基準緩和）を使える人（平成27年4月1日から）",
    summary="要支援1・2の人と、65歳以上の事業対象者が使えます。要介護の人は、続けて使う場合でも対象になりません。",
    cite=GUIDELINE_2015,
    in_force=Days(date(2015, 4, 1), date(2024, 8, 5)),
    governing=GoverningDate.RIDE,
    condition=target_users(),
    duties=(AFTER_PLANNING,),
)
