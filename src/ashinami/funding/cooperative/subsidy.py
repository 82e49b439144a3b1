"""What the municipality pays a cooperative: half of the costs within the caps; state and special tax carry three quarters of that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ashinami.basics.day import Days
from ashinami.basics.money import Rounding, Yen, rounded
from ashinami.basics.source import Citation
from ashinami.funding.amounts import amounts, taken
from ashinami.funding.case import Case
from ashinami.funding.cooperative import facts
from ashinami.funding.cooperative.sources import BOOK, CAPS, FOUNDING, LIMITS, MINISTRY
from ashinami.funding.scheme import Level, Scheme
from ashinami.rules.conditions import AllOf, AtLeast, AtMost, Is, Sentences
from ashinami.rules.facts import Question

IN_FORCE = date(2020, 6, 4)
NO_CERTAINTY = "特別交付税（1/8）の措置は要確認です。"


@dataclass(frozen=True, slots=True)
class Funded:
    """How the costs of a year are borne."""

    eligible: Yen
    municipal: Yen
    state: Yen
    special_tax: Yen
    net: Yen
    fees: Yen


def funded(wages: tuple[Yen, ...], office: Yen, wage_cap: Yen, office_cap: Yen) -> Funded:
    """Return how the costs are borne: half by the municipality; of the whole a quarter state grant, an eighth special tax.

    Each share is cut to whole yen; what the municipality bears in the end is what is left of its half, and the fees of the members
    carry the rest of the real cost, also what lies above the caps.

    Examples
    --------
    One worker on 230,000 yen a month, 2,760,000 a year: municipality 1,380,000 (state 690,000, special tax 345,000, itself 345,000),
    fees 1,380,000.
    """
    eligible = sum(min(wage, wage_cap) for wage in wages) + min(office, office_cap)
    municipal = rounded(Fraction(eligible, 2), Rounding.DOWN)
    state = rounded(Fraction(eligible, 4), Rounding.DOWN)
    special = rounded(Fraction(eligible, 8), Rounding.DOWN)
    return Funded(eligible, municipal, state, special, municipal - state - special, sum(wages) + office - municipal)


def subsidy(case: Case) -> Yen:
    """Return what the municipality pays, with who carries it."""
    wages = tuple(worker.amount(facts.WAGE) for worker in case.members(facts.WORKER))
    office = case.amount(facts.OFFICE)
    caps = taken(case, "cooperative.wage_cap"), taken(case, "cooperative.office_cap")
    found = funded(wages, office, *caps)
    case.step("実際の費用", sum(wages) + office, f"職員{len(wages)}人と事務局", key="cost")
    how = f"職員1人 {caps[0]:,}円まで、事務局 {caps[1]:,}円まで"
    case.step("対象になる費用", found.eligible, how, CAPS, key="eligible")
    case.step("国の交付金", found.state, "対象の 1/4（円未満切捨て）", BOOK, key="state_grant")
    case.step("特別交付税の措置", found.special_tax, "対象の 1/8（円未満切捨て）", BOOK, key="special_tax")
    case.step("市町村の実の負担", found.net, "補助の額から上の二つを引く", BOOK, key="municipal_net")
    case.step("組合員の利用料でまかなう額", found.fees, "実際の費用から補助の額を引く", BOOK, key="user_fees")
    case.warn(NO_CERTAINTY)
    return case.step("市町村の補助", found.municipal, "対象の 1/2（円未満切捨て）", BOOK, key="municipal_subsidy")


def _is(fact: Question, satisfied: str, not_satisfied: str, cite: Citation) -> Is:
    return Is(fact, Sentences(satisfied, not_satisfied, f"{satisfied.rstrip('。')}か、分かりません。"), cite)


CONDITION = AllOf(
    "特定地域づくり事業協同組合",
    (
        AtLeast(
            facts.FOUNDERS,
            amounts()["cooperative.least_founders"].values[0].value,
            Sentences("4者以上の事業者でつくります。", "事業者が4者に足りません。", "事業者の数が、分かりません。"),
            FOUNDING,
        ),
        _is(
            facts.DEPOPULATING,
            "人口の急な減少に直面している地区です。",
            "人口の急な減少に直面している地区と認められていません。",
            CAPS,
        ),
        _is(facts.CERTIFIED, "都道府県知事の認定を受けています。", "都道府県知事の認定を受けていません。", MINISTRY),
        _is(facts.WITHOUT_TERM, "職員はすべて期間の定めのない雇用です。", "期間の定めのある職員がいます。", MINISTRY),
        AtMost(
            facts.TOP_RECEIVER,
            amounts()["cooperative.most_one_receiver"].values[0].value,
            Sentences(
                "一つの派遣先に、80％を超えて偏っていません。",
                "一つの派遣先に、80％を超えて偏っています。",
                "派遣先の割合が、分かりません。",
            ),
            LIMITS,
        ),
        AtMost(
            facts.NON_MEMBERS,
            amounts()["cooperative.most_non_members"].values[0].value,
            Sentences(
                "組合員でない者の利用は、20％以下です。",
                "組合員でない者の利用が、20％を超えています。",
                "組合員でない者の利用の割合が、分かりません。",
            ),
            LIMITS,
        ),
    ),
)

SCHEME = Scheme(
    id="state.local_work_cooperative",
    title="特定地域づくり事業協同組合への補助",
    summary=(
        "季節の仕事を組み合わせて通年で人を雇い、派遣する組合の費用を、利用料1/2・市町村1/2で支えます。"
        "市町村の分には、国の交付金（全体の1/4）と特別交付税（1/8）があります。"
    ),
    payer="市町村（国の交付金・特別交付税をふくむ）",
    level=Level.STATE,
    cite=BOOK,
    in_force=Days(IN_FORCE),
    eligibility=CONDITION,
    formula=subsidy,
    asks=(facts.WAGE, facts.OFFICE),
    work=5,
    notes=(
        "派遣先80％・員外利用20％の限度は要確認です。",
        "移動の仕事に就くには、行政の計画に移動サービスが書かれている必要があるとされます（資料編）。",
        "働く人の健康保険などの事業主の負担も、人件費に入れて数えてください。",
    ),
)
