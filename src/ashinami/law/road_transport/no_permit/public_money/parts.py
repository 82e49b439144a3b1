"""The parts of a subsidy: the price of rides never, indirect costs always, and two kinds whose treatment changed with time."""

from __future__ import annotations

from ashinami.basics.source import Citation
from ashinami.law.care_insurance.facts import ITEMS, SCHEME
from ashinami.law.road_transport.no_permit.parts import besides
from ashinami.law.road_transport.no_permit.public_money.facts import MONEY_ACCEPTED
from ashinami.rules.conditions import AnyOf, Is, Sentences, Within

CAR_PRICE = ("purchase",)
INCENTIVE = ("volunteer_incentive", "driver_points")
DIRECT = ("fuel", "vehicle_use")
UNNAMED = ("other",)


def no_ride_price(cite: Citation) -> Within:
    """Return the leaf: the subsidy contains no price for the rides (as with a separate body that fetches for a 通所型 service)."""
    says = Sentences(
        "補助に、送迎そのものの代金は入っていません。",
        "補助に、送迎そのものの代金が入っています。",
        "補助に送迎そのものの代金が入っているか、分かりません。",
    )
    return Within(ITEMS, besides(ITEMS, "ride_price"), says, cite)


def unless_accepted(title: str, items: tuple[str, ...], satisfied: str, not_satisfied: str, cite: Citation) -> AnyOf:
    """Return the part: nothing is paid for these items, or the office has said that it is no price for the rides."""
    no_item = Sentences(satisfied, not_satisfied, "補助が何に使われるか、分かりません。")
    accepted = Sentences(
        "補助やポイントが対価に当たらないと、運輸支局が判断しています。",
        "補助やポイントが対価に当たると、運輸支局が判断しています。",
        "補助やポイントについて、運輸支局の判断がまだありません。",
    )
    return AnyOf(title, (Within(ITEMS, besides(ITEMS, *items), no_item, cite), Is(MONEY_ACCEPTED, accepted, cite)))


def direct_costs_of_type_d(cite: Citation) -> AnyOf:
    """Return the part on 訪問型サービスD: its subsidy was told to be free where it pays coordination and other indirect costs only."""
    no_type_d = Sentences(
        "訪問型サービスDの補助ではありません。", "訪問型サービスDの補助です。", "どの補助か、分かりません。"
    )
    free = unless_accepted(
        "訪問型サービスDの直接の費用",
        DIRECT,
        "補助から、燃料代や車の使用料は出ません。",
        "補助から、燃料代や車の使用料が出ます。",
        cite,
    )
    return AnyOf(free.title, (Within(SCHEME, besides(SCHEME, "type_d"), no_type_d, cite), *free.of))


def unnamed(cite: Citation) -> AnyOf:
    """Return the part on items we have no word for."""
    return unless_accepted(
        "そのほかの補助", UNNAMED, "ほかの使いみちの補助はありません。", "ほかの使いみちの補助があります。", cite
    )


def incentive(cite: Citation) -> AnyOf:
    """Until 2024-03-28: money or points for the volunteers out of public money were for the office to judge."""
    return unless_accepted(
        "ボランティアへの奨励金・ポイント",
        INCENTIVE,
        "補助から、ボランティアへの奨励金やポイントは出ません。",
        "補助から、ボランティアへの奨励金やポイントが出ます。",
        cite,
    )
