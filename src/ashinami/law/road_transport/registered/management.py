"""Responsible persons for running the cars (施行規則第51条の17): one at every office, qualified ones at a 特定事務所.

A 特定事務所 runs a car of 11 seats or more, or five or more of up to 10. It needs floor(cars / 20) + 1 qualified persons, or
floor(cars / 40) + 1 that are 運行管理者. With a licensed partner (事業者協力型, from 2020-11-27) only 運行管理者 count there.
The same numbers stand in older quotations of the article; the name 特定事務所 and the course came on 2022-10-01 (derived).
"""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.basics.source import Citation
from ashinami.law.road_transport.registered import facts_office as facts
from ashinami.law.road_transport.registered.parts_operation import small_office
from ashinami.law.road_transport.registered.sources_operation import OLD_MANAGEMENT, SPECIFIED_OFFICE_2022
from ashinami.law.road_transport.registered.sources_service import BEGIN, unverified
from ashinami.law.road_transport.statutes import act, ordinance
from ashinami.rules.conditions import AllOf, AnyOf, AtLeast, AtMost, Condition, Gap, Is, Never, Not, Sentences, Under
from ashinami.rules.facts import Amount
from ashinami.rules.provision import Duty, GoverningDate, Provision

SUBJECT = "road_transport.registered.management"
TEXT = ordinance("第51条の17")
MOST_CARS = 79
"""The condition counts up to here; `responsible_persons_needed` knows any number."""


def is_specified_office(small_cars: int, large_cars: int) -> bool:
    """Whether an office is a 特定事務所: five cars of up to 10 seats, or one of 11 or more. Four sedans are not, five are."""
    return small_cars >= 5 or large_cars >= 1


def responsible_persons_needed(small_cars: int, large_cars: int, *, managers: bool) -> int:
    """How many responsible persons an office needs; at a 特定事務所 qualified ones, or 運行管理者 where `managers`.

    5 cars need 1 and 19 need 1, 20 need 2, 39 need 2, 40 need 3; of 運行管理者 39 cars need 1 and 40 need 2.
    """
    if not is_specified_office(small_cars, large_cars):
        return 1
    return (small_cars + large_cars) // (40 if managers else 20) + 1


def enough(persons: Amount, who: str, step: int, cite: Citation) -> AllOf:
    """Return the condition: the office has one of these persons, and one more for every `step` cars, up to MOST_CARS."""

    def at_least(number: int) -> AtLeast:
        says = Sentences(
            f"{who}が{number}人以上います。", f"{who}が{number}人より少ないです。", f"{who}が何人いるか、分かりません。"
        )
        return AtLeast(persons, number, says, cite)

    def fewer_cars_than(number: int) -> AtMost:
        says = Sentences(f"車は{number}台より少ないです。", f"車は{number}台以上です。", "車が何台か、分かりません。")
        return AtMost(facts.CARS, number - 1, says, cite)

    more = tuple(
        AnyOf(f"車が{cars}台以上のとき", (fewer_cars_than(cars), at_least(cars // step + 1)))
        for cars in range(step, MOST_CARS + 1, step)
    )
    return AllOf(f"{who}の数", (at_least(1), *more))


def condition(cite: Citation, *more: Condition) -> AllOf:
    """Return the rule; `more` is what its version asks of a 特定事務所 beside the number of persons."""
    partner = Under(
        "road_transport.registered.cooperation",
        "事業者協力型である",
        absent=Never("令和2年11月26日までは、事業者協力型はありませんでした。", act("第79条の2")),
    )
    countable = AnyOf(
        "数えられる台数",
        (
            AtMost(
                facts.CARS,
                MOST_CARS,
                Sentences("車は79台までです。", "車は80台以上です。", "車が何台か、分かりません。"),
                cite,
            ),
            Gap("車が80台以上の事務所の責任者の数", "台数に合わせた人数を、運輸支局に確かめてください", cite),
        ),
    )
    persons = AnyOf(
        "資格のある責任者",
        (
            enough(facts.MANAGERS, "運行管理者", 40, cite),
            AllOf(
                "運行管理者のほかの資格でもよいとき",
                (Not(partner), enough(facts.QUALIFIED, "資格のある責任者", 20, cite)),
            ),
        ),
    )
    return AllOf(
        "運行管理の責任者",
        (
            Is(
                facts.RESPONSIBLE,
                Sentences(
                    "運行管理の責任者がいます。",
                    "運行管理の責任者がいません。",
                    "運行管理の責任者がいるか、分かりません。",
                ),
                ordinance("第51条の17第1項"),
            ),
            AnyOf("特定事務所の責任者", (small_office(cite), AllOf("特定事務所", (persons, countable, *more)))),
        ),
    )


BEFORE_2022 = Provision(
    id="road_transport.registered.management.ordinance_2006",
    subject=SUBJECT,
    title="運行管理の責任者（令和4年9月30日まで）",
    summary=(
        "事務所ごとに運行管理の責任者を選びます。定員11人以上の車が1台以上、または10人以下の車が5台以上の事務所では、"
        "資格のある責任者が、車20台ごとに1人を加えた人数（運行管理者なら40台ごと）要ります。"
    ),
    cite=OLD_MANAGEMENT,
    in_force=Days(BEGIN, SPECIFIED_OFFICE_2022),
    governing=GoverningDate.RECORD,
    condition=condition(OLD_MANAGEMENT),
    notes=("平成18年10月1日の条文は未読で、後の条文の引用によります。",),
)
SINCE_2022 = Provision(
    id="road_transport.registered.management.ordinance_2022",
    subject=SUBJECT,
    title="運行管理の責任者（令和4年10月1日から）",
    summary=(
        "事務所ごとに運行管理の責任者を選びます。特定事務所（定員11人以上の車が1台以上、または10人以下の車が5台以上）では、"
        "資格のある責任者が、車20台ごとに1人を加えた人数（運行管理者なら40台ごと）要り、告示の定める講習を受けます。"
        "事業者協力型の特定事務所では、運行管理者でなければなりません。"
    ),
    cite=TEXT,
    in_force=Days(SPECIFIED_OFFICE_2022),
    governing=GoverningDate.RECORD,
    condition=condition(
        TEXT,
        Is(
            facts.COURSE,
            Sentences(
                "責任者は、告示の定める講習を受けています。",
                "責任者は、告示の定める講習を受けていません。",
                "責任者が告示の定める講習を受けたか、分かりません。",
            ),
            unverified(TEXT),
        ),
    ),
    duties=(
        Duty("特定事務所では、運行の計画を作り、それに従って運行します。", TEXT, Not(small_office(TEXT))),
        Duty("長い距離や夜の運転で疲れるおそれのあるときは、交代の運転者を用意します。", TEXT, Not(small_office(TEXT))),
        Duty(
            "大雨・雪などで安全に走れないおそれのあるときは、運転者に必要な指示をします。",
            TEXT,
            Not(small_office(TEXT)),
        ),
        Duty("事務所の車の数や種類が変わったら、30日以内に届け出ます。", act("第79条の7")),
        Duty("車が増えて特定事務所になるときは、責任者の資格と人数を先に整えます。", TEXT, small_office(TEXT)),
    ),
    supersedes=BEFORE_2022.id,
    notes=("講習を何年ごとに受けるかは、要確認です。",),
)
