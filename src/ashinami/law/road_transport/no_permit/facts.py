"""The facts that decide whether a ride is paid for: what is received, from whom, and what it follows."""

from __future__ import annotations

from ashinami.rules.facts import Choice, ChoiceSet, Judgement, Option, Question, Who

BY_GROUP = (Who.GROUP,)

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
    meaning=(
        "介護保険などから施設や事業所に支払われる報酬（送迎加算をふくむ）は、ここでは数えません。"
        "使いみちの決まった年額の補助は「まとまった額」です。"
    ),
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
    meaning=(
        "団体の会費、施設・宿・ツアーの料金やその差額、会員で共同で使う車の費用の分担は、別に聞くので、ここに入れません。"
        "名前が寄付・協力金でも、乗るたびに決まった額を集めるなら「運賃・協力金…」です。"
    ),
)

THANKS_ASKED = Question(
    id="thanks.asked",
    asks="お礼を、言葉・身ぶり・文書などで求めたり、うながしたりしますか",
    changed_by=(Who.GROUP, Who.DRIVER),
    meaning="「みなさん千円くださいます」と言って待つのも「はい」です。",
)
THANKS_AGREED = Question(
    id="thanks.agreed",
    asks="お礼をすることを、あらかじめ約束していますか",
    changed_by=BY_GROUP,
    meaning="申込みのときにお礼を決めているなら「はい」です。乗った人が、その場で自分から渡すだけなら「いいえ」です。",
)
THANKS_TARIFF = Question(
    id="thanks.tariff",
    asks="お礼の額の決まりや料金表がありますか",
    changed_by=BY_GROUP,
    meaning="紙に書いた表だけでなく、口で伝えている「1回いくら」も「はい」です。",
)
THANKS_APP = Question(
    id="thanks.app",
    asks="ウェブサイトやアプリが、お礼をうながしたり、お礼の有無や額で利用者を評価したりしますか（使わなければ「いいえ」）",
    changed_by=BY_GROUP,
    meaning="お礼のボタンや星の数など、お礼の有無が見えて次の送迎に影響する仕組みも「はい」です。",
)
THANKS_ORDINARY = Question(
    id="thanks.ordinary",
    asks="お礼は、ふつうのお礼といえる額ですか（迷うときは運輸支局へ）",
    changed_by=(Who.RIDER,),
    meaning="いくらまでという決まりはありません。助け合いの気持ちを表すしるし程度なら「はい」です。",
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
    meaning="「1kmいくら」「1回いくら」とまとめて請求するときは、そのなかに入れた費用をすべて選びます。",
)
COSTS_ELECTRICITY = Judgement(
    id="costs.electricity_is_fuel",
    asks="電気代も燃料代と同じ実費として請求できると、確かめられていますか",
)
COSTS_OVER = Question(
    id="costs.over_actual",
    asks="請求する額（1kmいくらなどの決め方を含む）が、実際にかかった額を超えることがありますか",
    changed_by=BY_GROUP,
    meaning="燃料代や通行料を、運転者と乗る人で頭割りにするなら「いいえ」です。",
)

GOODS_HARD_TO_VALUE = Question(
    id="goods.hard_to_value",
    asks="品物は、家で採れた野菜のように、お金に換えにくいものだけですか",
    changed_by=BY_GROUP,
    meaning="商品券・ビール券・プリペイドカードは品物ではなく「商品券・金券…」に答えます。",
)
POINTS_CASHABLE = Question(
    id="points.cashable",
    asks="ポイントは、お金や一般の商品に換えられますか",
    changed_by=BY_GROUP,
    meaning="お店で使える、商品券や景品に換えられるときも「はい」です。",
)
POINTS_MEMBERS_ONLY = Question(
    id="points.members_only",
    asks="ポイントは、会員どうしの助け合いにだけ使えますか",
    changed_by=BY_GROUP,
    meaning="会員でない人との間や、お店で使えるなら「いいえ」です。",
)

SERVICE_CENTRE = Judgement(
    id="service.centre_is_help",
    asks="サービスの中心は送迎ではなく、家事や付き添いなどの手助けだと判断されていますか（乗車時間が長いときなどは運輸支局へ）",
    changed_by=BY_GROUP,
    meaning="付き添いとは名ばかりで、実際には送迎だけなら「いいえ」です。",
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
    meaning="手助けの料金と、送迎のために払うものをすべて足した額で比べます。",
)
