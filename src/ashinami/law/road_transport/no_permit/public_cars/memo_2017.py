"""From 2017-08-25: a municipality's car or its upkeep does not make the rides of an NPO or a 社協 paid.

The memo named these two; for other bodies the branch wanted to judge the whole scheme.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.law.road_transport.no_permit.parts import Sources
from ashinami.law.road_transport.no_permit.public_cars import SUBJECT, facts
from ashinami.law.road_transport.no_permit.public_cars.parts import NO_CARS, OFFICE_ACCEPTS, PROGRAMME
from ashinami.law.road_transport.operator import KIND
from ashinami.rules.conditions import AnyOf, Is, Sentences, Within
from ashinami.rules.provision import GoverningDate, Provision

MEMO = Citation(
    title="営利を目的としない互助による運送のためにNPOが市区町村の自動車を利用する場合等の取扱いについて",
    body="国土交通省自動車局旅客課",
    issued=date(2017, 8, 25),
    url="http://www.zenkoku-ido.net/_laws/pdf/170825jimurenraku_shichoson_sharyo.pdf",
    mark=Mark.SECONDARY,
)
SOURCES = Sources(MEMO)

NAMED_BODY = AnyOf(
    "NPO法人・社会福祉協議会",
    (
        Within(
            KIND,
            ("npo",),
            Sentences("NPO法人です。", "NPO法人ではありません。", "NPO法人か、分かりません。"),
            SOURCES.stated,
        ),
        Is(
            facts.SHAKYO,
            Sentences("社会福祉協議会です。", "社会福祉協議会ではありません。", "社会福祉協議会か、分かりません。"),
            SOURCES.stated,
        ),
    ),
)

PROVISION = Provision(
    id="road_transport.no_permit.public_cars.memo_2017",
    subject=SUBJECT,
    title="市町村の車での送迎（平成29年8月25日の事務連絡）",
    summary=(
        "NPO法人や社会福祉協議会が、市町村から無償で車を借りたり維持費を受けたりしても、それだけでは有償になりません。"
        "ほかの団体については、運輸支局がしくみ全体を見て判断します。"
    ),
    cite=MEMO,
    in_force=Days(date(2017, 8, 25), date(2024, 3, 1)),
    governing=GoverningDate.RIDE,
    condition=AnyOf("市町村の車", (NO_CARS, PROGRAMME, NAMED_BODY, OFFICE_ACCEPTS)),
    supersedes="road_transport.no_permit.public_cars.memo_2006",
    notes=("事務連絡の原文は未読で、運輸支局の回答（平成30年2月21日）の紹介によります。",),
)
