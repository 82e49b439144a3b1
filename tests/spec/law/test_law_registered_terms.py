"""A registration's terms and days of expiry, its tax, the letters of its riders, and the papers of an application."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.law.road_transport.registered.attachments import (
    ATTACHMENTS,
    Service,
    for_application,
    for_change,
    for_renewal,
)
from ashinami.law.road_transport.registered.facts_riders import CATEGORY
from ashinami.law.road_transport.registered.letters import categories_of, letter_of
from ashinami.law.road_transport.registered.valid import in_term, renewal_pending
from ashinami.law.road_transport.registered.validity import Act, registration_tax, standard_expiry, validity_years

TODAY = date(2025, 4, 1)
DAYS = st.dates(date(2006, 10, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("day", "first", "clean", "cooperation", "years"),
    [
        (date(2006, 10, 1), True, True, False, 2),
        (date(2024, 11, 1), True, False, False, 2),
        (date(2023, 10, 1), False, True, False, 3),
        (date(2023, 10, 1), False, False, False, 2),
        (date(2020, 11, 27), True, False, True, 5),
        (date(2025, 4, 1), False, True, True, 5),
        (date(2025, 4, 1), False, False, True, 2),
    ],
)
def test_years_of_a_term(*, day: date, first: bool, clean: bool, cooperation: bool, years: int) -> None:
    """Two years at first and after an order or accident, three after a clean term, five with a licensed operator's help."""
    assert validity_years(day, first=first, clean=clean, cooperation=cooperation) == years


def test_no_term_before_its_law() -> None:
    """There were no registrations before 2006-10-01, and no 事業者協力型 before 2020-11-27."""
    with pytest.raises(LookupError):
        validity_years(date(2006, 9, 30), first=True, clean=True, cooperation=False)
    with pytest.raises(LookupError):
        validity_years(date(2020, 11, 26), first=True, clean=True, cooperation=True)


@pytest.mark.parametrize(
    ("start", "years", "end"),
    [
        (date(2024, 11, 1), 2, date(2026, 10, 31)),
        (date(2023, 10, 1), 3, date(2026, 9, 30)),
        (date(2025, 3, 1), 2, date(2027, 2, 28)),
        (date(2024, 2, 29), 2, date(2026, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 28)),
    ],
)
def test_the_last_day_of_a_term(start: date, years: int, end: date) -> None:
    """The day before the corresponding day, as in real registers; the last of the month where that day does not exist."""
    assert standard_expiry(start, years).day == end


def test_the_trap_of_february() -> None:
    """A term from 2025-03-01 was entered to 2028-02-28 where the civil law leads to 02-29: both fit, another day does not."""
    expected = standard_expiry(date(2025, 3, 1), 3)
    assert expected.fits(date(2028, 2, 29))
    assert expected.fits(date(2028, 2, 28))
    assert not expected.fits(date(2028, 2, 27))
    assert standard_expiry(date(2024, 11, 1), 2).also_seen is None
    with pytest.raises(ValueError, match="at least a year"):
        standard_expiry(TODAY, 0)


@given(start=DAYS, years=st.integers(1, 5))
def test_terms_follow_each_other(start: date, years: int) -> None:
    """A term lasts its whole years: never a day more than them, and short by one day at most."""
    end = standard_expiry(start, years).day
    assert timedelta(days=365 * years - 1) <= end - start <= timedelta(days=365 * years + 1)
    assert (end + timedelta(days=1)).day in (start.day, 1)


def test_a_registration_on_its_last_day_and_after() -> None:
    """The day of expiry is in the term; a renewal filed on it keeps the old registration until the decision, a day later not."""
    expiry = date(2026, 10, 31)
    assert in_term(expiry, expiry)
    assert not in_term(expiry, date(2026, 11, 1))
    ride = date(2026, 11, 2)
    assert renewal_pending(expiry, expiry, None, ride)
    assert renewal_pending(expiry, date(2026, 9, 1), date(2026, 11, 3), ride)
    assert not renewal_pending(expiry, date(2026, 9, 1), ride, ride)
    assert not renewal_pending(expiry, date(2026, 11, 1), None, ride)
    assert not renewal_pending(expiry, None, None, ride)
    assert not renewal_pending(expiry, date(2026, 10, 30), None, date(2026, 10, 29))


def test_registration_tax() -> None:
    """15,000 yen for a new registration, 3,000 for a change of registration, none for a renewal."""
    assert [registration_tax(act, TODAY) for act in (Act.NEW, Act.CHANGE, Act.RENEWAL)] == [15_000, 3_000, 0]
    with pytest.raises(LookupError):
        registration_tax(Act.NEW, date(2006, 9, 30))


@pytest.mark.parametrize(
    ("letter", "before", "since"),
    [
        ("イ", ("physical",), ("physical",)),
        ("ロ", ("care",), ("mental",)),
        ("ハ", ("support",), ("intellectual",)),
        ("ニ", ("mental", "intellectual", "checklist", "other"), ("care",)),
        ("ホ", None, ("support",)),
        ("ヘ", None, ("checklist",)),
        ("ト", None, ("other",)),
    ],
)
def test_letters_moved_in_2020(letter: str, before: tuple[str, ...] | None, since: tuple[str, ...]) -> None:
    """What a letter in an old document means is read by its period."""
    assert categories_of(letter, date(2020, 11, 27)) == since
    if before is None:
        with pytest.raises(LookupError):
            categories_of(letter, date(2020, 11, 26))
    else:
        assert categories_of(letter, date(2020, 11, 26)) == before


def test_every_category_has_its_letter() -> None:
    """Each category but none is found under its letter in both periods; before the system there were no letters."""
    for day in (date(2019, 4, 1), TODAY):
        for category in set(CATEGORY.ids) - {"none"}:
            assert category in categories_of(letter_of(category, day), day)
        with pytest.raises(LookupError):
            letter_of("none", day)
    with pytest.raises(LookupError):
        letter_of("care", date(2006, 9, 30))


@pytest.mark.parametrize(
    ("service", "numbers"),
    [
        (Service(municipality=False, welfare=True), [1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
        (Service(municipality=True, welfare=True), [3, 4, 5, 6, 7, 8, 9, 10, 11]),
        (Service(municipality=False, welfare=False, route=True), [1, 2, 3, 4, 5, 6, 8, 9, 10, 11]),
        (
            Service(municipality=True, welfare=False, automatic_driving=True),
            [3, 4, 5, 6, 8, 9, 10, 11, 13, 14],
        ),
    ],
)
def test_papers_of_an_application(service: Service, numbers: list[int]) -> None:
    """What is attached, by kind of body and service."""
    assert [paper.number for paper in for_application(service)] == numbers


def test_papers_of_a_renewal_and_of_a_change() -> None:
    """A renewal always brings the oath and the council's proof, and what has changed; a change what has changed."""
    service = Service(municipality=False, welfare=True)
    assert [paper.number for paper in for_renewal(service)] == [3, 4]
    assert [paper.number for paper in for_renewal(service, frozenset({11}))] == [3, 4, 11]
    assert [paper.number for paper in for_change(service, frozenset({5}), council=False)] == [5]
    assert [paper.number for paper in for_change(service, frozenset(), council=True)] == [4]
    assert [paper.number for paper in ATTACHMENTS] == list(range(1, 15))
