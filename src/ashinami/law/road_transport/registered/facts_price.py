"""What is asked about the council and the price: where it was settled, how the price is set, what else is charged, how it is told."""

from __future__ import annotations

from ashinami.rules.facts import Amount, Choice, ChoiceSet, Judgement, Option, Question, Who

BY_GROUP = (Who.GROUP,)
BY_COUNCIL = (Who.GROUP, Who.MUNICIPALITY, Who.COUNCIL)

OUTCOME = Choice(
    id="council.outcome",
    asks="「バスやタクシーでは難しく、このサービスが必要」という協議は、どうなりましたか",
    options=(
        Option("settled", "調った"),
        Option("under_discussion", "まだ調っていない（話し合いを続けている）"),
        Option("not_held", "まだ協議にかけていない"),
        Option("refused", "調わないことに決まった"),
        Option("ended", "いったん調ったが、後で取りやめになった"),
    ),
    answered_by=Who.COUNCIL,
    changed_by=BY_COUNCIL,
    meaning="会議の決まりによる議決で調えば「調った」です。全員の一致はいりません（令和2年12月の大臣合意）。",
)
FORUM = Choice(
    id="council.forum",
    asks="どの会議で協議しましたか（これからなら、協議する予定の会議）",
    options=(
        Option("transport_council", "地域公共交通会議"),
        Option("statutory_council", "法定協議会（地域交通法の協議会）"),
        Option("operation_council", "運営協議会"),
        Option("none", "どれでもない集まり・会議にかけていない"),
    ),
    answered_by=Who.COUNCIL,
    changed_by=BY_COUNCIL,
)
SET_UP_BEFORE = Question(
    id="council.set_up_before_october_2023",
    asks="その運営協議会は、令和5年9月30日までに置かれたものですか",
    answered_by=Who.MUNICIPALITY,
)
PLAN_NAMES_SERVICE = Question(
    id="council.plan_names_service",
    asks="法律の手続きで作った地域公共交通計画に、このサービスを始めることが書かれていますか",
    answered_by=Who.MUNICIPALITY,
    changed_by=(Who.MUNICIPALITY,),
    meaning="「検討する」とだけ書かれているときや、協議をへていない構想・要綱のときは「いいえ」です。",
)
PLAN_NAMES_PRICE = Question(
    id="council.plan_names_price",
    asks="その地域公共交通計画に、このサービスの対価（料金）も書かれていますか",
    answered_by=Who.MUNICIPALITY,
    changed_by=(Who.MUNICIPALITY,),
    meaning="金額か、金額が一つに決まる計算のしかたが書かれていれば「はい」です。",
)
TALKS_MONTHS = Amount(
    id="council.talks_months",
    asks="協議を始めてから、何か月たちましたか（端数は切り捨て）",
    unit="か月",
    answered_by=Who.COUNCIL,
    meaning="会議に初めてこのサービスの議題が出た日から数えます。準備の打合せは入れません。",
)
HEAD_DECIDED = Question(
    id="council.head_decided",
    asks="市町村長（協議を主宰する首長）が、話し合いの内容をふまえ、自分の責任でこのサービスが必要だと判断しましたか",
    answered_by=Who.MUNICIPALITY,
    changed_by=(Who.MUNICIPALITY,),
    meaning="判断した日と理由を書いた文書があれば「はい」です。担当者の口頭の見込みは「いいえ」です。",
)
SHARED_ACCEPTED = Question(
    id="council.shared_accepted",
    asks="複数の利用者が一緒に乗ること（透析や施設への送迎など）と、そのときの一人あたりの対価は、協議で認められていますか",
    answered_by=Who.COUNCIL,
    changed_by=BY_COUNCIL,
    meaning="協議の書面に、複数で乗ることと一人あたりの額が書かれていれば「はい」です。",
)

WITHIN_COST = Question(
    id="price.within_actual_cost",
    asks="対価（運賃に当たる料金）は、サービスにかかる実費の範囲ですか",
    changed_by=BY_GROUP,
    meaning="1年の対価の合計と、燃料・人件費・車・保険・事務などの費用の合計を比べます。もうけが出ない水準なら「はい」です。",
)
CLEAR = Question(
    id="price.clear",
    asks="対価は、筋の通った方法で決めてあり、利用者がいくらになるか分かりますか",
    changed_by=BY_GROUP,
    meaning="料金表を見れば、乗る前に自分の額が分かるなら「はい」です。運転者がその場で決めるなら「いいえ」です。",
)
SETTLED = Question(
    id="price.settled",
    asks="今の対価は、地域公共交通会議などの協議で調っていますか",
    answered_by=Who.COUNCIL,
    changed_by=BY_COUNCIL,
    meaning="対価を変えたときは、変えたあとの額について答えます。",
)
TAXI_PERCENT = Amount(
    id="price.taxi_percent",
    asks="対価は、同じ距離や時間をタクシーで行くときの運賃（上限）の何％ですか",
    unit="％",
    changed_by=BY_GROUP,
    meaning=(
        "一人で乗るときの額を、いちばん高くなる使い方で比べます。端数は切り上げます。ハイヤーの運賃とは比べません。"
    ),
)
SHARED_PERCENT = Amount(
    id="price.shared_percent",
    asks="一緒に乗るとき、全員の対価の合計は、同じ距離や時間のタクシー1台の運賃（上限）の何％ですか",
    unit="％",
    changed_by=BY_GROUP,
)
NONCOMMERCIAL = Judgement(
    id="price.noncommercial",
    asks="対価は、地域のバスやタクシーの運賃と比べて、営利とは認められない額だと判断されていますか",
    answered_by=Who.OFFICE,
    meaning="目安を超える額を協議で決めたときに問題になります。理由を記録し、運輸支局に確かめます。",
)
METHODS = ChoiceSet(
    id="price.methods",
    asks="対価は、何によって決まりますか（当てはまるものすべて）",
    options=(
        Option("distance", "距離（利用者が乗ってから降りるまで）"),
        Option("time", "時間（約束の場所に着いてから、運び終わるまで）"),
        Option("flat", "定額（1回いくら、区間ごとにいくら）"),
        Option("garage", "距離や時間だが、車庫を出てから数える"),
        Option("other", "そのほかの決め方"),
    ),
    changed_by=BY_GROUP,
)
METHOD_ACCEPTED = Judgement(
    id="price.method_accepted",
    asks="この決め方を、地域公共交通会議などが十分に話し合い、認めていますか",
    answered_by=Who.COUNCIL,
)
FLAT_FAIR = Question(
    id="price.flat_fair",
    asks="定額でも、近くまで乗る人の負担が重くなりすぎないようにしていますか（定額でなければ「はい」）",
    changed_by=BY_GROUP,
)
JOINT = Question(
    id="price.joint",
    asks="タクシー会社との共同運営として、利用者がタクシーと同じ運賃を払う仕組みですか",
    changed_by=BY_GROUP,
    meaning="タクシー会社と取り決めをした令和6年4月からの仕組みです。ふつうの対価のサービスは「いいえ」です。",
)
JOINT_PERCENT = Amount(
    id="price.joint_percent",
    asks="共同運営で、利用者が払う運賃の何％を、登録を受けた団体が実費として受け取りますか",
    unit="％",
    changed_by=BY_GROUP,
)

CHARGES = ChoiceSet(
    id="price.charges",
    asks="対価のほかに、どのようなお金を利用者から受け取りますか（当てはまるものすべて。なければ「なし」）",
    options=(
        Option("pickup", "迎車回送料（迎えに行くための料金）"),
        Option("waiting", "待機料（待ち時間の料金）"),
        Option("boarding_help", "介助料（乗り降りの手助け）"),
        Option("attendance", "添乗料（付き添いが同乗する料金）"),
        Option("equipment", "設備使用料（ストレッチャー・車いすなど）"),
        Option("membership_fee", "入会金・年会費・月会費"),
        Option("care", "乗り降りを超える介助の料金"),
        Option("other", "そのほか"),
    ),
    changed_by=BY_GROUP,
    meaning="走った距離・時間・回数で決まる対価は、ここに入れません。",
)
CHARGES_FIXED = Question(
    id="price.charges_fixed",
    asks="対価のほかの料金は、額とかかる条件をはっきり決めてありますか",
    changed_by=BY_GROUP,
)
CHARGES_WITHIN_COST = Question(
    id="price.charges_within_cost",
    asks="対価のほかの料金は、それぞれ実費の範囲ですか",
    changed_by=BY_GROUP,
    meaning="料金ごとに、かかった費用の計算があって「はい」です。",
)
FEE_FOR_UPKEEP = Question(
    id="price.fee_for_upkeep",
    asks="会費は団体を続けるためのもので、乗った回数や距離で額が変わりませんか",
    changed_by=BY_GROUP,
)

DYNAMIC = Question(
    id="price.dynamic",
    asks="混みぐあいや時期によって、対価を上げ下げしますか",
    changed_by=BY_GROUP,
    meaning="祭りの日の割増や、空いている時間の割引などです。距離や時間の長さで変わるだけなら「いいえ」です。",
)
HIGHEST = Amount(
    id="price.highest_percent",
    asks="いちばん高いときの対価は、通常の対価の何％ですか（5割増しなら150）",
    unit="％",
    changed_by=BY_GROUP,
)
LOWEST = Amount(
    id="price.lowest_percent",
    asks="いちばん安いときの対価は、通常の対価の何％ですか（半額なら50）",
    unit="％",
    changed_by=BY_GROUP,
)
CHECKED = Question(
    id="price.checked_quarterly",
    asks="受け取った対価の合計が実費の合計を超えていないか、3か月ごとに確かめていますか",
    changed_by=BY_GROUP,
    meaning="3か月ごとの合計と、確かめた日の記録があれば「はい」です。",
)

AT_OFFICE = Question(id="price.at_office", asks="対価を、事務所に掲示していますか", changed_by=BY_GROUP)
IN_CAR = Question(id="price.in_car", asks="対価を、車のなかに掲示していますか", changed_by=BY_GROUP)
ON_WEB = Question(
    id="price.on_web",
    asks="対価を、ウェブサイトに載せていますか",
    changed_by=(Who.GROUP, Who.MUNICIPALITY),
    meaning="市町村は自分のサイト、ほかの団体は自分のサイトか、協力してくれる市町村・都道府県のサイトです。",
)
EXPLAINED = Question(
    id="price.explained",
    asks="始める前（変える前）に、対価を書面などで利用者に説明していますか",
    changed_by=BY_GROUP,
    meaning="一人一人に渡した紙や、説明した記録があれば「はい」です。口で言っただけなら「いいえ」です。",
)
