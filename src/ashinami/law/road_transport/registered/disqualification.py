"""Who is refused a registration whatever else is in order: grounds of disqualification (欠格事由, 法第79条の4第1項第1号から第3号).

A sentence of a year or more, or a cancelled permit or registration, bars for two years; so does an officer with such a past. From
2025-06-01 the sentence is 拘禁刑 instead of 懲役 or 禁錮; nothing else changed.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.law.road_transport.registered import facts_registration as facts
from ashinami.law.road_transport.registered.sources_service import BEGIN
from ashinami.law.road_transport.statutes import act
from ashinami.rules.conditions import AllOf, Is, Not, Sentences
from ashinami.rules.provision import GoverningDate, Provision

SUBJECT = "road_transport.registered.no_disqualification"
ARTICLE = act("第79条の4第1項第1号から第3号")
ONE_NAME = date(2025, 6, 1)
"""懲役 and 禁錮 become 拘禁刑 (令和4年法律第68号)."""


def _grounds(sentence: str) -> AllOf:
    return AllOf(
        "欠格事由に当たらない",
        (
            Not(
                Is(
                    facts.SENTENCED,
                    Sentences(
                        f"1年以上の{sentence}の刑の終わりから、2年たっていません。",
                        f"この2年のあいだに、1年以上の{sentence}の刑を受けていません。",
                        f"1年以上の{sentence}の刑を受けていないか、分かりません。",
                    ),
                    ARTICLE,
                )
            ),
            Not(
                Is(
                    facts.CANCELLED_LATELY,
                    Sentences(
                        "許可や登録の取消しから、2年たっていません。",
                        "この2年のあいだに、許可や登録を取り消されていません。",
                        "許可や登録を取り消されたことがないか、分かりません。",
                    ),
                    ARTICLE,
                )
            ),
            Not(
                Is(
                    facts.OFFICER_DISQUALIFIED,
                    Sentences(
                        "役員に、刑や取消しから2年たたない人がいます。",
                        "役員に、欠格事由に当たる人はいません。",
                        "役員に欠格事由に当たる人がいないか、分かりません。",
                    ),
                    ARTICLE,
                )
            ),
        ),
    )


TO_2025 = Provision(
    id="road_transport.registered.no_disqualification.act_2006",
    subject=SUBJECT,
    title="登録の欠格事由（令和7年5月31日まで）",
    summary=(
        "1年以上の懲役や禁錮の刑を受けてから、または許可や登録を取り消されてから2年たたないと、登録を受けられません。"
        "役員にそのような人がいる団体も同じです。"
    ),
    cite=ARTICLE,
    in_force=Days(BEGIN, ONE_NAME),
    governing=GoverningDate.APPLICATION,
    condition=_grounds("懲役・禁錮"),
)
PROVISION = Provision(
    id="road_transport.registered.no_disqualification.act_2025",
    subject=SUBJECT,
    title="登録の欠格事由（令和7年6月1日から）",
    summary=(
        "1年以上の拘禁刑を受けてから、または許可や登録を取り消されてから2年たたないと、登録を受けられません。"
        "役員にそのような人がいる団体も同じです。懲役・禁錮の名が拘禁刑に変わりました。"
    ),
    cite=ARTICLE,
    in_force=Days(ONE_NAME),
    governing=GoverningDate.APPLICATION,
    condition=_grounds("拘禁刑"),
    supersedes=TO_2025.id,
    notes=("令和7年6月1日より前に受けた懲役・禁錮の刑も数えます。",),
)
