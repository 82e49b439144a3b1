"""Whether a group could register 福祉有償運送 on this day: door-to-door rides for people who cannot use a taxi alone.

Until 2020-11-26 only bodies other than municipalities; a municipality had a kind of its own (see `municipal`).
"""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.law.road_transport.registered.body import NOT_MUNICIPAL
from ashinami.law.road_transport.registered.kinds import APPLY, BODY, SETTLEMENT, welfare_service
from ashinami.law.road_transport.registered.sources_service import BEGIN, REFORM_2020
from ashinami.law.road_transport.statutes import ordinance, ordinance_2013
from ashinami.rules.conditions import AllOf
from ashinami.rules.provision import GoverningDate, Provision

SUBJECT = "road_transport.registered.welfare"

TO_2020 = Provision(
    id="road_transport.registered.welfare.ordinance_2006",
    subject=SUBJECT,
    title="福祉有償運送（令和2年11月26日まで）",
    summary=(
        "NPO法人などの団体が、ひとりではタクシーや公共交通を使えない会員などを、乗車定員10人以下の車で運びます。"
        "市町村が行うときは、市町村運営有償運送という別の種別でした。"
    ),
    cite=ordinance_2013("第49条・第51条"),
    in_force=Days(BEGIN, REFORM_2020),
    governing=GoverningDate.APPLICATION,
    condition=AllOf("福祉有償運送", (NOT_MUNICIPAL, BODY, welfare_service(ordinance_2013("第49条")), SETTLEMENT)),
    duties=APPLY,
)
PROVISION = Provision(
    id="road_transport.registered.welfare.ordinance_2020",
    subject=SUBJECT,
    title="福祉有償運送（令和2年11月27日から）",
    summary=(
        "市町村も、そのほかの団体も、ひとりではタクシーや公共交通を使えない人を、乗車定員10人以下の車で運ぶときは福祉有償運送です。"
        "種別は、だれが行うかではなく、何のために運ぶかで決まります。"
    ),
    cite=ordinance("第49条第2号・第51条"),
    in_force=Days(REFORM_2020),
    governing=GoverningDate.APPLICATION,
    condition=AllOf("福祉有償運送", (BODY, welfare_service(ordinance("第49条第2号")), SETTLEMENT)),
    duties=APPLY,
    supersedes=TO_2020.id,
    notes=("それまでの市町村福祉輸送は、次の更新や変更登録のときに福祉有償運送に書きかえられます。",),
)
