"""Versions of a registration: names of the day, what is in force, how long it should last."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.casework.registration.term import notices, standard_years
from ashinami.casework.registration.version import Version, in_force, way_name
from ashinami.vocabulary.registration import Term, Way
from tests.casework.registered_group import BEGAN, version


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2015, 3, 31), "過疎地有償運送"),
        (date(2015, 4, 1), "公共交通空白地有償運送"),
        (date(2020, 11, 26), "公共交通空白地有償運送"),
        (date(2020, 11, 27), "交通空白地有償運送"),
    ],
)
def test_a_kind_is_called_as_on_its_day(day: date, name: str) -> None:
    """Shows the three names of one kind, each from its first day."""
    assert way_name(Way.BLANK_AREA, day) == name
    assert way_name(Way.WELFARE, day) == "福祉有償運送"


def test_a_municipal_kind_keeps_its_name_until_the_reform() -> None:
    """Shows 市町村運営有償運送 to 2020-11-26 and the present kind from the day after."""
    assert way_name(Way.MUNICIPAL_WELFARE, date(2020, 11, 26)).startswith("市町村運営")
    assert way_name(Way.MUNICIPAL_WELFARE, date(2020, 11, 27)) == "福祉有償運送"


def test_a_version_reads_back_as_it_was_written() -> None:
    """Shows that nothing is lost between a version and its event, and that a broken event is told."""
    one = version(shared_rides=None, partner="試しバス")
    assert Version.read("r", one.facts) == one
    for broken in ({"number": "1"}, one.facts | {"taxi": 1}, one.facts | {"way": "taxi"}):
        with pytest.raises(ValueError, match=r".+"):
            Version.read("r", broken)


@pytest.mark.parametrize("more", [{"number": ""}, {"expires_on": BEGAN - timedelta(days=1)}])
def test_a_registration_that_cannot_be_is_refused(more: dict[str, object]) -> None:
    """Shows that a number is needed, and an expiry after the start."""
    with pytest.raises(ValueError, match=r".+"):
        version(**more)


@given(st.lists(st.integers(0, 5), max_size=6), st.integers(0, 6))
def test_the_last_written_of_the_latest_begun_is_in_force(starts: list[int], at: int) -> None:
    """Shows it against the slow way: sort by day and by order of writing, take the last begun."""
    versions = [version(since=BEGAN + timedelta(days=n), note=str(number)) for number, n in enumerate(starts)]
    day = BEGAN + timedelta(days=at)
    slow = sorted((one for one in versions if one.since <= day), key=lambda one: (one.since, versions.index(one)))
    assert in_force(versions, day) == (slow[-1] if slow else None)


@pytest.mark.parametrize(
    ("more", "years", "noticed"),
    [
        ({}, (2,), False),
        ({"expires_on": date(2027, 4, 1)}, (2,), True),
        ({"term": Term.RENEWED, "expires_on": date(2028, 3, 31)}, (3, 2), False),
        ({"term": Term.RENEWED, "expires_on": date(2027, 3, 31)}, (3, 2), False),
        ({"partner": "試しバス", "expires_on": date(2030, 3, 31)}, (5,), False),
        ({"since": date(2006, 9, 1), "registered_on": date(2006, 9, 1)}, (), False),
        # the register wrote 28 February where the civil law leads to the 29th
        ({"term": Term.RENEWED, "registered_on": date(2025, 3, 1), "expires_on": date(2028, 2, 28)}, (3, 2), False),
    ],
)
def test_an_unusual_expiry_is_noticed_and_kept(more: dict[str, object], years: tuple[int, ...], noticed: bool) -> None:  # noqa: FBT001 - a row of the table
    """Shows the standard years of each case, and the known oddity of the register."""
    one = version(**more)
    assert standard_years(one) == years
    assert bool(notices(one)) is noticed
