"""Until 2024-02-29: free shuttles of inns and hotels were outside the Act when guests paid the same with and without them.

Of stops on the way, and of rides with tours and guides, nothing is known for these years.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.law.road_transport.no_permit.lodging_tour import SUBJECT, facts
from ashinami.law.road_transport.no_permit.parts import Sources, not_received
from ashinami.rules.conditions import AllOf, AnyOf, Gap, Is, Not, Sentences, Within
from ashinami.rules.provision import GoverningDate, Provision

PRACTICE = Citation(
    title="道路運送法上の許可又は登録を要しない運送の表示方法（法務の窓口 第98回）",
    body="日本旅行業協会",
    issued=date(2024, 5, 29),
    url="https://www.jata-net.or.jp/about/jata-information/mog_jjatacomi/page-50298/",
    mark=Mark.SECONDARY,
)
SOURCES = Sources(PRACTICE)

SAME_PRICE = Within(
    facts.DIFFERENCE,
    ("none",),
    Sentences(
        "車に乗る客も乗らない客も、料金は同じです。",
        "車に乗る客は、料金が高くなります。",
        "車に乗る客の料金が高いか、分かりません。",
    ),
    SOURCES.stated,
)
LODGING = Sentences("宿泊客の送迎です。", "宿泊客の送迎ではありません。", "宿泊客の送迎か、分かりません。")
STOPS = Sentences("途中で立ち寄ります。", "途中で立ち寄りません。", "途中で立ち寄るか、分かりません。")

PROVISION = Provision(
    id="road_transport.no_permit.lodging_tour.practice_2006",
    subject=SUBJECT,
    title="宿泊・ツアー・ガイドに付いた送迎（令和6年2月まで）",
    summary=(
        "宿が宿泊客を無料で送り迎えし、送迎の有無で料金が変わらなければ、道路運送法の外でした。"
        "途中の立ち寄りと、ツアー・ガイドに付いた送迎の扱いは分かっていません。"
    ),
    cite=PRACTICE,
    in_force=Days(date(2006, 10, 1), date(2024, 3, 1)),
    governing=GoverningDate.RIDE,
    condition=AllOf(
        "宿泊・ツアー・ガイドに付いた送迎",
        (
            SAME_PRICE,
            not_received("costs", "実費も受け取りません。", SOURCES, SOURCES.derived),
            AnyOf(
                "送迎の種類",
                (
                    AllOf(
                        "立ち寄りのない宿泊客の送迎",
                        (
                            Within(facts.KIND, ("lodging",), LODGING, SOURCES.stated),
                            Not(Is(facts.STOPS, STOPS, SOURCES.derived)),
                        ),
                    ),
                    Gap(
                        "宿の送迎の途中の立ち寄りと、ツアー・ガイドに付いた送迎",
                        "令和6年3月1日のガイドラインより前の扱いが分かりません。運輸支局にお尋ねください",
                        SOURCES.derived,
                    ),
                ),
            ),
        ),
    ),
    notes=("当時の文書は見つかっていません。ガイドラインの前からの扱いを述べた資料によります。",),
)
