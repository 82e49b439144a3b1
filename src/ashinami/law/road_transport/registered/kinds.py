"""What the kinds of registration share: whom a planned service carries, and the questions every kind asks."""

from __future__ import annotations

from ashinami.basics.source import Citation
from ashinami.law.road_transport.registered import blank, body, settlement
from ashinami.law.road_transport.registered import facts_registration as facts
from ashinami.law.road_transport.registered.sources_service import DELEGATION, OFFICE_WORDS
from ashinami.law.road_transport.statutes import act, ordinance
from ashinami.rules.conditions import AllOf, Gap, Is, Sentences, Under, Within
from ashinami.rules.provision import Duty

BODY = Under(body.SUBJECT, "登録を受けられる団体", Gap("団体", "この日の決まりは足並みに入っていません", act("第79条")))
SETTLEMENT = Under(
    settlement.SUBJECT,
    "協議が調っている、または調えられる",
    Gap("協議", "この日の決まりは足並みに入っていません", act("第79条の4")),
)
BLANK = Under(
    blank.SUBJECT, "交通空白地", Gap("交通空白地", "この日の決まりは足並みに入っていません", ordinance("第49条"))
)
SMALL_CARS = Is(
    facts.SEATS_UNDER_ELEVEN,
    Sentences(
        "車は、すべて乗車定員10人以下です。",
        "乗車定員11人以上の車があります。",
        "車の乗車定員が分かりません。",
    ),
    ordinance("第49条第2号"),
)
APPLY = (
    Duty("運輸支局などに登録を申請し、登録を受けてから始めます。", act("第79条・第79条の2")),
    Duty(OFFICE_WORDS, DELEGATION),
)


def riders(options: tuple[str, ...], satisfied: str, not_satisfied: str, cite: Citation) -> Within:
    """Return the leaf: whom the planned service carries."""
    return Within(
        facts.RIDERS, options, Sentences(satisfied, not_satisfied, "だれを運ぶサービスか、分かりません。"), cite
    )


def welfare_service(cite: Citation) -> AllOf:
    """Return: it carries only people who cannot use a taxi alone, in cars of fewer than eleven seats."""
    return AllOf(
        "福祉の送迎",
        (
            riders(
                ("welfare",),
                "ひとりではタクシーなどを使えない人だけを運びます。",
                "ひとりでタクシーなどを使える人も運びます。",
                cite,
            ),
            SMALL_CARS,
        ),
    )
