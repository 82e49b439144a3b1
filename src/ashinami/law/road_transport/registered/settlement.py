"""Whether the settlement stands or can still be reached: what keeps a kind of registration open to a group that only plans it.

A plan that has not come before the council yet is not refused; it is told that the talks come first.
"""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.law.road_transport.registered import council
from ashinami.law.road_transport.registered.sources_service import BEGIN
from ashinami.rules.conditions import AnyOf, Gap, Under
from ashinami.rules.facts import Who
from ashinami.rules.provision import Duty, GoverningDate, Provision

SUBJECT = "road_transport.registered.settlement"
SETTLED = Under(
    council.SUBJECT, "協議が調っている", Gap("協議", "この日の協議の決まりは足並みに入っていません", council.ARTICLE)
)
NOT_YET = council.outcome(
    ("not_held", "under_discussion"), "協議は、これから調えられます。", "これから調えられる協議がありません。"
)

PROVISION = Provision(
    id="road_transport.registered.settlement.act_2006",
    subject=SUBJECT,
    title="協議が調っているか、これから調えられること",
    summary="登録を受けるには協議がいります。まだ協議にかけていなければ、これから会議を開いてもらいます。",
    cite=council.ARTICLE,
    in_force=Days(BEGIN),
    governing=GoverningDate.APPLICATION,
    condition=AnyOf("協議が調っている、または調えられる", (SETTLED, NOT_YET)),
    duties=(
        Duty(
            "登録を申請する前に、地域公共交通会議などで協議を調えます。",
            council.ARTICLE,
            when=NOT_YET,
            by=Who.COUNCIL,
        ),
    ),
)
