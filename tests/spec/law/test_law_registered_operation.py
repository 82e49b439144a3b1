"""Running a registered service: what the worked cases do not show of its rules.

The cases are tables a lawyer can read: src/ashinami/law/road_transport/registered/cases_*.toml.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ashinami.basics.source import Mark
from ashinami.law import corpus
from ashinami.law.amounts import amounts
from ashinami.law.local_transit.continuation import WAYS
from ashinami.law.local_transit.facts import SUCCESSOR
from ashinami.law.road_transport.penalties import IMPRISONMENT_2025, PENALTIES, Penalty, penalties_about
from ashinami.law.road_transport.registered import management
from ashinami.law.road_transport.registered.management import MOST_CARS, responsible_persons_needed
from ashinami.law.road_transport.registered.record_items import RECORDS
from ashinami.rules.answers import Said
from ashinami.rules.conditions import leaves
from ashinami.rules.facts_file import read_answers
from ashinami.rules.judge import judge
from ashinami.rules.truth import Truth
from ashinami.rules.verdict import Verdict, find

DAY = date(2025, 4, 1)


def verdict(subject: str, day: date = DAY, **facts: object) -> Verdict:
    """Return the verdict on these facts, their dots written as two underlines."""
    told = {name.replace("__", "."): value for name, value in facts.items()}
    answers, notices = read_answers(corpus().facts, told, Said("事務所", day))
    assert notices == ()
    return find(corpus(), subject, day, answers).verdict


@given(
    small=st.integers(0, MOST_CARS),
    large=st.integers(0, MOST_CARS),
    qualified=st.integers(0, 6),
    managers=st.integers(0, 3),
)
def test_the_tree_counts_as_the_formula(small: int, large: int, qualified: int, managers: int) -> None:
    """The condition asks for as many responsible persons as `responsible_persons_needed`, for every office it counts."""
    assume(0 < small + large <= MOST_CARS)
    enough = qualified >= responsible_persons_needed(
        small, large, managers=False
    ) or managers >= responsible_persons_needed(small, large, managers=True)
    found = verdict(
        management.SUBJECT,
        office__cars=small + large,
        office__large_cars=large,
        office__responsible=True,
        office__qualified=qualified,
        office__managers=managers,
        office__course=True,
        registration__partner_licensed=False,
    )
    expected = enough or not management.is_specified_office(small, large)
    assert found is (Verdict.LAWFUL if expected else Verdict.UNLAWFUL)


def test_old_accident_rules_print_to_confirm() -> None:
    """The accident rules of which the text was not read are marked as such in every leaf."""
    old = corpus().get("road_transport.registered.accident_report.rules_2006")
    assert all(leaf.cite.mark is Mark.UNVERIFIED for leaf in leaves(old.condition))


def test_a_serious_accident_calls_for_three_things() -> None:
    """One seriously hurt passenger: a call, a paper and an aptitude test; nobody hurt: none of them."""
    provision = corpus().get("road_transport.registered.accident_report.rules_2025")

    def due(passengers: int) -> list[Truth]:
        harmed = {
            "accident.kinds": [],
            "accident.dead": 0,
            "accident.serious": passengers,
            "accident.passenger_serious": passengers,
            "accident.injured": passengers,
        }
        answers, _ = read_answers(corpus().facts, harmed, Said("事務所", DAY))
        return [judge(duty.when, answers).truth for duty in provision.duties if duty.when is not None]

    assert due(1) == [Truth.YES] * 3
    assert due(0) == [Truth.NO] * 3


def test_every_way_leads_on() -> None:
    """Each of the six ways is an option, and leads to subjects that are written."""
    assert tuple(way.option for way in WAYS) == SUCCESSOR.ids[:-1]
    assert {subject for way in WAYS for subject in way.next_subjects} <= set(corpus().subjects)


def test_penalties_are_told_in_the_words_of_the_day() -> None:
    """Carriage for pay without registration: a year or 1,500,000 yen; 懲役 until 2025-05-31, 拘禁刑 from the next day."""
    carriage, use_of_the_car = penalties_about("road_transport.ride")
    assert carriage.text(date(2025, 5, 31)) == "1年以下の懲役、150万円以下の罰金、またはその両方"
    assert carriage.text(IMPRISONMENT_2025) == "1年以下の拘禁刑、150万円以下の罰金、またはその両方"
    assert use_of_the_car.text(DAY) == "6か月までの車の使用の制限または禁止"


def test_every_penalty_can_be_told_and_found() -> None:
    """Each penalty says what it is, which subject it is about and where it is written; the gravest stands first."""
    assert {penalty.about for penalty in PENALTIES} <= set(corpus().subjects)
    assert all(penalty.text(DAY) and penalty.cite.article for penalty in PENALTIES)
    gravity = [(penalty.months, penalty.yen) for penalty in PENALTIES]
    assert gravity == sorted(gravity, reverse=True)
    texts = [penalty.text(IMPRISONMENT_2025) for penalty in PENALTIES]
    assert "6か月以下の拘禁刑、50万円以下の罰金、またはその両方" in texts
    assert "50万円以下の過料" in texts


@pytest.mark.parametrize(
    "wrong",
    [{}, {"yen": -1}, {"months": -1, "yen": 10_000}, {"months": 6, "yen": 10_000, "administrative": True}],
)
def test_a_penalty_that_is_none(wrong: dict[str, int]) -> None:
    """A penalty of nothing, a negative one, and an administrative fine with prison are refused."""
    with pytest.raises(ValueError, match="no such act"):
        Penalty(act="no such act", about="road_transport.ride", cite=PENALTIES[0].cite, **wrong)  # type: ignore[arg-type]


def test_every_record_says_what_it_holds() -> None:
    """Each record that is kept for a period has its items, and so has the rider list; nothing else has."""
    kept = {name.removeprefix("retention.") for name in amounts() if name.startswith("retention.")}
    assert {record.kind for record in RECORDS} == kept | {"rider_list"}
    assert all(record.title and record.items and record.cite.article for record in RECORDS)
