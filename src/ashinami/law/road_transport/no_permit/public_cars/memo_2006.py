"""Until 2017-08-24: a municipal programme that costs the rider nothing is free; of cars lent to groups the office judges."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.law.road_transport.no_permit.memo_2006 import MEMO
from ashinami.law.road_transport.no_permit.public_cars import SUBJECT
from ashinami.law.road_transport.no_permit.public_cars.parts import NO_CARS, OFFICE_ACCEPTS, PROGRAMME
from ashinami.rules.conditions import AnyOf
from ashinami.rules.provision import GoverningDate, Provision

PROVISION = Provision(
    id="road_transport.no_permit.public_cars.memo_2006",
    subject=SUBJECT,
    title="市町村の車での送迎（平成18年9月29日の事務連絡）",
    summary=(
        "市町村の事業として、市町村の車で、費用をすべて公費でまかない、利用者が何も払わない送迎は、許可も登録もいりません。"
        "市町村が団体に車を貸すときの扱いは、運輸支局が判断します。"
    ),
    cite=MEMO,
    in_force=Days(date(2006, 10, 1), date(2017, 8, 25)),
    governing=GoverningDate.RIDE,
    condition=AnyOf("市町村の車", (NO_CARS, PROGRAMME, OFFICE_ACCEPTS)),
    notes=("市町村が団体に車を貸すことについての定めは、平成29年8月25日の事務連絡より前には見つかっていません。",),
)
