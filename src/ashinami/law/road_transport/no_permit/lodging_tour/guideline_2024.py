"""From 2024-03-01: the guideline of 2024 on rides that go with lodging, a tour or a guide.

Inns may fetch guests and stop at several places, souvenir shops included. Who offers a real tour or guided visit may carry the
participants between nearby stations, stops, lodging and the activity. Nothing may be received for the ride beyond its actual cost.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.law.road_transport.no_permit.guideline_2024 import GUIDELINE, SOURCES
from ashinami.law.road_transport.no_permit.lodging_tour import SUBJECT, facts
from ashinami.law.road_transport.no_permit.lodging_tour.practice_2006 import LODGING
from ashinami.rules.conditions import AllOf, AnyOf, Gap, Is, Sentences, Within
from ashinami.rules.provision import GoverningDate, Provision

WITHIN_ACTUAL_COST = Within(
    facts.DIFFERENCE,
    ("none", "within_actual"),
    Sentences(
        "車に乗る客の料金が高くても、実費の分までです。",
        "車に乗る客の料金は、実費を超えて高くなります。",
        "車に乗る客の料金の差が実費までか、分かりません。",
    ),
    SOURCES.stated,
)
REAL_SERVICE = Is(
    facts.REAL,
    Sentences(
        "実際のツアーやガイドに付いた送迎です。",
        "実際のツアーやガイドのない、送迎だけのサービスです。",
        "実際のツアーやガイドがあるか、分かりません。",
    ),
    SOURCES.recalled,
)
NEARBY = Is(
    facts.NEARBY,
    Sentences(
        "近くの駅・停留所・宿と、活動の場所とのあいだだけを運びます。",
        "近くの駅・停留所・宿と、活動の場所とのあいだのほかも運びます。",
        "近くの駅・停留所・宿とのあいだだけか、分かりません。",
    ),
    SOURCES.stated,
)

PROVISION = Provision(
    id="road_transport.no_permit.lodging_tour.guideline_2024",
    subject=SUBJECT,
    title="宿泊・ツアー・ガイドに付いた送迎（令和6年3月1日のガイドライン）",
    summary=(
        "宿は宿泊客を送り迎えし、途中で土産物店などに立ち寄れます。ツアーやガイドをする人は、近くの駅・停留所・宿と"
        "活動の場所とのあいだで参加者を運べます。どちらも、送迎の対価を受け取らないこと（差は実費まで）が必要です。"
    ),
    cite=GUIDELINE,
    in_force=Days(date(2024, 3, 1)),
    governing=GoverningDate.RIDE,
    condition=AllOf(
        "宿泊・ツアー・ガイドに付いた送迎",
        (
            WITHIN_ACTUAL_COST,
            AnyOf(
                "送迎の種類",
                (
                    Within(facts.KIND, ("lodging",), LODGING, SOURCES.stated),
                    AllOf(
                        "ツアー・ガイドの客の送迎",
                        (
                            REAL_SERVICE,
                            AnyOf(
                                "運ぶ範囲",
                                (
                                    NEARBY,
                                    Gap(
                                        "近くの駅などを越えるツアー・ガイドの送迎",
                                        "ガイドラインに示された範囲の外です。運輸支局にお尋ねください",
                                        SOURCES.derived,
                                    ),
                                ),
                            ),
                        ),
                    ),
                ),
            ),
        ),
    ),
    supersedes="road_transport.no_permit.lodging_tour.practice_2006",
    notes=("ガイドラインの原文は未読です。実際のツアーやガイドが要ることの文言は要確認です。",),
)
