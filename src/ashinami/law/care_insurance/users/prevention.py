"""P (一般介護予防事業): everybody of 65 or more, whatever the level."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.law.care_insurance.sources import TOWN_OF_KAISEI
from ashinami.law.care_insurance.users.parts import SUBJECT, aged_65
from ashinami.rules.provision import GoverningDate, Provision

PROVISION = Provision(
    id=f"{SUBJECT}.prevention.act_2015",
    subject=f"{SUBJECT}.prevention",
    title="一般介護予防事業に参加できる人（平成27年4月1日から）",
    summary="65歳以上のすべての人が、認定の有無にかかわらず参加できます。通いの場や、その送り迎えの多くはここに位置づけられます。",
    cite=TOWN_OF_KAISEI,
    in_force=Days(date(2015, 4, 1)),
    governing=GoverningDate.RIDE,
    condition=aged_65(TOWN_OF_KAISEI),
    notes=("支援のための活動にかかわる65歳未満の人の扱いは、市町村によります（要確認）。",),
)
