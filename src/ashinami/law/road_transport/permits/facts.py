"""What decides whether a ride runs under a permit of article 78, item 3."""

from __future__ import annotations

from ashinami.rules.facts import Choice, Option, Question, Who

BY_HOLDER = (Who.GROUP, Who.OFFICE)

KIND = Choice(
    id="permit.kind",
    asks="道路運送法第78条第3号の許可を受けていますか",
    options=(
        Option("none", "受けていない"),
        Option("home_helper", "訪問介護員等による有償運送の許可（ぶら下がり許可）"),
        Option("taxi_managed", "自家用車活用事業の許可（日本版ライドシェア）"),
        Option("other", "そのほかの、地域や期間を限った許可"),
    ),
    answered_by=Who.RECORD,
    changed_by=BY_HOLDER,
    meaning="許可証に、何の許可か、地域、期間、条件が書かれています。申請中は「受けていない」です。",
)
IN_TERM = Question(
    id="permit.in_term",
    asks="運行日は、許可の期間のなかですか",
    answered_by=Who.RECORD,
    changed_by=BY_HOLDER,
)
WITHIN_TERMS = Question(
    id="permit.within_terms",
    asks="許可の地域・車の数・目的などの条件のなかの送迎ですか",
    changed_by=BY_HOLDER,
)
PROVIDER_LICENSED = Question(
    id="permit.provider_licensed",
    asks="介護などの事業所そのものが、運送の許可（道路運送法第4条または第43条）を受けていますか",
    answered_by=Who.RECORD,
    changed_by=BY_HOLDER,
    meaning="事業所の法人が自分で許可を受けていることです。別の会社に頼んでいるだけなら「いいえ」です。",
)
CARE_PLAN = Question(
    id="permit.care_plan",
    asks="ケアプラン（居宅サービス計画など）に入っている送迎ですか",
    answered_by=Who.RECORD,
)
DRIVER_LICENCE = Choice(
    id="permit.driver_licence",
    asks="運転する人の免許と講習は、どれに当たりますか",
    options=(
        Option("second", "第二種免許"),
        Option("first_course", "第一種免許で、福祉有償運送運転者講習を修了"),
        Option("first_only", "第一種免許だけ"),
        Option("none", "有効な免許がない"),
    ),
    answered_by=Who.RECORD,
    changed_by=(Who.DRIVER,),
)
INSURED = Question(
    id="permit.insured",
    asks="任意保険は、一人について対人8,000万円以上、一事故について対物200万円以上ですか",
    answered_by=Who.RECORD,
    changed_by=(Who.GROUP,),
    meaning="保険証券の「対人賠償」「対物賠償」の欄を見ます。自賠責だけなら「いいえ」です。",
)
AREA_AND_HOURS = Question(
    id="permit.area_and_hours",
    asks="国の示した（または市町村の申し出などによる）タクシー不足の地域と時間のなかの送迎ですか",
    changed_by=(Who.GROUP, Who.MUNICIPALITY, Who.OFFICE),
    meaning="指定された地域・時間のほか、簡易な方法（金曜・土曜の16時から翌5時台）や、市町村の申し出による地域・時間も「はい」です。",
)
DRIVER_CLEAN = Question(
    id="permit.driver_clean",
    asks="運転する人は、この2年のあいだに事故や免許の停止がありませんか（なければ「はい」）",
    answered_by=Who.RECORD,
    meaning="運転記録証明書（自動車安全運転センター）で確かめられます。",
)
