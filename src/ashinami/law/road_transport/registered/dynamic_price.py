"""Prices that rise and fall with demand (ダイナミックプライシング): between half and one and a half of the normal price, from 2024-04.

In real time or by bands fixed beforehand; the total received stays within the total actual cost, checked every three months.
"""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.law.road_transport.registered import facts_price as facts
from ashinami.law.road_transport.registered.sources_service import (
    BEGIN,
    MINISTER_2024,
    REFORM_DRAFT_2024,
    TALKS_2024,
    derived,
)
from ashinami.rules.conditions import AllOf, AnyOf, AtLeast, AtMost, Is, Not, Sentences
from ashinami.rules.provision import Duty, GoverningDate, Provision

SUBJECT = "road_transport.registered.dynamic_price"
FIXED_PRICE = Not(
    Is(
        facts.DYNAMIC,
        Sentences(
            "混みぐあいや時期で対価を上げ下げします。",
            "混みぐあいや時期で対価を上げ下げしません。",
            "対価を上げ下げするか、分かりません。",
        ),
        derived(MINISTER_2024),
    )
)
IN_BAND = AllOf(
    "5割増しから5割引きまで",
    (
        AtMost(
            facts.HIGHEST,
            150,
            Sentences(
                "いちばん高いときでも、5割増しまでです。",
                "5割増しを超えることがあります。",
                "いちばん高いときの対価が、分かりません。",
            ),
            REFORM_DRAFT_2024,
        ),
        AtLeast(
            facts.LOWEST,
            50,
            Sentences(
                "いちばん安いときでも、5割引きまでです。",
                "5割引きを超えて安くなることがあります。",
                "いちばん安いときの対価が、分かりません。",
            ),
            REFORM_DRAFT_2024,
        ),
        Is(
            facts.CHECKED,
            Sentences(
                "受け取りの合計が実費を超えないか、3か月ごとに確かめています。",
                "3か月ごとの確かめをしていません。",
                "3か月ごとに確かめているか、分かりません。",
            ),
            REFORM_DRAFT_2024,
        ),
    ),
)

TO_2024 = Provision(
    id="road_transport.registered.dynamic_price.before_2024",
    subject=SUBJECT,
    title="対価の上げ下げ（令和6年4月まで）",
    summary="混みぐあいや時期によって対価を上げ下げする仕組みは、まだ示されていませんでした。",
    cite=derived(MINISTER_2024),
    in_force=Days(BEGIN, TALKS_2024),
    governing=GoverningDate.RIDE,
    condition=AllOf("上げ下げしない対価", (FIXED_PRICE,)),
)
PROVISION = Provision(
    id="road_transport.registered.dynamic_price.notice_2024",
    subject=SUBJECT,
    title="対価の上げ下げ（令和6年4月の見直しから）",
    summary=(
        "通常の対価の5割増しから5割引きまでのあいだで、混みぐあいなどにより対価を上げ下げできます。"
        "受け取った合計が実費の合計を超えないことを、3か月ごとに確かめます。"
    ),
    cite=MINISTER_2024,
    in_force=Days(TALKS_2024),
    governing=GoverningDate.RIDE,
    condition=AnyOf("対価の上げ下げ", (FIXED_PRICE, IN_BAND)),
    duties=(Duty("上げ下げの幅と決め方も、協議で調え、利用者に知らせます。", MINISTER_2024, when=Not(FIXED_PRICE)),),
    supersedes=TO_2024.id,
    notes=("見直しの通達の日（令和6年4月26日）は要確認です。",),
)
