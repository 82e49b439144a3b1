"""What only the office can say of a subsidy; what it pays for is asked in `care_insurance.facts`."""

from __future__ import annotations

from ashinami.rules.facts import Judgement, Who

MONEY_ACCEPTED = Judgement(
    id="support.money_accepted",
    asks="補助金やポイントが送迎の対価に当たらないと、運輸支局が判断していますか",
    changed_by=(Who.GROUP, Who.MUNICIPALITY),
    meaning="運輸支局に仕組み全体を示して、対価に当たらないと答えをもらっていれば「はい」です。",
)
