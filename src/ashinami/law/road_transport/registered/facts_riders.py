"""What is asked about the people carried, the legs of a ride, and the area a service is registered for."""

from __future__ import annotations

from ashinami.rules.facts import Amount, Choice, Entity, Judgement, Option, Question, Who

BY_GROUP = (Who.GROUP,)

RIDER = Entity(id="rider", name="乗る人", listed="乗る人（利用者と付き添いの人）の一覧")
LEG = Entity(id="leg", name="区間", listed="利用者が乗っている区間（乗る場所から降りる場所まで）の一覧")

ROLE = Choice(
    id="rider.role",
    asks="この人は利用者ですか、付き添いの人ですか",
    options=(Option("passenger", "利用者"), Option("attendant", "利用者に付き添う人（介助者・家族・同伴者）")),
    of=RIDER.id,
    meaning="送迎を必要とする本人が「利用者」、その人を手助けするためにいっしょに乗る家族や職員が「付き添い」です。",
)
CATEGORY = Choice(
    id="rider.category",
    asks="利用者は、次のどれに当たりますか（二つ以上なら、主なもの一つ）",
    options=(
        Option("physical", "身体障害者（手帳のある人）"),
        Option("mental", "精神障害者"),
        Option("intellectual", "知的障害者"),
        Option("care", "要介護認定を受けた人"),
        Option("support", "要支援認定を受けた人"),
        Option("checklist", "基本チェックリストに当てはまった人（要支援の認定はない）"),
        Option("other", "そのほか、手足・内臓・知的・精神などの障害のある人"),
        Option("none", "どれにも当たらない"),
    ),
    answered_by=Who.RIDER,
    meaning="イ・ロ・ハなどの記号は令和2年11月27日に変わったので、記号ではなく意味で答えます。",
    of=RIDER.id,
)
CANNOT_USE_ALONE = Judgement(
    id="rider.cannot_use_alone",
    asks="利用者は、人の助けなしには移動が難しく、ひとりではタクシーや公共交通を使えないと判断されていますか",
    answered_by=Who.GROUP,
    meaning=(
        "区分に当たるだけでは足りません。団体が本人の様子を見て判断し、理由を名簿に残します。"
        "迷うときは、地域公共交通会議や運輸支局に確かめます。"
    ),
    of=RIDER.id,
)
ON_LIST = Question(
    id="rider.on_list",
    asks="利用者は、登録を受けた団体の名簿にのっていますか",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
    of=RIDER.id,
    meaning="名前・住所・運ぶ理由を書いた名簿です。申込みだけで、まだ書き入れていない人は「いいえ」です。",
)
IN_RANGE = Question(
    id="rider.in_range",
    asks="利用者の区分は、登録された「運送しようとする旅客の範囲」に入っていますか",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
    meaning="範囲は登録証や登録簿に書かれています。範囲を広げるには手続きがいります。",
    of=RIDER.id,
)
RELATION = Choice(
    id="rider.relation",
    asks="利用者は、登録された区域とどのような関わりがありますか",
    options=(
        Option("resident", "区域に住んでいる"),
        Option("relative", "区域に住む人の親族"),
        Option("regular", "仕事や用事で、日ごろから繰り返し区域に通う"),
        Option("visitor", "観光などで区域を訪れる"),
        Option("none", "どれでもない"),
    ),
    answered_by=Who.RIDER,
    of=RIDER.id,
    meaning="住んでいる所や通う所を尋ねて答えます。観光や仕事で一時的に来た人は「訪れる人」です。",
)
TOGETHER = Amount(
    id="rider.together",
    asks="付き添いの人を除いて、何人の利用者が同時に乗りますか",
    unit="人",
    changed_by=BY_GROUP,
    meaning="家族で一緒に乗る人も、利用者であれば数えます。",
)

START_INSIDE = Question(
    id="leg.start_inside",
    asks="この区間で乗る場所は、登録された区域のなかですか",
    changed_by=BY_GROUP,
    of=LEG.id,
    meaning="利用者が車に乗る所で見ます。車を出す車庫の場所ではありません。登録証や協議の書面の区域と比べます。",
)
END_INSIDE = Question(
    id="leg.end_inside",
    asks="この区間で降りる場所は、登録された区域のなかですか",
    changed_by=BY_GROUP,
    of=LEG.id,
    meaning="利用者が車を降りる所で見ます。店に寄って降りるなら、そこで一つの区間が終わります。",
)
IN_HOURS = Question(
    id="leg.in_hours",
    asks="この区間は、協議で決めた時間帯のなかで運びますか",
    changed_by=BY_GROUP,
    of=LEG.id,
)

ROUTE = Question(
    id="area.route",
    asks="路線（決まった道すじ）を定めて登録したサービスですか",
    answered_by=Who.RECORD,
    meaning="区域を定めたサービス（ドア・ツー・ドアや予約制のデマンド型）は「いいえ」です。",
)
HOURS_ONLY = Question(
    id="area.hours_only",
    asks="夜間など、決まった時間帯だけのサービスとして協議が調ったものですか",
    answered_by=Who.RECORD,
)
DEPOPULATED = Question(
    id="area.depopulated",
    asks="サービスの区域は、過疎地域ですか（法律にもとづいて公示された地域）",
    answered_by=Who.MUNICIPALITY,
    meaning="令和3年3月31日までは過疎地域自立促進特別措置法、4月1日からは過疎地域の持続的発展の支援に関する特別措置法の地域です。",
)
INCONVENIENT = Judgement(
    id="area.inconvenient",
    asks="バスやタクシーの便がとても悪い地域だと、地域公共交通会議などで判断されていますか",
    answered_by=Who.COUNCIL,
    meaning="公共交通がないか、あっても住民がふだん使える状態にない地域のことです。",
)
BLANK_HOURS = Judgement(
    id="area.blank_hours",
    asks="夜間など、バスやタクシーをほとんど使えない時間帯があると、地域公共交通会議などで判断されていますか",
    answered_by=Who.COUNCIL,
    meaning="会議の記録や協議が調った書面で、どの時間帯かが分かれば「はい」です。",
)
TAXI_WAIT = Amount(
    id="area.taxi_wait",
    asks="タクシーを呼ぶと、ふだん何分くらいで来ますか",
    unit="分",
    meaning="来てもらえない地域では、1時間より長い数（例: 999）を書きます。",
)
