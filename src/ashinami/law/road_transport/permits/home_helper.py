"""The permit for helpers (ぶら下がり許可): paid rides by the helpers of a provider that is itself a licensed carrier.

Only inside the care plan; the helper drives with a first-class licence and the welfare driver course, or a second-class licence;
cover as for registered transport; the permit runs for two years.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.law.road_transport.permits import facts
from ashinami.law.road_transport.permits.parts import held, in_term, leaf
from ashinami.law.road_transport.statutes import act
from ashinami.rules.conditions import AllOf, Sentences, Within
from ashinami.rules.facts import Who
from ashinami.rules.provision import Duty, GoverningDate, Provision

SUBJECT = "road_transport.permit.home_helper"

HELPERS = Citation(
    title="訪問介護員等による有償運送",
    body="福祉輸送の講習団体の解説",
    article="道路運送法第78条第3号",
    url="https://fukushi-trans.com/houmon-yusou",
    mark=Mark.SECONDARY,
)

PROVISION = Provision(
    id="road_transport.permit.home_helper_2006",
    subject=SUBJECT,
    title="訪問介護員等による有償運送（ぶら下がり許可）",
    summary=(
        "運送の許可（第4条・第43条）を受けた介護などの事業所のヘルパーが、自家用の車で、ケアプランのなかの送迎を"
        "有償で行うための許可です。運転者の講習と任意保険の条件があります。"
    ),
    cite=HELPERS,
    in_force=Days(date(2006, 10, 1)),
    governing=GoverningDate.RIDE,
    condition=AllOf(
        "訪問介護員等による有償運送",
        (
            held("home_helper", "訪問介護員等による有償運送の許可", act("第78条第3号")),
            in_term(HELPERS),
            leaf(
                facts.PROVIDER_LICENSED,
                "事業所が運送の許可を受けています。",
                "事業所が運送の許可を受けていません。",
                "事業所が運送の許可を受けているか、分かりません。",
                HELPERS,
            ),
            leaf(
                facts.CARE_PLAN,
                "ケアプランに入っている送迎です。",
                "ケアプランに入っていない送迎です。",
                "ケアプランに入っている送迎か、分かりません。",
                HELPERS,
            ),
            Within(
                facts.DRIVER_LICENCE,
                ("second", "first_course"),
                Sentences(
                    "運転者に、第二種免許か、第一種免許と講習の修了があります。",
                    "運転者に、第二種免許も、第一種免許と講習の修了もありません。",
                    "運転者の免許と講習が、分かりません。",
                ),
                HELPERS,
            ),
            leaf(
                facts.INSURED,
                "任意保険が、対人8,000万円・対物200万円以上です。",
                "任意保険が、対人8,000万円・対物200万円に足りません。",
                "任意保険の額が、分かりません。",
                HELPERS,
            ),
        ),
    ),
    duties=(Duty("許可の期間は2年です。続けるときは、期間の終わる前に更新します。", HELPERS, by=Who.GROUP),),
    notes=("許可の基準の原文は未読です。",),
)
