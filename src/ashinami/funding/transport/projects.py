"""Money for projects, call by call: 共創モデル, 「交通空白」解消等リ・デザイン (地域交通DX, 解消, 共同化), 農村RMO."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import partial

from ashinami.basics.day import Days
from ashinami.basics.money import Rounding, Yen, rounded
from ashinami.basics.source import Citation
from ashinami.funding.amounts import amounts, taken
from ashinami.funding.case import Case
from ashinami.funding.scheme import Level, Scheme
from ashinami.funding.transport import facts
from ashinami.funding.transport.sources import CO_CREATION, REDESIGN_DX, REDESIGN_OTHER, RURAL_RMO
from ashinami.rules.conditions import AllOf, AtMost, Condition, Is, Sentences
from ashinami.rules.facts import Fact

TWO_THIRDS, HALF = Fraction(2, 3), Fraction(1, 2)
FISCAL_2027 = date(2027, 4, 1)


def in_full_then(cost: Yen, full: Yen, rate: Fraction, cap: Yen) -> Yen:
    """Return the first `full` yen whole, the rest at the rate cut to whole yen, within the cap.

    Examples
    --------
    5,000,000 in full, then 2/3: of 4,000,000 all; of 8,000,000 it is 5,000,000 + 2,000,000 = 7,000,000 yen.
    """
    whole = min(cost, full)
    return min(cap, whole + rounded((cost - whole) * rate, Rounding.DOWN))


def redesign_dx(case: Case) -> Yen:
    """Return the grant of 地域交通DX推進タイプ: by the area, within 100,000,000 yen."""
    area, cost, cap = case.choice(facts.AREA), case.amount(facts.COST), taken(case, "redesign.cap")
    full = taken(case, "redesign.full_part") if area == "a" else 0
    rate = HALF if area == "c" else TWO_THIRDS
    how = (
        f"{full:,}円までは全額、残りの {rate}（円未満切捨て）、{cap:,}円まで"
        if full
        else f"{rate}（円未満切捨て）、{cap:,}円まで"
    )
    return case.step("補助額", in_full_then(cost, full, rate, cap), how, REDESIGN_DX, key="grant")


def gap_type(case: Case, full_part: str, cap_id: str) -> Yen:
    """Return the grant of the other types: a part in full, then two thirds, within the cap."""
    full, cap, cost = taken(case, full_part), taken(case, cap_id), case.amount(facts.COST)
    how = f"{full:,}円までは全額、残りの 2/3（円未満切捨て）、{cap:,}円まで"
    return case.step("補助額", in_full_then(cost, full, TWO_THIRDS, cap), how, REDESIGN_OTHER, key="grant")


def co_creation(case: Case) -> Yen:
    """Return the grant of 共創モデル: two thirds of a trial run, or a fixed amount for training people."""
    cost = case.amount(facts.COST)
    if case.choice(facts.PART) == "people":
        cap = taken(case, "co_creation.people_cap")
        return case.step("補助額", min(cost, cap), f"定額、{cap:,}円まで", CO_CREATION, key="grant")
    cap = taken(case, "co_creation.cap")
    grant = in_full_then(cost, 0, TWO_THIRDS, cap)
    return case.step("補助額", grant, f"2/3（円未満切捨て）、{cap:,}円まで", CO_CREATION, key="grant")


def co_creation_2022(case: Case) -> Yen:
    """Return the grant of the first call: two thirds of a trial run."""
    cap = taken(case, "co_creation.cap")
    grant = in_full_then(case.amount(facts.COST), 0, TWO_THIRDS, cap)
    return case.step("補助額", grant, f"2/3（円未満切捨て）、{cap:,}円まで", CO_CREATION, key="grant")


def rural_rmo(case: Case) -> Yen:
    """Return the most that 農村RMOモデル形成支援 gives: ten million yen a year, for three years at most; fixed amount.

    Examples
    --------
    Three years: 30,000,000 yen.
    """
    years, each = case.amount(facts.YEARS), taken(case, "rural_rmo.a_year")
    return case.step("限度額", years * each, f"年{each:,}円 × {years}年（定額）", RURAL_RMO, key="ceiling")


def _accepted(cite: Citation) -> Is:
    says = Sentences("公募に選ばれています。", "公募に選ばれていません。", "公募に選ばれたか、分かりません。")
    return Is(facts.ACCEPTED, says, cite)


def _project(  # noqa: PLR0913, PLR0917 - a row of the table of projects
    name: str, title: str, summary: str, days: Days, formula: object, cite: Citation, asks: tuple[Fact, ...], *notes: str,
    condition: Condition | None = None, payer: str = "国土交通省",
) -> Scheme:  # fmt: skip
    return Scheme(
        id=f"state.{name}",
        title=title,
        summary=summary,
        payer=payer,
        level=Level.STATE,
        cite=cite,
        in_force=days,
        eligibility=condition or _accepted(cite),
        formula=formula,  # type: ignore[arg-type]  # each is a formula
        asks=asks,
        work=4,
        ends_after=1,
        notes=notes,
    )


_BY_CALL = "年度ごとの公募です。期間・要領・対象はその年度のもので確かめてください。"
_COST = (facts.COST,)
DX_2026 = _project(
    "redesign_dx",
    "「交通空白」解消等リ・デザイン 地域交通DX推進タイプ（令和8年度）",
    "データや仕組みの導入の費用を、地域の区分ごとの率で補助します。上限1億円。",
    Days(date(2026, 2, 13), FISCAL_2027),
    redesign_dx,
    REDESIGN_DX,
    (facts.COST, facts.AREA),
    "公募は令和8年2月13日から3月6日まででした。",
    _BY_CALL,
)
GAP = _project(
    "redesign_gap",
    "「交通空白」解消等リ・デザイン 交通空白解消タイプ（令和7・8年度）",
    "交通空白を解消する事業の費用を、500万円までは全額、残りは2/3補助します。",
    Days(date(2025, 4, 1), FISCAL_2027),
    partial(gap_type, full_part="redesign.gap_full_part", cap_id="redesign.gap_cap"),
    REDESIGN_OTHER,
    _COST,
    "上限は地域交通DX推進タイプの額を置いています（要確認）。",
    _BY_CALL,
)
JOINT = _project(
    "redesign_joint",
    "「交通空白」解消等リ・デザイン 共同化タイプ（令和7・8年度）",
    "共同で運行や経営をする事業の費用を、1,000万円までは全額、残りは2/3補助します。上限1億2,000万円。",
    Days(date(2025, 4, 1), FISCAL_2027),
    partial(gap_type, full_part="redesign.joint_full_part", cap_id="redesign.joint_cap"),
    REDESIGN_OTHER,
    _COST,
    _BY_CALL,
)
CO_CREATION_2022 = _project(
    "co_creation",
    "共創モデル実証運行事業（令和4年度）",
    "ほかの分野と組んで走らせる実証の費用の2/3。上限2,000万円。",
    Days(date(2022, 4, 1), date(2023, 4, 1)),
    co_creation_2022,
    CO_CREATION,
    _COST,
    _BY_CALL,
)
CO_CREATION_2023 = _project(
    "co_creation",
    "共創モデル実証プロジェクト（令和5年度）",
    "実証の運行は2/3（上限1億円）、人材の育成は定額（上限3,000万円）。",
    Days(date(2023, 4, 1), date(2024, 4, 1)),
    co_creation,
    CO_CREATION,
    (facts.COST, facts.PART),
    _BY_CALL,
    "令和6年度からの条件は足並みにありません。",
)
_RMO = AllOf(
    "農村RMOモデル形成支援",
    (
        Is(
            facts.IS_RMO,
            Sentences(
                "農村RMOをつくる事業です。",
                "農村RMOをつくる事業ではありません。",
                "農村RMOをつくる事業か、分かりません。",
            ),
            RURAL_RMO,
        ),
        AtMost(
            facts.YEARS,
            amounts()["rural_rmo.most_years"].values[0].value,
            Sentences("3年以内の事業です。", "3年を超える事業です。", "何年の事業か、分かりません。"),
            RURAL_RMO,
        ),
    ),
)
RURAL = _project(
    "rural_rmo",
    "農村RMOモデル形成支援",
    "複数の集落で農用地の保全・地域資源の活用・生活支援を行う組織づくりを、年1,000万円・3年まで定額で助けます。送迎もその一つです。",
    Days(date(2022, 4, 1)),
    rural_rmo,
    RURAL_RMO,
    (facts.YEARS,),
    "額は限度で、認められた計画の費用までです。",
    condition=_RMO,
    payer="農林水産省",
)
SCHEMES = (DX_2026, GAP, JOINT, CO_CREATION_2022, CO_CREATION_2023, RURAL)
