"""Carriage in a disaster (Act, article 78, item 1): urgent need caused by a disaster lets anybody carry for pay, while it lasts."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.law.road_transport.statutes import act
from ashinami.rules.conditions import AllOf, Is, Sentences
from ashinami.rules.facts import Question, Who
from ashinami.rules.provision import Duty, GoverningDate, Provision

SUBJECT = "road_transport.disaster"

CAUSED = Question(
    id="disaster.caused",
    asks="地震・水害などの災害のために、人を運ぶ必要がありますか",
    answered_by=Who.MUNICIPALITY,
    meaning="災害のあとの避難・救援・生活の足などです。ふだんの交通の不便は当たりません。",
)
URGENT = Question(
    id="disaster.urgent",
    asks="その必要は、いま急を要しますか（非常の事態が終わっていれば「いいえ」）",
    answered_by=Who.MUNICIPALITY,
    meaning="ふつうのバスやタクシーを待てないほど急ぐときです。落ち着いてからの続きの送迎は「いいえ」です。",
)

PROVISION = Provision(
    id="road_transport.disaster.act_78_1",
    subject=SUBJECT,
    title="災害のときの運送（道路運送法第78条第1号）",
    summary=(
        "災害のため緊急に人を運ぶ必要があるときは、だれでも、許可も登録もなしに、お金を受け取って運べます。"
        "急を要する間だけです。"
    ),
    cite=act("第78条第1号"),
    in_force=Days(date(2006, 10, 1)),
    governing=GoverningDate.RIDE,
    condition=AllOf(
        "災害のため緊急を要する",
        (
            Is(
                CAUSED,
                Sentences(
                    "災害のために運ぶ必要があります。",
                    "災害のための送迎ではありません。",
                    "災害のための送迎か、分かりません。",
                ),
                act("第78条第1号"),
            ),
            Is(
                URGENT,
                Sentences(
                    "緊急を要します。", "緊急を要する事態ではありません。", "いま緊急を要するのか、分かりません。"
                ),
                act("第78条第1号"),
            ),
        ),
    ),
    duties=(Duty("緊急の事態が終わったら、有償の送迎をやめるか、登録や許可を受けます。", act("第78条第1号")),),
)
