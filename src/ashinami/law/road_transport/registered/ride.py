"""One ride under a registration: it stands on a valid registration, and on what the Act asks of riders, legs, price, cars and drivers.

Each part is a subject with versions of its own, applied as of the day of the ride. What a service owes apart from a single ride
(publication, records, reports, posts) is asked under its own subject and does not make a ride unlawful.
"""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.law.road_transport.registered.entities import DRIVER, VEHICLE
from ashinami.law.road_transport.registered.sources_service import BEGIN, RECHECK
from ashinami.law.road_transport.statutes import act
from ashinami.rules.conditions import AllOf, Gap, ThereIs, Under
from ashinami.rules.provision import GoverningDate, Provision

SUBJECT = "road_transport.registered.ride"
PARTS = (
    ("valid", "登録が有効なこと"),
    ("holder", "登録を受けられる種類の団体"),
    ("council", "協議が調っていること"),
    ("passengers", "運べる人"),
    ("area", "区域と時間帯"),
    ("price", "対価"),
    ("other_charges", "対価のほかの料金"),
    ("dynamic_price", "対価の上げ下げ"),
    ("vehicles", "車"),
    ("drivers", "運転者"),
    ("crew", "乗務する人"),
    ("insurance", "損害を賠償する措置"),
)


def under(name: str, title: str) -> Under:
    """Return the part of this name, as of the day of the ride."""
    gap = Gap(title, "この日の決まりは足並みに入っていません。運輸支局にお尋ねください", act("第79条"))
    return Under(f"road_transport.registered.{name}", title, gap)


# a ride without a car or a driver is a slip of the pen, and must not pass
CAR = ThereIs("車がある", VEHICLE, AllOf("どの車でも", ()))
DRIVEN = ThereIs("運転者がいる", DRIVER, AllOf("どの運転者でも", ()))

PROVISION = Provision(
    id="road_transport.registered.ride.act_2006",
    subject=SUBJECT,
    title="登録を受けた団体の送迎",
    summary=(
        "自家用有償旅客運送の登録を受けた団体は、運べる人を、区域のなかで、決めた対価で運べます。"
        "登録の有効期間、車、運転者、保険も、運行日の決まりに合っていなければなりません。"
    ),
    cite=act("第78条第2号・第79条"),
    in_force=Days(BEGIN),
    governing=GoverningDate.RIDE,
    condition=AllOf("登録を受けた団体の送迎", (*(under(name, title) for name, title in PARTS), CAR, DRIVEN)),
    notes=(RECHECK,),
)
