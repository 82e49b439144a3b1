"""Who carries whom, in what form, and in whose car: the facts that lead into every other question of the Act."""

from __future__ import annotations

from ashinami.rules.facts import Choice, ChoiceSet, Option, Question, Who

BY_GROUP = (Who.GROUP,)

CARRIES = Question(
    id="carriage.carries",
    asks="この団体（または運転者）が、自分で車を運転して人を運びますか（紹介・取り次ぎだけなら「いいえ」）",
    meaning="団体の名前で運転者を出しているなら、運転するのがボランティアでも「はい」です。",
)
FOR_OTHERS = Question(
    id="carriage.for_others",
    asks="運ぶのは、運転者本人やその家族ではない、ほかの人ですか",
    meaning="家族だけを乗せるなら「いいえ」です。近所の人や会員を乗せるなら「はい」です。",
)

SPECIAL = ChoiceSet(
    id="scope.special",
    asks="次のどれかに当たる送迎ですか（どれにも当たらなければ「なし」）",
    options=(
        Option("facility_pickup", "介護施設・病院・お店などの利用者の送迎"),
        Option("lodging_tour", "宿泊・ツアー・ガイドに付いた送迎"),
        Option("membership_fee", "自治会などの会費でまかなう送迎"),
        Option("public_support", "市町村の車・委託・補助による送迎"),
        Option("home_help", "訪問介護・障害福祉サービスのなかの送迎"),
        Option("car_of_others", "利用者の車や、借りた車・運転者とひとまとめの車での送迎"),
    ),
    meaning=(
        "施設の車を住民の送迎に使うときは「介護施設・病院・お店などの利用者の送迎」に入れます。"
        "会員で車を共同で使うとき、利用者の会が借りた車を使うときは「利用者の車や、借りた車…」に入れます。"
    ),
)

CAR = Choice(
    id="supply.car",
    asks="どの車を使いますか",
    options=(
        Option("rider", "利用者の車（利用者が自分で借りた車をふくむ）"),
        Option("association", "利用者の会などが借りたり持ったりしている車"),
        Option("shared", "会員で共同で使う車"),
        Option("rented", "この送迎のために団体や運転者が借りた車"),
        Option("other", "そのほかの人や会社の車"),
    ),
    changed_by=BY_GROUP,
    meaning="運転するボランティアや団体の自分の車だけを使うときは、この問いには当たりません。",
)
PACKAGE = Question(
    id="supply.package",
    asks="車と運転者を、同じところがひとまとめにして用意しますか",
    changed_by=BY_GROUP,
    meaning="つながりのある会社どうし、一つのサイトや一つの契約で両方を用意するときも「はい」です。",
)
DRIVER_PAID = Question(
    id="supply.driver_paid",
    asks="運転者や、運転者を出すところに、運転の代金が払われますか",
    changed_by=BY_GROUP,
    meaning="時給や1回いくらの手当、ヘルパーの派遣の料金は「はい」です。ガソリン代などの実費だけなら「いいえ」です。",
)
LENDING = Choice(
    id="supply.lending",
    asks="車を使わせる代わりに、お金を受け取りますか",
    options=(
        Option("none", "受け取らない"),
        Option("shared_costs", "実際にかかった費用を、使った分に応じて会員で分ける（前払いはあとで精算する）"),
        Option("paid", "使用料や会費を受け取る"),
    ),
    changed_by=BY_GROUP,
    meaning="ここに書いたお金は「利用者から何を受け取りますか」の答えに入れません。",
)
