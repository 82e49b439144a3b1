"""What people of the rows write: a history, a plan, an insurer's year, a cooperative's year. All made up."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

type Run = Callable[..., str]

HISTORY = """
born = 1941-05-01
[[status]]
level = "support_1"
from = 2019-04-01
to = 2021-02-01
[[status]]
level = "care_1"
from = 2021-02-01
certified_on = 2021-02-01
[[continuing]]
service = "VB"
from = 2019-06-01
recognised_on = 2021-04-01
[[continuing]]
service = "VA"
from = 2019-06-01
recognised_on = 2021-04-01
"""
WELL = """
born = 1958-05-01
[[status]]
level = "independent"
from = 2023-05-01
"""
SHEET = """
filled_on = 2026-06-01
age = {age}
yes = [1, 2, 6, 7, 16, 17]
no = [9, 10, 13, 14, 15]
"""
PLAN = """
day = 2026-06-01
municipality = "鹿児島市"
rides_a_year = 1200
beside_bus = 180
[[users]]
level = "support_1"
heads = 6
[[users]]
level = "target"
age = 80
heads = 6
[[users]]
level = "independent"
age = 82
heads = {others}
[costs]
coordination = 600000
insurance = 120000
fuel = 240000
[rides]
"operator.kind" = "unincorporated"
"carriage.carries" = true
"carriage.for_others" = true
"third_party.basis" = "none"
"received.kinds" = []
"support.cars" = []
"""
CHANGE = """
day = 2026-04-01
[insurer]
sogo_cost = 110000000
base_i = 100000000
base_ro = 150000000
aged_75_base = 10000
aged_75_now = 10500
support_cost = 4000000
prevention_benefit = 60000000
took_special = false
extra = 0
[[change]]
name = "訪問型（従前相当）から訪問型Bへ"
before = 12000000
after = 3000000
users = 30
target = {target}
"""
FORECAST = """
name = "みどり広域連合"
first_year = 2025
[[town]]
name = "A市"
cost = 70000000
[[town]]
name = "B町"
cost = 28000000
[base]
base_i = 100000000
base_ro = 150000000
support_cost = 4000000
prevention_benefit = 60000000
aged_75_base = 10000
aged_75_now = 10500
[[people]]
year = 2025
aged_75 = 10500
aged_80 = 6500
aged_85 = 3300
[[people]]
year = 2030
aged_75 = 11400
aged_80 = 7900
aged_85 = 4000
"""
WORK = """
first_month = "2026-04"
office_cost = 5400000
[[job]]
key = "farm"
name = "農作業"
receiver = "農家の会"
months = [4]
windows = ["08:30-14:30"]
days = 20
[[job]]
key = "inn"
name = "食堂"
receiver = "食堂"
months = [5, 6, 7, 8, 9, 10]
windows = ["08:30-14:30"]
days = 20
[[job]]
key = "brewery"
name = "酒造り"
receiver = "酒蔵"
months = [11, 12, 1, 2, 3]
windows = ["08:30-14:30"]
days = 20
[[job]]
key = "bus"
name = "コミュニティバス"
receiver = "運行協議会"
windows = ["{morning}", "15:00-16:00"]
days = 20
driving = true
[[worker]]
key = "職員1"
drives = true
wage = 2760000
"""
INSURER = {
    "insurer.sogo_cost": 110_000_000,
    "insurer.base_i": 100_000_000,
    "insurer.base_ro": 150_000_000,
    "insurer.aged_75_base": 10_000,
    "insurer.aged_75_now": 10_500,
    "insurer.support_cost": 4_000_000,
    "insurer.prevention_benefit": 60_000_000,
    "insurer.took_special": False,
    "insurer.extra": 0,
}
LAND = [
    {"name": "田1", "parcel.land": "paddy", "parcel.area": 30_000, "parcel.fall": 66},
    {"name": "田2", "parcel.land": "paddy", "parcel.area": 20_000, "parcel.fall": 20},
]
AGREEMENT = {
    "hilly.agreement": "hamlet",
    "hilly.area": 50_000,
    "hilly.five_years": True,
    "hilly.zoned": True,
    "hilly.in_local_plan": True,
    "hilly.gentle_accepted": True,
    "hilly.plans": ["strategy"],
    "parcel": LAND,
}
COOPERATIVE = {
    "cooperative.founders": 4,
    "cooperative.certified": True,
    "cooperative.depopulating": True,
    "cooperative.without_term": True,
    "cooperative.top_receiver": 38,
    "cooperative.non_members": 0,
    "cooperative.office_cost": 5_400_000,
    "worker": [{"name": "職員1", "worker.wage": 2_760_000}],
}


def fund(run: Run, scheme: str, day: str, facts: dict[str, Any]) -> dict[str, Any]:
    """Return what `ashinami fund eval` gives, as other programs read it."""
    told: dict[str, Any] = json.loads(
        run("fund", "eval", scheme, "--facts", "FILE", "--on", day, "--json", facts=facts)
    )
    return told | {"by_key": {step["key"]: step["value"] for step in told["steps"]}}
