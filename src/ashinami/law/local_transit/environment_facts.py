"""What a municipality and a prefecture have done so that welfare and transport work together."""

from __future__ import annotations

from ashinami.rules.facts import Question, Who

SHARES = Question(
    id="environment.shares_information",
    asks="福祉の部局と交通の部局が、移動に困る人についての情報を分かち合う場がありますか",
    meaning="定例の打合せ、庁内の会議など、続けて開かれるものです。一度きりの電話は数えません。",
    answered_by=Who.MUNICIPALITY,
    changed_by=(Who.MUNICIPALITY,),
)
WELFARE_IN_COUNCIL = Question(
    id="environment.welfare_in_transport_council",
    asks="地域公共交通会議などに、福祉の部局も加わっていますか",
    answered_by=Who.MUNICIPALITY,
    changed_by=(Who.MUNICIPALITY,),
)
TRANSPORT_IN_SUPPORT = Question(
    id="environment.transport_in_support_council",
    asks="生活支援の協議体などに、交通の部局も加わっていますか",
    answered_by=Who.MUNICIPALITY,
    changed_by=(Who.MUNICIPALITY,),
)
PREFECTURE_TEACHES = Question(
    id="environment.prefecture_teaches",
    asks="都道府県は、市町村の福祉と交通の部局がともに学ぶ機会をつくっていますか",
    answered_by=Who.PREFECTURE,
    changed_by=(Who.PREFECTURE,),
)
PREFECTURE_CONNECTS = Question(
    id="environment.prefecture_connects",
    asks="都道府県は、市町村と運輸支局のあいだの相談をつないでいますか",
    answered_by=Who.PREFECTURE,
    changed_by=(Who.PREFECTURE,),
)
