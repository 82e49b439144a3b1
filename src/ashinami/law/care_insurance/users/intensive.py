"""C (短期集中): 要支援 and 事業対象者."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.law.care_insurance.sources import INTENSIVE_2025
from ashinami.law.care_insurance.users.parts import AFTER_PLANNING, SUBJECT, target_users
from ashinami.rules.provision import GoverningDate, Provision

PROVISION = Provision(
    id=f"{SUBJECT}.intensive.guideline_2015",
    subject=f"{SUBJECT}.intensive",
    title="サービスC（短期集中）を使える人（平成27年4月1日から）",
    summary="要支援1・2の人と、65歳以上の事業対象者が、3か月以上6か月以下の期間を決めて使います。",
    cite=INTENSIVE_2025,
    in_force=Days(date(2015, 4, 1)),
    governing=GoverningDate.RIDE,
    condition=target_users(),
    duties=(AFTER_PLANNING,),
    notes=("令和6年の改正のあとも継続利用要介護者が使えないことは要確認です。",),
)
