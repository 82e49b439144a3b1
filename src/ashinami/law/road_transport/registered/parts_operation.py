"""What several rules of running a service share: whose service it is, how large the office, what a set of answers contains."""

from __future__ import annotations

from ashinami.basics.source import Citation
from ashinami.law.road_transport import operator
from ashinami.law.road_transport.registered import facts_office, facts_registration
from ashinami.rules.conditions import AllOf, AtMost, Not, Sentences, Within
from ashinami.rules.facts import ChoiceSet

WELFARE = ("welfare", "municipal_welfare")
BLANK_AREA = ("blank_area", "municipal_blank")


def welfare(cite: Citation) -> Within:
    """Return the leaf: the service carries people who need help (福祉)."""
    says = Sentences("福祉の送迎の登録です。", "福祉の送迎の登録ではありません。", "登録の種別が分かりません。")
    return Within(facts_registration.KIND, WELFARE, says, cite)


def blank_area(cite: Citation) -> Within:
    """Return the leaf: the service runs where transport is lacking (交通空白地), so the rule for 福祉 does not reach it."""
    says = Sentences(
        "交通空白地の送迎の登録です。", "交通空白地の送迎の登録ではありません。", "登録の種別が分かりません。"
    )
    return Within(facts_registration.KIND, BLANK_AREA, says, cite)


def municipality(cite: Citation) -> Within:
    """Return the leaf: a municipality runs the service, so the rule for non-profits does not reach it."""
    says = Sentences(
        "市町村が行う送迎です。", "市町村ではない団体が行う送迎です。", "どのような団体が行う送迎か、分かりません。"
    )
    return Within(operator.KIND, operator.MUNICIPALITY, says, cite)


def small_office(cite: Citation) -> AllOf:
    """3.9: an office that is no 特定事務所 has no car of 11 seats or more and fewer than five of up to 10.

    All cars are counted: with no large car they are the same as the small ones, and with one the office is 特定事務所 anyway.
    """
    return AllOf(
        "特定事務所ではない",
        (
            AtMost(
                facts_office.LARGE_CARS,
                0,
                Sentences(
                    "定員11人以上の車はありません。",
                    "定員11人以上の車があります。",
                    "定員11人以上の車があるか、分かりません。",
                ),
                cite,
            ),
            AtMost(
                facts_office.CARS,
                4,
                Sentences("車は4台までです。", "車は5台以上です。", "車が何台か、分かりません。"),
                cite,
            ),
        ),
    )


def contains(fact: ChoiceSet, any_of: tuple[str, ...], says: Sentences, cite: Citation) -> Not:
    """Return the condition: at least one of these options is in the answer."""
    others = tuple(option for option in fact.ids if option not in any_of)
    without = Sentences(satisfied=says.not_satisfied, not_satisfied=says.satisfied, not_known=says.not_known)
    return Not(Within(fact, others, without, cite))
