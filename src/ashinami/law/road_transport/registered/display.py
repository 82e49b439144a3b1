"""What a car shows (施行規則第51条の27・第51条の28): signs on both sides, papers on board, and words inside for the rider.

Until 2023-07-31 a non-profit body's driver showed a card with a photograph, and a municipality's car showed price, name and number.
From 2023-08-01 every car shows price, name and number; for the time being the driver's name may stand for the number.
"""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.law.road_transport.registered import facts_vehicles as facts
from ashinami.law.road_transport.registered.entities import VEHICLE
from ashinami.law.road_transport.registered.parts_operation import contains, municipality
from ashinami.law.road_transport.registered.sources_operation import CARD_ENDS_2023, DISPLAY_2023
from ashinami.law.road_transport.registered.sources_service import BEGIN
from ashinami.law.road_transport.statutes import ordinance, ordinance_2013
from ashinami.rules.conditions import AllOf, AnyOf, Condition, ForEach, Is, Not, Sentences
from ashinami.rules.provision import GoverningDate, Provision

SUBJECT = "road_transport.registered.display"
CARD = ordinance_2013("第51条の19第3項")
INSIDE = ordinance("第51条の28")
UNTIL_FURTHER_NOTICE = ordinance("附則")

NAME = contains(
    facts.INSIDE,
    ("name",),
    Sentences(
        "車内に、団体の名称を示しています。",
        "車内に、団体の名称を示していません。",
        "車内に、団体の名称を示しているか分かりません。",
    ),
    INSIDE,
)
PRICE = contains(
    facts.INSIDE,
    ("price",),
    Sentences(
        "車内に、対価を示しています。", "車内に、対価を示していません。", "車内に、対価を示しているか分かりません。"
    ),
    INSIDE,
)
PLATE_ONLY = contains(
    facts.INSIDE,
    ("plate",),
    Sentences(
        "車内に、ナンバーを示しています。",
        "車内に、ナンバーを示していません。",
        "車内に、ナンバーを示しているか分かりません。",
    ),
    DISPLAY_2023,
)
PLATE_OR_DRIVER = contains(
    facts.INSIDE,
    ("plate", "driver_name"),
    Sentences(
        "車内に、ナンバーまたは運転者の氏名を示しています。",
        "車内に、ナンバーも運転者の氏名も示していません。",
        "車内に、ナンバーまたは運転者の氏名を示しているか分かりません。",
    ),
    UNTIL_FURTHER_NOTICE,
)
DRIVER_CARD = contains(
    facts.INSIDE,
    ("driver_card",),
    Sentences(
        "写真のある運転者証を示しています。",
        "写真のある運転者証を示していません。",
        "写真のある運転者証を示しているか分かりません。",
    ),
    CARD,
)


def condition(inside: Condition) -> ForEach:
    """Return the rule with what its version asks for inside the car."""
    return ForEach(
        "どの車も",
        VEHICLE,
        AllOf(
            "この車の表示",
            (
                Is(
                    facts.SIDE_SIGNS,
                    Sentences(
                        "車の両側に、名称・「有償運送車両」・登録番号を表示しています。",
                        "車の両側に、名称・「有償運送車両」・登録番号の三つがそろっていません。",
                        "車の両側の表示がそろっているか、分かりません。",
                    ),
                    ordinance("第51条の27"),
                ),
                Is(
                    facts.SIGN_LETTERS,
                    Sentences(
                        "文字は横書きで、大きさがそろい、5センチメートル以上です。",
                        "文字が横書きでないか、大きさがそろわないか、5センチメートルより小さいです。",
                        "文字の書き方と大きさが、分かりません。",
                    ),
                    ordinance("第51条の27"),
                ),
                Is(
                    facts.CERTIFICATE,
                    Sentences(
                        "登録証の写しを備えています。",
                        "登録証の写しを備えていません。",
                        "登録証の写しを備えているか、分かりません。",
                    ),
                    ordinance("第51条の27"),
                ),
                inside,
            ),
        ),
    )


BEFORE_2023 = Provision(
    id="road_transport.registered.display.ordinance_2006",
    subject=SUBJECT,
    title="車の表示（令和5年7月31日まで）",
    summary=(
        "車の両側に名称・「有償運送車両」・登録番号を表示し、登録証の写しを備えます。"
        "市町村でない団体は、写真のある運転者証を車内に示します。市町村は、対価・名称・ナンバーを示します。"
    ),
    cite=CARD,
    in_force=Days(BEGIN, CARD_ENDS_2023),
    governing=GoverningDate.RIDE,
    condition=condition(
        AnyOf(
            "車内の表示",
            (
                AllOf("市町村でない団体", (Not(municipality(CARD)), DRIVER_CARD)),
                AllOf("市町村", (municipality(DISPLAY_2023), NAME, PRICE, PLATE_ONLY)),
            ),
        )
    ),
    notes=("市町村の車内の表示（令和5年7月31日まで）は、解説に引かれた新旧の条文によります。",),
)
SINCE_2023 = Provision(
    id="road_transport.registered.display.ordinance_2023",
    subject=SUBJECT,
    title="車の表示（令和5年8月1日から）",
    summary=(
        "車の両側に名称・「有償運送車両」・登録番号を表示し、登録証の写しを備えます。"
        "車内には対価・名称・ナンバーを示します。当分のあいだ、ナンバーの代わりに運転者の氏名でもかまいません。"
        "運転者証はいらなくなりました。"
    ),
    cite=INSIDE,
    in_force=Days(CARD_ENDS_2023),
    governing=GoverningDate.RIDE,
    condition=condition(AllOf("車内の表示", (NAME, PRICE, PLATE_OR_DRIVER))),
    supersedes=BEFORE_2023.id,
)
