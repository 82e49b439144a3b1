"""What decides whether a helper's ride is paid for."""

from __future__ import annotations

from ashinami.rules.facts import Choice, Option, Question, Who

BY_GROUP = (Who.GROUP,)

SERVICE = Choice(
    id="help.service",
    asks="どのサービスのなかの送迎ですか",
    options=(
        Option("home_visit", "介護保険の訪問介護（通院等乗降介助をふくむ）・総合事業の訪問型サービス"),
        Option(
            "disability",
            "居宅介護・行動援護・同行援護・重度訪問介護・重度障害者等包括支援・移動支援事業",
        ),
        Option("other", "そのほかの福祉サービス"),
    ),
)
CONTINUOUS = Question(
    id="help.continuous",
    asks="送迎は、ヘルパーなどのサービスに続けて（または一体で）行いますか",
    changed_by=BY_GROUP,
    meaning="サービスとは別の、ふつうのボランティアの送迎なら「いいえ」です。",
)
RIDING_PAID = Question(
    id="help.riding_paid",
    asks="車に乗っている時間に、介護保険・障害福祉・市町村から報酬が払われますか",
    meaning="乗り降りの手助けなど、乗っていない時間だけの報酬なら「いいえ」です。",
)
