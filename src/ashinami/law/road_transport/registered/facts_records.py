"""Facts about the records of a registered service, and about one accident and its reports."""

from __future__ import annotations

from ashinami.law.road_transport.registered.entities import DISCARDED
from ashinami.rules.facts import Amount, Choice, ChoiceSet, Option, Question, Who

BY_GROUP = (Who.GROUP,)

PRE_CHECK = Question(
    id="record.pre_check",
    asks="乗務の前の確認と指示を、運転者ごとに記録していますか",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
    meaning="運転者・日付・確かめたこと・指示したことが残っていれば「はい」です。確かめただけで記録がなければ「いいえ」です。",
)
AFTER_CHECK = Question(
    id="record.after_check",
    asks="乗務の後の確認を、運転者ごとに記録していますか",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
    meaning="運転者ごとに、確かめた日時と結果が残っていれば「はい」です。",
)
DUTY = Question(
    id="record.duty",
    asks="乗務のたびに、業務記録（以前の乗務記録）を運転者ごとに付けていますか",
    meaning="運転者、車のナンバー、始めと終わりの場所と日時、主な経由地、走った距離、事故や異常があればその内容を書きます。",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
)
LEDGER = Question(
    id="record.ledger",
    asks="すべての運転者について、運転者台帳を作り、事務所に備えていますか",
    meaning=(
        "作成の番号と日、団体の名称、運転者の氏名・生年月日・住所、免許の番号・期限・取得日・種類・条件、"
        "講習などの要件、事故の経歴、違反の通知、健康の状態を書きます。"
    ),
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
)
ACCIDENT = Question(
    id="record.accident",
    asks="事故があったとき、その記録を作っていますか（事故がまだなければ、作る用意がありますか）",
    meaning="運転者、車のナンバー、日時、場所、相手、事故のあらましと損害、原因、再発を防ぐ対策を書きます。",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
)
RIDER_LIST = Question(
    id="record.rider_list",
    asks="利用者の名簿を作り、事務所に備えていますか",
    meaning="氏名、住所、この送迎を必要とする理由、そのほか必要な事項を書きます。",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
)
COMPLAINTS = Question(
    id="record.complaints",
    asks="苦情を受けたとき、記録していますか（苦情がまだなければ、記録する用意がありますか）",
    meaning="苦情の内容、原因、お客さまへの説明、改めたこと、担当者を書きます。",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
)

DISCARDED_KIND = Choice(
    id="record.kind",
    of=DISCARDED.id,
    asks="処分したのは、どの記録ですか",
    options=(
        Option("pre_check", "乗務の前の確認と指示の記録"),
        Option("after_check", "乗務の後の確認の記録"),
        Option("duty", "業務記録（乗務記録）"),
        Option("ledger", "運転者台帳（やめた運転者の分）"),
        Option("accident", "事故の記録"),
        Option("complaint", "苦情の記録"),
        Option("other", "利用者の名簿、整備の記録など、上のどれでもないもの"),
    ),
    answered_by=Who.RECORD,
)
DISCARDED_MONTHS = Amount(
    id="record.months",
    of=DISCARDED.id,
    asks="その記録は、処分するまでに、まる何か月残していましたか",
    meaning="記録した日から数えます。運転者台帳は、その運転者がやめた日から数えます。1か月に満たない日数は切り捨てます。",
    unit="か月",
    answered_by=Who.RECORD,
)

_STATE = (
    Option("in_time", "期限までに出した"),
    Option("open", "まだ出していないが、期限の前である"),
    Option("late", "期限を過ぎてから出した、または出していない"),
)
KINDS = ChoiceSet(
    id="accident.kinds",
    asks="その事故は、次のどれに当たりますか（どれにも当たらなければ「なし」）",
    options=(
        Option("overturn", "車が転覆・転落した、火災を起こした、または鉄道の車両と衝突・接触した"),
        Option("ten_cars", "10台以上の車が衝突・接触した"),
        Option("misuse", "扉やハンドルの操作を誤り、お客さまにけがをさせた"),
        Option("drunk", "酒気を帯びた運転など"),
        Option("hit_and_run", "救護などをせずに立ち去った"),
        Option("breakdown", "車の故障で運行できなくなった"),
        Option("wheel_loss", "車の故障で車輪がはずれた"),
        Option("line_blocked", "鉄道を3時間以上、または高速道路などを3時間以上止めた"),
        Option("ordered", "国土交通大臣が報告を求めた"),
    ),
    answered_by=Who.RECORD,
)
DEAD = Amount(
    id="accident.dead",
    asks="その事故で亡くなった人は何人ですか",
    unit="人",
    answered_by=Who.RECORD,
)
SERIOUS = Amount(
    id="accident.serious",
    asks="その事故で重傷を負った人は何人ですか",
    meaning="自動車損害賠償保障法施行令第5条第2号・第3号の傷害（入院や長い治療がいるけが）です。お客さまも数えます。",
    unit="人",
    answered_by=Who.RECORD,
)
PASSENGER_SERIOUS = Amount(
    id="accident.passenger_serious",
    asks="その事故で重傷を負ったお客さま（乗っていた人）は何人ですか",
    unit="人",
    answered_by=Who.RECORD,
    meaning="運転者と、車の外の人は数えません。重傷の意味は「重傷の人」の問いと同じです。",
)
INJURED = Amount(
    id="accident.injured",
    asks="その事故でけがをした人は、軽いけがも入れて何人ですか",
    unit="人",
    answered_by=Who.RECORD,
    meaning="亡くなった人は数えません。別に聞きます。",
)
REPORT = Choice(
    id="accident.report",
    asks="自動車事故報告書（30日以内）は、どうなっていますか",
    meaning="事故の日から30日です。ひき逃げは、知った日から数えます。",
    options=_STATE,
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
)
QUICK_REPORT = Choice(
    id="accident.quick_report",
    asks="事故の速報（電話などで、できるだけ早く、24時間以内）は、どうなっていますか",
    options=_STATE,
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
)
