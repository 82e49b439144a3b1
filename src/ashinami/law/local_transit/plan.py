"""The transit plan (地域公共交通計画): when it stands in for the council's settlement of a registered service.

From 2020-11-27 every municipality should make one. A plan that was made through the statutory consultation and names the
introduction of the service replaces the proof of settlement (道路運送法施行規則第51条の7).
"""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.basics.source import Mark
from ashinami.law.local_transit import facts
from ashinami.law.local_transit.sources import FEEDER_PAPER, PAPER_2020, REFORM_2020, act
from ashinami.law.road_transport.statutes import ordinance
from ashinami.rules.conditions import AllOf, Is, Sentences
from ashinami.rules.facts import Who
from ashinami.rules.provision import Duty, GoverningDate, Provision

PROVISION = Provision(
    id="local_transit.plan.act_2020",
    subject="local_transit.plan",
    title="地域公共交通計画による導入",
    summary=(
        "市町村は、地域公共交通計画を作るよう努めます。法律の定める協議をへた計画に、自家用有償旅客運送の導入が書かれていれば、"
        "協議が調ったことの証明の代わりになります。対価も書かれていれば、対価についても同じです。"
    ),
    cite=PAPER_2020,
    in_force=Days(REFORM_2020),
    governing=GoverningDate.APPLICATION,
    condition=AllOf(
        "計画による導入",
        (
            Is(
                facts.PLAN_MADE,
                Sentences(
                    "地域公共交通計画があります。",
                    "地域公共交通計画がありません。",
                    "地域公共交通計画があるか、分かりません。",
                ),
                PAPER_2020,
            ),
            Is(
                facts.PLAN_CONSULTED,
                Sentences(
                    "計画は、法律の定める協議をへています。",
                    "計画は、法律の定める協議をへていません。",
                    "計画が法律の定める協議をへたか、分かりません。",
                ),
                ordinance("第51条の7"),
            ),
            Is(
                facts.PLAN_NAMES_SERVICE,
                Sentences(
                    "計画に、この送迎の導入が書かれています。",
                    "計画に、この送迎の導入は書かれていません。",
                    "計画に、この送迎の導入が書かれているか、分かりません。",
                ),
                ordinance("第51条の7"),
            ),
        ),
    ),
    duties=(
        Duty(
            "市町村は、地域公共交通計画を作るよう努めます（福祉輸送・スクールバス・施設の送迎も書けます）。",
            act("第5条", Mark.SECONDARY),
            by=Who.MUNICIPALITY,
        ),
        Duty(
            "地域内フィーダー系統補助（10月から9月までの年度）を受けるときは、計画に系統を書き、幹線につなぎます。",
            FEEDER_PAPER,
            by=Who.MUNICIPALITY,
        ),
    ),
    notes=("フィーダー系統補助のいまの要件、率、自家用有償旅客運送が対象になるかは、要確認です。",),
)
