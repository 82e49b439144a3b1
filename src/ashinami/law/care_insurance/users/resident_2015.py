"""B and D (住民主体・移動支援), to 2021-03-31: for 要支援 and 事業対象者; others take part uncounted."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.law.care_insurance.sources import GUIDELINE_2015
from ashinami.law.care_insurance.users.parts import AFTER_PLANNING, SUBJECT, target_users
from ashinami.rules.provision import GoverningDate, Provision

PROVISION = Provision(
    id=f"{SUBJECT}.resident.guideline_2015",
    subject=f"{SUBJECT}.resident",
    title="サービスB・Dの対象となる人（平成27年4月1日から）",
    summary=(
        "要支援1・2の人と、65歳以上の事業対象者が対象です。要支援から要介護になると、対象として数えられなくなります。"
        "ほかの住民が加わることはできますが、対象として数えません。"
    ),
    cite=GUIDELINE_2015,
    in_force=Days(date(2015, 4, 1), date(2021, 4, 1)),
    governing=GoverningDate.RIDE,
    condition=target_users(),
    duties=(AFTER_PLANNING,),
)
