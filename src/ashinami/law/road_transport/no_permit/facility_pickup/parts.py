"""What the versions share: who is carried, what is charged, and stops on the way."""

from __future__ import annotations

from ashinami.basics.source import Citation
from ashinami.law.road_transport.no_permit.facility_pickup import facts
from ashinami.law.road_transport.no_permit.parts import Sources, not_received
from ashinami.rules.conditions import AllOf, AnyOf, Condition, Is, Not, Sentences, Within


def carried(option: str, satisfied: str, not_satisfied: str, cite: Citation) -> Within:
    """Return the leaf: these are the people carried."""
    return Within(facts.USERS, (option,), Sentences(satisfied, not_satisfied, "だれを運ぶのか、分かりません。"), cite)


def own_users(cite: Citation) -> Within:
    """Return the leaf: the facility's own users only."""
    return carried("own", "運ぶのは、自分の施設の利用者だけです。", "自分の施設の利用者だけではありません。", cite)


def nothing_charged(sources: Sources) -> AllOf:
    """Until 2024-02-29: nothing at all for the ride, not even its cost."""
    none = Sentences(
        "送迎の代金は、別に受け取りません。",
        "施設のサービスの料金のほかに、送迎の代金を受け取ります。",
        "送迎の代金を別に受け取るか、分かりません。",
    )
    return AllOf(
        "送迎の代金",
        (
            Within(facts.CHARGE, ("none",), none, sources.stated),
            not_received("costs", "実費も受け取りません。", sources, sources.derived),
        ),
    )


def at_most_actual_cost(cite: Citation) -> Within:
    """From 2024-03-01: who rides may pay more than who does not, up to the actual cost."""
    says = Sentences(
        "送迎について受け取るのは、実費の額までです。",
        "送迎について、実費を超える額を受け取ります。",
        "送迎について受け取る額が実費までか、分かりません。",
    )
    return Within(facts.CHARGE, ("none", "within_actual"), says, cite)


def another_facility(sources: Sources) -> AllOf:
    """Carry the users of another facility only unpaid; for pay it takes a licence (Act, article 43)."""
    paid = Sentences(
        "ほかの施設から、送迎の代金を受け取ります。",
        "ほかの施設から、お金を受け取りません。",
        "ほかの施設からお金を受け取るか、分かりません。",
    )
    users = carried(
        "other_facility",
        "運ぶのは、ほかの施設の利用者です。",
        "ほかの施設に頼まれた送迎ではありません。",
        sources.derived,
    )
    return AllOf("ほかの施設の利用者", (users, Not(Is(facts.CONTRACT_PAID, paid, sources.derived))))


def no_stop(cite: Citation) -> Not:
    """Return the condition: no stop at a shop or the like."""
    says = Sentences(
        "途中で店などに立ち寄ります。", "途中で店などに立ち寄りません。", "途中で立ち寄るか、分かりません。"
    )
    return Not(Is(facts.STOP, says, cite))


def on_normal_route(cite: Citation) -> Is:
    """Return the leaf: the stop lies on the usual route, which is for an office to judge."""
    says = Sentences(
        "立ち寄る所は、いつもの経路のなかだと判断されています。",
        "立ち寄る所は、いつもの経路の外です。",
        "立ち寄る所がいつもの経路のなかか、まだ判断されていません（運輸支局に確かめられます）。",
    )
    return Is(facts.NORMAL_ROUTE, says, cite)


def stop_fee(cite: Citation) -> AnyOf:
    """Return the rule of the memo of 2018: help at the stop is free of charge, or its fee has nothing to do with the ride."""
    charged = Sentences(
        "立ち寄りの手助けに料金を取ります。",
        "立ち寄りの手助けは無料です。",
        "立ち寄りの手助けに料金を取るか、分かりません。",
    )
    when_used = Sentences(
        "料金は、手助けを使ったときだけかかります。",
        "手助けを使わなくても料金がかかります。",
        "料金が手助けを使ったときだけか、分かりません。",
    )
    by_choice = Sentences(
        "手助けを使うかどうかは、利用者が選べます。",
        "手助けを使うかどうかを、利用者が選べません。",
        "手助けを使うかどうかを利用者が選べるか、分かりません。",
    )
    follows = Sentences(
        "料金が、送迎の距離や時間で変わります。",
        "料金は、送迎の距離や時間で変わりません。",
        "料金が送迎の距離や時間で変わるか、分かりません。",
    )
    return AnyOf(
        "立ち寄りの料金",
        (
            Not(Is(facts.STOP_FEE, charged, cite)),
            AllOf(
                "送迎と結びつかない料金",
                (
                    Is(facts.FEE_WHEN_USED, when_used, cite),
                    Is(facts.FEE_BY_CHOICE, by_choice, cite),
                    Not(Is(facts.FEE_FOLLOWS_RIDE, follows, cite)),
                ),
            ),
        ),
    )


def stop_on_request(guideline: Citation, memo: Citation) -> AnyOf:
    """From 2024-03-01: a stop on the user's request, or on the usual route as before; its fee as in the memo of 2018."""
    requested = Sentences(
        "立ち寄るのは、利用者の希望によるものです。",
        "立ち寄るのは、利用者の希望によるものではありません。",
        "立ち寄りが利用者の希望によるものか、分かりません。",
    )
    reason: Condition = AnyOf("立ち寄るわけ", (Is(facts.REQUESTED, requested, guideline), on_normal_route(memo)))
    return AnyOf("立ち寄り", (no_stop(guideline), AllOf("認められる立ち寄り", (reason, stop_fee(memo)))))
