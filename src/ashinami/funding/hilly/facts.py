"""What is asked about an agreement and its land."""

from __future__ import annotations

from ashinami.funding.hilly.land import Land
from ashinami.rules.facts import Amount, Choice, ChoiceSet, Entity, Option, Question, Who

GROUP, TOWN = (Who.GROUP,), (Who.MUNICIPALITY,)

AGREEMENT = Choice(
    id="hilly.agreement",
    asks="どの協定で取り組みますか",
    options=(
        Option("hamlet", "集落協定（集落の農業者などで結ぶ）"),
        Option("single", "個別協定（担い手がひとりで結ぶ）"),
        Option("none", "協定はない"),
    ),
    changed_by=GROUP,
)
AREA = Amount(
    id="hilly.area",
    asks="協定の農用地は、合わせて何m²ですか",
    unit="m²",
    answered_by=Who.RECORD,
    changed_by=GROUP,
    meaning="1haは10,000m²です。離れていても、一つの団地とみなせるものは合わせます。",
)
FIVE_YEARS = Question(id="hilly.five_years", asks="5年間、農業の活動を続ける約束をしていますか", changed_by=GROUP)
PLANNED = Question(
    id="hilly.in_local_plan",
    asks="農用地は、農振農用地区域と地域計画の区域の両方に入っていますか",
    answered_by=Who.MUNICIPALITY,
    changed_by=TOWN,
)
ZONED = Question(
    id="hilly.zoned", asks="農用地は、農振農用地区域に入っていますか", answered_by=Who.MUNICIPALITY, changed_by=TOWN
)
PLANS = ChoiceSet(
    id="hilly.plans",
    asks="どの計画をつくっていますか（なければ「なし」）",
    options=(
        Option("strategy", "集落戦略"),
        Option("network", "ネットワーク化活動計画"),
    ),
    changed_by=GROUP,
)
GENTLE_ACCEPTED = Question(
    id="hilly.gentle_accepted",
    asks="市町村長は、緩傾斜の農用地も対象にすると認めていますか",
    answered_by=Who.MUNICIPALITY,
    changed_by=TOWN,
)
PARCEL = Entity(id="parcel", name="農用地", listed="農用地の一覧", answered_by=Who.RECORD)
LAND = Choice(
    id="parcel.land",
    asks="何に使う土地ですか",
    options=tuple(Option(land.value, land.text) for land in Land),
    answered_by=Who.RECORD,
    of="parcel",
)
PARCEL_AREA = Amount(id="parcel.area", asks="面積は何m²ですか", unit="m²", answered_by=Who.RECORD, of="parcel")
FALL = Amount(
    id="parcel.fall",
    asks="田の勾配はどれだけですか（水平に1,000m行くと何m下がるか）",
    unit="‰",
    answered_by=Who.RECORD,
    of="parcel",
    meaning="1/20 は 50、1/100 は 10 です。畑などでは書きません。",
)
DEGREES = Amount(
    id="parcel.degrees",
    asks="畑・草地の傾斜は何度ですか",
    unit="度",
    answered_by=Who.RECORD,
    of="parcel",
    meaning="小数は切り捨てます。田では書きません。",
)
HIGH_GRASS = Question(
    id="parcel.high_grass", asks="草地比率の高い地域の草地ですか", answered_by=Who.RECORD, of="parcel"
)
AS_GENTLE = Question(
    id="parcel.as_gentle",
    asks="小区画・不整形などの理由で、緩傾斜と同じに扱うと認められていますか",
    answered_by=Who.MUNICIPALITY,
    of="parcel",
)

ACTIVITIES = ChoiceSet(
    id="hilly.hamlet_activities",
    asks="集落のくらしを支える活動は、どれをしていますか（なければ「なし」）",
    options=(
        Option("salon", "サロン・通いの場"),
        Option("watching", "見守り・声かけ"),
        Option("rides", "送迎・移動の手助け"),
        Option("shopping", "買い物の手助け"),
        Option("other", "そのほかの集落の機能を強める活動"),
    ),
    changed_by=GROUP,
)
ADD_ON_AREA = Amount(
    id="hilly.add_on_area",
    asks="加算の対象にする農用地は、合わせて何m²ですか",
    unit="m²",
    answered_by=Who.RECORD,
    changed_by=GROUP,
)
TERRACES = Question(
    id="hilly.terraces_same_land",
    asks="同じ農用地で、棚田地域振興活動加算を受けますか",
    changed_by=GROUP,
)
VERY_STEEP_TAKEN = Question(
    id="hilly.very_steep_same_land",
    asks="同じ農用地で、超急傾斜農地保全管理加算を受けますか",
    changed_by=GROUP,
)
VERY_STEEP = Question(
    id="hilly.very_steep",
    asks="農用地は、超急傾斜（田1/10以上、畑20度以上）ですか",
    answered_by=Who.RECORD,
)
TERRACE_PLAN = Question(
    id="hilly.terrace_plan", asks="棚田の地域振興の計画がありますか", answered_by=Who.MUNICIPALITY, changed_by=TOWN
)
