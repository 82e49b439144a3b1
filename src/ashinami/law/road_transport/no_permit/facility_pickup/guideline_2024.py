"""From 2024-03-01: the guideline of 2024 on the pick-up of a facility's own users.

Stops at shops and trips to sights on the user's request are free when nothing is received for the ride, and who rides may pay
more than who does not, up to the actual cost.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.law.road_transport.no_permit.facility_pickup import SUBJECT, parts
from ashinami.law.road_transport.no_permit.facility_pickup.memo_2018 import SOURCES as MEMO
from ashinami.law.road_transport.no_permit.facility_pickup.policy_2004 import others_not_treated
from ashinami.law.road_transport.no_permit.guideline_2024 import GUIDELINE, SOURCES
from ashinami.rules.conditions import AllOf, AnyOf
from ashinami.rules.provision import GoverningDate, Provision

STOPS = parts.stop_on_request(SOURCES.stated, MEMO.derived)

PROVISION = Provision(
    id="road_transport.no_permit.facility_pickup.guideline_2024",
    subject=SUBJECT,
    title="施設の利用者の送迎（令和6年3月1日のガイドライン）",
    summary=(
        "利用者の希望で店などに立ち寄っても、送迎の対価を受け取らなければ、許可も登録もいりません。"
        "送迎を使う人の料金が、使わない人より実費の分だけ高くてもかまいません。"
    ),
    cite=GUIDELINE,
    in_force=Days(date(2024, 3, 1), date(2024, 10, 11)),
    governing=GoverningDate.RIDE,
    condition=AllOf(
        "施設の利用者の送迎",
        (
            parts.at_most_actual_cost(SOURCES.stated),
            AnyOf(
                "だれを運ぶか",
                (
                    AllOf("自分の施設の利用者", (parts.own_users(SOURCES.stated), STOPS)),
                    parts.another_facility(SOURCES),
                    others_not_treated(SOURCES),
                ),
            ),
        ),
    ),
    supersedes="road_transport.no_permit.facility_pickup.memo_2018",
    notes=(
        "ガイドラインの原文は未読で、引用と要約によります。",
        "立ち寄りの手助けの料金には、平成30年の事務連絡の考え方を引き続き当てはめています。",
    ),
)
