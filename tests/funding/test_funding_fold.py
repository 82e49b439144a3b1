"""A year of visits folded to counts: against a slow twin, and for who moves from 要支援1 to 要介護1 within the year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashinami.funding import facts
from ashinami.funding.fold import CLASSES, columns, fold
from ashinami.vocabulary.money import UserClass

FIRST = date(2020, 10, 1)
type Row = tuple[int, int, UserClass, date, int]
rows = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.integers(0, 4),
        st.sampled_from(CLASSES),
        st.integers(0, 300).map(lambda days: FIRST + timedelta(days=days)),
        st.integers(0, 6),
    ),
    max_size=30,
)


def slow(of_group: list[Row]) -> dict[str, int]:
    """Count one group's lines one by one: the slow twin."""
    target = {user for _, user, kind, day, _ in of_group if kind.is_target(day) and kind is not UserClass.CONTINUING}
    going_on = {user for _, user, kind, day, _ in of_group if kind is UserClass.CONTINUING and kind.is_target(day)}
    return {
        "users.all": len({row[1] for row in of_group}),
        "users.target": len(target),
        "users.continuing": len(going_on - target),
        "visits.all": len(of_group),
        "visits.target": sum(kind.is_target(day) for _, _, kind, day, _ in of_group),
        "activities.count": len({row[4] for row in of_group}),
        "group.months": len({(row[3].year, row[3].month) for row in of_group}),
    }


@settings(max_examples=60)
@given(rows)
def test_columns_count_as_one_by_one(lines: list[Row]) -> None:
    """Every count of every group; an empty year is a year of zeros."""
    folded = fold(columns(lines), 3)
    for group, answers in enumerate(folded):
        wanted = slow([row for row in lines if row[0] == group])
        assert {answer.fact.id: answer.value for answer in answers} == wanted


def test_who_moves_to_care_within_the_year_is_one_person() -> None:
    """要支援1 in April, 継続利用 from October: one target user, all her visits count; without recognition only those before."""
    lines: list[Row] = [
        (0, 1, UserClass.SUPPORT_1, date(2025, 4, 7), 1),
        (0, 1, UserClass.CONTINUING, date(2025, 10, 7), 2),
        (1, 1, UserClass.SUPPORT_1, date(2025, 4, 7), 1),
        (1, 1, UserClass.CARE, date(2025, 10, 7), 2),
    ]
    recognised, not_recognised = fold(columns(lines), 2)
    for answers, visits in ((recognised, 2), (not_recognised, 1)):
        counts = {answer.fact: answer.value for answer in answers}
        assert (counts[facts.USERS], counts[facts.TARGET], counts[facts.CONTINUING]) == (1, 1, 0)
        assert counts[facts.VISITS_TARGET] == visits


def test_columns_of_different_lengths_are_refused() -> None:
    """A line is whole or not there."""
    whole = columns([(0, 1, UserClass.SUPPORT_1, FIRST, 1)])
    with pytest.raises(ValueError, match="one line"):
        type(whole)(whole.group, whole.user, whole.user_class, whole.day, whole.activity[:0])
