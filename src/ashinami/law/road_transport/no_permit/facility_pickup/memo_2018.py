"""From 2018-09-28: the memo on pick-up for day services with stops for shopping.

A free stop on the usual route stays own-account transport. Help at the stop may be charged when the fee arises only on use, by
the user's choice, and does not follow the ride's distance or time. Leaving the usual route for a destination needs a permit.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.law.road_transport.no_permit.facility_pickup import SUBJECT, parts
from ashinami.law.road_transport.no_permit.facility_pickup.policy_2004 import others_not_treated
from ashinami.law.road_transport.no_permit.parts import Sources
from ashinami.rules.conditions import AllOf, AnyOf
from ashinami.rules.provision import GoverningDate, Provision

MEMO = Citation(
    title="通所介護等に係る送迎に関する道路運送法上の取扱いについて",
    body="国土交通省自動車局旅客課",
    issued=date(2018, 9, 28),
    url="https://wwwtb.mlit.go.jp/tohoku/jk/jk-sub85pdf/20180928jimurenraku.pdf",
    mark=Mark.SECONDARY,
)
SOURCES = Sources(MEMO)

PROVISION = Provision(
    id="road_transport.no_permit.facility_pickup.memo_2018",
    subject=SUBJECT,
    title="施設の利用者の送迎（平成30年9月28日の事務連絡）",
    summary=(
        "いつもの経路の途中で店などに無料で立ち寄っても、施設の送迎のままです。立ち寄りの手助けの料金は、"
        "使ったときだけかかり、利用者が選べ、距離や時間で変わらなければ認められます。"
        "いつもの経路を離れて目的地へ行くには許可が必要です。"
    ),
    cite=MEMO,
    in_force=Days(date(2018, 9, 28), date(2024, 3, 1)),
    governing=GoverningDate.RIDE,
    condition=AllOf(
        "施設の利用者の送迎",
        (
            parts.nothing_charged(SOURCES),
            AnyOf(
                "だれを運ぶか",
                (
                    AllOf(
                        "自分の施設の利用者",
                        (
                            parts.own_users(SOURCES.stated),
                            AnyOf(
                                "立ち寄り",
                                (
                                    parts.no_stop(SOURCES.stated),
                                    AllOf(
                                        "いつもの経路での立ち寄り",
                                        (parts.on_normal_route(SOURCES.stated), parts.stop_fee(SOURCES.stated)),
                                    ),
                                ),
                            ),
                        ),
                    ),
                    parts.another_facility(SOURCES),
                    others_not_treated(SOURCES),
                ),
            ),
        ),
    ),
    supersedes="road_transport.no_permit.facility_pickup.policy_2004",
    notes=("事務連絡の原文は未読で、要旨をまとめた資料によります。",),
)
