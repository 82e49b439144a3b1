"""Facts about the office that runs the cars: who is responsible, what is checked before and after duty, what is reported."""

from __future__ import annotations

from ashinami.rules.facts import Amount, Choice, Option, Question, Who

BY_GROUP = (Who.GROUP,)

CARS = Amount(
    id="office.cars",
    asks="この事務所が運行を管理する、登録した車は、全部で何台ですか",
    meaning="持込の車も数えます。ほかの事務所の車は数えません。",
    unit="台",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
)
LARGE_CARS = Amount(
    id="office.large_cars",
    asks="この事務所が運行を管理する、登録した車のうち、乗車定員11人以上の車は何台ですか",
    unit="台",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
)
RESPONSIBLE = Question(
    id="office.responsible",
    asks="この事務所に、運行管理の責任者を選んでいますか",
    meaning="団体の中の人でも、外から頼んだ人でもかまいません。5台より少ない事務所では、資格はいりません。",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
)
QUALIFIED = Amount(
    id="office.qualified",
    asks="運行管理の責任者のうち、資格のある人は何人ですか",
    meaning=(
        "運行管理者（旅客）、その試験の受験資格がある人、安全運転管理者の要件を備える人、"
        "同等と国土交通大臣が認める人（運輸支局に確かめた人）を数えます。"
    ),
    unit="人",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
)
MANAGERS = Amount(
    id="office.managers",
    asks="運行管理の責任者のうち、運行管理者（道路運送法第23条）は何人ですか",
    meaning="運行管理者資格者証のある人だけを数えます。受験資格があるだけの人は数えません。",
    unit="人",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
)
COURSE = Question(
    id="office.course",
    asks="運行管理の責任者は、国土交通大臣が告示で定める講習を受けていますか",
    meaning="何年ごとに受けるかは要確認です。運輸支局から案内された講習を受けていれば「はい」です。",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
)

PRE_CHECK = Question(
    id="office.pre_check",
    asks="運転者が乗務する前に、酒気・病気・疲れなどを確かめ、必要な指示をしていますか",
    meaning="対面でも電話などでもかまいません。運転者ひとりごとに、毎回確かめていれば「はい」です。",
    changed_by=BY_GROUP,
)
AFTER_CHECK = Question(
    id="office.after_check",
    asks="運転者が乗務を終えた後に、酒気を帯びていないか確かめていますか",
    changed_by=BY_GROUP,
)
DETECTOR_KEPT = Question(
    id="office.detector_kept",
    asks="アルコール検知器を、いつでも使える状態で備えていますか",
    meaning="電源が入り、壊れていないことを確かめた検知器が、事務所（または運転者の手元）にあれば「はい」です。",
    changed_by=BY_GROUP,
)
DETECTOR_USED = Question(
    id="office.detector_used",
    asks="乗務の前と後の確認を、目で見ることに加えて、アルコール検知器を使って行っていますか",
    changed_by=BY_GROUP,
    meaning="検知器があっても、使わずに声や顔色だけで確かめているなら「いいえ」です。",
)

MAINTENANCE_OFFICER = Question(
    id="office.maintenance_officer",
    asks="整備管理の責任者を選び、点検と整備の体制を整えていますか",
    meaning="日常点検と定期点検を、だれが、いつ行うかを決めていれば「はい」です。ほかの役と同じ人でもよいかは要確認です。",
    changed_by=BY_GROUP,
)
ACCIDENT_OFFICER = Question(
    id="office.accident_officer",
    asks="事故が起きたときに対応する責任者を選んでいますか",
    changed_by=BY_GROUP,
)
ACCIDENT_CONTACTS = Question(
    id="office.accident_contacts",
    asks="事故が起きたときの連絡の体制（だれが、どこへ、どう知らせるか）を決めていますか",
    changed_by=BY_GROUP,
)
COMPLAINTS_ANSWERED = Question(
    id="office.complaints_answered",
    asks="お客さまからの苦情を受け付け、おそくならずに説明する体制がありますか",
    changed_by=BY_GROUP,
    meaning="受け付ける人と電話番号が決まり、答えた内容を記録していれば「はい」です。",
)

REPORT = Choice(
    id="report.state",
    asks="輸送実績報告書（前の年度の分）は、どうなっていますか",
    meaning="4月1日から3月31日までの分を、5月31日までに出します。送迎が一度もなかった年度も出します。",
    options=(
        Option("sent", "期限までに出した"),
        Option("open", "まだ出していないが、期限の前である"),
        Option("late", "期限を過ぎてから出した"),
        Option("missing", "期限を過ぎたが、出していない"),
    ),
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
)
REPORT_EACH_KIND = Question(
    id="report.each_kind",
    asks="報告書は、登録の種類（福祉・交通空白地など）ごとに1通ずつですか",
    meaning="登録の種類が一つだけで、1通なら「はい」です。",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
)
