"""Lending a private car for pay (Act, article 80): as a business it needs a permit.

Members who only share what their common car really cost them do not lend it for pay (the Ishinomaki way of community car
sharing, cleared with the Tohoku bureau). An association of users that holds a leased car and collects dues does (grey-zone
answer of 2016). A permit does not cover what is in truth passenger carriage: car and paid driver in one package.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.law.road_transport import carriage_facts as facts
from ashinami.law.road_transport.statutes import act
from ashinami.rules.conditions import AllOf, AnyOf, Is, Not, Sentences, Within
from ashinami.rules.facts import Question, Who
from ashinami.rules.provision import Duty, GoverningDate, Provision

SUBJECT = "road_transport.rental"

PERMIT = Question(
    id="supply.rental_permit",
    asks="自家用の車を有料で貸す許可（道路運送法第80条）を受けていますか",
    answered_by=Who.RECORD,
    changed_by=(Who.GROUP, Who.OFFICE),
    meaning="レンタカー（自家用自動車有償貸渡業）の許可証で確かめます。",
)
LEASED_CAR = Citation(
    title="グレーゾーン解消制度による回答（利用者の会が借りた車の運転）",
    body="経済産業省・国土交通省",
    url="http://response.jp/article/2016/09/01/281017.html",
    mark=Mark.SECONDARY,
)
CAR_SHARING = Citation(
    title="コミュニティ・カーシェアリング",
    body="日本カーシェアリング協会",
    url="https://japan-csa.org/action/carshare.php",
    mark=Mark.SECONDARY,
)
TAX = Citation(
    title="登録免許税法",
    body="昭和42年法律第35号",
    article="別表第一",
    url="https://laws.e-gov.go.jp/law/342AC0000000035",
    mark=Mark.VERIFIED,
)

UNPAID = Within(
    facts.LENDING,
    ("none",),
    Sentences(
        "車を使わせる代わりのお金は受け取りません。",
        "車を使わせる代わりに、お金を受け取ります。",
        "車を使わせる代わりのお金を受け取るか、分かりません。",
    ),
    act("第80条第1項"),
)
SHARED = Within(
    facts.LENDING,
    ("none", "shared_costs"),
    Sentences(
        "受け取るのは、使った分に応じた実費の分担だけです。",
        "車を使わせて、使用料や会費を受け取ります。",
        "車のお金が実費の分担だけか、分かりません。",
    ),
    CAR_SHARING,
)
DRIVER_PAID = Is(
    facts.DRIVER_PAID,
    Sentences(
        "運転者の側に、運転の代金が払われます。",
        "運転の代金は、だれにも払われません。",
        "運転の代金が払われるか、分かりません。",
    ),
    LEASED_CAR,
)
COSTS_SHARED = AllOf("共同で使う車の実費の分担", (SHARED, Not(replace(DRIVER_PAID, cite=CAR_SHARING))))

PROVISION = Provision(
    id="road_transport.rental.act_80",
    subject=SUBJECT,
    title="自家用の車を貸すこと（道路運送法第80条）",
    summary=(
        "自家用の車を業として有料で貸すには、許可が必要です。会員が実費を使った分に応じて分けるだけで、運転も無償なら、"
        "有料で貸すことには当たりません。有料の運転者とひとまとめにすれば、貸すのではなく人を運ぶ事業です。"
    ),
    cite=act("第80条第1項"),
    in_force=Days(date(2006, 10, 1)),
    governing=GoverningDate.RIDE,
    condition=AnyOf(
        "車を貸すことに許可がいらない、または許可がある",
        (
            UNPAID,
            COSTS_SHARED,
            AllOf(
                "許可を受けて貸す",
                (
                    Is(
                        PERMIT,
                        Sentences(
                            "車を有料で貸す許可を受けています。",
                            "車を有料で貸す許可を受けていません。",
                            "車を有料で貸す許可があるか、分かりません。",
                        ),
                        act("第80条第1項"),
                    ),
                    Not(DRIVER_PAID),
                ),
            ),
        ),
    ),
    duties=(Duty("許可を受けるときは、登録免許税9万円を納めます。", TAX, when=Not(SHARED)),),
    notes=("グレーゾーン解消制度の回答（平成28年）の原文は未読です。",),
)
