"""What is due, what runs out, whom an office needs, what a change asks for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.casework.registration.changes import CHANGES, advice_on, attachments, due_on, operator_name
from ashinami.casework.registration.dues import BEGIN_RENEWAL, DueState, dues
from ashinami.casework.registration.expiries import SOON, Lapse, Paper, expiries
from ashinami.casework.registration.retention import kept_until
from ashinami.casework.registration.staffing import staffing_of
from ashinami.vocabulary.registration import Competence, Filing, Post, RightToUse
from tests.casework.registered_group import BEGAN, EXPIRES, TODAY, car, driver, group, office, procedure, version


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (EXPIRES - BEGIN_RENEWAL - timedelta(days=1), DueState.LATER),
        (EXPIRES - BEGIN_RENEWAL, DueState.NOW),
        (EXPIRES, DueState.NOW),
        (EXPIRES + timedelta(days=1), DueState.LATE),
    ],
)
def test_a_renewal_is_due_on_the_last_day_still(today: date, state: DueState) -> None:
    """Shows its states around each boundary."""
    (renewal,) = (due for due in dues(group(), today) if due.filing is Filing.RENEWAL)
    assert renewal.state(today) is state


def test_the_renewal_of_the_period_before_does_not_count() -> None:
    """Shows that only an application made in this period settles it."""
    before = procedure(Filing.RENEWAL, done_on=BEGAN)
    after = procedure(Filing.RENEWAL, done_on=EXPIRES)
    assert [dues(group(procedures=(row,)), EXPIRES)[-1].state(EXPIRES) for row in (before, after)] != [
        DueState.DONE
    ] * 2
    found = {
        row.done_on: [d for d in dues(group(procedures=(row,)), EXPIRES) if d.procedure] for row in (before, after)
    }
    assert (len(found[BEGAN]), len(found[EXPIRES])) == (0, 1)


def test_reports_are_due_for_the_last_year_and_this_one() -> None:
    """Shows each by 31 May after its March, and none for a year before the registration."""
    years = {due.year: due.due_on for due in dues(group(), TODAY) if due.filing is Filing.ANNUAL_REPORT}
    assert years == {2025: date(2026, 5, 31), 2026: date(2027, 5, 31)}
    first = group(
        versions=(version(since=date(2026, 4, 1), registered_on=date(2026, 4, 1), expires_on=date(2028, 3, 31)),)
    )
    assert {due.year for due in dues(first, TODAY) if due.year} == {2026}


def test_a_service_given_up_is_renewed_no_more() -> None:
    """Shows the last report still due for the year of its end, no renewal, and nothing of a year after it."""
    end = date(2026, 4, 1)
    given_up = procedure(Filing.NOTIFICATION, change="ended", happened_on=end, due_on=date(2026, 5, 1))
    for today, years in (
        (date(2026, 3, 31), {2025}),
        (TODAY, {2025, 2026}),
        (date(2027, 4, 1), {2026}),
        (date(2028, 4, 1), set()),
    ):
        listed = dues(group(procedures=(given_up,)), today)
        assert {due.year for due in listed if due.year} == years, today
        assert any(due.filing is Filing.RENEWAL for due in listed) is (today < end)
    assert Paper.REGISTRATION not in {one.paper for one in expiries(group(procedures=(given_up,)), TODAY)}


def test_what_was_filed_stands_last() -> None:
    """Shows open things by day, then what is done."""
    done = procedure(Filing.ANNUAL_REPORT, year=2025, done_on=date(2026, 5, 20))
    begun = procedure(Filing.NOTIFICATION, change="cars", due_on=date(2026, 12, 20), key="y")
    listed = dues(group(procedures=(done, begun)), TODAY)
    assert [due.filing for due in listed] == [
        Filing.NOTIFICATION, Filing.RENEWAL, Filing.ANNUAL_REPORT, Filing.ANNUAL_REPORT,
    ]  # fmt: skip
    assert [due.state(TODAY) is DueState.DONE for due in listed] == [False, False, False, True]


@given(st.dates(date(2026, 1, 1), date(2028, 1, 1)) | st.none(), st.dates(date(2026, 6, 1), date(2027, 6, 1)))
def test_a_paper_holds_on_its_last_day(last: date | None, today: date) -> None:
    """Shows lapsed, unknown, soon and fine for any day: unknown is never fine."""
    (licence,) = (
        one for one in expiries(group(drivers=(driver(licence_expires_on=last),)), today) if one.paper is Paper.LICENCE
    )
    expected = (
        Lapse.UNKNOWN if last is None
        else Lapse.LAPSED if last < today
        else Lapse.SOON if last - today <= SOON
        else Lapse.FINE
    )  # fmt: skip
    assert licence.lapse(today) is expected


def test_the_list_begins_with_what_has_lapsed() -> None:
    """Shows lapsed, unknown, then by day; who has left is not in it; a car brought in without agreement is."""
    file = group(
        drivers=(
            driver(),
            driver(key="e", licence_expires_on=None),
            driver(key="f", left_on=TODAY, licence_expires_on=BEGAN),
        ),
        cars=(car(inspected_until=date(2026, 12, 3)), car(key="b", right=RightToUse.BROUGHT_IN, agreed_on=None)),
    )
    found = expiries(file, TODAY)
    assert [one.lapse(TODAY) for one in found[:3]] == [Lapse.LAPSED, Lapse.UNKNOWN, Lapse.UNKNOWN]
    assert "f" not in {one.key for one in found}
    assert Paper.AGREEMENT in {one.paper for one in found}
    assert [one.last_day for one in found[3:]] == sorted(one.last_day for one in found[3:] if one.last_day)


def test_a_page_is_kept_two_years_after_leaving() -> None:
    """Shows the last day; none while he drives."""
    assert kept_until(None) is None
    assert kept_until(date(2026, 12, 4)) == date(2028, 12, 4)
    assert kept_until(date(2000, 1, 1)) is None


@pytest.mark.parametrize(
    ("seats", "specified", "needed"),
    [
        ([10] * 4, False, 1),
        ([10] * 5, True, 1),
        ([11], True, 1),
        ([10] * 19, True, 1),
        ([10] * 20, True, 2),
        ([None], None, 1),
    ],
)
def test_an_office_is_specified_by_its_cars(seats: list[int | None], specified: bool | None, needed: int) -> None:  # noqa: FBT001 - a row of the table
    """Shows five small cars or one large one; a car not written down leaves it open."""
    cars = tuple(car(key=str(number), capacity=one) for number, one in enumerate(seats))
    found = staffing_of(office(), group(cars=cars))
    assert (found.specified, found.needed, found.cars) == (specified, needed, len(seats))


def test_enough_is_said_only_when_it_is_known() -> None:
    """Shows the qualified counted at a 特定事務所, anybody elsewhere, and that an open office is not called staffed."""
    five = tuple(car(key=str(number)) for number in range(5))
    nobody = office(holders=())
    unqualified = office(
        holders=tuple(type(one)(post=one.post, name=one.name, competence=Competence.NONE) for one in office().holders)
    )
    unknown = group(cars=(car(capacity=None),))
    assert staffing_of(office(), group(cars=five)).enough is True
    assert staffing_of(unqualified, group(cars=five)).enough is False
    assert staffing_of(unqualified, group()).enough is True
    assert staffing_of(office(), unknown).enough is None
    assert staffing_of(nobody, unknown).enough is False
    assert staffing_of(nobody, group()).vacant == tuple(Post)
    # with a licensed operator's help only 運行管理者 count
    assert staffing_of(office(), group(cars=five), cooperation=True).enough is False


def test_every_change_has_advice_on_every_day() -> None:
    """Shows that the table and the rules agree, before and after the reform, and that a day before there was law is said."""
    for change in CHANGES:
        for day in (date(2006, 10, 1), date(2020, 11, 26), date(2020, 11, 27), TODAY):
            advice = advice_on(change.id, version(), day)
            assert advice.known
            assert (advice.filing.value if advice.filing else "none") == change.procedure(day).value
            assert (advice.due_on is None) is (advice.filing is None)
    before = advice_on("cars", version(), date(2006, 9, 30))
    assert (before.known, before.filing, before.duties) == (False, None, ())
    with pytest.raises(LookupError):
        advice_on("colour", version(), TODAY)


def test_papers_that_go_with_it() -> None:
    """Shows a route map for a route, no articles of a municipality, the council's proof where it is needed."""
    assert any("路線図" in one for one in attachments(version(route="浜から駅")))
    assert not any("定款" in one for one in attachments(version(operator="municipality")))
    enlarged = procedure(Filing.CHANGE_REGISTRATION, change="area_enlarged", happened_on=TODAY)
    assert [one.partition("　")[0] for one in attachments(version(), enlarged)] == ["4号", "登録証"]
    assert operator_name("npo").startswith("NPO法人")
    assert operator_name("") == ""


def test_a_last_day_follows_from_what_is_filed() -> None:
    """Shows each procedure, and none where the day it counts from is not given."""
    assert due_on(Filing.RENEWAL, expires_on=EXPIRES) == EXPIRES
    assert due_on(Filing.ANNUAL_REPORT, expires_on=EXPIRES, year=2025) == date(2026, 5, 31)
    assert due_on(Filing.NOTIFICATION, expires_on=EXPIRES, happened_on=date(2025, 4, 1)) == date(2025, 5, 1)
    assert due_on(Filing.CHANGE_REGISTRATION, expires_on=EXPIRES, happened_on=date(2025, 4, 1)) == date(2025, 3, 31)
    for filing in (Filing.ANNUAL_REPORT, Filing.NOTIFICATION, Filing.CHANGE_REGISTRATION):
        assert due_on(filing, expires_on=EXPIRES) is None
