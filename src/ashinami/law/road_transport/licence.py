"""Licensed passenger business (Act, articles 4 and 43): bus, taxi, hired coach, and carriage for one customer.

All are driven with a second-class licence. A hired coach has eleven seats or more; taxi and coach may carry passengers of several
contracts together only in the cases of article 21; carriage under article 43 serves one customer (a school, a facility).
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.law.road_transport.no_permit.parts import besides
from ashinami.law.road_transport.statutes import act
from ashinami.rules.conditions import AllOf, AnyOf, AtLeast, Is, Not, Sentences, Within
from ashinami.rules.facts import Amount, Choice, Option, Question, Who
from ashinami.rules.provision import Duty, GoverningDate, Provision

SUBJECT = "road_transport.licence"

KIND = Choice(
    id="licence.kind",
    asks="旅客運送の許可（緑ナンバー・黒ナンバー）を受けていますか",
    options=(
        Option("none", "受けていない"),
        Option("shared", "一般乗合（路線バス、区域運行のデマンドなど。第4条）"),
        Option("taxi", "一般乗用（タクシー、福祉輸送限定＝介護タクシー。第4条）"),
        Option("charter", "一般貸切（第4条）"),
        Option("specified", "特定旅客（学校や施設など一人の相手のため。第43条）"),
    ),
    answered_by=Who.RECORD,
    changed_by=(Who.GROUP, Who.OFFICE),
    meaning="会社の許可証や、緑または黒のナンバープレートで確かめます。白いナンバーの自家用車は「受けていない」です。",
)
SECOND_CLASS = Question(
    id="licence.driver_second_class",
    asks="運転する人は、第二種免許を持っていますか",
    answered_by=Who.RECORD,
    changed_by=(Who.DRIVER,),
)
SEATS = Amount(
    id="licence.seats",
    asks="車の乗車定員（運転者をふくむ）は何人ですか",
    unit="人",
    answered_by=Who.RECORD,
    changed_by=(Who.GROUP,),
)
SEVERAL_CONTRACTS = Question(
    id="licence.several_contracts",
    asks="別々に申し込んだ人どうしを、いっしょに乗せますか（乗合）",
    changed_by=(Who.GROUP,),
    meaning="家族や一つのグループが一度に申し込んだときは、何人乗っても「いいえ」です。",
)
ARTICLE_21 = Question(
    id="licence.article_21",
    asks="乗合について、道路運送法第21条の許可などがありますか",
    answered_by=Who.RECORD,
    changed_by=(Who.GROUP, Who.OFFICE),
    meaning="一時的な必要のために、貸切やタクシーの会社が乗合を行うことを認められた場合です。",
)
ONE_CUSTOMER = Question(
    id="licence.one_customer",
    asks="一人の相手（学校・施設など）の求めに応じて、その決まった人たちだけを運びますか",
    changed_by=(Who.GROUP,),
)

LICENSED = Within(
    KIND,
    besides(KIND, "none"),
    Sentences(
        "旅客運送の許可を受けています。",
        "旅客運送の許可を受けていません。",
        "旅客運送の許可を受けているか、分かりません。",
    ),
    act("第4条第1項・第43条第1項"),
)
DRIVEN = Is(
    SECOND_CLASS,
    Sentences(
        "運転者は第二種免許を持っています。",
        "運転者は第二種免許を持っていません。",
        "運転者が第二種免許を持っているか、分かりません。",
    ),
    act("第25条"),
)
COACH = AnyOf(
    "貸切の車",
    (
        Within(
            KIND,
            besides(KIND, "charter"),
            Sentences("貸切ではありません。", "貸切です。", "貸切か、分かりません。"),
            act("第3条"),
        ),
        AtLeast(
            SEATS,
            11,
            Sentences("定員が11人以上です。", "定員が11人に足りません。", "車の定員が、分かりません。"),
            act("第3条"),
        ),
    ),
)
TOGETHER = AnyOf(
    "乗合",
    (
        Within(
            KIND,
            besides(KIND, "taxi", "charter"),
            Sentences("タクシー・貸切ではありません。", "タクシーか貸切です。", "タクシー・貸切か、分かりません。"),
            act("第21条"),
        ),
        Not(
            Is(
                SEVERAL_CONTRACTS,
                Sentences(
                    "別々に申し込んだ人をいっしょに乗せます。",
                    "別々に申し込んだ人をいっしょには乗せません。",
                    "乗合にするのか、分かりません。",
                ),
                act("第21条"),
            )
        ),
        Is(
            ARTICLE_21,
            Sentences(
                "乗合について第21条の許可などがあります。",
                "乗合について第21条の許可などがありません。",
                "乗合について第21条の許可などがあるか、分かりません。",
            ),
            act("第21条"),
        ),
    ),
)
CUSTOMER = AnyOf(
    "特定旅客の相手",
    (
        Within(
            KIND,
            besides(KIND, "specified"),
            Sentences("特定旅客ではありません。", "特定旅客です。", "特定旅客か、分かりません。"),
            act("第43条第1項"),
        ),
        Is(
            ONE_CUSTOMER,
            Sentences(
                "一人の相手の、決まった人たちだけを運びます。",
                "一人の相手の、決まった人たちのほかも運びます。",
                "一人の相手のためだけに運ぶのか、分かりません。",
            ),
            act("第43条第1項"),
        ),
    ),
)

PROVISION = Provision(
    id="road_transport.licence.act_4_43",
    subject=SUBJECT,
    title="旅客運送の許可（道路運送法第4条・第43条）",
    summary=(
        "バス・タクシー・貸切・特定旅客の許可を受けた事業者は、第二種免許の運転者で有償の送迎ができます。"
        "貸切は定員11人以上の車、タクシーと貸切の乗合は第21条の場合だけ、特定旅客は一人の相手のためだけです。"
    ),
    cite=act("第4条・第43条"),
    in_force=Days(date(2006, 10, 1)),
    governing=GoverningDate.RIDE,
    condition=AllOf("旅客運送の許可", (LICENSED, DRIVEN, COACH, TOGETHER, CUSTOMER)),
    duties=(
        Duty("車は事業用の番号（緑・軽自動車は黒）にします。", act("第4条・第43条")),
        Duty(
            "特定旅客の運賃は届け出ます。乗合の運賃は、会議で調えば協議による運賃にもできます。",
            act("第9条第4項・第43条"),
        ),
    ),
)
