"""Days and numbers that the law computes: deadlines, retention, head counts, the two years without suspension."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.basics.day import fiscal_year, fiscal_year_days
from ashinami.law.road_traffic.base import counted_cars, deputies_needed
from ashinami.law.road_transport.registered.accident_report import accident_report_due, quick_report_due
from ashinami.law.road_transport.registered.annual_report import annual_report_due
from ashinami.law.road_transport.registered.drivers import LONGEST_SUSPENSION, suspended_within_two_years
from ashinami.law.road_transport.registered.facts_records import DISCARDED_KIND
from ashinami.law.road_transport.registered.management import is_specified_office, responsible_persons_needed
from ashinami.law.road_transport.registered.retention import retention_ends

DAYS = st.dates(date(2022, 10, 1), date(2035, 12, 31))
CARS = st.integers(0, 200)
KEPT = tuple(kind for kind in DISCARDED_KIND.ids if kind != "other")


@pytest.mark.parametrize(
    ("small", "managers", "needed"),
    [
        (4, False, 1),
        (5, False, 1),
        (19, False, 1),
        (20, False, 2),
        (39, False, 2),
        (40, False, 3),
        (39, True, 1),
        (40, True, 2),
    ],
)
def test_responsible_persons(small: int, managers: bool, needed: int) -> None:  # noqa: FBT001 - a table of cases
    """The head counts of the dossier's examples."""
    assert responsible_persons_needed(small, 0, managers=managers) == needed


@given(small=CARS, large=CARS)
def test_more_cars_never_need_fewer_persons(small: int, large: int) -> None:
    """One more car never lowers the number, and 運行管理者 are never needed in greater number than others."""
    for managers in (False, True):
        here = responsible_persons_needed(small, large, managers=managers)
        assert here <= responsible_persons_needed(small + 1, large, managers=managers) <= here + 1
    assert responsible_persons_needed(small, large, managers=True) <= responsible_persons_needed(
        small, large, managers=False
    )


def test_specified_office() -> None:
    """Four sedans are an ordinary office; the fifth, or one bus, makes it a 特定事務所."""
    assert not is_specified_office(4, 0)
    assert is_specified_office(5, 0)
    assert is_specified_office(0, 1)


@pytest.mark.parametrize(
    ("kind", "since", "ends"),
    [
        ("complaint", date(2024, 3, 1), date(2025, 3, 1)),
        ("complaint", date(2023, 2, 28), date(2024, 2, 29)),
        ("complaint", date(2024, 2, 28), date(2025, 2, 28)),
        ("accident", date(2023, 4, 1), date(2025, 4, 1)),
        ("ledger", date(2024, 2, 29), date(2026, 2, 28)),
        ("pre_check", date(2024, 2, 29), date(2025, 2, 28)),
        ("duty", date(2023, 12, 31), date(2024, 12, 31)),
    ],
)
def test_retention_ends(kind: str, since: date, ends: date) -> None:
    """A year or two from the day after, as for every period by days and months: the day itself does not count."""
    assert retention_ends(kind, since) == ends


@given(kind=st.sampled_from(KEPT), since=DAYS)
def test_retention_is_one_or_two_years(kind: str, since: date) -> None:
    """Every record is kept for one or two years of days, and what is made a day later is never kept less long."""
    kept = (retention_ends(kind, since) - since).days
    assert kept in {365, 366, 730, 731, 732}
    assert retention_ends(kind, since + timedelta(days=1)) >= retention_ends(kind, since)


def test_no_retention_before_the_duty() -> None:
    """The check after duty was nobody's duty before 2022-10-01; for other papers no period is known."""
    with pytest.raises(ValueError, match="nobody had to keep after_check"):
        retention_ends("after_check", date(2022, 9, 30))
    with pytest.raises(LookupError):
        retention_ends("other", date(2024, 1, 1))


@given(day=DAYS)
def test_the_annual_report_is_due_two_months_after_its_year(day: date) -> None:
    """The report of a fiscal year is due on 31 May after its last day."""
    year = fiscal_year(day)
    due = annual_report_due(year)
    end = fiscal_year_days(year).end
    assert end is not None
    assert (due.month, due.day) == (5, 31)
    assert due - end == timedelta(days=60)


def test_accident_reports() -> None:
    """Thirty days for the paper, twenty-four hours for the call."""
    assert accident_report_due(date(2025, 4, 1)) == date(2025, 5, 1)
    assert quick_report_due(datetime(2025, 4, 1, 9, 30)) == datetime(2025, 4, 2, 9, 30)  # noqa: DTZ001 - local time


@pytest.mark.parametrize(
    ("last_day", "on", "appointed", "barred"),
    [
        (date(2023, 12, 31), date(2025, 4, 1), date(2025, 4, 1), True),
        (date(2023, 3, 1), date(2025, 4, 1), date(2025, 4, 1), False),
        (date(2023, 3, 31), date(2025, 4, 1), date(2025, 4, 1), False),
        (date(2023, 4, 1), date(2025, 4, 1), date(2025, 4, 1), True),
        (None, date(2025, 4, 1), date(2025, 4, 1), False),
        # up to 2020-11-26 the ride's day counts, from the next day on the day of appointment
        (date(2019, 1, 10), date(2020, 11, 26), date(2018, 1, 1), True),
        (date(2019, 1, 10), date(2020, 11, 27), date(2018, 1, 1), False),
        (date(2018, 2, 28), date(2020, 2, 29), date(2018, 1, 1), True),
    ],
)
def test_two_years_without_suspension(last_day: date | None, on: date, appointed: date, barred: bool) -> None:  # noqa: FBT001 - a table of cases
    """A first-class driver is barred by a suspension in the two years, counted as the day of the ride says."""
    assert suspended_within_two_years(last_day, on, appointed) is barred


@given(on=DAYS, appointed=DAYS, last_day=DAYS)
def test_only_the_appointment_counts_since_2020(on: date, appointed: date, last_day: date) -> None:
    """After the reform the day of the ride changes nothing, and a suspension after the appointment is another question."""
    barred = suspended_within_two_years(last_day, on, appointed)
    assert barred is suspended_within_two_years(last_day, on + timedelta(days=400), appointed)
    assert not (barred and last_day - LONGEST_SUSPENSION >= appointed)


def test_a_suspension_that_ran_on_the_day_of_appointment() -> None:
    """It bars when it had begun before that day, or may have; one that began on it or later does not."""
    appointed, ride = date(2024, 5, 1), date(2025, 4, 1)
    ends = date(2024, 6, 30)
    assert suspended_within_two_years(ends, ride, appointed)
    assert suspended_within_two_years(ends, ride, appointed, first_day=date(2024, 4, 30))
    assert not suspended_within_two_years(ends, ride, appointed, first_day=date(2024, 5, 1))
    assert not suspended_within_two_years(date(2024, 11, 2), ride, appointed)


def test_cars_of_a_base() -> None:
    """Two motorcycles are one car; 副安全運転管理者 are due from 20."""
    assert counted_cars(4, 1) == 4
    assert counted_cars(4, 2) == 5
    assert [deputies_needed(counted) for counted in (19, 20, 39, 40)] == [0, 1, 1, 2]
