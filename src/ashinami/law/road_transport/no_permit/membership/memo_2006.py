"""Until 2024-02-29: a fee closely tied to receiving rides is their price.

Whether a fee that everybody pays is tied to the rides is a judgement of the office.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ashinami.basics.day import Days
from ashinami.law.road_transport.no_permit.membership import SUBJECT, facts
from ashinami.law.road_transport.no_permit.memo_2006 import MEMO
from ashinami.rules.conditions import AllOf, Is, Sentences, Within
from ashinami.rules.provision import GoverningDate, Provision

ILLUSTRATED = replace(
    MEMO,
    title=f"{MEMO.title}（イラスト版）",
    issued=None,
    url="http://www.e-sora.net/k-sts/torokufuyouirasuto.htm",
)

GENERAL_SAYS = Sentences(
    "会費は、送迎を使うかどうかに関係なく、みんなが払います。",
    "会費を、送迎を使う人が、使うために払います。",
    "会費をだれが払うのか、分かりません。",
)
UNTIED_SAYS = Sentences(
    "会費は送迎と密接に結びついていないと判断されています。",
    "会費は送迎と密接に結びついていると判断されています。",
    "会費が送迎と結びついていないか、まだ判断されていません（運輸支局に確かめられます）。",
)

PROVISION = Provision(
    id="road_transport.no_permit.membership.memo_2006",
    subject=SUBJECT,
    title="会費でまかなう送迎（令和6年2月まで）",
    summary=(
        "送迎を受けることと密接に結びついた会費は、送迎の対価です。"
        "みんなが払う会費が送迎と結びついていないかは、運輸支局の判断によります。"
    ),
    cite=ILLUSTRATED,
    in_force=Days(date(2006, 10, 1), date(2024, 3, 1)),
    governing=GoverningDate.RIDE,
    condition=AllOf(
        "送迎と結びつかない会費",
        (
            Within(facts.FEE, ("general",), GENERAL_SAYS, ILLUSTRATED),
            Is(facts.UNTIED, UNTIED_SAYS, ILLUSTRATED),
        ),
    ),
    notes=("平成18年の事務連絡のイラスト版によります。平成30年・令和2年の通達でも変わらないものとしています。",),
)
