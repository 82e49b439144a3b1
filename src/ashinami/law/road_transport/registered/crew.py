"""Who must be able to help in a car that is no welfare car (施行規則第51条の16第3項).

Where 福祉 runs with a sedan, the driver or somebody else on board holds a qualification in care.
"""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.law.road_transport.registered import facts_drivers, facts_vehicles
from ashinami.law.road_transport.registered.entities import CREW, DRIVER, VEHICLE
from ashinami.law.road_transport.registered.parts_operation import blank_area, contains
from ashinami.law.road_transport.registered.sources_operation import CARE_NOTICE, ROTATING_SEAT
from ashinami.law.road_transport.registered.sources_service import BEGIN
from ashinami.law.road_transport.statutes import ordinance
from ashinami.rules.conditions import AnyOf, ForEach, Is, Sentences, ThereIs, Within
from ashinami.rules.facts import ChoiceSet, Judgement
from ashinami.rules.provision import GoverningDate, Provision

TEXT = ordinance("第51条の16第3項")
WELFARE_CARS = ("bed", "wheelchair", "combined")


def able_to_help(who: str, qualification: ChoiceSet, recognised: Judgement) -> AnyOf:
    """Return the condition: this person holds a qualification in care, or one recognised as equal to it."""
    return AnyOf(
        f"{who}の介助の資格",
        (
            contains(
                qualification,
                qualification.ids,
                Sentences(
                    f"{who}に、介助の資格または研修があります。",
                    f"{who}に、介助の資格も研修もありません。",
                    f"{who}に、介助の資格または研修があるか、分かりません。",
                ),
                CARE_NOTICE,
            ),
            Is(
                recognised,
                Sentences(
                    f"{who}は、準ずると大臣が認める要件を備えています。",
                    f"{who}は、準ずると大臣が認める要件を備えていません。",
                    f"{who}が、準ずると大臣が認める要件を備えているか、分かりません。",
                ),
                TEXT,
            ),
        ),
    )


PROVISION = Provision(
    id="road_transport.registered.crew.ordinance_2006",
    subject="road_transport.registered.crew",
    title="セダン等で福祉の送迎をするときの、介助のできる人",
    summary=(
        "福祉自動車でない車（セダン等）で福祉の送迎をするときは、運転者か、同乗する人のだれかに、介護福祉士の登録、"
        "セダン等運転者講習の修了などの資格が要ります。"
    ),
    cite=TEXT,
    in_force=Days(BEGIN),
    governing=GoverningDate.RIDE,
    condition=AnyOf(
        "介助のできる人",
        (
            blank_area(TEXT),
            ForEach(
                "どの車も福祉自動車である",
                VEHICLE,
                AnyOf(
                    "この車",
                    (
                        Within(
                            facts_vehicles.KIND,
                            WELFARE_CARS,
                            Sentences("福祉自動車です。", "福祉自動車ではありません。", "福祉自動車か、分かりません。"),
                            TEXT,
                        ),
                        Within(
                            facts_vehicles.KIND,
                            ("rotating_seat",),
                            Sentences(
                                "回転シート車です（実務で福祉自動車として扱われます）。",
                                "回転シート車ではありません。",
                                "回転シート車か、分かりません。",
                            ),
                            ROTATING_SEAT,
                        ),
                    ),
                ),
            ),
            ThereIs(
                "介助のできる運転者がいる",
                DRIVER,
                able_to_help("運転者", facts_drivers.CARE_QUALIFICATION, facts_drivers.CARE_RECOGNISED),
            ),
            ThereIs(
                "介助のできる同乗者がいる",
                CREW,
                able_to_help("同乗する人", facts_drivers.CREW_CARE_QUALIFICATION, facts_drivers.CREW_CARE_RECOGNISED),
            ),
        ),
    ),
)
