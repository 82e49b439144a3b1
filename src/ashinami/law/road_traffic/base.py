"""One base of cars: when it needs a safe driving manager, who may be one, and what he does. The versions put it together."""

from __future__ import annotations

from dataclasses import replace

from ashinami.basics.source import Mark
from ashinami.law.road_traffic import facts
from ashinami.law.road_traffic.sources import ACT, DEPUTIES, NUMBER, QUALIFICATION, SOBER_PAPER, WORK
from ashinami.rules.conditions import AllOf, AnyOf, AtLeast, AtMost, Gap, Is, Not, Sentences, Within


def counted_cars(cars: int, motorcycles: int) -> int:
    """How many cars a base has for this rule: a motorcycle is half a car. 4 cars and 2 motorcycles are 5, 4 and 1 are 4."""
    return cars + motorcycles // 2


def deputies_needed(counted: int) -> int:
    """How many 副安全運転管理者 a base needs: one from 20 cars on; one more for every further 20 (the latter 要確認)."""
    return counted // 20


FEWER_THAN_20 = AtMost(
    facts.CARS,
    19,
    Sentences("団体の車は19台までです。", "団体の車は20台以上です。", "団体の車が何台か、分かりません。"),
    NUMBER,
)
CARS_OF_VOLUNTEERS = Within(
    facts.OWNER,
    ("volunteers",),
    Sentences(
        "使うのはボランティアの自家用車だけで、団体が使う車には数えません。",
        "団体の車も使います。",
        "だれの車を使うか、分かりません。",
    ),
    replace(NUMBER, mark=Mark.DERIVED),
)
FEW_CARS = AllOf(
    "車の少ない拠点",
    (
        AtMost(
            facts.LARGE_CARS,
            0,
            Sentences(
                "定員11人以上の車はありません。",
                "定員11人以上の車があります。",
                "定員11人以上の車があるか、分かりません。",
            ),
            NUMBER,
        ),
        AtMost(
            facts.CARS,
            4,
            Sentences("団体の車は4台までです。", "団体の車は5台以上です。", "団体の車が何台か、分かりません。"),
            NUMBER,
        ),
    ),
)
APPOINTED = Is(
    facts.MANAGER,
    Sentences(
        "安全運転管理者を選び、届け出ています。",
        "安全運転管理者を選んでいないか、届け出ていません。",
        "安全運転管理者を選んだか、分かりません。",
    ),
    ACT,
)
QUALIFIED = AllOf(
    "安全運転管理者の要件",
    (
        AnyOf(
            "年齢",
            (
                AtLeast(
                    facts.MANAGER_AGE,
                    30,
                    Sentences("管理者は30歳以上です。", "管理者は30歳より若いです。", "管理者の年齢が分かりません。"),
                    QUALIFICATION,
                ),
                AllOf(
                    "副安全運転管理者のいらない拠点",
                    (
                        AtLeast(
                            facts.MANAGER_AGE,
                            20,
                            Sentences(
                                "管理者は20歳以上です。", "管理者は20歳より若いです。", "管理者の年齢が分かりません。"
                            ),
                            QUALIFICATION,
                        ),
                        FEWER_THAN_20,
                    ),
                ),
            ),
        ),
        Within(
            facts.MANAGER_EXPERIENCE,
            ("two_years", "one_year_with_course"),
            Sentences("管理者の経験は足りています。", "管理者の経験が足りません。", "管理者の経験が分かりません。"),
            QUALIFICATION,
        ),
        Not(
            Is(
                facts.MANAGER_VIOLATION,
                Sentences(
                    "管理者は、この2年のうちに、挙げられた違反をしました。",
                    "管理者は、この2年のうちに、挙げられた違反をしていません。",
                    "管理者が挙げられた違反をしたか、分かりません。",
                ),
                QUALIFICATION,
            )
        ),
    ),
)
ENOUGH_DEPUTIES = AnyOf(
    "副安全運転管理者",
    (
        FEWER_THAN_20,
        AllOf(
            "20台以上の拠点",
            (
                AtLeast(
                    facts.DEPUTIES,
                    1,
                    Sentences(
                        "副安全運転管理者がいます。",
                        "副安全運転管理者がいません。",
                        "副安全運転管理者がいるか、分かりません。",
                    ),
                    NUMBER,
                ),
                AnyOf(
                    "副安全運転管理者の人数",
                    (
                        AtMost(
                            facts.CARS,
                            39,
                            Sentences(
                                "団体の車は39台までです。",
                                "団体の車は40台以上です。",
                                "団体の車が何台か、分かりません。",
                            ),
                            DEPUTIES,
                        ),
                        Gap(
                            "40台以上の拠点の副安全運転管理者の人数",
                            "台数に合わせた人数を、警察署に確かめてください",
                            DEPUTIES,
                        ),
                    ),
                ),
            ),
        ),
    ),
)
PLAN_AND_CHECK = Is(
    facts.PLAN_AND_CHECK,
    Sentences(
        "運転の計画と、運転の前の確認をしています。",
        "運転の計画、または運転の前の確認をしていません。",
        "運転の計画と、運転の前の確認をしているか、分かりません。",
    ),
    WORK,
)
DIARY = Is(
    facts.DIARY,
    Sentences("運転日誌を付けています。", "運転日誌を付けていません。", "運転日誌を付けているか、分かりません。"),
    WORK,
)
SOBER_CHECK = Is(
    facts.SOBER_CHECK,
    Sentences(
        "運転の前と後に酒気を確かめ、記録を1年残しています。",
        "運転の前と後に酒気を確かめていないか、記録を1年残していません。",
        "運転の前と後に酒気を確かめているか、分かりません。",
    ),
    SOBER_PAPER,
)
DETECTOR = Is(
    facts.DETECTOR,
    Sentences(
        "確認に、アルコール検知器を使っています。",
        "確認に、アルコール検知器を使っていません。",
        "確認にアルコール検知器を使っているか、分かりません。",
    ),
    SOBER_PAPER,
)
