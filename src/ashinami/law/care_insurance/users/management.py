"""M (介護予防ケアマネジメント): a plan for 要支援 and 事業対象者; users pay nothing."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.law.care_insurance.sources import COUNCIL_2022_11, act
from ashinami.law.care_insurance.users.parts import SUBJECT, target_users
from ashinami.rules.facts import Who
from ashinami.rules.provision import Duty, GoverningDate, Provision

PROVISION = Provision(
    id=f"{SUBJECT}.management.act_2015",
    subject=f"{SUBJECT}.management",
    title="介護予防ケアマネジメントを受けられる人（平成27年4月1日から）",
    summary=(
        "地域包括支援センターが、要支援1・2の人と65歳以上の事業対象者のために計画をつくります。利用者の負担はありません。"
        "要支援の人が予防給付も使うときは、介護予防支援によります。"
    ),
    cite=act("第115条の45第1項第1号ニ"),
    in_force=Days(date(2015, 4, 1)),
    governing=GoverningDate.RIDE,
    condition=target_users(),
    duties=(
        Duty("利用者から料金を受け取りません。", COUNCIL_2022_11, by=Who.MUNICIPALITY),
        Duty("ケアマネジメントAでは、少なくとも3か月ごとに様子を確かめます。", COUNCIL_2022_11, by=Who.MUNICIPALITY),
    ),
)
