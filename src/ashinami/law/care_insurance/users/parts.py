"""What the versions share: the two kinds of target users since 2015, and those who go on after 要介護."""

from __future__ import annotations

from ashinami.basics.source import Citation, Mark
from ashinami.law.care_insurance.sources import GUIDELINE_2015, ORDINANCE_2020, act, as_read
from ashinami.law.care_insurance.users import facts
from ashinami.rules.conditions import AllOf, AnyOf, AtLeast, Condition, Is, Sentences, Within
from ashinami.rules.facts import Who
from ashinami.rules.provision import Duty
from ashinami.vocabulary.care import CareLevel

SUBJECT = "care_insurance.users"
OLDER = 65
SUPPORT = (CareLevel.SUPPORT_1.value, CareLevel.SUPPORT_2.value)
CARE = tuple(level.value for level in CareLevel if level.is_care)

AFTER_PLANNING = Duty(
    "相談のあと、要介護認定か基本チェックリスト、つづいて介護予防ケアマネジメントを受けてから使います。",
    as_read(GUIDELINE_2015, Mark.SECONDARY),
    by=Who.RIDER,
)


def of_level(levels: tuple[str, ...], satisfied: str, not_satisfied: str, cite: Citation) -> Within:
    """Return the leaf: the level of the day is one of these."""
    return Within(
        facts.LEVEL, levels, Sentences(satisfied, not_satisfied, "その日の認定などの区分が、分かりません。"), cite
    )


def aged_65(cite: Citation) -> AtLeast:
    """Return the leaf: 65 or older."""
    return AtLeast(
        facts.AGE, OLDER, Sentences("65歳以上です。", "65歳になっていません。", "年齢が分かりません。"), cite
    )


def in_need_of_support() -> Within:
    """Return the leaf: 要支援1 or 2, whatever the age."""
    return of_level(SUPPORT, "要支援1・2です。", "要支援1・2ではありません。", act("第115条の45第1項第1号"))


def target_by_checklist() -> AllOf:
    """Return the part: 事業対象者, which only somebody of 65 or more can be."""
    level = of_level(
        (CareLevel.TARGET.value,),
        "事業対象者（基本チェックリストに当てはまった人）です。",
        "事業対象者ではありません。",
        GUIDELINE_2015,
    )
    return AllOf("事業対象者", (level, aged_65(as_read(GUIDELINE_2015, Mark.UNVERIFIED))))


def goes_on_after_care(cite: Citation, *more: Condition) -> AllOf:
    """Return the part: 継続利用要介護者, whom the municipality recognised; `more` is what the day asks beside."""
    return AllOf(
        "継続利用要介護者",
        (
            of_level(CARE, "要介護1〜5です。", "要介護1〜5ではありません。", cite),
            Is(
                facts.USED_BEFORE,
                Sentences(
                    "要介護になる前から使っていました。",
                    "要介護になる前には使っていません。",
                    "要介護になる前から使っていたか、分かりません。",
                ),
                cite,
            ),
            Is(
                facts.GOES_ON,
                Sentences(
                    "要介護になったあとも続けて使っています。",
                    "続けて使ってはいません。",
                    "続けて使っているか、分かりません。",
                ),
                cite,
            ),
            Is(
                facts.RECOGNISED,
                Sentences(
                    "市町村が継続利用要介護者と認めています。",
                    "市町村は継続利用要介護者と認めていません。",
                    "市町村が継続利用要介護者と認めたか、分かりません。",
                ),
                cite,
            ),
            *more,
        ),
    )


def opened(cite: Citation) -> Is:
    """Return the leaf: the municipality has opened the service to those who go on."""
    says = Sentences(
        "市町村は、このサービスを継続利用要介護者にも開いています。",
        "市町村は、このサービスを継続利用要介護者に開いていません。",
        "市町村がこのサービスを継続利用要介護者に開いているか、分かりません。",
    )
    return Is(facts.OPENED, says, cite)


def target_users(*more: Condition) -> AnyOf:
    """Tie a version together: the two kinds since 2015, and `more` kinds of the day."""
    return AnyOf("対象となる人", (in_need_of_support(), target_by_checklist(), *more))


CONTINUING_2021 = ORDINANCE_2020
