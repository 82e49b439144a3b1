"""Whether the settlement stands or can still be reached, for a group that only plans a service.

A plan that has not come before the council yet is not refused and not allowed: it waits for the talks.
"""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.law.road_transport.registered import council
from ashinami.law.road_transport.registered.sources_service import BEGIN
from ashinami.rules.conditions import AllOf, AnyOf, Gap, Under
from ashinami.rules.facts import Who
from ashinami.rules.provision import Duty, GoverningDate, Provision

SUBJECT = "road_transport.registered.settlement"
SETTLED = Under(
    council.SUBJECT, "協議が調っている", Gap("協議", "この日の協議の決まりは足並みに入っていません", council.ARTICLE)
)
NOT_YET = council.outcome(
    ("not_held", "under_discussion"), "協議は、これから調えられます。", "これから調えられる協議がありません。"
)

AWAITED = Gap("これからの協議", "調うかどうかは、地域公共交通会議などの話し合いによります", council.ARTICLE)

PROVISION = Provision(
    id="road_transport.registered.settlement.act_2006",
    subject=SUBJECT,
    title="協議が調っているか、これから調えられること",
    summary="登録を受けるには協議がいります。まだ協議にかけていなければ、これから会議を開いてもらいます。",
    cite=council.ARTICLE,
    in_force=Days(BEGIN),
    governing=GoverningDate.APPLICATION,
    condition=AnyOf("協議が調っている、または調えられる", (SETTLED, AllOf("これからの協議", (NOT_YET, AWAITED)))),
    duties=(
        Duty(
            "登録を申請する前に、地域公共交通会議などで協議を調えます。",
            council.ARTICLE,
            when=NOT_YET,
            by=Who.COUNCIL,
        ),
    ),
)
