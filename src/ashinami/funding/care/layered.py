"""重層的支援体制整備事業交付金: projects of several fields paid as one grant, while each part keeps the shares of its own field."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from ashinami.basics.day import Days
from ashinami.basics.money import Rounding, Yen, rounded
from ashinami.funding.care import facts
from ashinami.funding.care.shares import KNOWN_UNTIL, Kind, Payer, split
from ashinami.funding.care.sources import LAYERED, LAYERED_RATES
from ashinami.funding.case import Case
from ashinami.funding.scheme import Level, Scheme
from ashinami.rules.conditions import Is, Sentences
from ashinami.rules.facts import Question, Who

STATE_OF_NEW, PREFECTURE_OF_NEW = Fraction(1, 2), Fraction(1, 4)
NEW_UNVERIFIED = "新しい機能（参加支援など）の割合（国1/2・県1/4・市1/4）は要確認です。"
OTHER_FIELDS = "障害・子ども・生活困窮の分野の割合は足並みにありません。その分は計算に入れず、費用だけを示します。"
CHOSEN = Question(
    id="insurer.layered",
    asks="市町村は、重層的支援体制整備事業を行うと決めていますか",
    answered_by=Who.MUNICIPALITY,
    changed_by=(Who.MUNICIPALITY,),
)


def new_functions(cost: Yen) -> dict[Payer, Yen]:
    """Return the shares of 参加支援 and the like: half state, a quarter prefecture, the rest the municipality (to be verified)."""
    state = rounded(cost * STATE_OF_NEW, Rounding.DOWN)
    prefecture = rounded(cost * PREFECTURE_OF_NEW, Rounding.DOWN)
    none = dict.fromkeys(Payer, 0)
    return none | {Payer.STATE: state, Payer.PREFECTURE: prefecture, Payer.MUNICIPALITY: cost - state - prefecture}


def from_outside(case: Case) -> Yen:
    """Return what comes from outside for all parts whose shares are known, payer by payer."""
    borne = dict.fromkeys(Payer, 0)
    aside = 0
    for part in case.members(facts.PART):
        kind, cost = part.choice(facts.PART_KIND), part.amount(facts.PART_COST)
        if kind == "other_field":
            aside += cost
            continue
        if kind == "new":
            case.warn(NEW_UNVERIFIED)
            shares = new_functions(cost)
        else:
            found = split(cost, Kind(kind), case.day)
            shares = found.yen
            for warning in found.warnings:
                case.warn(warning)
        borne = {payer: borne[payer] + shares[payer] for payer in Payer}
    for payer in Payer:
        case.step(f"{payer.text}の負担", borne[payer], "それぞれの事業の割合で分けて合計", LAYERED, key=payer.value)
    if aside:
        case.step("計算に入れていない分野の費用", aside, key="aside")
        case.warn(OTHER_FIELDS)
    outside = borne[Payer.STATE] + borne[Payer.PREFECTURE] + borne[Payer.PREMIUM_2]
    return case.step("市町村の外から来るお金", outside, "国・都道府県・第2号保険料の合計", LAYERED, key="from_outside")


SCHEME = Scheme(
    id="state.layered_support",
    title="重層的支援体制整備事業交付金",
    summary=(
        "相談・参加・地域づくりを分野を問わずまとめて行う市町村に、分野ごとの補助を一つの交付金にして出します。"
        "介護の分は、地域包括支援センター・生活支援体制整備・地域介護予防活動支援の割合をそのまま使います。"
    ),
    payer="国・都道府県",
    level=Level.STATE,
    cite=LAYERED,
    in_force=Days(date(2021, 4, 1), KNOWN_UNTIL),
    eligibility=Is(
        CHOSEN,
        Sentences(
            "市町村が行うと決めています。", "市町村は行うと決めていません。", "市町村が行うと決めたか、分かりません。"
        ),
        LAYERED,
    ),
    formula=from_outside,
    asks=(facts.PART_KIND, facts.PART_COST),
    work=5,
    notes=(f"新しい機能の割合の出典: {LAYERED_RATES}", "行うかどうかは市町村が選びます。"),
)
