"""What a subsidy for resident-run support pays for, under which scheme, and beside whom."""

from __future__ import annotations

from ashinami.rules.facts import Choice, ChoiceSet, Judgement, Option, Who

MUNICIPALITY = (Who.GROUP, Who.MUNICIPALITY)

SCHEME = Choice(
    id="subsidy.scheme",
    asks="どの補助ですか",
    options=(
        Option("type_b", "総合事業の訪問型サービスB・通所型サービスB（住民主体の支援）"),
        Option("type_d", "総合事業の訪問型サービスD（移動支援）"),
        Option("other", "そのほかの補助・委託"),
    ),
    answered_by=Who.MUNICIPALITY,
    changed_by=MUNICIPALITY,
    meaning="市町村の要綱や交付決定の通知に書かれています。総合事業でない市町村独自の補助は「そのほか」です。",
)
ITEMS = ChoiceSet(
    id="subsidy.items",
    asks="市町村の補助金や委託料は、何に使われますか（当てはまるものすべて。補助がなければ「なし」）",
    options=(
        Option("coordination", "受付・調整の人件費や事務の費用"),
        Option("fuel", "燃料代"),
        Option("vehicle_use", "車の使用料・維持費"),
        Option("purchase", "車を買う費用"),
        Option("training", "講習・研修の費用"),
        Option("insurance", "移動サービス専用の保険料"),
        Option("volunteer_incentive", "ボランティアへの奨励金・謝礼金"),
        Option("driver_points", "運転者への市町村のボランティアポイント（利用者の支払いとは関係のないもの）"),
        Option("lump_sum", "使いみちを分けない年額の補助"),
        Option("start_up", "立ち上げの費用"),
        Option("rent", "場所の借り賃"),
        Option("utilities", "光熱水費などの間接の費用"),
        Option("minor_repair", "軽い修理"),
        Option("ride_price", "送迎そのものの代金"),
        Option("construction", "建物の工事（軽い修理を除く）"),
        Option("recruiting", "人の募集・広告などの、支援に直接かかわらない費用"),
        Option("other", "上のどれでもないもの"),
    ),
    changed_by=MUNICIPALITY,
    meaning=(
        "通所型サービスや介護予防教室の送迎を引き受け、その代金が補助に入っているときは「送迎そのものの代金」です。"
        "送迎の回数・距離・人数に応じて払われるお金は「利用者以外が払うお金」の問いに答えてください。"
    ),
)
OTHER_ALLOWED = Judgement(
    id="subsidy.other_allowed",
    asks="そのほかの使いみちが、B型・D型の補助で認められると、市町村が判断していますか",
    answered_by=Who.MUNICIPALITY,
    changed_by=MUNICIPALITY,
    meaning="市町村の要綱や交付決定に書かれていれば「はい」です。",
)
USERS = ChoiceSet(
    id="subsidy.users",
    asks="補助を受けるサービスを使うのは、どのような人ですか",
    options=(
        Option("support_level", "要支援者・事業対象者（チェックリストに該当した人）"),
        Option("continuing", "要支援などのときから続けて使っている要介護者（継続利用要介護者）"),
        Option("other", "そのほかの人"),
    ),
    changed_by=MUNICIPALITY,
    meaning="ケアプランや市町村の決定で確かめます。はじめから要介護で使い始めた人は「そのほか」です。",
)
