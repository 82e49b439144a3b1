"""告示197号 (2015-03-31): a person of 65 or more who meets any of the seven criteria is a 事業対象者."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Mark
from ashinami.law.care_insurance.checklist.criteria import CRITERIA
from ashinami.law.care_insurance.sources import CHECKLIST_NOTICE, as_read
from ashinami.law.care_insurance.users.parts import aged_65
from ashinami.rules.conditions import AllOf, AnyOf
from ashinami.rules.provision import GoverningDate, Provision

SUBJECT = "care_insurance.checklist"

PROVISION = Provision(
    id=f"{SUBJECT}.notice_2015",
    subject=SUBJECT,
    title="基本チェックリストによる事業対象者（平成27年告示第197号）",
    summary=(
        "65歳以上の人が、七つの基準のどれか一つに当てはまると、事業対象者になります。40〜64歳の人は、要支援の認定が要ります。"
        "17番（外出の回数がへった）だけでは当てはまりません。"
    ),
    cite=CHECKLIST_NOTICE,
    in_force=Days(date(2015, 4, 1)),
    governing=GoverningDate.RECORD,
    condition=AllOf(
        "事業対象者",
        (
            aged_65(as_read(CHECKLIST_NOTICE, Mark.UNVERIFIED)),
            AnyOf("七つの基準", tuple(one.leaf for one in CRITERIA)),
        ),
    ),
    notes=(
        "12番のBMIの線と23〜25番の点のつけ方は、原文で確かめていません（要確認）。",
        "国の基準に有効期間はありません（要確認）。2年ごとにくり返す市町村があります。",
    ),
)
