"""What decides who is a target user: the level, the age, and for those in need of care what they used before and who says so."""

from __future__ import annotations

from ashinami.rules.facts import Amount, Choice, Judgement, Option, Question, Who
from ashinami.vocabulary.care import CareLevel

LEVEL = Choice(
    id="care_user.level",
    asks="その日の認定などの区分はどれですか",
    options=tuple(Option(level.value, level.text) for level in CareLevel),
    answered_by=Who.MUNICIPALITY,
    meaning=(
        "被保険者証か、市町村の利用者名簿で確かめます。「事業対象者」は基本チェックリストに当てはまった65歳以上の人で、"
        "65歳以上の人すべてのことではありません。"
    ),
)
AGE = Amount(
    id="care_user.age",
    asks="その日の年齢はいくつですか",
    unit="歳",
    answered_by=Who.RECORD,
    meaning="誕生日の前日に一つ年をとると数えます。",
)
USED_BEFORE = Question(
    id="care_user.used_before",
    asks="要介護になる前から、そのサービスを補助による事業として使っていましたか",
    answered_by=Who.RECORD,
    meaning="はじめから要介護で使い始めた人は「いいえ」です。",
)
GOES_ON = Question(
    id="care_user.goes_on",
    asks="要介護になったあとも、続けて使っていますか",
    answered_by=Who.RECORD,
    changed_by=(Who.RIDER,),
)
RECOGNISED = Judgement(
    id="care_user.recognised",
    asks="続けて使うことが必要だと、市町村が認めていますか",
    answered_by=Who.MUNICIPALITY,
    changed_by=(Who.MUNICIPALITY,),
    meaning="継続利用要介護者として名簿にのっている、または通知がある場合に「はい」です。",
)
OPENED = Question(
    id="care_user.opened",
    asks="市町村は、このサービスを継続利用要介護者にも開いていますか",
    answered_by=Who.MUNICIPALITY,
    changed_by=(Who.MUNICIPALITY,),
    meaning="開くかどうかは市町村が選びます。要綱で確かめます。",
)
