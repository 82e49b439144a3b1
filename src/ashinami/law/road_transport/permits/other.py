"""Other permits under article 78, item 3: individual, for public welfare, limited to an area or a period (rules, article 50)."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.law.road_transport.permits import facts
from ashinami.law.road_transport.permits.parts import held, in_term, leaf
from ashinami.law.road_transport.statutes import act, ordinance
from ashinami.rules.conditions import AllOf
from ashinami.rules.provision import Duty, GoverningDate, Provision

SUBJECT = "road_transport.permit.other"

RULES = ordinance("第50条")

PROVISION = Provision(
    id="road_transport.permit.other_2006",
    subject=SUBJECT,
    title="そのほかの第78条第3号の許可",
    summary=(
        "公共の福祉のためやむを得ないときに、地域や期間を限って、一件ごとに受ける許可です。運転者の条件などは、許可ごとに決まります。"
    ),
    cite=act("第78条第3号"),
    in_force=Days(date(2006, 10, 1)),
    governing=GoverningDate.RIDE,
    condition=AllOf(
        "一件ごとの許可",
        (
            held("other", "地域や期間を限った許可", act("第78条第3号")),
            in_term(act("第78条第3号")),
            leaf(
                facts.WITHIN_TERMS,
                "許可の条件のなかの送迎です。",
                "許可の条件から外れた送迎です。",
                "許可の条件のなかの送迎か、分かりません。",
                act("第78条第3号"),
            ),
        ),
    ),
    duties=(Duty("申請には、運送を必要とする人・車の数・期間・区域・理由を書きます。", RULES),),
)
