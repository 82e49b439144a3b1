"""What the file answers of the law's questions: what is written, nothing else; and the sheets made from it."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.casework.registration.driver_facts import CHECK_HOLDS, driver_facts
from ashinami.casework.registration.facts import (
    DETECTOR_HOLDS,
    answers_of,
    car_facts,
    insurance_facts,
    known_of,
    office_facts,
    registration_facts,
)
from ashinami.casework.registration.file import GroupFile, LedgerCar, LedgerDriver, Office
from ashinami.law import corpus
from ashinami.rules.answers import Record
from ashinami.rules.facts_file import read_answers
from ashinami.rules.verdict import Verdict, find
from ashinami.vocabulary.registration import CarType, Filing, Forum, Licence, NoteKind, Post, RightToUse
from tests.casework.registered_group import BEGAN, EXPIRES, TODAY, car, driver, group, note, office, procedure, version

DRIVERS = "road_transport.registered.drivers"
VALID = "road_transport.registered.valid"
INSURANCE = "road_transport.registered.insurance"


def verdict(subject: str, file: GroupFile, day: date = TODAY, **lists: Any) -> Verdict:
    """Return what the law says on the facts of the file."""
    return find(corpus(), subject, day, answers_of(file, "r", day, **lists)).verdict


def test_every_answer_is_one_the_law_asks_for_and_can_read() -> None:
    """Shows that no id is misspelt and no value unreadable, for a full file and for the empty pages of one."""
    injured = note(NoteKind.ACCIDENT, TODAY, what="injury")
    full = group(
        versions=(version(forum=Forum.PLAN, shared_rides=True), version(registration="q", forum=Forum.HEAD)),
        drivers=(driver(notes=(*driver().notes, injured)), driver(key="e", person="q", on_my_number_card=True)),
        cars=(car(), car(key="b", type=CarType.BUS)),
    )
    empty = group(
        drivers=(LedgerDriver(key="d", person="p", name=""),),
        cars=(LedgerCar(key="c", name=""),),
        offices=(Office(key="o", name="o"),),
    )
    for file, registration in ((full, "r"), (full, "q"), (empty, "r")):
        for name, values in known_of(file, registration, TODAY):
            assert read_answers(corpus().facts, values, Record(name))[1] == ()


def test_a_whole_page_meets_the_requirements() -> None:
    """Shows the driver, the cover and the registration come out lawful, and that each hangs on one entry."""
    file = group()
    assert {verdict(subject, file) for subject in (DRIVERS, INSURANCE)} == {Verdict.LAWFUL}
    lapsed = driver(licence_expires_on=TODAY - timedelta(days=1))
    assert verdict(DRIVERS, replace(file, drivers=(lapsed,))) is Verdict.UNLAWFUL
    # without a course an office may still recognise something else in its place
    assert verdict(DRIVERS, replace(file, drivers=(driver(notes=()),))) is Verdict.UNDETERMINED
    for field, value in (
        ("record_checked_on", None),
        ("licence", None),
        ("licence_expires_on", None),
        ("appointed_on", None),
    ):
        assert verdict(DRIVERS, replace(file, drivers=(driver(**{field: value}),))) is Verdict.UNDETERMINED, field


def test_nobody_is_not_everybody() -> None:
    """Shows that an empty ledger, and a driver who stands in none, are open questions and never lawful."""
    assert verdict(DRIVERS, group(drivers=())) is Verdict.UNDETERMINED
    assert verdict(DRIVERS, group(), drivers=["p", "stranger"]) is Verdict.UNDETERMINED
    assert verdict(DRIVERS, group(drivers=(driver(left_on=TODAY),)), drivers=["p"]) is Verdict.UNDETERMINED
    assert verdict(DRIVERS, group(), drivers=["p"]) is Verdict.LAWFUL
    assert verdict(INSURANCE, group(), cars=["c", "unknown"]) is Verdict.UNDETERMINED


@given(st.data())
def test_a_ledger_with_gaps_is_never_lawful_where_the_whole_one_is_not(data: st.DataObject) -> None:
    """Shows that striking out any entries of a page turns no verdict into lawful."""
    bad = driver(licence_expires_on=TODAY - timedelta(days=1))
    strike = data.draw(
        st.sets(
            st.sampled_from([one.name for one in fields(LedgerDriver) if one.name not in ("key", "name", "person")])
        )
    )
    defaults = LedgerDriver(key="d", name="x")
    gappy = replace(bad, **{name: getattr(defaults, name) for name in strike})
    if "licence_expires_on" not in strike:
        assert verdict(DRIVERS, group(drivers=(gappy,))) is not Verdict.LAWFUL
    else:
        assert "driver.licence" not in driver_facts(gappy, TODAY)


@pytest.mark.parametrize(
    ("day", "filed", "said"),
    [
        (EXPIRES, None, Verdict.UNDETERMINED),
        (EXPIRES + timedelta(days=1), None, Verdict.UNLAWFUL),
        (EXPIRES + timedelta(days=1), EXPIRES, Verdict.UNDETERMINED),
        (EXPIRES + timedelta(days=9), EXPIRES + timedelta(days=1), Verdict.UNLAWFUL),
    ],
)
def test_a_registration_lapses_unless_its_renewal_was_filed_in_time(
    day: date, filed: date | None, said: Verdict
) -> None:
    """Shows the boundary; what remains open is whether an office has suspended the service."""
    rows = (procedure(Filing.RENEWAL, done_on=filed),) if filed else ()
    assert verdict(VALID, group(procedures=rows), day) is said


def test_a_service_given_up_is_registered_no_more() -> None:
    """Shows the day before its end and the day itself."""
    end = procedure(Filing.NOTIFICATION, change="ended", happened_on=TODAY)
    for day, held in ((TODAY - timedelta(days=1), True), (TODAY, False)):
        assert registration_facts(group(procedures=(end,)), version(), day)["registration.held"] is held


def test_suspensions_count_as_written() -> None:
    """Shows one that runs, one of the past two years, one before the appointment; and how long a look at the record holds."""
    runs = note(NoteKind.SUSPENSION, date(2026, 11, 20), until=TODAY)
    assert driver_facts(driver(notes=(runs,)), TODAY)["driver.suspended"] is True
    assert driver_facts(driver(notes=(runs,)), TODAY + timedelta(days=1))["driver.suspended"] is False
    before = note(NoteKind.SUSPENSION, date(2024, 1, 1), until=date(2024, 3, 1))
    assert (
        driver_facts(driver(notes=(before,), record_checked_on=None), TODAY)["driver.suspended_before_appointment"]
        is True
    )
    open_end = note(NoteKind.SUSPENSION, date(2025, 3, 20))
    assert driver_facts(driver(notes=(open_end,)), TODAY)["driver.suspended_before_appointment"] is True
    after = note(NoteKind.SUSPENSION, date(2025, 9, 1), until=date(2025, 9, 30))
    assert driver_facts(driver(notes=(after,)), TODAY)["driver.suspended_before_appointment"] is False
    looked = date(2026, 6, 1)
    assert "driver.suspended" in driver_facts(driver(), looked + CHECK_HOLDS)
    later = driver_facts(driver(), looked + CHECK_HOLDS + timedelta(days=1))
    assert "driver.suspended" not in later
    assert later["driver.suspended_before_appointment"] is False


def test_an_accident_with_injury_asks_for_a_test_after_it() -> None:
    """Shows no accident, damage only, an injury, and the test before and after it."""
    hurt = note(NoteKind.ACCIDENT, date(2026, 5, 1), what="injury")
    tests = [note(NoteKind.APTITUDE, date(2026, month, 1)) for month in (4, 6)]
    assert driver_facts(driver(notes=(replace(hurt, what="damage"),)), TODAY)["driver.unsafe"] is False
    assert "driver.unsafe" not in driver_facts(driver(made_on=None), TODAY)
    assert [driver_facts(driver(notes=(hurt, one)), TODAY)["driver.aptitude_test"] for one in tests] == [False, True]


def test_cards_licences_and_qualifications_have_the_laws_own_words() -> None:
    """Shows the second class, the card, and a course that counts twice."""
    both = (
        note(NoteKind.COURSE, BEGAN, what="care_transport"),
        note(NoteKind.QUALIFICATION, BEGAN, what="care_worker"),
    )
    known = driver_facts(driver(licence=Licence.SECOND, on_my_number_card=True, notes=both), TODAY)
    assert (known["driver.licence"], known["driver.licence_proof"]) == ("second", "my_number")
    assert known["driver.course"] == ["care_transport"]
    assert known["driver.care_qualification"] == ["care_transport", "care_worker"]
    assert "driver.licence_proof" not in driver_facts(driver(licence_number=""), TODAY)


def test_cover_is_the_least_of_all_cars_and_unknown_with_one_gap() -> None:
    """Shows amounts, lapsed cover, and a car of which nothing is written."""
    low = car(key="b", person_unlimited=False, person_yen=80_000_000)
    assert insurance_facts([car(), low], TODAY)["insurance.per_person"] == 80_000_000
    assert insurance_facts([car(insured_until=date(2026, 12, 3))], TODAY)["insurance.all_vehicles"] is False
    gap = LedgerCar(key="x", name="")
    assert insurance_facts([car(), gap], TODAY) == {}
    assert insurance_facts([], TODAY) == {}


def test_a_car_answers_for_its_day() -> None:
    """Shows a bus among セダン等, an agreement yet to come, a car of the group's own."""
    assert car_facts(car(type=CarType.BUS), TODAY)["vehicle.kind"] == "sedan"
    assert "vehicle.agreement" not in car_facts(car(agreed_on=TODAY + timedelta(days=1)), TODAY)
    assert "vehicle.agreement" not in car_facts(car(right=RightToUse.OWNED), TODAY)
    assert car_facts(LedgerCar(key="c", name=""), TODAY) == {}


def test_an_office_answers_for_its_day() -> None:
    """Shows posts, the course, detectors looked over lately, long ago, and none."""
    file = group()
    known = office_facts(office(), file, TODAY)
    assert (known["office.qualified"], known["office.managers"], known["office.course"]) == (1, 0, True)
    assert known["office.detector_kept"] is True
    assert "office.detector_kept" not in office_facts(office(), file, TODAY + DETECTOR_HOLDS + timedelta(days=1))
    assert office_facts(office(detectors=0), file, TODAY)["office.detector_kept"] is False
    assert "office.responsible" not in office_facts(office(holders=()), file, TODAY)
    untaught = tuple(replace(one, course_on=None) for one in office().holders)
    assert "office.course" not in office_facts(office(holders=untaught), file, TODAY)
    clerk = (replace(office().holders[0], post=Post.COMPLAINT),)
    assert office_facts(office(holders=clerk), file, TODAY)["office.responsible"] is False
    assert "office.large_cars" not in office_facts(office(), group(cars=(car(capacity=None),)), TODAY)


def test_two_offices_answer_nothing_together() -> None:
    """Shows that the law asks of one office, so the file does not add up two."""
    file = group(offices=(office(), office(key="n", name="北")))
    assert not [name for name, _ in known_of(file, "r", TODAY) if name == "事務所の記録"]


@pytest.mark.parametrize(
    ("rows", "day", "state"),
    [
        ((), date(2026, 5, 31), "open"),
        ((), date(2026, 6, 1), "missing"),
        ((procedure(Filing.ANNUAL_REPORT, year=2025, done_on=date(2026, 5, 31)),), TODAY, "sent"),
        ((procedure(Filing.ANNUAL_REPORT, year=2025, done_on=date(2026, 6, 1)),), TODAY, "late"),
        ((), date(2026, 3, 31), None),
    ],
)
def test_the_report_of_the_last_year(rows: tuple[Any, ...], day: date, state: str | None) -> None:
    """Shows each state around 31 May; nothing where nothing was registered in that year."""
    assert registration_facts(group(procedures=rows), version(), day).get("report.state") == state


def test_a_registration_answers_as_of_its_day() -> None:
    """Shows the forum, a settlement to come, an unknown operator, and whether it still bears a name of before the reform."""
    known = registration_facts(group(), version(settled_on=TODAY, price_settled_on=None, operator=""), TODAY)
    assert (known["council.forum"], known["council.outcome"]) == ("transport_council", "settled")
    assert not {"price.settled", "operator.kind"} & set(known)
    assert "council.outcome" not in registration_facts(group(), version(settled_on=TODAY), TODAY - timedelta(days=1))
    old = version(since=date(2019, 4, 1), registered_on=date(2019, 4, 1), expires_on=date(2022, 3, 31))
    label = "registration.not_renewed_since_2020_reform"
    changed = replace(old, since=date(2021, 1, 1))
    said = [
        registration_facts(group(versions=(one,)), one, date(2021, 6, 1)).get(label)
        for one in (old, changed, version())
    ]
    assert said == [True, None, False]
