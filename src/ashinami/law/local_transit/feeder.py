"""The feeder subsidy (地域内フィーダー系統補助): what is remembered of it, never enough for a yes.

Present requirements and rates were not read; the rest of the scheme is a gap, so that the answer is at best undetermined.
"""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.law.local_transit import facts
from ashinami.law.local_transit.sources import FEEDER_PAPER, REFORM_2020
from ashinami.rules.conditions import AllOf, Gap, Is, Sentences
from ashinami.rules.provision import GoverningDate, Provision

PROVISION = Provision(
    id="local_transit.feeder.subsidy_2020",
    subject="local_transit.feeder",
    title="地域内フィーダー系統補助",
    summary=(
        "10月から9月までの年度ごとの国の補助です。計画に書かれ、幹線に接続する系統が対象とされます。"
        "自家用有償旅客運送も対象になり得るとされますが、要確認です。"
    ),
    cite=FEEDER_PAPER,
    in_force=Days(REFORM_2020),
    governing=GoverningDate.APPLICATION,
    condition=AllOf(
        "フィーダー系統補助",
        (
            Is(
                facts.FEEDER_IN_PLAN,
                Sentences(
                    "系統が計画に書かれています。",
                    "系統が計画に書かれていません。",
                    "系統が計画に書かれているか、分かりません。",
                ),
                FEEDER_PAPER,
            ),
            Is(
                facts.FEEDER_MEETS_TRUNK,
                Sentences("幹線に接続しています。", "幹線に接続していません。", "幹線に接続しているか、分かりません。"),
                FEEDER_PAPER,
            ),
            Gap(
                "そのほかの要件と補助の率", "いまの要件と率（2分の1とされる）を、運輸局に確かめてください", FEEDER_PAPER
            ),
        ),
    ),
)
