"""What decides whether a fee is the price of the rides."""

from __future__ import annotations

from ashinami.rules.facts import Choice, Judgement, Option, Question, Who

BY_GROUP = (Who.GROUP,)

FEE = Choice(
    id="membership.fee",
    asks="送迎の費用にあてる会費は、どのように集めますか",
    options=(
        Option("general", "送迎を使うかどうかに関係なく、会員みんなが同じように払う"),
        Option("riders_extra", "送迎を使う人や世帯だけが、上乗せして払う"),
        Option("rides_only", "送迎を使うための会で、会費を払うと乗れる"),
    ),
    changed_by=BY_GROUP,
    meaning="乗るたびに払うお金は会費ではありません（「利用者から何を受け取りますか」に答えてください）。",
)
NEIGHBOURHOOD = Question(
    id="membership.neighbourhood",
    asks="会費を集めるのは、自治会・町内会など、その地域に住む人の団体ですか",
    changed_by=BY_GROUP,
    meaning="市町村長の認可を受けているかどうかは問いません。送迎のために作った会は「いいえ」です。",
)
MEMBERS_ONLY = Question(
    id="membership.members_only",
    asks="乗るのは、その団体の会員や地域の住民だけですか",
    changed_by=BY_GROUP,
    meaning="会員の家族や、その地域に住む人は入れてかまいません。",
)
UNTIED = Judgement(
    id="membership.untied",
    asks="会費は送迎を受けることと密接に結びついていないと、判断されていますか",
    changed_by=BY_GROUP,
    meaning="結びついていないと運輸支局などが示していれば「はい」、結びついていると示していれば「いいえ」です。",
)
EXTRA_WITHIN_ACTUAL = Judgement(
    id="membership.extra_within_actual",
    asks="送迎を使う人の上乗せは、実費の範囲だと確かめられていますか",
    changed_by=BY_GROUP,
)
