"""Facts about the cars of a registered service, what they show, and their cover."""

from __future__ import annotations

from ashinami.law.road_transport.registered.entities import VEHICLE
from ashinami.rules.facts import Amount, Choice, ChoiceSet, Option, Question, Who

BY_GROUP = (Who.GROUP,)

KIND = Choice(
    id="vehicle.kind",
    of=VEHICLE.id,
    asks="この車は、どの種類ですか",
    meaning=(
        "車いすや寝台のまま乗り降りできる車などが福祉自動車です。"
        "回転シート車は、実務で福祉自動車として扱われています。どれでもない乗用車やバスは「セダン等」です。"
    ),
    options=(
        Option("bed", "寝台車"),
        Option("wheelchair", "車いす車"),
        Option("combined", "兼用車（寝台と車いす）"),
        Option("rotating_seat", "回転シート車"),
        Option("sedan", "セダン等（上のどれでもない、自家用の乗用車・バス）"),
        Option("goods", "貨物自動車"),
        Option("business", "緑や黒のナンバーの、事業用の車"),
    ),
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
)
SEATS = Amount(
    id="vehicle.seats",
    of=VEHICLE.id,
    asks="この車の乗車定員は何人ですか",
    meaning="車検証の乗車定員です。運転者も数えます。",
    unit="人",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
)
RIGHT = Choice(
    id="vehicle.right",
    of=VEHICLE.id,
    asks="団体は、この車をどのような立場で使いますか",
    options=(
        Option("owned", "団体が持っている（リースを含む）"),
        Option("lent", "市町村などから、使う権利を書面で借りている"),
        Option("brought_in", "運転者などが持ち込む"),
        Option("none", "使う権利がない、または決めていない"),
    ),
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
    meaning="車検証の所有者・使用者の欄と、貸し借りの契約で確かめます。",
)
AGREEMENT = Question(
    id="vehicle.agreement",
    of=VEHICLE.id,
    asks="持込の車について、運行・事故・苦情の責任を団体が負うことを、書面で取り決めていますか",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
    meaning="車ごと（運転者ごと）に取り決めた書面が必要です。団体の決まりに書いてあるだけなら「いいえ」です。",
)
SIDE_SIGNS = Question(
    id="display.side_signs",
    of=VEHICLE.id,
    asks="この車の両側に、団体の名称・「有償運送車両」の文字・登録番号を表示していますか",
    meaning="はずせる表示（磁石のシートなど）でもかまいません。送迎のあいだ、両側に三つとも見えていれば「はい」です。",
    changed_by=(Who.GROUP, Who.DRIVER),
)
SIGN_LETTERS = Question(
    id="display.sign_letters",
    of=VEHICLE.id,
    asks="車の両側の表示は横書きで、文字はみな同じ大きさで、縦・横とも5センチメートル以上ですか",
    changed_by=BY_GROUP,
)
CERTIFICATE = Question(
    id="display.certificate",
    of=VEHICLE.id,
    asks="この車に、登録証の写しを備えていますか",
    changed_by=(Who.GROUP, Who.DRIVER),
    meaning="運行中の車に、その写しを載せていれば「はい」です。事務所にあるだけなら「いいえ」です。",
)
INSIDE = ChoiceSet(
    id="display.inside",
    of=VEHICLE.id,
    asks="この車の中で、お客さまに見えるように示しているものはどれですか（何もなければ「なし」）",
    options=(
        Option("name", "団体の名称"),
        Option("plate", "車のナンバー"),
        Option("driver_name", "運転者の氏名"),
        Option("price", "対価"),
        Option("driver_card", "写真のある運転者証（同じ内容の身分証の携帯を含む）"),
    ),
    changed_by=(Who.GROUP, Who.DRIVER),
    meaning="お客さまの席から見えないものは数えません。",
)

PER_PERSON = Amount(
    id="insurance.per_person",
    asks="対人の賠償は、1人につき何円までですか",
    meaning="任意保険・共済の限度額です。自賠責は含めません。無制限なら9999999999と書きます。",
    unit="円",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
)
PROPERTY = Amount(
    id="insurance.property",
    asks="対物の賠償は、1件の事故につき何円までですか",
    meaning="任意保険・共済の限度額です。無制限なら9999999999と書きます。",
    unit="円",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
)
ALL_VEHICLES = Question(
    id="insurance.all_vehicles",
    asks="登録した車のすべてが、対人・対物の任意保険や共済の対象になっていますか",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
    meaning="持込の車も一台ずつ確かめます。保険証券に、有償の送迎に使えない条件がないかも見ます。",
)
