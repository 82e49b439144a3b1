"""Who sits in the council, and for whom it meets."""

from __future__ import annotations

from ashinami.rules.facts import Question, Who

BY = (Who.MUNICIPALITY, Who.COUNCIL)


def _sits(name: str, asks: str, meaning: str = "") -> Question:
    return Question(
        id=f"council_members.{name}", asks=asks, meaning=meaning, answered_by=Who.MUNICIPALITY, changed_by=BY
    )


HEAD = _sits(
    "head",
    "会議を主宰する市町村長（または都道府県知事）か、その指名する職員が、委員に入っていますか",
)
OPERATORS = _sits(
    "operators",
    "地域で営業するバス・タクシーの事業者と、その団体が、委員に入っていますか",
    "一般旅客自動車運送事業者（乗合・貸切・乗用）とその組織する団体です。会社と団体の両方がいて「はい」です。",
)
RESIDENTS = _sits("residents", "住民または利用者の代表が、委員に入っていますか")
BUREAU = _sits("bureau", "地方運輸局長（運輸支局）か、その指名する職員が、委員に入っていますか")
UNION = _sits("drivers_union", "バス・タクシーの運転者が組織する団体（労働組合など）が、委員に入っていますか")
NONPROFITS_EXIST = Question(
    id="council_members.registered_nonprofits_exist",
    asks="その地域に、すでに登録を受けて送迎をしている市町村以外の団体（NPO・社協など）がありますか",
    answered_by=Who.MUNICIPALITY,
)
NONPROFITS = _sits("registered_nonprofits", "その登録を受けている団体が、委員に入っていますか")
ROUTE = Question(
    id="council_members.on_route",
    asks="路線を定めた送迎（決まった道を走るもの）について協議しますか",
    answered_by=Who.MUNICIPALITY,
)
ROAD_MANAGER = _sits("road_manager", "道路を管理する国・県・市町村などが、委員に入っていますか")
POLICE = _sits("police", "都道府県警察が、委員に入っていますか")
APPLICANT_HEARD = Question(
    id="council_members.applicant_heard",
    asks="登録を受けようとする団体が、会議に出て、または書面で意見を述べましたか（まだ申請の話がなければ「はい」）",
    answered_by=Who.MUNICIPALITY,
    changed_by=BY,
)
