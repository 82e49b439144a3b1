"""Until 2018-09-27: the policy of March 2004 and the memo of 2006 on a facility's pick-up of its own users.

Fetching one's own users is own-account transport, outside the Act, when no cost of the ride is collected from them; the pick-up
add-on of the care insurance changes nothing. Of stops, joint runs and residents nothing is known for these years.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.law.road_transport.no_permit.facility_pickup import SUBJECT, parts
from ashinami.law.road_transport.no_permit.facility_pickup.facts import USERS
from ashinami.law.road_transport.no_permit.parts import Sources, besides
from ashinami.rules.conditions import AllOf, AnyOf, Gap, Sentences, Within
from ashinami.rules.provision import GoverningDate, Provision

POLICY = Citation(
    title="介護輸送に係る法的取扱いについて",
    body="厚生労働省老健局振興課・国土交通省自動車交通局旅客課",
    issued=date(2004, 3, 1),
    url="https://npo-hop.org/past_old/kaigoyusoutoriatukai.html",
    mark=Mark.SECONDARY,
)
SOURCES = Sources(POLICY)


def others_not_treated(sources: Sources) -> AllOf:
    """Joint runs and residents in a facility's car were not treated before the joint notice of 2024-10-11."""
    says = Sentences(
        "ほかの法人の利用者や地域の住民も運びます。",
        "ほかの法人の利用者や地域の住民は運びません。",
        "だれを運ぶのか、分かりません。",
    )
    gap = Gap(
        "施設の車での共同の送迎と住民の送迎",
        "令和6年10月11日の通知より前の扱いが分かりません。運輸支局にお尋ねください",
        sources.derived,
    )
    return AllOf(
        "共同の送迎・住民の送迎",
        (Within(USERS, besides(USERS, "own", "other_facility"), says, sources.derived), gap),
    )


STOPS = AnyOf(
    "立ち寄り",
    (
        parts.no_stop(SOURCES.derived),
        Gap(
            "送迎の途中の立ち寄り",
            "平成30年9月28日の事務連絡より前の扱いが分かりません。運輸支局にお尋ねください",
            SOURCES.derived,
        ),
    ),
)

PROVISION = Provision(
    id="road_transport.no_permit.facility_pickup.policy_2004",
    subject=SUBJECT,
    title="施設の利用者の送迎（平成16年3月の考え方）",
    summary=(
        "施設が自分の利用者を送り迎えし、送迎の代金を別に受け取らなければ、道路運送法の外です（自家輸送）。"
        "介護保険の送迎加算を受けていてもかまいません。ほかの施設の利用者を有料で運ぶには許可が必要です。"
    ),
    cite=POLICY,
    in_force=Days(date(2006, 10, 1), date(2018, 9, 28)),
    governing=GoverningDate.RIDE,
    condition=AllOf(
        "施設の利用者の送迎",
        (
            parts.nothing_charged(SOURCES),
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
    notes=(
        "文書は平成16年3月のものです（日は不明）。登録制度が始まった平成18年10月1日からの運行日について判断します。",
    ),
)
