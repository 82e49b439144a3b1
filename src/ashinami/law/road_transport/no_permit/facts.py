"""The facts that decide whether a ride is paid for, in the words of the dossier's sections 2.1 to 2.6."""

from __future__ import annotations

from ashinami.rules.facts import Choice, ChoiceSet, Judgement, Option, Question, Who

BY_GROUP = (Who.GROUP,)

CARRIES = Question(
    id="carriage.carries",
    asks="この団体（または運転者）が、自分で車を運転して人を運びますか（紹介・取り次ぎだけなら「いいえ」）",
)
FOR_OTHERS = Question(id="carriage.for_others", asks="運ぶのは、運転者本人やその家族ではない、ほかの人ですか")

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
)
THIRD_PARTY = Choice(
    id="third_party.basis",
    asks="利用者以外（市町村・施設・協賛者・紹介者など）が送迎のために払うお金は、何に応じて決まりますか",
    options=(
        Option("none", "だれも払わない"),
        Option("lump_sum", "まとまった額（回数・距離・時間・人数に応じない）"),
        Option("per_ride", "送迎1回ごと"),
        Option("per_km", "距離ごと"),
        Option("per_hour", "運転した時間ごと"),
        Option("per_passenger", "運んだ人数ごと"),
    ),
    changed_by=(Who.GROUP, Who.MUNICIPALITY),
)
RECEIVED = ChoiceSet(
    id="received.kinds",
    asks="利用者から、この送迎に関して何を受け取りますか（当てはまるものすべて。何も受け取らなければ「なし」）",
    options=(
        Option("thanks", "お礼のお金"),
        Option("costs", "実費"),
        Option("goods", "品物（野菜など）"),
        Option("points", "ポイント・時間預託"),
        Option("vouchers", "商品券・金券・タクシー券・外出券"),
        Option("fare", "運賃・協力金・寄付など、名目を問わず送迎の対価として決めた額"),
        Option("service_fee", "家事などの生活支援サービスの料金"),
        Option("other", "上のどれでもないもの"),
    ),
    changed_by=BY_GROUP,
)

THANKS_ASKED = Question(
    id="thanks.asked",
    asks="お礼を、言葉・身ぶり・文書などで求めたり、うながしたりしますか",
    changed_by=(Who.GROUP, Who.DRIVER),
)
THANKS_AGREED = Question(id="thanks.agreed", asks="お礼をすることを、あらかじめ約束していますか", changed_by=BY_GROUP)
THANKS_TARIFF = Question(id="thanks.tariff", asks="お礼の額の決まりや料金表がありますか", changed_by=BY_GROUP)
THANKS_APP = Question(
    id="thanks.app",
    asks="ウェブサイトやアプリが、お礼をうながしたり、お礼の有無や額で利用者を評価したりしますか（使わなければ「いいえ」）",
    changed_by=BY_GROUP,
)
THANKS_ORDINARY = Question(
    id="thanks.ordinary",
    asks="お礼は、ふつうのお礼といえる額ですか（迷うときは運輸支局へ）",
    changed_by=(Who.RIDER,),
)

COST_ITEMS = ChoiceSet(
    id="costs.items",
    asks="実費として何を請求しますか（当てはまるものすべて）",
    options=(
        Option("fuel", "ガソリン代などの燃料代"),
        Option("electricity", "電気自動車の電気代"),
        Option("toll", "有料道路の通行料"),
        Option("parking", "駐車料金"),
        Option("dedicated_insurance", "移動サービス専用の保険料"),
        Option("car_rental", "この送迎のために車を借りた代金"),
        Option("own_annual_insurance", "運転者自身の車の年間の保険料"),
        Option("depreciation", "減価償却・車検・税・タイヤなど車の維持費"),
        Option("driver_pay", "運転者の手当・人件費"),
        Option("dispatch_pay", "受付・調整の人件費"),
        Option("other", "その他の費用"),
    ),
    changed_by=BY_GROUP,
)
COSTS_ELECTRICITY = Judgement(
    id="costs.electricity_is_fuel",
    asks="電気代も燃料代と同じ実費として請求できると、確かめられていますか",
)
COSTS_OVER = Question(
    id="costs.over_actual",
    asks="請求する額（1kmいくらなどの決め方を含む）が、実際にかかった額を超えることがありますか",
    changed_by=BY_GROUP,
)

GOODS_HARD_TO_VALUE = Question(
    id="goods.hard_to_value",
    asks="品物は、家で採れた野菜のように、お金に換えにくいものだけですか",
    changed_by=BY_GROUP,
)
POINTS_CASHABLE = Question(
    id="points.cashable", asks="ポイントは、お金や一般の商品に換えられますか", changed_by=BY_GROUP
)
POINTS_MEMBERS_ONLY = Question(
    id="points.members_only", asks="ポイントは、会員どうしの助け合いにだけ使えますか", changed_by=BY_GROUP
)

SERVICE_CENTRE = Judgement(
    id="service.centre_is_help",
    asks="サービスの中心は送迎ではなく、家事や付き添いなどの手助けだと判断されていますか（乗車時間が長いときなどは運輸支局へ）",
    changed_by=BY_GROUP,
)
SERVICE_DIFFERENCE = Choice(
    id="service.difference",
    asks="送迎があるときとないときで、利用者が払う総額はどう違いますか",
    options=(
        Option("none", "同じ"),
        Option("costs_only", "送迎があるときは、実費の分だけ高い"),
        Option("more", "送迎があるときは、実費より多く高い"),
        Option("by_distance", "距離や乗車時間に応じて高くなる"),
    ),
    changed_by=BY_GROUP,
)
