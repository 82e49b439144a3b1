"""Where a registered service may carry: each leg begins or ends in its area (施行規則第51条の4第2項); a route has no such test.

A trip out of the area and back is fine; a leg whose two ends both lie outside is not. The paper of April 2024 only confirms it.
From December 2023 a service may be settled for blank hours alone, and then carries in those hours.
"""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.basics.source import Citation
from ashinami.law.road_transport.registered import facts_riders as facts
from ashinami.law.road_transport.registered.parts_operation import blank_area
from ashinami.law.road_transport.registered.sources_service import BEGIN, DIGITAL_REPORT_2024, PRICE_2023, derived
from ashinami.law.road_transport.statutes import ordinance, ordinance_2013
from ashinami.rules.conditions import AllOf, AnyOf, ForEach, Is, Not, Sentences, ThereIs
from ashinami.rules.provision import GoverningDate, Provision

SUBJECT = "road_transport.registered.area"


def _each_leg(cite: Citation) -> AnyOf:
    route = Is(
        facts.ROUTE,
        Sentences(
            "路線を定めたサービスなので、区域の決まりはありません。",
            "路線ではなく、区域を定めたサービスです。",
            "路線を定めたサービスか、分かりません。",
        ),
        cite,
    )
    start = Is(
        facts.START_INSIDE,
        Sentences("乗る場所が区域のなかです。", "乗る場所が区域の外です。", "乗る場所が区域のなかか、分かりません。"),
        cite,
    )
    end = Is(
        facts.END_INSIDE,
        Sentences(
            "降りる場所が区域のなかです。", "降りる場所が区域の外です。", "降りる場所が区域のなかか、分かりません。"
        ),
        cite,
    )
    touches = AnyOf("乗る場所か降りる場所が区域のなか", (start, end))
    # a ride without a leg is a slip of the pen, and must not pass
    legs = (ForEach("区間それぞれ", facts.LEG, touches), ThereIs("区間がある", facts.LEG, touches))
    on_route = AllOf("路線を定めた交通空白地のサービス", (route, blank_area(cite)))
    return AnyOf("区域", (on_route, AllOf("区域を定めたサービス", legs)))


HOURS = AnyOf(
    "時間帯",
    (
        Not(
            Is(
                facts.HOURS_ONLY,
                Sentences(
                    "決まった時間帯だけのサービスです。",
                    "時間帯を限ったサービスではありません。",
                    "時間帯を限ったサービスか、分かりません。",
                ),
                derived(DIGITAL_REPORT_2024),
            )
        ),
        ForEach(
            "区間それぞれ",
            facts.LEG,
            Is(
                facts.IN_HOURS,
                Sentences(
                    "協議で決めた時間帯のなかです。",
                    "協議で決めた時間帯の外です。",
                    "協議で決めた時間帯のなかか、分かりません。",
                ),
                derived(DIGITAL_REPORT_2024),
            ),
        ),
    ),
)
UNIT_NOTE = "平成25年の規定では、区域は市町村を単位としていました。今の規定に単位はありません（変わった日は要確認）。"

TO_2023 = Provision(
    id="road_transport.registered.area.ordinance_2006",
    subject=SUBJECT,
    title="区域（令和5年12月まで）",
    summary=(
        "利用者が乗る場所か降りる場所の、少なくとも一方が、登録された区域のなかになければなりません。"
        "区間ごとに見ます。交通空白地の路線を定めたサービスには、この決まりはありません。どこへ何をしに行くかは自由です。"
    ),
    cite=ordinance_2013("第51条の4第2項"),
    in_force=Days(BEGIN, PRICE_2023),
    governing=GoverningDate.RIDE,
    condition=_each_leg(ordinance_2013("第51条の4第2項")),
    notes=(UNIT_NOTE,),
)
PROVISION = Provision(
    id="road_transport.registered.area.notice_2023",
    subject=SUBJECT,
    title="区域と時間帯（令和5年12月から）",
    summary=(
        "利用者が乗る場所か降りる場所の、少なくとも一方が、登録された区域のなかになければなりません（区間ごと）。"
        "夜間など時間帯を限って協議が調ったサービスは、その時間帯に運びます。"
    ),
    cite=ordinance("第51条の4第2項"),
    in_force=Days(PRICE_2023),
    governing=GoverningDate.RIDE,
    condition=AllOf("区域と時間帯", (_each_leg(ordinance("第51条の4第2項")), HOURS)),
    supersedes=TO_2023.id,
    notes=(
        UNIT_NOTE,
        "時間帯が加わった通達の日（令和5年12月28日）は要確認です。",
        "片方の端が区域のなかにあれば足りることは、令和6年4月にも確かめられました。",
    ),
)
