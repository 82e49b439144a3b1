"""Facts about a municipality's transit plan and a route that cannot be kept."""

from __future__ import annotations

from ashinami.rules.facts import Choice, Judgement, Option, Question, Who

BY_MUNICIPALITY = (Who.MUNICIPALITY,)

PLAN_MADE = Question(
    id="transit.plan_made",
    asks="その区域に、市町村（または都道府県と共同）の地域公共交通計画がありますか",
    meaning="以前の地域公共交通網形成計画も、期間のうちなら「はい」です。つくることは努力義務です。",
    answered_by=Who.MUNICIPALITY,
    changed_by=BY_MUNICIPALITY,
)
PLAN_CONSULTED = Question(
    id="transit.plan_consulted",
    asks="その計画は、法律の定める協議（地域公共交通活性化再生法第5条第10項）をへて作られましたか",
    answered_by=Who.MUNICIPALITY,
    changed_by=BY_MUNICIPALITY,
    meaning="計画に、協議会などで協議した日や経過が書かれています。分からなければ市町村の交通の担当に尋ねます。",
)
PLAN_NAMES_SERVICE = Question(
    id="transit.plan_names_service",
    asks="その計画に、この自家用有償旅客運送を導入することが書かれていますか",
    meaning="種類・区域（または路線）が分かるように書かれていれば「はい」です。「検討する」だけなら「いいえ」です。",
    answered_by=Who.MUNICIPALITY,
    changed_by=BY_MUNICIPALITY,
)

CANNOT_BE_KEPT = Judgement(
    id="transit.route_cannot_be_kept",
    asks="いまの路線バスなどを続けることが難しいと、市町村が（運行する会社と話して）判断しましたか",
    answered_by=Who.MUNICIPALITY,
    meaning="会社が廃止を申し出ただけで、市町村がまだ判断していなければ、答えずにおきます。",
)
POLICY_MADE = Question(
    id="transit.policy_made",
    asks="市町村は、サービスを続けるための実施の方針を作りましたか",
    answered_by=Who.MUNICIPALITY,
    changed_by=BY_MUNICIPALITY,
    meaning="どのサービスを、どこで、いつから続けるかを、市町村が文書にしていれば「はい」です。",
)
CHOSEN_PUBLICLY = Question(
    id="transit.chosen_publicly",
    asks="続ける人（事業者・団体）を、公募して選びましたか",
    answered_by=Who.MUNICIPALITY,
    changed_by=BY_MUNICIPALITY,
    meaning="だれでも応募できるように知らせてから選んでいれば「はい」です。相手を初めから決めていたなら「いいえ」です。",
)
SUCCESSOR = Choice(
    id="transit.successor",
    asks="路線のあとを、どの形で続けますか",
    options=(
        Option("other_operator", "ほかのバス会社が続ける（本数や区間を減らす場合も）"),
        Option("community_bus", "コミュニティバスにする"),
        Option("demand", "乗合タクシーなど、予約制の送迎（区域運行）にする"),
        Option("taxi", "タクシーを使う"),
        Option("registered", "自家用有償旅客運送にする"),
        Option("other_transport", "福祉輸送・スクールバス・施設の送迎などを使う"),
        Option("none", "どれでもない、または決めていない"),
    ),
    answered_by=Who.MUNICIPALITY,
    changed_by=BY_MUNICIPALITY,
)
SUCCESSOR_SETTLED = Judgement(
    id="transit.successor_settled",
    asks="その形で続けることについて、協議会で協議が調いましたか",
    answered_by=Who.COUNCIL,
)

APPROVED_PLAN = Choice(
    id="transit.approved_plan",
    asks="国土交通大臣などの認定を受けた、次の計画がありますか",
    options=(
        Option("convenience", "地域公共交通利便増進実施計画"),
        Option("reconstruction", "交通手段再構築の実証事業の計画（令和5年10月1日から）"),
        Option("regional_revival", "地域再生法による計画（同法第17条の53）"),
        Option("none", "どれもない"),
    ),
    answered_by=Who.MUNICIPALITY,
    changed_by=BY_MUNICIPALITY,
    meaning="認定を受けた日が計画や市町村のウェブサイトにあります。作っただけで認定のない計画は数えません。",
)
APPROVED_NAMES_SERVICE = Question(
    id="transit.approved_names_service",
    asks="認定された計画に、この自家用有償旅客運送が書かれていますか",
    answered_by=Who.MUNICIPALITY,
    changed_by=BY_MUNICIPALITY,
)
