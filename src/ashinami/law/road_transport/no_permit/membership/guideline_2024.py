"""From 2024-03-01: neighbourhood bodies may run rides out of their membership fees.

As we understand the guideline, the fee is one that members pay whether or not they ride, and the riders are members or residents;
its words were not read. What only riders pay on top is accepted within the actual cost, and somebody must have confirmed that. A
club whose fee is the price of riding stays paid carriage.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.law.road_transport.no_permit.guideline_2024 import GUIDELINE, SOURCES
from ashinami.law.road_transport.no_permit.membership import SUBJECT, facts
from ashinami.law.road_transport.no_permit.membership.memo_2006 import GENERAL_SAYS, UNTIED_SAYS
from ashinami.law.road_transport.no_permit.parts import besides
from ashinami.rules.conditions import AllOf, AnyOf, Is, Sentences, Within
from ashinami.rules.provision import GoverningDate, Provision

GENERAL = Within(facts.FEE, ("general",), GENERAL_SAYS, SOURCES.stated)
NOT_A_CLUB = Within(
    facts.FEE,
    besides(facts.FEE, "rides_only"),
    Sentences(
        "送迎を使うためだけの会ではありません。",
        "送迎を使うための会の会費です。",
        "送迎を使うための会か、分かりません。",
    ),
    SOURCES.derived,
)
NEIGHBOURHOOD = Is(
    facts.NEIGHBOURHOOD,
    Sentences(
        "自治会など、地域に住む人の団体です。",
        "地域に住む人の団体ではありません。",
        "地域に住む人の団体か、分かりません。",
    ),
    SOURCES.stated,
)
MEMBERS_ONLY = Is(
    facts.MEMBERS_ONLY,
    Sentences("乗るのは、会員や住民だけです。", "会員や住民でない人も乗ります。", "だれが乗るのか、分かりません。"),
    SOURCES.recalled,
)
UNTIED = Is(facts.UNTIED, UNTIED_SAYS, SOURCES.derived)
EXTRA_WITHIN_ACTUAL = Is(
    facts.EXTRA_WITHIN_ACTUAL,
    Sentences(
        "使う人の上乗せは、実費の範囲だと確かめられています。",
        "使う人の上乗せは、実費を超えるとされています。",
        "使う人の上乗せが実費の範囲か、まだ確かめられていません（運輸支局に確かめられます）。",
    ),
    SOURCES.derived,
)

PROVISION = Provision(
    id="road_transport.no_permit.membership.guideline_2024",
    subject=SUBJECT,
    title="会費でまかなう送迎（令和6年3月1日のガイドライン）",
    summary=(
        "自治会などは、みんなが払う会費で、会員や住民の送迎ができます。送迎を使う人だけの上乗せは実費までです。"
        "送迎を使うためだけの会の会費は、送迎の対価です。"
    ),
    cite=GUIDELINE,
    in_force=Days(date(2024, 3, 1)),
    governing=GoverningDate.RIDE,
    condition=AllOf(
        "会費でまかなう送迎",
        (
            NOT_A_CLUB,
            AnyOf(
                "会費の集め方",
                (
                    AllOf("地域の団体の会費", (GENERAL, NEIGHBOURHOOD, MEMBERS_ONLY)),
                    AllOf("送迎と結びつかない会費", (GENERAL, UNTIED)),
                    AllOf("使う人だけの上乗せ", (NEIGHBOURHOOD, EXTRA_WITHIN_ACTUAL)),
                ),
            ),
        ),
    ),
    supersedes="road_transport.no_permit.membership.memo_2006",
    notes=("ガイドラインの原文は未読です。地縁団体の会費の条件の文言は要確認です。",),
)
