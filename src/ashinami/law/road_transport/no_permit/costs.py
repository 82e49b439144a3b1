"""What a rider may be billed: actual costs, and the price of a life-support service (sections 2.4 and 2.6)."""

from __future__ import annotations

from ashinami.law.road_transport.no_permit import facts
from ashinami.law.road_transport.no_permit.parts import Sources, besides, not_received
from ashinami.rules.conditions import AllOf, AnyOf, Condition, Is, Not, Sentences, Within


def actual_costs(listed: tuple[str, ...], only_these: str, sources: Sources) -> AllOf:
    """2.4: the listed items, and never more than was really spent.

    That electricity counts as fuel is not verified, so an office must have said so.
    """
    items = Sentences(
        only_these, "実費として認められていない費用も請求します。", "実費として何を請求するか、分かりません。"
    )
    no_electricity = Sentences("電気代は請求しません。", "電気代を請求します。", "電気代を請求するか、分かりません。")
    confirmed = Sentences(
        "電気代も燃料代と同じ実費だと確かめられています。",
        "電気代は実費に当たらないと判断されています。",
        "電気代が燃料代と同じ実費に当たるか、確かめられていません（運輸支局に確かめられます）。",
    )
    over = Sentences(
        "請求する額が、実際にかかった額を超えます。",
        "請求する額は、実際にかかった額までです。",
        "請求する額が、実際にかかった額までか、分かりません。",
    )
    return AllOf(
        "実費の範囲",
        (
            Within(facts.COST_ITEMS, (*listed, "electricity"), items, sources.stated),
            AnyOf(
                "電気代",
                (
                    Within(facts.COST_ITEMS, besides(facts.COST_ITEMS, "electricity"), no_electricity, sources.stated),
                    Is(facts.COSTS_ELECTRICITY, confirmed, sources.recalled),
                ),
            ),
            Not(Is(facts.COSTS_OVER, over, sources.derived)),
        ),
    )


def costs(within: AllOf, sources: Sources) -> AnyOf:
    """2.4: no costs are billed, or only actual costs."""
    return AnyOf("実費", (not_received("costs", "実費を別に請求しません。", sources), within))


def service(tests: tuple[Condition, ...], sources: Sources) -> AnyOf:
    """2.6: no life-support service is paid, or its centre is the help and its price passes the tests."""
    centre = Sentences(
        "サービスの中心は、送迎ではなく手助けだと判断されています。",
        "サービスの中心は送迎だと判断されています。",
        "サービスの中心が送迎ではないか、まだ判断されていません（運輸支局に確かめられます）。",
    )
    return AnyOf(
        "生活支援サービスの料金",
        (
            not_received("service_fee", "生活支援サービスの料金は受け取りません。", sources),
            AllOf("送迎をふくむ生活支援サービス", (Is(facts.SERVICE_CENTRE, centre, sources.stated), *tests)),
        ),
    )


def same_price(sources: Sources) -> Within:
    """2.6: with and without a ride the rider pays the same."""
    says = Sentences(
        "送迎があってもなくても、払う総額は同じです。",
        "送迎があるときは、払う総額が高くなります。",
        "送迎の有無で払う総額が変わらないか、分かりません。",
    )
    return Within(facts.SERVICE_DIFFERENCE, ("none",), says, sources.stated)
