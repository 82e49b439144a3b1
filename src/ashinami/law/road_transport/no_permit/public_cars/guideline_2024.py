"""From 2024-03-01: a municipality's car or its upkeep is treated alike for every body (derived from the guideline of 2024)."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.law.road_transport.no_permit.guideline_2024 import GUIDELINE, SOURCES
from ashinami.law.road_transport.no_permit.public_cars import SUBJECT, facts
from ashinami.law.road_transport.no_permit.public_cars.parts import OFFICE_ACCEPTS, PROGRAMME
from ashinami.rules.conditions import AnyOf, Sentences, Within
from ashinami.rules.provision import GoverningDate, Provision

LENT_OR_KEPT = Within(
    facts.CARS,
    ("loan", "upkeep"),
    Sentences(
        "車についての市町村の支援は、あっても無償で貸すことと維持費だけです。",
        "市町村の事業として、費用をすべて公費で運びます。",
        "市町村が車についてどのような支援をするか、分かりません。",
    ),
    SOURCES.derived,
)

PROVISION = Provision(
    id="road_transport.no_permit.public_cars.guideline_2024",
    subject=SUBJECT,
    title="市町村の車での送迎（令和6年3月1日のガイドライン）",
    summary=(
        "市町村から無償で車を借りたり維持費を受けたりしても、それだけでは有償になりません。"
        "どの団体でも同じです。市町村の事業では、利用者が何も払わないことが必要です。"
    ),
    cite=GUIDELINE,
    in_force=Days(date(2024, 3, 1)),
    governing=GoverningDate.RIDE,
    condition=AnyOf("市町村の車", (LENT_OR_KEPT, PROGRAMME, OFFICE_ACCEPTS)),
    supersedes="road_transport.no_permit.public_cars.memo_2017",
    notes=("団体の種類を問わないことは、ガイドラインの紹介からの導出です。",),
)
