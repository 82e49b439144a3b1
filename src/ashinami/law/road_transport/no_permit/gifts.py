"""What a rider may give: thanks, goods, points (sections 2.3 and 2.5 of the dossier)."""

from __future__ import annotations

from ashinami.basics.source import Citation
from ashinami.law.road_transport.no_permit import facts
from ashinami.law.road_transport.no_permit.parts import Sources, not_received
from ashinami.rules.conditions import AllOf, AnyOf, Condition, Gap, Is, Not, Sentences, Within
from ashinami.rules.facts import Question

APP_SAYS = Sentences(
    "サイトやアプリが、お礼をうながしたり、お礼で利用者を評価したりしています。",
    "サイトやアプリが、お礼をうながすことはありません。",
    "サイトやアプリが、お礼をうながしていないか、分かりません。",
)


def no_app(sources: Sources) -> Not:
    """2.3, since 2018: no site or app invites thanks or rates riders by them."""
    return Not(Is(facts.THANKS_APP, APP_SAYS, sources.stated))


def app_not_treated(sources: Sources) -> AnyOf:
    """2.3, before 2018: the memo was silent about sites and apps, so what they do is for an office to judge."""
    gap = Gap(
        "お礼をうながすサイトやアプリ",
        "平成18年の事務連絡には定めがありません。運輸支局にお尋ねください",
        sources.derived,
    )
    return AnyOf("サイトやアプリとお礼", (no_app(sources), gap))


def thanks(app: Condition, sources: Sources) -> AnyOf:
    """2.3: thanks are free when they come unasked, unagreed, without a tariff, and are ordinary; `app` is the rule on apps."""

    def no(fact: Question, satisfied: str, not_satisfied: str, not_known: str) -> Not:
        return Not(Is(fact, Sentences(satisfied, not_satisfied, not_known), sources.stated))

    return AnyOf(
        "お礼",
        (
            not_received("thanks", "お礼のお金は受け取りません。", sources),
            AllOf(
                "すすんで渡されるお礼",
                (
                    no(
                        facts.THANKS_ASKED,
                        "お礼を求めたり、うながしたりしています。",
                        "お礼を求めたり、うながしたりしません。",
                        "お礼を求めていないか、分かりません。",
                    ),
                    no(
                        facts.THANKS_AGREED,
                        "お礼をあらかじめ約束しています。",
                        "お礼の約束はしていません。",
                        "お礼の約束がないか、分かりません。",
                    ),
                    no(
                        facts.THANKS_TARIFF,
                        "お礼の額の決まりや料金表があります。",
                        "お礼の額の決まりや料金表はありません。",
                        "お礼の額の決まりがないか、分かりません。",
                    ),
                    app,
                    Is(
                        facts.THANKS_ORDINARY,
                        Sentences(
                            "ふつうのお礼といえる額です。",
                            "ふつうのお礼とはいえない額です。",
                            "ふつうのお礼といえる額か、分かりません。",
                        ),
                        sources.stated,
                    ),
                ),
            ),
        ),
    )


def goods(cite: Citation, sources: Sources) -> AnyOf:
    """2.5: goods that are hard to value or hardly circulate; `cite` says how sure that is."""
    none = not_received("goods", "品物は受け取りません。", sources)
    says = Sentences(
        "品物は、お金に換えにくいものだけです。",
        "お金に換えやすい品物を受け取ります。",
        "品物がお金に換えにくいものか、分かりません。",
    )
    return AnyOf("品物", (none, Is(facts.GOODS_HARD_TO_VALUE, says, cite)))


def points(sources: Sources) -> AnyOf:
    """2.5: mutual-aid points that only buy members' help; points that buy anything else are money."""
    cashable = Sentences(
        "ポイントは、お金や一般の商品に換えられます。",
        "ポイントは、お金や一般の商品に換えられません。",
        "ポイントをお金や商品に換えられないか、分かりません。",
    )
    members_only = Sentences(
        "ポイントは、会員どうしの助け合いにだけ使えます。",
        "ポイントは、会員どうしの助け合いのほかにも使えます。",
        "ポイントを何に使えるか、分かりません。",
    )
    return AnyOf(
        "ポイント・時間預託",
        (
            not_received("points", "ポイントは受け取りません。", sources),
            AllOf(
                "助け合いだけのポイント",
                (
                    Not(Is(facts.POINTS_CASHABLE, cashable, sources.derived)),
                    Is(facts.POINTS_MEMBERS_ONLY, members_only, sources.recalled),
                ),
            ),
        ),
    )


def no_vouchers(sources: Sources) -> Within:
    """2.5: what is easily turned into money is money."""
    return not_received("vouchers", "商品券や金券は受け取りません。", sources, sources.derived)
