"""Joint talks of bus operators (共同経営): when they do not offend against the antimonopoly law.

From 2020-11-27 an act of its own exempts operators whose joint management the minister has approved. The frame of the act was
read through the resource book only; its details are to be confirmed.
"""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.law.local_transit.sources import REFORM_2020
from ashinami.rules.conditions import AllOf, AnyOf, Is, Not, Sentences
from ashinami.rules.facts import Question, Who
from ashinami.rules.provision import GoverningDate, Provision

ACT = Citation(
    title=(
        "地域における一般乗合旅客自動車運送事業及び銀行業に係る基盤的なサービスの提供の維持を図るための"
        "私的独占の禁止及び公正取引の確保に関する法律の特例に関する法律"
    ),
    body="国会",
    number="令和2年法律第32号",
    url="https://laws.e-gov.go.jp/law/502AC0000000032",
    mark=Mark.UNVERIFIED,
)
BETWEEN_OPERATORS = Question(
    id="joint_talks.between_operators",
    asks="乗合バスの事業者どうしが、運賃・便数・路線の分担・収入の分け方を取り決める話し合いですか",
    meaning="困りごとや利用の数字を持ちよるだけで、事業者どうしが何も取り決めないなら「いいえ」です。",
    answered_by=Who.COUNCIL,
    changed_by=(Who.COUNCIL,),
)
APPROVED = Question(
    id="joint_talks.approved",
    asks="その共同経営について、国土交通大臣の認可を受けていますか",
    answered_by=Who.COUNCIL,
)
WITHIN_APPROVAL = Question(
    id="joint_talks.within_approval",
    asks="話し合って決めることは、認可の範囲のなかですか",
    answered_by=Who.COUNCIL,
    changed_by=(Who.COUNCIL,),
)

PROVISION = Provision(
    id="local_transit.joint_talks.act_2020",
    subject="local_transit.joint_talks",
    title="バス事業者どうしの話し合いと独占禁止法の特例（令和2年11月27日から）",
    summary=(
        "乗合バスの事業者どうしが運賃や便の分担を取り決めることは、国土交通大臣の認可を受けた共同経営の範囲なら、独占禁止法に触れません。"
        "困りごとや数字を持ちよるだけの会議は、これによらず開けます。"
    ),
    cite=ACT,
    in_force=Days(REFORM_2020),
    governing=GoverningDate.APPLICATION,
    condition=AnyOf(
        "話し合ってよい",
        (
            Not(
                Is(
                    BETWEEN_OPERATORS,
                    Sentences(
                        "事業者どうしが、運賃や便の分担を取り決める話し合いです。",
                        "事業者どうしが取り決める話し合いではありません。",
                        "事業者どうしが取り決める話し合いか、分かりません。",
                    ),
                    ACT,
                )
            ),
            AllOf(
                "認可を受けた共同経営",
                (
                    Is(
                        APPROVED,
                        Sentences(
                            "共同経営の認可を受けています。",
                            "共同経営の認可を受けていません。",
                            "共同経営の認可を受けているか、分かりません。",
                        ),
                        ACT,
                    ),
                    Is(
                        WITHIN_APPROVAL,
                        Sentences(
                            "決めることは、認可の範囲のなかです。",
                            "決めることが、認可の範囲をこえます。",
                            "決めることが認可の範囲のなかか、分かりません。",
                        ),
                        ACT,
                    ),
                ),
            ),
        ),
    ),
    notes=("特例法の条文は未読です。認可の手続きと範囲は要確認です。",),
)
