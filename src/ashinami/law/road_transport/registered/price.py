"""The price of a ride (旅客から収受する対価, 法第79条の8・施行規則第51条の15).

Three rules hold through all periods: within actual cost; set by a reasonable method and clear to riders; settled in the council at
a non-commercial level. Until 2020-11-26 the third bound only bodies other than municipalities. The share of the taxi fare is a
guide, not a cap: about half until December 2023, when the council's settlement was enough above it, and about 80 % since; what is
settled above 80 % is for the office to judge. Shared rides are measured by the sum of what all riders pay.
"""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.law.road_transport.registered import price_parts as parts
from ashinami.law.road_transport.registered.body import MUNICIPAL
from ashinami.law.road_transport.registered.sources_service import (
    BEGIN,
    DIGITAL_REPORT_2024,
    PRICE_2023,
    PRICE_NOTICE,
    REFORM_2020,
    REFORM_DRAFT_2024,
    TALKS_2024,
)
from ashinami.law.road_transport.statutes import ordinance, ordinance_2013
from ashinami.rules.conditions import AnyOf
from ashinami.rules.facts import Who
from ashinami.rules.provision import Duty, GoverningDate, Provision

SUBJECT = "road_transport.registered.price"
BY_COUNCIL, BY_COUNCIL_OR_PLAN = (parts.SETTLED,), (parts.SETTLED, parts.PLANNED)
HALF = (parts.HALF, parts.HALF_SHARED, parts.FLAT_FAIR)
FOUR_FIFTHS = (parts.FOUR_FIFTHS, parts.FOUR_FIFTHS_SHARED, parts.FLAT_FAIR)
DUTIES = (
    Duty(
        "対価を変えるときは、協議を調え、あらためて公表や説明をします。変更登録はいりません。",
        ordinance("第51条の15"),
        by=Who.COUNCIL,
    ),
)
SUM = "一緒に乗るときの合計を8割と比べることは、資料からの導出です（半分の目安のときの扱いによる）。"

TO_2020 = Provision(
    id="road_transport.registered.price.ordinance_2006",
    subject=SUBJECT,
    title="対価（令和2年11月26日まで）",
    summary=(
        "対価は、実費の範囲で、利用者に分かる方法で決めます。市町村のほかの団体では、営利と認められない額であることと、"
        "協議が調うことも必要でした。タクシー運賃の半分ほどが目安で、協議が調えばそれを超えてもかまいません。"
    ),
    cite=ordinance_2013("第51条の15"),
    in_force=Days(BEGIN, REFORM_2020),
    governing=GoverningDate.RIDE,
    condition=parts.price(
        AnyOf(
            "協議と水準（市町村を除く）", (MUNICIPAL, parts.third_rule(BY_COUNCIL, parts.UP_TO_TAXI, parts.HALF_SHARED))
        )
    ),
    guides=HALF,
    duties=DUTIES,
    notes=("市町村を除く扱いがいつ終わったかは、資料からの導出です（令和2年11月26日）。",),
)
TO_2023 = Provision(
    id="road_transport.registered.price.ordinance_2020",
    subject=SUBJECT,
    title="対価（令和2年11月27日から）",
    summary=(
        "対価は、実費の範囲で、利用者に分かる方法で決め、営利と認められない額で協議を調えます。市町村も同じです。"
        "地域公共交通計画に対価が書かれていれば、協議に代わります。タクシー運賃の半分ほどが目安です。"
    ),
    cite=PRICE_NOTICE,
    in_force=Days(REFORM_2020, PRICE_2023),
    governing=GoverningDate.RIDE,
    condition=parts.price(parts.third_rule(BY_COUNCIL_OR_PLAN, parts.UP_TO_TAXI, parts.HALF_SHARED)),
    guides=HALF,
    duties=DUTIES,
    supersedes=TO_2020.id,
)
TO_2024 = Provision(
    id="road_transport.registered.price.notice_2023",
    subject=SUBJECT,
    title="対価（令和5年12月から）",
    summary=(
        "目安が、タクシー運賃の8割ほどに上がりました。実費の範囲であること、利用者に分かること、"
        "協議が調うことは変わりません。目安を超える額が営利に当たらないかは、運輸支局の判断によります。"
    ),
    cite=DIGITAL_REPORT_2024,
    in_force=Days(PRICE_2023, TALKS_2024),
    governing=GoverningDate.RIDE,
    condition=parts.price(parts.third_rule(BY_COUNCIL_OR_PLAN, parts.UP_TO_GUIDE, parts.FOUR_FIFTHS_SHARED)),
    guides=FOUR_FIFTHS,
    duties=DUTIES,
    supersedes=TO_2023.id,
    notes=(SUM, "通達の番号と日（令和5年12月28日）は要確認です。"),
)
PROVISION = Provision(
    id="road_transport.registered.price.notice_2024",
    subject=SUBJECT,
    title="対価（令和6年4月の見直しから）",
    summary=(
        "目安はタクシー運賃の8割ほどです。タクシー会社と共同で運営するときは、利用者がタクシーと同じ運賃を払い、"
        "8割ほどを登録を受けた団体の実費に、残りを地域の交通のために使う仕組みも示されました。"
    ),
    cite=REFORM_DRAFT_2024,
    in_force=Days(TALKS_2024),
    governing=GoverningDate.RIDE,
    condition=parts.price(
        parts.third_rule(
            BY_COUNCIL_OR_PLAN,
            AnyOf("営利と認められない額", (*parts.UP_TO_GUIDE.of, parts.JOINT)),
            parts.FOUR_FIFTHS_SHARED,
        )
    ),
    guides=FOUR_FIFTHS,
    duties=DUTIES,
    supersedes=TO_2024.id,
    notes=(SUM, "共同運営の分け方は案の段階の資料によります。日（令和6年4月26日）とともに要確認です。"),
)
