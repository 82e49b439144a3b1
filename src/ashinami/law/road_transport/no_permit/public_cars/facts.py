"""What the municipality does with cars, and for whom."""

from __future__ import annotations

from ashinami.rules.facts import ChoiceSet, Judgement, Option, Question, Who

CARS = ChoiceSet(
    id="support.cars",
    asks="市町村は、車についてどのような支援をしますか（何もなければ「なし」）",
    options=(
        Option("programme", "市町村の事業として市町村の車で運び、費用はすべて公費"),
        Option("loan", "市町村の車を無償で貸す"),
        Option("upkeep", "車の維持費を出す"),
    ),
    changed_by=(Who.GROUP, Who.MUNICIPALITY),
    meaning="車を買うお金や、そのほかの補助は別に聞きます。",
)
SHAKYO = Question(
    id="support.is_shakyo",
    asks="社会福祉協議会ですか",
    answered_by=Who.RECORD,
    meaning="市町村や地区の社会福祉協議会です。ほかの社会福祉法人は「いいえ」です。",
)
OFFICE_ACCEPTS = Judgement(
    id="support.office_accepts",
    asks="市町村の車やお金を使うしくみ全体が送迎の対価に当たらないと、運輸支局が判断していますか",
    changed_by=(Who.GROUP, Who.MUNICIPALITY),
    meaning="しくみ全体（車・お金・利用者の払うもの）を示して運輸支局に確かめた結果を答えます。",
)
