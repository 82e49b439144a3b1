"""Who runs the rides: the kinds of body the Act and its ordinance tell apart."""

from __future__ import annotations

from ashinami.rules.facts import Choice, Option, Question, Who

KIND = Choice(
    id="operator.kind",
    asks="送迎を行う（登録や許可を受ける）のは、どのような団体ですか",
    options=(
        Option("municipality", "市町村・特別区"),
        Option("prefecture", "都道府県"),
        Option("npo", "NPO法人（特定非営利活動法人）"),
        Option("general_incorporated", "一般社団法人・一般財団法人（公益法人をふくむ）"),
        Option("neighbourhood_association", "認可地縁団体（市町村長の認可を受けた自治会・町内会）"),
        Option("agricultural_coop", "農業協同組合"),
        Option("consumer_coop", "消費生活協同組合"),
        Option("medical_corporation", "医療法人"),
        Option("social_welfare_corporation", "社会福祉法人（社会福祉協議会をふくむ）"),
        Option("chamber_of_commerce", "商工会議所"),
        Option("society_of_commerce", "商工会"),
        Option("workers_coop", "労働者協同組合"),
        Option("unincorporated", "法人でない団体（認可を受けていない自治会、住民の会、ボランティアの会など）"),
        Option("care_provider", "介護・障害福祉の事業所（法人の種類が分からないとき）"),
        Option("taxi_company", "タクシー・バスなどの許可を受けた旅客運送の会社"),
        Option("company", "そのほかの会社（株式会社・合同会社など）"),
        Option("individual", "個人"),
        Option("other", "上のどれでもない団体"),
    ),
    answered_by=Who.GROUP,
    changed_by=(Who.GROUP,),
    meaning=(
        "登録の申請をする、または送迎の責任を負う団体について答えます。"
        "運転や運行の管理だけを任せている相手（委託先）のことではありません。"
    ),
)
NON_PROFIT = Question(
    id="operator.non_profit",
    asks="営利を目的としない団体ですか",
    answered_by=Who.GROUP,
    changed_by=(Who.GROUP,),
    meaning="もうけを会員などに分けない決まりであれば「はい」です。実費や手当を払っていてもかまいません。",
)
REPRESENTATIVE = Question(
    id="operator.representative",
    asks="団体の代表者が決まっていますか",
    answered_by=Who.GROUP,
    changed_by=(Who.GROUP,),
    meaning="規約などで代表者を定めていれば「はい」です。法人でない団体が登録を受けるときに必要です。",
)

MUNICIPALITY = ("municipality",)
BUSINESSES = ("taxi_company", "company", "individual")
