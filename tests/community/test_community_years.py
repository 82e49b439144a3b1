"""Indicators, what hangs on one person, cycles of review, visits."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.community.cycle import Check, Turn, follow_ups, stale, turn
from ashinami.community.hanging import MOST_COUNTED, Duty, factor, frailty, on_him_alone
from ashinami.community.indicators import Course, Reading, Target, course, forecast, shown_count
from ashinami.community.visits import rhythm, suggested

FEWER = Target(2024, Decimal(680), 2028, Decimal(520))
MORE = Target(2024, Decimal(0), 2028, Decimal(8))


@pytest.mark.parametrize(
    ("target", "year", "value", "expected"),
    [
        (FEWER, 2026, "520", Course.REACHED),
        (FEWER, 2026, "600", Course.ON_THE_WAY),
        (FEWER, 2026, "601", Course.BEHIND),
        (FEWER, 2026, "681", Course.WORSE),
        (FEWER, 2024, "100", Course.NOT_KNOWN),
        (MORE, 2026, "4", Course.ON_THE_WAY),
        (MORE, 2026, "3.9", Course.BEHIND),
        (MORE, 2030, "8", Course.REACHED),
        (None, 2026, "8", Course.NOT_KNOWN),
    ],
)
def test_how_an_indicator_stands(target: Target | None, year: int, value: str, expected: Course) -> None:
    """Against the straight way from base to target; less can be better; the base year itself shows no change."""
    assert course(target, [Reading(year, Decimal(value))]) is expected


def test_without_a_reading_nothing_is_judged() -> None:
    """Not measured is not zero."""
    assert course(MORE, []) is Course.NOT_KNOWN
    with pytest.raises(ValueError, match="after its base"):
        Target(2026, Decimal(1), 2026, Decimal(2))


def test_a_forecast_is_the_line_through_the_readings() -> None:
    """出水市's 要支援 from 520 to 680: with nothing changed the line goes on; one year gives no line."""
    readings = [Reading(2018, Decimal(520)), Reading(2022, Decimal(680))]
    assert forecast(readings, 2024) == 760
    assert forecast(readings[:1], 2024) is None
    assert forecast([*readings, Reading(2020, Decimal(630))], 2020) == Fraction(610)


@pytest.mark.parametrize(("count", "shown"), [(None, None), (0, "0"), (1, "5未満"), (4, "5未満"), (5, "5"), (27, "27")])
def test_small_counts_are_hidden(count: int | None, shown: str | None) -> None:
    """One to four people are fewer than five; nobody is nobody; unknown stays unknown."""
    assert shown_count(count) == shown


DUTIES = st.lists(
    st.builds(
        Duty,
        key=st.uuids().map(str),
        group=st.sampled_from("XY"),
        holders=st.frozensets(st.sampled_from("abcd"), max_size=2),
        deputies=st.frozensets(st.sampled_from("abcd"), max_size=1),
    ),
    max_size=8,
)


@given(DUTIES, st.sampled_from("abcd"))
def test_what_hangs_on_him_is_what_nobody_else_carries(duties: list[Duty], person: str) -> None:
    """It is exactly what is carried today and by nobody once he is taken out."""
    lost = [duty for duty in duties if duty.carried_by and not duty.carried_by - {person}]
    assert on_him_alone(duties, person) == lost


@given(DUTIES)
def test_the_factor_is_the_fewest_who_may_not_leave_together(duties: list[Duty]) -> None:
    """No smaller set of people leaves more than half with nobody; the set found does."""
    found = factor(duties)
    people = {person for duty in duties for person in duty.carried_by}
    for count in range(MOST_COUNTED + 1):
        breaks = any(
            2 * sum(not duty.carried_by - set(leaving) for duty in duties) > len(duties)
            for size in range(count + 1)
            for leaving in combinations(sorted(people), size)
        )
        assert breaks == (found is not None and found <= count)


def test_the_frailest_group_stands_first() -> None:
    """A group whose work is one person's stands before one that is shared; a deputy counts."""
    one, two = frozenset({"a"}), frozenset({"a", "b"})
    found = frailty(
        [
            Duty("1", "多い", two),
            Duty("2", "多い", frozenset({"c"}), one),
            Duty("3", "一人", one),
            Duty("4", "一人", frozenset()),
        ]
    )
    assert [(line.group, line.duties, line.alone, line.nobodys, line.factor) for line in found] == [
        ("一人", 2, 1, 1, 1), ("多い", 2, 0, 0, 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("checks", "expected"),
    [
        ([], Turn.NEVER),
        ([Check(date(2026, 4, 1))], Turn.UNDATED),
        ([Check(date(2026, 4, 1), date(2026, 12, 4))], Turn.DUE),
        ([Check(date(2026, 4, 1), date(2026, 5, 1)), Check(date(2026, 10, 1), date(2027, 4, 1))], Turn.IN_TIME),
    ],
)
def test_where_a_cycle_stands(checks: list[Check], expected: Turn) -> None:
    """By the last review alone."""
    assert turn(checks, date(2026, 12, 4)) is expected


def test_follow_ups_go_on_beyond_the_year() -> None:
    """香春町's last visit was on 2025-01-30: on 2026-12-04 four follow-ups were due, one of them held, the next comes in 2027 and 2028."""
    found = follow_ups(date(2025, 1, 30), [date(2025, 7, 20)], date(2026, 12, 4))
    assert found == [
        (date(2025, 4, 30), None), (date(2025, 7, 30), date(2025, 7, 20)), (date(2026, 1, 30), None), (date(2027, 1, 30), None),
    ]  # fmt: skip
    assert follow_ups(date(2025, 1, 30), [], date(2030, 1, 1))[-1] == (date(2028, 1, 30), None)


def test_a_goal_goes_stale_after_a_year() -> None:
    """A goal of a year ago is stale."""
    assert stale(date(2025, 12, 4), date(2026, 12, 4))
    assert not stale(date(2025, 12, 5), date(2026, 12, 4))


def test_three_visits_in_about_six_months() -> None:
    """Days are suggested evenly; what is unusual is said and nothing is refused."""
    assert suggested(date(2024, 10, 2)) == [date(2024, 10, 2), date(2025, 1, 1), date(2025, 4, 2)]
    assert suggested(date(2024, 10, 2), 1) == [date(2024, 10, 2)]
    with pytest.raises(ValueError, match="visit"):
        suggested(date(2024, 10, 2), 0)
    held = [date(2024, 10, 2), date(2024, 12, 17), date(2025, 1, 30)]
    found = rhythm(held, date(2025, 2, 1))
    assert (found.held, found.gaps, found.span, found.remarks) == (3, (76, 44), 120, ())
    assert "次の日が決まっていません" in rhythm(held[:1], date(2025, 2, 1)).remarks[0]
    assert rhythm([], date(2025, 2, 1)).span is None
    assert "6か月をこえて" in rhythm([*held, date(2025, 9, 1)], date(2025, 9, 2)).remarks[0]
    assert rhythm(held, date(2024, 12, 31)).remarks == ()
