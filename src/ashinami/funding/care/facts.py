"""What the schemes of this package ask about a municipality or insurer and its year."""

from __future__ import annotations

from ashinami.rules.facts import Amount, Choice, Entity, Option, Question, Who

TOWN = Who.MUNICIPALITY


def _yen(name: str, asks: str, meaning: str = "") -> Amount:
    return Amount(id=f"insurer.{name}", asks=asks, unit="円", answered_by=TOWN, meaning=meaning)


def _heads(name: str, asks: str) -> Amount:
    return Amount(id=f"insurer.{name}", asks=asks, unit="人", answered_by=TOWN)


COST = _yen(
    "sogo_cost", "この年度の総合事業の費用はいくらですか", "いくつかの市町村でつくる保険者では、全体の合計です。"
)
BASE_I = _yen("base_i", "始める前の年度の、予防訪問介護・予防通所介護・介護予防支援・介護予防事業の合計はいくらですか")
BASE_RO = _yen("base_ro", "始める前の年度の、予防給付の全体と介護予防事業の合計はいくらですか")
HEADS_BASE = _heads("aged_75_base", "基準の年度の75歳以上の人は何人ですか")
HEADS_NOW = _heads("aged_75_now", "この年度の75歳以上の人は何人ですか")
SUPPORT_COST = _yen("support_cost", "この年度の介護予防支援の費用はいくらですか")
PREVENTION_BENEFIT = _yen("prevention_benefit", "この年度の予防給付の全体はいくらですか")
SPECIAL = Question(
    id="insurer.took_special",
    asks="平成27〜29年度に、10％の特例を選んだ市町村ですか",
    answered_by=TOWN,
)
ACTUAL_2017 = _yen(
    "actual_2017", "平成29年度の総合事業の実績はいくらですか", "特例を選んでいない市町村では使いません。"
)
EXTRA = _yen("extra", "個別協議で認められた額はいくらですか", "協議していなければ0円です。")

SYSTEM_COST = _yen("system_cost", "生活支援体制整備事業の費用（コーディネーターと協議体）はいくらですか")
WORK_COST = _yen("work_cost", "就労的活動支援コーディネーターの費用はいくらですか", "置いていなければ0円です。")
AREAS = Amount(id="insurer.areas", asks="日常生活圏域はいくつありますか", unit="圏域", answered_by=TOWN)

PART = Entity(id="layered_part", name="事業", listed="重層的支援体制整備事業に入れる事業の一覧", answered_by=TOWN)
PART_KIND = Choice(
    id="layered_part.kind",
    asks="その事業は、どの種類ですか",
    options=(
        Option("sogo", "地域介護予防活動支援（総合事業の割合）"),
        Option("others", "地域包括支援センター運営・生活支援体制整備（包括的支援事業の割合）"),
        Option("new", "参加支援・アウトリーチ・多機関協働（新しい機能）"),
        Option("other_field", "障害・子ども・生活困窮の分野"),
    ),
    answered_by=TOWN,
    of="layered_part",
)
PART_COST = Amount(
    id="layered_part.cost", asks="その事業の費用はいくらですか", unit="円", answered_by=TOWN, of="layered_part"
)
