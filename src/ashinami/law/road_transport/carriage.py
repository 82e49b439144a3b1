"""Whether there is passenger carriage by car for somebody else at all (Act, article 2, paragraph 3).

The elements of the article that do not turn on money: somebody drives a car of his own side, and carries people other than
himself and his family. Who merely brings people together does not carry. Who drives the rider's own car does not use a car to
carry, unless car and driver come from the same side in one package (grey-zone answers of 2016 and 2020). Whether a payment is
received is the matter of `road_transport.no_permit`.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.law.road_transport import carriage_facts as facts
from ashinami.law.road_transport.no_permit.parts import besides
from ashinami.law.road_transport.statutes import act
from ashinami.rules.conditions import AllOf, AnyOf, Is, Sentences, Within
from ashinami.rules.provision import GoverningDate, Provision

SUBJECT = "road_transport.carriage"

OWN_CAR_DRIVEN = Citation(
    title="グレーゾーン解消制度による回答（買い物支援: 利用者の車の運転）",
    body="経済産業省・国土交通省",
    url="https://ameblo.jp/gut-expert/entry-12618452432.html",
    mark=Mark.SECONDARY,
)


CARRIES = Is(
    facts.CARRIES,
    Sentences("自分で車を運転して人を運びます。", "自分では人を運びません。", "自分で人を運ぶのか、分かりません。"),
    act("第2条第3項"),
)
FOR_OTHERS = Is(
    facts.FOR_OTHERS,
    Sentences("家族ではない、ほかの人を運びます。", "運ぶのは本人や家族だけです。", "だれを運ぶのか、分かりません。"),
    act("第2条第3項"),
)
NO_CAR_OF_OTHERS = Within(
    facts.SPECIAL,
    besides(facts.SPECIAL, "car_of_others"),
    Sentences(
        "利用者の車や借りた車は使いません。",
        "利用者の車や借りた車などを使います。",
        "利用者の車や借りた車を使うのか、分かりません。",
    ),
    act("第2条第3項", Mark.DERIVED),
)
NOT_THE_RIDERS_CAR = Within(
    facts.CAR,
    besides(facts.CAR, "rider"),
    Sentences(
        "使うのは、利用者の車ではありません。", "使うのは、利用者の車です。", "利用者の車を使うのか、分かりません。"
    ),
    OWN_CAR_DRIVEN,
)
PACKAGE = Is(
    facts.PACKAGE,
    Sentences(
        "車と運転者を、同じところがひとまとめに用意します。",
        "車と運転者を、ひとまとめには用意しません。",
        "車と運転者をひとまとめに用意するのか、分かりません。",
    ),
    OWN_CAR_DRIVEN,
)

PROVISION = Provision(
    id="road_transport.carriage.act_2",
    subject=SUBJECT,
    title="旅客の運送に当たるか（道路運送法第2条第3項）",
    summary=(
        "ほかの人の求めに応じて、自分の側の車で人を運ぶことが、道路運送法のいう旅客の運送です。"
        "本人や家族を乗せるとき、紹介や取り次ぎだけをするとき、利用者の車を代わりに運転するだけのときは当たりません。"
        "ただし、車と運転者をひとまとめに用意すれば、利用者の名義の車でも運送に当たります。"
    ),
    cite=act("第2条第3項"),
    in_force=Days(date(2006, 10, 1)),
    governing=GoverningDate.RIDE,
    condition=AllOf(
        "旅客の運送",
        (
            CARRIES,
            FOR_OTHERS,
            AnyOf("運ぶ側の車を使う", (NO_CAR_OF_OTHERS, NOT_THE_RIDERS_CAR, PACKAGE)),
        ),
    ),
    notes=(
        "登録制度が始まった平成18年10月1日からの運行日について判断します。",
        "利用者の車の運転についての回答（令和2年）の原文は未読です。それより前の日にも同じ解釈を当てはめています。",
    ),
)
