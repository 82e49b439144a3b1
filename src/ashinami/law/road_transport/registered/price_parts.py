"""The parts of the price rules that the versions share: actual cost, clear method, settlement, non-commercial level."""

from __future__ import annotations

from ashinami.basics.source import Citation
from ashinami.law.amounts import amount
from ashinami.law.road_transport.registered import facts_price as facts
from ashinami.law.road_transport.registered import facts_riders as riders
from ashinami.law.road_transport.registered.sources_service import (
    CHARGES_NOTICE,
    DIGITAL_REPORT_2024,
    PRICE_NOTICE,
    REFORM_DRAFT_2024,
    derived,
    unverified,
)
from ashinami.law.road_transport.statutes import act, ordinance
from ashinami.rules.conditions import AllOf, AnyOf, AtMost, Condition, Gap, Is, Sentences, Within

RULE = ordinance("第51条の15")
SHARE = amount("price.taxi_percent")

WITHIN_COST = Is(
    facts.WITHIN_COST,
    Sentences("対価は実費の範囲です。", "対価が実費を超えます。", "対価が実費の範囲か、分かりません。"),
    act("第79条の8"),
)
CLEAR = Is(
    facts.CLEAR,
    Sentences(
        "対価は筋の通った方法で決めてあり、利用者に分かります。",
        "対価の決め方に筋が通っていないか、利用者に分かりません。",
        "対価の決め方が利用者に分かるか、確かめられていません。",
    ),
    RULE,
)
SETTLED = Is(
    facts.SETTLED,
    Sentences(
        "対価について、協議が調っています。",
        "対価について、協議が調っていません。",
        "対価の協議が調っているか、分かりません。",
    ),
    RULE,
)
PLANNED = Is(
    facts.PLAN_NAMES_PRICE,
    Sentences(
        "地域公共交通計画に、対価も書かれています。",
        "地域公共交通計画に、対価は書かれていません。",
        "地域公共交通計画に対価が書かれているか、分かりません。",
    ),
    RULE,
)
JUDGED = Is(
    facts.NONCOMMERCIAL,
    Sentences(
        "営利とは認められない額だと判断されています。",
        "営利と認められる額だと判断されています。",
        "営利とは認められない額か、まだ判断されていません（運輸支局に確かめます）。",
    ),
    RULE,
)


def guide(cite: Citation) -> AtMost:
    """Return the leaf: one rider's price is within the guide share of the taxi fare; `cite` says where the share of its time stands."""
    return AtMost(
        facts.TAXI_PERCENT,
        SHARE,
        Sentences(
            "対価は、タクシー運賃に対する目安の割合までです。",
            "対価が、タクシー運賃に対する目安の割合を超えます。",
            "対価がタクシー運賃の何％か、分かりません。",
        ),
        cite,
    )


def shared_guide(cite: Citation) -> AtMost:
    """Return the leaf: what all riders pay together is within the same share of one taxi fare."""
    return AtMost(
        facts.SHARED_PERCENT,
        SHARE,
        Sentences(
            "一緒に乗る全員の対価の合計は、タクシー1台の運賃に対する目安の割合までです。",
            "一緒に乗る全員の対価の合計が、タクシー1台の運賃に対する目安の割合を超えます。",
            "一緒に乗る全員の対価の合計が、タクシー1台の運賃の何％か、分かりません。",
        ),
        cite,
    )


HALF, HALF_SHARED = guide(PRICE_NOTICE), shared_guide(PRICE_NOTICE)
FOUR_FIFTHS, FOUR_FIFTHS_SHARED = guide(DIGITAL_REPORT_2024), shared_guide(derived(DIGITAL_REPORT_2024))
BELOW_TAXI = AtMost(
    facts.TAXI_PERCENT,
    99,
    Sentences(
        "対価は、タクシー運賃より安い額です。",
        "対価が、タクシー運賃と同じか、それより高くなります。",
        "対価がタクシー運賃より安いか、分かりません。",
    ),
    derived(PRICE_NOTICE),
)
FLAT_FAIR = Is(
    facts.FLAT_FAIR,
    Sentences(
        "定額でも、近くまで乗る人の負担が重くなりすぎません。",
        "定額のため、近くまで乗る人の負担が重くなります。",
        "定額で近くまで乗る人の負担が重くならないか、分かりません。",
    ),
    PRICE_NOTICE,
)


def _without(option: str, satisfied: str, not_satisfied: str, cite: Citation) -> Within:
    """Return the leaf: the price does not depend on this."""
    allowed = tuple(one for one in facts.METHODS.ids if one != option)
    return Within(facts.METHODS, allowed, Sentences(satisfied, not_satisfied, "対価の決め方が分かりません。"), cite)


METHOD = AllOf(
    "対価の決め方",
    (
        AnyOf(
            "距離・時間・定額のほかの決め方",
            (
                _without(
                    "other",
                    "距離・時間・定額のほかの決め方はしていません。",
                    "距離・時間・定額のどれでもない決め方をしています。",
                    CHARGES_NOTICE,
                ),
                Is(
                    facts.METHOD_ACCEPTED,
                    Sentences(
                        "この決め方は、十分に話し合って認められています。",
                        "この決め方は、認められていません。",
                        "この決め方が認められているか、まだ判断されていません（地域公共交通会議などで話し合います）。",
                    ),
                    CHARGES_NOTICE,
                ),
            ),
        ),
        AnyOf(
            "車庫からの距離や時間",
            (
                _without(
                    "garage",
                    "車庫からの距離や時間は数えません。",
                    "車庫を出てからの距離や時間を数えます。",
                    CHARGES_NOTICE,
                ),
                Gap(
                    "車庫から数える距離制・時間制",
                    "決まりがありますが、その内容は要確認です。運輸支局にお尋ねください",
                    unverified(PRICE_NOTICE),
                ),
            ),
        ),
    ),
)
UP_TO_TAXI = AnyOf("営利と認められない額（目安を超えても、協議が調えばよい）", (BELOW_TAXI, JUDGED))
UP_TO_GUIDE = AnyOf("営利と認められない額", (FOUR_FIFTHS, JUDGED))

ALONE = AtMost(
    riders.TOGETHER,
    1,
    Sentences("利用者を一人ずつ運びます。", "二人以上の利用者が一緒に乗ります。", "何人が一緒に乗るか、分かりません。"),
    PRICE_NOTICE,
)

JOINT = AllOf(
    "タクシーとの共同運営",
    (
        Is(
            facts.JOINT,
            Sentences(
                "タクシー会社との共同運営として、タクシーと同じ運賃を受け取ります。",
                "タクシー会社との共同運営ではありません。",
                "タクシー会社との共同運営か、分かりません。",
            ),
            unverified(REFORM_DRAFT_2024),
        ),
        AtMost(
            facts.JOINT_PERCENT,
            amount("price.joint_percent"),
            Sentences(
                "運賃の8割ほどまでを実費として受け取り、残りを地域の交通に使います。",
                "運賃の8割を超えて受け取ります。",
                "運賃のどれだけを受け取るか、分かりません。",
            ),
            unverified(REFORM_DRAFT_2024),
        ),
    ),
)


def price(third: Condition) -> AllOf:
    """Return the three rules and the method; `third` is what the version says about settlement and level."""
    return AllOf("対価の決まり", (WITHIN_COST, CLEAR, METHOD, third))


def third_rule(settled: tuple[Condition, ...], level: Condition, shared: AtMost) -> AllOf:
    """Return the third rule: the price is settled, and at a non-commercial level, for one rider and for several together."""
    together = AnyOf("一緒に乗るときの合計", (ALONE, shared, JUDGED))
    return AllOf("協議で調った、営利でない額", (AnyOf("対価の協議", settled), level, together))
