"""Facts about whoever drives a registered ride, and whoever rides along to help."""

from __future__ import annotations

from ashinami.law.road_transport.registered.entities import CREW, DRIVER
from ashinami.rules.facts import Choice, ChoiceSet, Judgement, Option, Question, Who

BY_GROUP = (Who.GROUP,)
BY_DRIVER = (Who.DRIVER, Who.GROUP)

LICENCE = Choice(
    id="driver.licence",
    of=DRIVER.id,
    asks="この運転者は、使う車を運転できる、有効な運転免許を持っていますか",
    meaning=(
        "その日に有効期限が切れておらず、車の大きさに合う種類（普通・中型など）の免許で答えます。"
        "第二種と第一種の両方を持つときは「第二種」です。"
    ),
    options=(
        Option("second", "第二種免許がある"),
        Option("first", "第一種免許だけがある"),
        Option("none", "使う車を運転できる有効な免許がない"),
    ),
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
)
SUSPENDED = Question(
    id="driver.suspended",
    of=DRIVER.id,
    asks="この運転者の免許は、その日に停止されていますか",
    meaning="免許の停止処分の期間に、その日が入っていれば「はい」です。違反の点数があるだけなら「いいえ」です。",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
)
SUSPENDED_PAST_TWO_YEARS = Question(
    id="driver.suspended_past_two_years",
    of=DRIVER.id,
    asks="その日からさかのぼって2年のあいだに、この運転者の免許が停止されていた日がありますか",
    meaning="停止処分の最後の日が2年のうちに入れば「はい」です。令和2年11月26日までの送迎について使います。",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
)
SUSPENDED_BEFORE_APPOINTMENT = Question(
    id="driver.suspended_before_appointment",
    of=DRIVER.id,
    asks="運転者に選ばれた日（選任日）からさかのぼって2年のあいだに、この運転者の免許が停止されていた日がありますか",
    meaning="停止処分の最後の日が、選任日の前の2年に入れば「はい」です。選任より後の停止は、この問いに入りません。",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
)
COURSE = ChoiceSet(
    id="driver.course",
    of=DRIVER.id,
    asks="この運転者は、どの講習を修了していますか（なければ「なし」）",
    meaning="修了証を確かめられるものだけを答えます。古い名前の講習や、ずっと前の修了証も数えます。",
    options=(
        Option("welfare", "福祉有償運送運転者講習"),
        Option("care_transport", "ケア輸送サービス従事者研修"),
        Option("blank_area", "交通空白地有償運送運転者講習（旧・市町村運営有償運送等運転者講習）"),
    ),
    answered_by=Who.RECORD,
    changed_by=BY_DRIVER,
)
COURSE_RECOGNISED = Judgement(
    id="driver.course_recognised",
    of=DRIVER.id,
    asks="この運転者は、運転者講習の修了に準ずると国土交通大臣が認める要件を備えていますか",
    meaning="講習のほかの資格や経歴が、講習と同じに扱われるかという判断です。運輸支局に確かめた答えだけを書きます。",
)
UNSAFE = Question(
    id="driver.unsafe",
    of=DRIVER.id,
    asks="この運転者は、送迎の運転で、死者や負傷者の出た事故を起こしたことなど、適性診断を受ける理由がありますか",
    meaning=(
        "負傷者は、自動車損害賠償保障法施行令第5条第2号から第4号までの傷害を受けた人です。"
        "事故でなくても、輸送の安全が保たれていないと認められるときは「はい」です。"
    ),
    answered_by=Who.RECORD,
)
APTITUDE_TEST = Question(
    id="driver.aptitude_test",
    of=DRIVER.id,
    asks="この運転者は、適性診断を受ける理由となった事故などの後に、適性診断を受けましたか",
    answered_by=Who.RECORD,
    changed_by=BY_DRIVER,
)
LICENCE_PROOF = Choice(
    id="driver.licence_proof",
    of=DRIVER.id,
    asks="運転者台帳には、この運転者の免許を、何で確かめて書きましたか",
    options=(
        Option("card", "運転免許証"),
        Option("my_number", "マイナ免許証の免許情報記録"),
        Option("none", "どちらも確かめていない"),
    ),
    answered_by=Who.RECORD,
    changed_by=BY_DRIVER,
)

_CARE = (
    Option("care_worker", "介護福祉士の登録"),
    Option("sedan_course", "セダン等運転者講習の修了"),
    Option("care_transport", "ケア輸送サービス従事者研修の修了"),
    Option("helper_training", "介護職員初任者研修など、訪問介護員の研修の修了"),
    Option("disability_training", "居宅介護など、障害福祉サービスの従業者の研修の修了"),
)
CARE_QUALIFICATION = ChoiceSet(
    id="driver.care_qualification",
    of=DRIVER.id,
    asks="この運転者は、介助のためのどの資格・研修がありますか（なければ「なし」）",
    options=_CARE,
    answered_by=Who.RECORD,
    changed_by=BY_DRIVER,
    meaning="修了証や登録証の写しで確かめます。",
)
CARE_RECOGNISED = Judgement(
    id="driver.care_recognised",
    of=DRIVER.id,
    asks="この運転者は、介助の資格に準ずると国土交通大臣が認める、ほかの要件を備えていますか",
)
CREW_CARE_QUALIFICATION = ChoiceSet(
    id="crew.care_qualification",
    of=CREW.id,
    asks="同乗するこの人は、介助のためのどの資格・研修がありますか（なければ「なし」）",
    options=_CARE,
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
    meaning="修了証や登録証の写しで確かめます。介助のために車に乗っている人だけを数えます。",
)
CREW_CARE_RECOGNISED = Judgement(
    id="crew.care_recognised",
    of=CREW.id,
    asks="同乗するこの人は、介助の資格に準ずると国土交通大臣が認める、ほかの要件を備えていますか",
)
