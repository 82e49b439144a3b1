"""Until 2024-03-28: a helper's ride that is continuous with the service needs a licence, a permit or a registration.

The policy of 2004 and 2006 saw the remuneration of the help as the price of the ride, whether or not the riding was paid.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.law.road_transport.no_permit.facility_pickup.policy_2004 import POLICY
from ashinami.law.road_transport.no_permit.home_help import SUBJECT
from ashinami.law.road_transport.no_permit.home_help.parts import separate
from ashinami.rules.provision import GoverningDate, Provision

PROVISION = Provision(
    id="road_transport.no_permit.home_help.policy_2004",
    subject=SUBJECT,
    title="ヘルパーなどの送迎（平成16年3月の考え方）",
    summary=(
        "訪問介護や障害福祉サービスに続けて行う送迎は、有償とみなされ、運送の許可・登録、"
        "または第78条第3号の許可が必要です。"
    ),
    cite=POLICY,
    in_force=Days(date(2006, 10, 1), date(2024, 3, 29)),
    governing=GoverningDate.RIDE,
    condition=separate(POLICY),
    notes=("文書は平成16年3月のもので、平成18年9月にも示されています。",),
)
