"""What the versions share: no such support, a wholly public programme, or the office's word."""

from __future__ import annotations

from ashinami.law.road_transport.no_permit.facts import RECEIVED
from ashinami.law.road_transport.no_permit.memo_2006 import SOURCES
from ashinami.law.road_transport.no_permit.public_cars import facts
from ashinami.rules.conditions import AllOf, Is, Sentences, Within

NO_CARS = Within(
    facts.CARS,
    (),
    Sentences(
        "市町村の車や維持費は使いません。", "市町村の車や維持費を使います。", "市町村の車を使うのか、分かりません。"
    ),
    SOURCES.derived,
)
PROGRAMME = AllOf(
    "市町村の事業",
    (
        Within(
            facts.CARS,
            ("programme",),
            Sentences(
                "市町村の事業で、費用はすべて公費です。",
                "市町村の車を借りるか、維持費を受けます。",
                "市町村の事業か、分かりません。",
            ),
            SOURCES.stated,
        ),
        Within(
            RECEIVED,
            (),
            Sentences("利用者は何も払いません。", "利用者から何かを受け取ります。", "利用者が払うか、分かりません。"),
            SOURCES.stated,
        ),
    ),
)
OFFICE_ACCEPTS = Is(
    facts.OFFICE_ACCEPTS,
    Sentences(
        "しくみ全体が対価に当たらないと、運輸支局が判断しています。",
        "しくみ全体が対価に当たると、運輸支局が判断しています。",
        "しくみ全体について、運輸支局の判断がまだありません。",
    ),
    SOURCES.stated,
)
