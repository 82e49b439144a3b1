"""From 2024-10-11: the joint notice of the two ministries on care-facility cars.

Users of several corporations may ride together when contracts exist, cost and liability are agreed and the route stays within the
usual service areas. A car and driver that stand idle may carry residents, free or for the actual cost, when the service to the
users does not suffer; residents and users must not ride together.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.law.road_transport.no_permit.facility_pickup import SUBJECT, facts, parts
from ashinami.law.road_transport.no_permit.facility_pickup.guideline_2024 import STOPS
from ashinami.law.road_transport.no_permit.guideline_2024 import SOURCES as GUIDELINE
from ashinami.law.road_transport.no_permit.parts import Sources, besides
from ashinami.rules.conditions import AllOf, AnyOf, Is, Sentences, Within
from ashinami.rules.facts import Question
from ashinami.rules.provision import Duty, GoverningDate, Provision

NOTICE = Citation(
    title="介護サービス事業所・障害福祉サービス事業所の送迎業務の効率化及び地域交通との連携について",
    body="厚生労働省・国土交通省",
    issued=date(2024, 10, 11),
    number="老認発1011第1号・国総地第134号・国総モ第65号",
    url="https://wic-net.com/material/document/17255/1",
    mark=Mark.SECONDARY,
)
SOURCES = Sources(NOTICE)


def _is(fact: Question, satisfied: str, not_satisfied: str, not_known: str) -> Is:
    return Is(fact, Sentences(satisfied, not_satisfied, not_known), SOURCES.stated)


NOT_TOGETHER = Within(
    facts.USERS,
    besides(facts.USERS, "together"),
    Sentences(
        "住民と施設の利用者を、いっしょには乗せません。",
        "住民と施設の利用者を、いっしょに乗せます。",
        "住民と施設の利用者をいっしょに乗せるか、分かりません。",
    ),
    SOURCES.stated,
)
JOINT = AllOf(
    "ほかの法人との共同の送迎",
    (
        parts.carried(
            "joint",
            "契約をした法人の利用者を、いっしょに運びます。",
            "ほかの法人との共同の送迎ではありません。",
            SOURCES.stated,
        ),
        _is(
            facts.JOINT_AGREED,
            "契約で、費用と責任を決めています。",
            "費用と責任を決めた契約がありません。",
            "費用と責任を決めた契約があるか、分かりません。",
        ),
        _is(
            facts.JOINT_AREA,
            "経路は、ふだんの事業の区域のなかです。",
            "経路が、ふだんの事業の区域の外に出ます。",
            "経路がふだんの事業の区域のなかか、分かりません。",
        ),
    ),
)
RESIDENTS = AllOf(
    "あいている車での住民の送迎",
    (
        Within(
            facts.USERS,
            ("residents", "together"),
            Sentences("地域の住民を運びます。", "地域の住民は運びません。", "だれを運ぶのか、分かりません。"),
            SOURCES.stated,
        ),
        NOT_TOGETHER,
        _is(
            facts.SERVICE_UNAFFECTED,
            "施設の利用者へのサービスに差しつかえません。",
            "施設の利用者へのサービスに差しつかえます。",
            "施設の利用者へのサービスに差しつかえないか、分かりません。",
        ),
    ),
)

PROVISION = Provision(
    id="road_transport.no_permit.facility_pickup.joint_notice_2024",
    subject=SUBJECT,
    title="施設の利用者の送迎と、あいている車の活用（令和6年10月11日の通知）",
    summary=(
        "契約があり、費用と責任を決め、ふだんの区域のなかであれば、いくつかの法人の利用者をいっしょに送迎できます。"
        "あいている車と運転者で、無償か実費で住民を運べますが、施設の利用者といっしょには乗せられません。"
    ),
    cite=NOTICE,
    in_force=Days(date(2024, 10, 11)),
    governing=GoverningDate.RIDE,
    condition=AllOf(
        "施設の車での送迎",
        (
            parts.at_most_actual_cost(GUIDELINE.stated),
            AnyOf(
                "だれを運ぶか",
                (
                    AllOf(
                        "施設の利用者",
                        (AnyOf("どの施設の利用者か", (parts.own_users(GUIDELINE.stated), JOINT)), STOPS),
                    ),
                    parts.another_facility(SOURCES),
                    RESIDENTS,
                ),
            ),
        ),
    ),
    duties=(Duty("送迎を外に任せるときは、許可を受けた運送事業者に任せます（いくつかの施設で共同でも）。", NOTICE),),
    supersedes="road_transport.no_permit.facility_pickup.guideline_2024",
    notes=(
        "令和8年3月10日に、住民と利用者がいっしょに乗ることに関わる法案が閣議決定されました。成立したかは要確認です。",
    ),
)
