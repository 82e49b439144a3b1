"""A day's input and JSON: contradictions are refused when built."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.basics.place import Point
from ashinami.casework.codec import from_plain, to_plain
from ashinami.casework.day import NO_ARRANGEMENT, DayInput
from ashinami.casework.windows import order_for
from ashinami.vocabulary.arrangement import Arrangement
from ashinami.vocabulary.place import Place
from ashinami.vocabulary.wish import Back
from tests.casework import small_day as small


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"riders": (small.HANA, small.HANA)}, "share a key"),
        ({"vehicles": (small.SMALL,)}, "car nobody knows"),
        ({"riders": (small.HANA,)}, "rider nobody knows"),
        ({"day": date(2026, 12, 2)}, "not for"),
        ({"default_arrangement": "?"}, "no arrangement"),
        ({"wishes": (replace(small.RINGS, arrangement="?"),)}, "arrangement nobody knows"),
    ],
)
def test_names_that_lead_nowhere_are_refused(changes: dict[str, object], said: str) -> None:
    """Shows that doubled keys and dangling names never reach the planner."""
    with pytest.raises(ValueError, match=said):
        small.day(**changes)


def test_lookups() -> None:
    """Shows that values are found by key, that a wish's own arrangement comes first, and that an unknown key is a KeyError."""
    given_day = small.day()
    assert given_day.rider("R1") is small.HANA
    assert given_day.arrangement_for(small.RINGS).key == "fuel"
    assert given_day.arrangement_for(replace(small.RINGS, arrangement="free")).key == "free"
    assert small.day(default_arrangement="").arrangement_for(small.RINGS) is NO_ARRANGEMENT
    with pytest.raises(KeyError):
        given_day.driver("?")


def test_an_accompanied_stay_is_not_cut_short() -> None:
    """Shows that without an appointment the return starts only when her stay is over even after the latest pick-up."""
    wish = replace(small.STAYS_WITH, appointment=None, leave_after=600)
    order = order_for(wish, small.KIYOSHI, (0, 1), direct=12)
    assert order.back is not None
    assert order.out.pick_up.latest == 630
    assert order.back.pick_up.earliest == 630 + 8 + 12 + 8 + 60


def test_what_a_wheelchair_takes() -> None:
    """Shows that a rider in her wheelchair takes a place and her companion a seat; a rider without takes a seat."""
    order = order_for(small.STAYS_WITH, small.KIYOSHI, (0, 1), direct=12)
    assert (order.seats, order.wheelchairs, order.skills) == (1, 1, frozenset(["車いす"]))
    order = order_for(small.TO_CLINIC, small.HANA, (0, 1), direct=12)
    assert (order.seats, order.wheelchairs, order.skills) == (1, 0, frozenset())


def test_windows_end_with_the_service_day() -> None:
    """Shows that a visit that would end after the service day is clipped, not refused."""
    wish = replace(small.STAYS_WITH, appointment=2870, stay=600)
    order = order_for(wish, small.KIYOSHI, (0, 1), direct=12)
    assert order.back is not None
    assert order.back.pick_up.latest < 48 * 60


def test_an_input_survives_json() -> None:
    """Shows that every vocabulary value comes back as it was."""
    given_day = small.day()
    assert from_plain(DayInput, to_plain(given_day)) == given_day


@pytest.mark.parametrize(
    "data", [None, [], {}, {"lat": "x", "lon": 1}, {"lat": 1, "lon": 2, "height": 3}, {"lat": True, "lon": 1}]
)
def test_another_shape_is_a_value_error(data: object) -> None:
    """Shows that JSON of another shape never half-fills a value."""
    with pytest.raises(ValueError, match="no Point"):
        from_plain(Point, data)  # type: ignore[arg-type]


def test_no_json_for_strangers() -> None:
    """Shows that an unknown value is refused instead of being written as its name."""
    with pytest.raises(TypeError, match="no JSON"):
        to_plain(object())


@given(
    facts=st.dictionaries(
        st.text(max_size=5),
        st.one_of(st.booleans(), st.integers(), st.text(max_size=5), st.frozensets(st.text(max_size=3), max_size=3)),
        max_size=4,
    )
)
def test_facts_keep_their_kind(facts: dict[str, bool | int | str | frozenset[str]]) -> None:
    """Shows that yes/no, numbers, words and sets are told apart after JSON."""
    arrangement = Arrangement("k", "名前", facts)
    again = from_plain(Arrangement, to_plain(arrangement))
    assert again == arrangement
    assert {key: type(value) for key, value in again.facts.items()} == {k: type(v) for k, v in facts.items()}


def test_back_is_an_enumeration_after_json() -> None:
    """Shows that a state comes back as a state, and an optional point as None."""
    wish = from_plain(type(small.RINGS), to_plain(small.RINGS))
    assert wish.back is Back.OPEN
    assert from_plain(Place, to_plain(small.NOWHERE)).point is None
