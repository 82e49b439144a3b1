"""Facts about one base of cars (使用の本拠) and its safe driving manager."""

from __future__ import annotations

from ashinami.rules.facts import Amount, Choice, Option, Question, Who

BY_GROUP = (Who.GROUP,)

REGISTRANT = Question(
    id="traffic.registrant",
    asks="この拠点の車を使う団体は、自家用有償旅客運送の登録を受けていますか",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
    meaning="登録証がある団体なら「はい」です。申請中や、期間が切れているときは「いいえ」です。",
)
OWNER = Choice(
    id="traffic.owner",
    asks="この拠点で使う車は、だれの車ですか",
    meaning="団体が持っている車、借りている車、リースの車が「団体の車」です。",
    options=(
        Option("group", "団体の車だけ"),
        Option("both", "団体の車と、ボランティアが自分で使う自家用車の両方"),
        Option("volunteers", "ボランティアが自分で使う自家用車だけ"),
    ),
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
)
CARS = Amount(
    id="traffic.cars",
    asks="この拠点で団体が使う車は何台ですか",
    meaning=(
        "団体の車を1台、自動二輪車を0.5台と数え、合計の端数は切り捨てます。原付は数えません。"
        "ボランティアが自分で使う自家用車は、その人の車なので数えません。"
    ),
    unit="台",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
)
LARGE_CARS = Amount(
    id="traffic.large_cars",
    asks="この拠点で団体が使う車のうち、乗車定員11人以上の車は何台ですか",
    unit="台",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
)
MANAGER = Question(
    id="traffic.manager",
    asks="この拠点に安全運転管理者を選び、警察署に届け出ていますか",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
    meaning="届け出ていなければ、選んでいても「いいえ」です。",
)
MANAGER_AGE = Amount(
    id="traffic.manager_age",
    asks="安全運転管理者は何歳ですか",
    unit="歳",
    answered_by=Who.RECORD,
)
MANAGER_EXPERIENCE = Choice(
    id="traffic.manager_experience",
    asks="安全運転管理者は、運転の管理をどれだけ経験していますか",
    options=(
        Option("two_years", "2年以上"),
        Option("one_year_with_course", "1年以上で、公安委員会の教習を修了している"),
        Option("less", "どちらでもない"),
    ),
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
    meaning="運転者を指図し、車の使い方を決める仕事の年数です。自分が運転した年数ではありません。",
)
MANAGER_VIOLATION = Question(
    id="traffic.manager_violation",
    asks="安全運転管理者は、この2年のあいだに、法令に挙げられた違反をしましたか",
    meaning="酒酔い・酒気帯び、ひき逃げ、無免許、違反を命じたり許したりしたことなどです。",
    answered_by=Who.RECORD,
)
DEPUTIES = Amount(
    id="traffic.deputies",
    asks="副安全運転管理者は何人ですか",
    unit="人",
    answered_by=Who.RECORD,
    changed_by=BY_GROUP,
)
PLAN_AND_CHECK = Question(
    id="traffic.plan_and_check",
    asks="安全運転管理者は、運転の計画を作り、運転の前に車と運転者の様子を確かめさせていますか",
    changed_by=BY_GROUP,
)
DIARY = Question(
    id="traffic.diary",
    asks="運転者に、運転日誌を付けさせていますか",
    changed_by=BY_GROUP,
)
SOBER_CHECK = Question(
    id="traffic.sober_check",
    asks="運転の前と後に、運転者が酒気を帯びていないか、目で見て確かめ、記録を1年残していますか",
    changed_by=BY_GROUP,
    meaning="乗務の前と後の両方で確かめ、その記録を残していて「はい」です。どちらか一方だけなら「いいえ」です。",
)
DETECTOR = Question(
    id="traffic.detector",
    asks="運転の前と後の酒気の確認に、いつでも使えるアルコール検知器を使っていますか",
    changed_by=BY_GROUP,
    meaning="壊れていたり、電池が切れたりしていて使えないことがあるなら「いいえ」です。",
)
