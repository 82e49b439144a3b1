"""What may be charged besides the price (運送の対価以外の対価): fetching, waiting, help with boarding, an attendant, equipment.

Each within actual cost, its amount and conditions fixed. Help beyond boarding is no part of the ride. Fees that keep the
organisation going are no price at all.
"""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.law.road_transport.registered import facts_price as facts
from ashinami.law.road_transport.registered.sources_service import BEGIN, CHARGES_NOTICE, derived
from ashinami.law.road_transport.statutes import ordinance
from ashinami.rules.conditions import AllOf, AnyOf, Gap, Is, Sentences, Within
from ashinami.rules.provision import Duty, GoverningDate, Provision

SUBJECT = "road_transport.registered.other_charges"
RECOGNISED = ("pickup", "waiting", "boarding_help", "attendance", "equipment")


def _none_but(options: tuple[str, ...], satisfied: str, not_satisfied: str) -> Within:
    says = Sentences(satisfied, not_satisfied, "対価のほかに何を受け取るか、分かりません。")
    return Within(facts.CHARGES, options, says, CHARGES_NOTICE)


def _all_but(option: str) -> tuple[str, ...]:
    return tuple(one for one in facts.CHARGES.ids if one != option)


FIXED = AllOf(
    "認められる料金",
    (
        Is(
            facts.CHARGES_FIXED,
            Sentences(
                "料金の額と、かかる条件を決めてあります。",
                "料金の額や、かかる条件を決めてありません。",
                "料金の額と条件を決めてあるか、分かりません。",
            ),
            CHARGES_NOTICE,
        ),
        Is(
            facts.CHARGES_WITHIN_COST,
            Sentences(
                "料金は、それぞれ実費の範囲です。",
                "実費を超える料金があります。",
                "料金が実費の範囲か、分かりません。",
            ),
            CHARGES_NOTICE,
        ),
    ),
)
FEE = AnyOf(
    "会費",
    (
        _none_but(_all_but("membership_fee"), "会費は受け取りません。", "会費を受け取ります。"),
        Is(
            facts.FEE_FOR_UPKEEP,
            Sentences(
                "会費は団体を続けるためのもので、乗り方で変わりません。",
                "会費が、乗った回数や距離で変わります。",
                "会費が乗り方で変わらないか、分かりません。",
            ),
            CHARGES_NOTICE,
        ),
    ),
)
UNNAMED = AnyOf(
    "そのほかの料金",
    (
        _none_but(
            _all_but("other"), "名前の挙がっていない料金は受け取りません。", "名前の挙がっていない料金も受け取ります。"
        ),
        Gap("名前の挙がっていない料金", "何の料金かを運輸支局に示して確かめてください", derived(CHARGES_NOTICE)),
    ),
)

PROVISION = Provision(
    id="road_transport.registered.other_charges.notice_2006",
    subject=SUBJECT,
    title="対価のほかに受け取れる料金",
    summary=(
        "迎車・待機・乗り降りの介助・添乗・設備の料金は、実費の範囲で、額と条件を決めておけば受け取れます。"
        "乗り降りを超える介助は、送迎の料金には入りません。団体を続けるための会費は、対価に当たりません。"
    ),
    cite=CHARGES_NOTICE,
    in_force=Days(BEGIN),
    governing=GoverningDate.RIDE,
    condition=AllOf(
        "対価のほかの料金",
        (
            _none_but(
                _all_but("care"),
                "乗り降りを超える介助の料金は受け取りません。",
                "送迎の料金として、乗り降りを超える介助の料金も受け取ります。",
            ),
            AnyOf(
                "料金の決め方",
                (
                    _none_but(
                        ("membership_fee",), "会費のほかの料金は受け取りません。", "対価のほかの料金も受け取ります。"
                    ),
                    FIXED,
                ),
            ),
            FEE,
            UNNAMED,
        ),
    ),
    duties=(Duty("料金の額と条件も、公表するか、あらかじめ説明します。", ordinance("第51条の14")),),
)
