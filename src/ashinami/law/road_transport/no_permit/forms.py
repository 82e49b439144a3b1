"""The special forms of rides, each a subject with versions of its own, and how they join the price tests of a notice."""

from __future__ import annotations

from ashinami.law.road_transport.carriage_facts import SPECIAL
from ashinami.law.road_transport.no_permit.parts import Sources, besides
from ashinami.rules.conditions import AllOf, AnyOf, Condition, Gap, Not, Sentences, Under, Within

FORMS = {
    "facility_pickup": ("施設の利用者の送迎", ("facility_pickup",)),
    "lodging_tour": ("宿泊・ツアー・ガイドに付いた送迎", ("lodging_tour",)),
    "membership_fee": ("会費でまかなう送迎", ("membership",)),
    "public_support": ("市町村の車や補助による送迎", ("public_cars", "public_money")),
    "home_help": ("訪問介護・障害福祉サービスのなかの送迎", ("home_help",)),
    "car_of_others": ("利用者の車や借りた車での送迎", ("supply",)),
}
"""Option of `scope.special` to its name and to the subjects (inside `road_transport.no_permit`) that treat it."""


def free_or_no_carriage(price: tuple[Condition, ...], sources: Sources) -> AnyOf:
    """Tie a notice together: nobody is carried for somebody else, or nothing that is the price of the ride is received."""
    carriage = Under("road_transport.carriage", "旅客の運送", _unknown("旅客の運送に当たるか", sources))
    return AnyOf(
        "許可・登録のいらない送迎",
        (
            AllOf(
                "人を運ぶことに当たらない",
                (Not(carriage), _form("car_of_others", sources)),
            ),
            AllOf("対価を受け取らない送迎", (*price, forms(sources))),
        ),
    )


def forms(sources: Sources) -> AnyOf:
    """Return the part on the form of the ride: an ordinary one, or one whose own rules are kept."""
    ordinary = Within(
        SPECIAL,
        (),
        Sentences(
            "施設送迎などの特別な形の送迎ではありません。",
            "施設送迎・会費・市町村の補助など、特別な形の送迎です。",
            "施設送迎などの特別な形の送迎か、分かりません。",
        ),
        sources.derived,
    )
    return AnyOf(
        "送迎の形",
        (
            ordinary,
            AllOf(
                "特別な形の送迎",
                (
                    # an ordinary ride is explained by the one sentence above, not by all that it is not
                    AnyOf("どの形か", tuple(Not(not_of(option, sources)) for option in FORMS)),
                    *(_form(option, sources) for option in FORMS),
                ),
            ),
        ),
    )


def not_of(option: str, sources: Sources) -> Within:
    """Return the leaf: the ride is not of this special form."""
    name = FORMS[option][0]
    return Within(
        SPECIAL,
        besides(SPECIAL, option),
        Sentences(f"{name}ではありません。", f"{name}です。", f"{name}か、分かりません。"),
        sources.derived,
    )


def _form(option: str, sources: Sources) -> AnyOf:
    name, subjects = FORMS[option]
    rules = tuple(
        Under(f"road_transport.no_permit.{subject}", f"{name}の決まり", _unknown(name, sources)) for subject in subjects
    )
    return AnyOf(name, (not_of(option, sources), *(rules if len(rules) == 1 else (AllOf(f"{name}の決まり", rules),))))


def _unknown(words: str, sources: Sources) -> Gap:
    return Gap(words, "この日の基準が分かりません。運輸支局にお尋ねください", sources.derived)
