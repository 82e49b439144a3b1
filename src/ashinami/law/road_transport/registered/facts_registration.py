"""What is asked about a registration: what it is for, whether it is valid, what changes, who helps and who drives by contract."""

from __future__ import annotations

from ashinami.rules.facts import Choice, Judgement, Option, Question, Who

BY_GROUP = (Who.GROUP,)

KIND = Choice(
    id="registration.kind",
    asks="登録証に書かれている運送の種別はどれですか",
    options=(
        Option("welfare", "福祉有償運送"),
        Option("blank_area", "交通空白地有償運送（以前の公共交通空白地・過疎地有償運送をふくむ）"),
        Option("municipal_welfare", "市町村運営有償運送（市町村福祉輸送）"),
        Option("municipal_blank", "市町村運営有償運送（交通空白輸送）"),
    ),
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
    meaning="令和2年11月27日より前に受けた登録で、まだ書きかえていないものは、登録証の名前のとおりに答えます。",
)
RIDERS = Choice(
    id="registration.riders",
    asks="だれを運ぶサービスとして登録しますか",
    options=(
        Option("welfare", "障害や介護などのために、ひとりではタクシーや公共交通を使えない人（と付き添いの人）だけ"),
        Option("residents", "区域に住む人と、その親族、仕事などで区域に通う人なら、だれでも"),
        Option("visitors", "区域の住民に加えて、観光客など区域を訪れる人も"),
        Option("others", "上のどれにもおさまらない"),
    ),
    changed_by=BY_GROUP,
    meaning="福祉有償運送は一つ目、交通空白地有償運送は二つ目か三つ目です。",
)
SEATS_UNDER_ELEVEN = Question(
    id="registration.seats_under_eleven",
    asks="使う車は、すべて乗車定員10人以下（11人未満）ですか",
    changed_by=BY_GROUP,
    meaning="乗車定員は車検証に書かれています。運転者も1人に数えます。",
)
VISITOR_EXCEPTION = Judgement(
    id="registration.visitor_exception",
    asks="観光客などを例外として運んでよいと、運輸支局などに認められていますか",
    meaning="令和2年11月26日までの扱いです。その後は、例外でなくても区域を訪れる人を運べます。",
)

SENTENCED = Question(
    id="registration.sentenced",
    asks="登録を受けようとする人（団体・代表者）に、1年以上の刑を受け、その終わりから2年たたない人がいますか",
    meaning="刑とは、令和7年5月31日までは懲役・禁錮、6月1日からは拘禁刑（それより前の懲役・禁錮をふくむ）です。",
)
CANCELLED_LATELY = Question(
    id="registration.cancelled_lately",
    asks="この2年のあいだに、許可や登録を取り消されたことがありますか",
    answered_by=Who.RECORD,
    meaning="道路運送法の許可や登録を、違反などのために取り消された場合です。自分からやめた場合は「いいえ」です。",
)
OFFICER_DISQUALIFIED = Question(
    id="registration.officer_disqualified",
    asks="役員（法人でない団体では代表者）に、上のような刑や取消しから2年たたない人がいますか",
    changed_by=BY_GROUP,
    meaning="役員の一人一人に、誓約書などで確かめます。",
)

HELD = Question(
    id="registration.held",
    asks="自家用有償旅客運送の登録を受けていますか（取り消されたり、やめたりしていないこと）",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
    meaning=(
        "運行日の時点で答えます。申請中は、まだ「いいえ」です。"
        "地域公共交通利便増進実施計画などの認定で登録とみなされる場合は「はい」です。"
    ),
)
IN_TERM = Question(
    id="registration.in_term",
    asks="運行日は、登録証に書かれた有効期間の満了日までに入っていますか",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
    meaning="満了日は、登録証や登録簿に書かれた日を見てください。自分で計算した日ではありません。満了日の当日は「はい」です。",
)
RENEWAL_PENDING = Question(
    id="registration.renewal_pending",
    asks="満了日までに更新を申請し、その結果（登録または拒否の通知）をまだ待っていますか",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
    meaning="満了日の当日までに申請した場合だけ「はい」です。1日でも遅れた申請は「いいえ」です。",
)
SUSPENDED = Question(
    id="registration.suspended",
    asks="運行日に、業務の停止を命じられていますか",
    answered_by=Who.RECORD,
    meaning="運輸支局などから届いた、業務の停止の命令書で確かめます。",
)
OLD_LABEL = Question(
    id="registration.not_renewed_since_2020_reform",
    asks="登録は令和2年11月26日までに受けたもので、その後に更新も変更登録もしていませんか",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
)

CONTRACTOR = Choice(
    id="registration.contractor",
    asks="運転や運行の管理を、ほかの会社や団体に任せて（委託して）いますか",
    options=(
        Option("none", "任せていない"),
        Option("at_cost", "任せていて、委託料は実費まで"),
        Option("with_profit", "任せていて、委託料に相手の利益をふくむ"),
    ),
    changed_by=BY_GROUP,
    meaning="契約書を見ます。運転者に実費や手当を払うだけで、会社や団体に任せていなければ「任せていない」です。",
)
KEEPS_RESPONSIBILITY = Question(
    id="registration.keeps_responsibility",
    asks="任せたあとも、運行の管理・事故・苦情の責任を、登録を受けた団体が負う取り決めですか",
    changed_by=BY_GROUP,
)

PARTNER_LICENSED = Question(
    id="registration.partner_licensed",
    asks="協力する相手は、許可を受けたバス・タクシーなどの事業者ですか",
    changed_by=BY_GROUP,
    meaning="許可証で確かめます。旅客運送の許可のない運転代行や配車アプリの会社は「いいえ」です。",
)
PARTNER_MANAGES = Question(
    id="registration.partner_manages",
    asks="相手の事業者が、運行の管理に協力しますか",
    changed_by=BY_GROUP,
    meaning="点呼や運転者への指示などを手伝う取り決めがあれば「はい」です。運転者を出すだけなら「いいえ」です。",
)
PARTNER_MAINTAINS = Question(
    id="registration.partner_maintains",
    asks="相手の事業者が、車の整備の管理に協力しますか",
    changed_by=BY_GROUP,
)
PARTNER_DISPATCHES = Question(
    id="registration.partner_dispatches",
    asks="相手の事業者が、配車や旅行の手配のサービスで協力しますか",
    changed_by=BY_GROUP,
)
