"""What is asked about a service or project that asks for a transport grant."""

from __future__ import annotations

from ashinami.rules.facts import Amount, Choice, Option, Question, Who

TOWN = Who.MUNICIPALITY
OFFICE = (Who.MUNICIPALITY,)


def _yen(name: str, asks: str, meaning: str = "", by: Who = Who.RECORD) -> Amount:
    return Amount(id=f"transport.{name}", asks=asks, unit="円", answered_by=by, meaning=meaning)


COST = _yen("cost", "対象になる費用は、この年度にいくらですか")
REVENUE = _yen("revenue", "運賃などの収入は、この年度にいくらですか")
STATE_LIMIT = _yen(
    "state_limit",
    "市町村ごとの国庫補助の上限額は、いくらですか",
    "国から示される額です。算定の式は要確認なので、額で答えます。",
    TOWN,
)
BURDEN = _yen("municipal_burden", "赤字のうち、市町村が負担するのはいくらですか", by=TOWN)
PLAN = Question(
    id="transport.in_plan",
    asks="地域公共交通計画に、その系統が位置づけられていますか",
    answered_by=TOWN,
    changed_by=OFFICE,
)
FEEDS = Question(
    id="transport.feeds",
    asks="幹線のバスや鉄道に接続する、地域内の系統ですか",
    answered_by=TOWN,
    changed_by=OFFICE,
    meaning="自家用有償旅客運送の系統も対象になります。",
)
KILOMETRES = Amount(id="transport.kilometres", asks="系統の長さは何kmですか", unit="km", answered_by=TOWN)
RUNS = Amount(id="transport.runs_a_day", asks="1日に何回走りますか", unit="回", answered_by=TOWN, changed_by=OFFICE)
RIDERS = Amount(id="transport.riders_a_day", asks="1日の輸送量は何人ですか", unit="人", answered_by=Who.RECORD)
CROSSES = Question(
    id="transport.crosses",
    asks="平成13年3月31日の市町村の境をまたいで走りますか",
    answered_by=TOWN,
)
SERVICE = Choice(
    id="transport.service",
    asks="市町村が赤字を負担しているのは、どの交通ですか",
    options=(
        Option("bus", "路線バス・コミュニティバス"),
        Option("demand", "デマンド交通・乗合タクシー"),
        Option("own_car", "自家用有償旅客運送"),
        Option("mutual_aid", "互助による送迎（許可・登録のいらないもの）"),
    ),
    answered_by=TOWN,
)
AREA = Choice(
    id="transport.project_area",
    asks="事業をする地域は、どれですか",
    options=(
        Option("a", "A 人口10万人未満の市町村"),
        Option("b", "B 人口10万人以上の市町村"),
        Option("c", "C 東京23区・大都市の政令市"),
    ),
    answered_by=TOWN,
)
ACCEPTED = Question(
    id="transport.accepted",
    asks="公募に応募し、選ばれていますか",
    answered_by=TOWN,
    changed_by=(Who.GROUP, Who.MUNICIPALITY),
    meaning="公募の期間と、その年度の要領を確かめてください。",
)
PART = Choice(
    id="transport.part",
    asks="どの部分の費用ですか",
    options=(Option("operation", "実証の運行"), Option("people", "人材の育成")),
)
YEARS = Amount(id="rural.years", asks="何年間の事業ですか", unit="年")
IS_RMO = Question(
    id="rural.is_rmo",
    asks="複数の集落で、農用地の保全・地域資源の活用・生活支援を行う組織（農村RMO）をつくる事業ですか",
)
