"""Who brings drivers and riders together without carrying anybody (grey-zone answer of 2018-05-31).

A matching service that does not carry is no passenger business. It becomes one when it supplies car and paid driver in one
package, and since the notice of 2018-03-30 it must not invite thanks or rate riders by them: that makes the rides it arranges paid.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.law.road_transport import carriage_facts as facts
from ashinami.law.road_transport.carriage import CARRIES
from ashinami.law.road_transport.no_permit.facts import THANKS_APP
from ashinami.law.road_transport.no_permit.gifts import APP_SAYS
from ashinami.law.road_transport.no_permit.notice_2018 import NOTICE
from ashinami.rules.conditions import AllOf, AnyOf, Is, Not, Sentences
from ashinami.rules.provision import Duty, GoverningDate, Provision

SUBJECT = "road_transport.matching"

ANSWER = Citation(
    title="グレーゾーン解消制度による回答（相乗りのマッチング）",
    body="経済産業省・国土交通省",
    issued=date(2018, 5, 31),
    url="http://www.meti.go.jp/press/2018/05/20180531001/20180531001.html",
    mark=Mark.SECONDARY,
)
PACKAGE = Is(
    facts.PACKAGE,
    Sentences(
        "車と運転者をひとまとめに用意します。",
        "車と運転者をひとまとめに用意することはありません。",
        "車と運転者をひとまとめに用意するのか、分かりません。",
    ),
    ANSWER,
)
DRIVER_PAID = Is(
    facts.DRIVER_PAID,
    Sentences("運転の代金が払われます。", "運転の代金は払われません。", "運転の代金が払われるか、分かりません。"),
    ANSWER,
)

PROVISION = Provision(
    id="road_transport.matching.answer_2018",
    subject=SUBJECT,
    title="送迎の紹介・取り次ぎ（平成30年5月31日の回答）",
    summary=(
        "運転者と利用者を引き合わせるだけで、自分では運ばない人や会社には、運送の許可はいりません。"
        "車と有料の運転者をひとまとめに用意すると、運送事業になります。"
        "サイトやアプリがお礼をうながすと、その送迎は有償になります。"
    ),
    cite=ANSWER,
    in_force=Days(date(2018, 5, 31)),
    governing=GoverningDate.RIDE,
    condition=AllOf(
        "紹介・取り次ぎだけ",
        (
            Not(CARRIES),
            AnyOf("車と運転者を売らない", (Not(PACKAGE), Not(DRIVER_PAID))),
            Not(Is(THANKS_APP, APP_SAYS, NOTICE)),
        ),
    ),
    duties=(Duty("引き合わせる送迎のほうも、対価を受け取らないか、登録や許可があることを確かめてください。", ANSWER),),
    notes=("運転者と同乗者が燃料代と通行料を頭割りにするのは、実費の範囲です（同じ回答）。",),
)
