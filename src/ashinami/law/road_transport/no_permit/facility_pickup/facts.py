"""What decides whether a facility's pick-up stays its own business."""

from __future__ import annotations

from ashinami.rules.facts import Choice, Judgement, Option, Question, Who

BY_GROUP = (Who.GROUP,)

USERS = Choice(
    id="facility.users",
    asks="施設の車で、だれを運びますか",
    options=(
        Option("own", "自分の施設の利用者"),
        Option("joint", "契約をしたほかの法人の施設の利用者もいっしょに"),
        Option("other_facility", "ほかの施設に頼まれて、その施設の利用者"),
        Option("residents", "車があいている時間に、地域の住民"),
        Option("together", "地域の住民と施設の利用者をいっしょに"),
    ),
    changed_by=BY_GROUP,
    meaning="デイサービスの利用者と近所の人を一つの車に乗せるときは「地域の住民と施設の利用者をいっしょに」です。",
)
CHARGE = Choice(
    id="facility.charge",
    asks="施設のサービスの料金のほかに、乗る人から送迎についていくら受け取りますか",
    options=(
        Option("none", "何も受け取らない（乗る人も乗らない人も料金は同じ）"),
        Option("within_actual", "乗る人から、実費（燃料・有料道路・駐車・専用の保険など）の額まで"),
        Option("over_actual", "乗る人から、実費を超える額"),
    ),
    changed_by=BY_GROUP,
    meaning="介護保険などの送迎加算は数えません。立ち寄りの手助けの料金は別に聞きます。",
)
CONTRACT_PAID = Question(
    id="facility.contract_paid",
    asks="ほかの施設から、送迎を引き受けることでお金を受け取りますか",
    changed_by=BY_GROUP,
    meaning="燃料代など名目を問いません。もらうものがまったくなければ「いいえ」です。",
)
STOP = Question(
    id="facility.stop",
    asks="送迎の途中で、店などに立ち寄りますか",
    changed_by=BY_GROUP,
    meaning="利用者の乗り降りのためだけに止まるときは「いいえ」です。",
)
NORMAL_ROUTE = Judgement(
    id="facility.normal_route",
    asks="立ち寄る所は、いつもの送迎の経路のなかだと判断されていますか",
    changed_by=BY_GROUP,
    meaning="いつもの経路を離れて目的地へ連れて行くなら「いいえ」です。",
)
REQUESTED = Question(
    id="facility.stop_requested",
    asks="立ち寄るのは、利用者の希望によるものですか",
    changed_by=BY_GROUP,
)
STOP_FEE = Question(
    id="facility.stop_fee",
    asks="立ち寄りでの手助け（買い物の付き添いなど）に、料金を取りますか",
    changed_by=BY_GROUP,
    meaning="施設のサービスの料金に含まれていて、別に払わないときは「いいえ」です。",
)
FEE_WHEN_USED = Question(
    id="facility.stop_fee_when_used",
    asks="立ち寄りの料金は、手助けを使ったときだけかかりますか",
    changed_by=BY_GROUP,
)
FEE_BY_CHOICE = Question(
    id="facility.stop_by_choice",
    asks="立ち寄りの手助けを使うかどうかは、利用者が選べますか",
    changed_by=BY_GROUP,
)
FEE_FOLLOWS_RIDE = Question(
    id="facility.stop_fee_follows_ride",
    asks="立ち寄りの料金は、送迎の距離や時間で変わりますか",
    changed_by=BY_GROUP,
)
JOINT_AGREED = Question(
    id="facility.joint_agreed",
    asks="いっしょに乗せる法人どうしで契約を結び、費用の分け方と事故の責任を決めていますか",
    changed_by=BY_GROUP,
    meaning="契約があり、費用と事故の責任の両方を決めていて「はい」です。どちらか一方だけなら「いいえ」です。",
)
JOINT_AREA = Question(
    id="facility.joint_area",
    asks="経路は、どの施設にとってもふだんの事業の区域のなかですか",
    changed_by=BY_GROUP,
    meaning="どれか一つの施設でも、ふだんの送迎の区域を出るなら「いいえ」です。",
)
SERVICE_UNAFFECTED = Question(
    id="facility.service_unaffected",
    asks="住民を運んでも、施設の利用者へのサービスに差しつかえませんか（差しつかえなければ「はい」）",
    changed_by=BY_GROUP,
    meaning="利用者の送迎が遅れる、職員が足りなくなるときは「いいえ」です。",
)
