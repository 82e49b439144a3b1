"""What lies ahead of a centre: a line that only goes on, and what neighbours would take off it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ashinami.community.workload import AHEAD, Outlook, outlook


def test_ten_more_each_year_pass_what_ten_people_can_take_on_two_years_later_with_neighbours() -> None:
    """80, 90, 100: the line says 110, 120 …; half of them come for waste and the like, of whom forty in a hundred are helped first."""
    found = outlook({2023: 80, 2024: 90, 2025: 100}, {2025: 50}, staff=10, each=11, moved=40)
    assert found is not None
    assert [(one.year, one.new, one.relieved, one.counted) for one in found.years[2:5]] == [
        (2025, 100, 100, True), (2026, 110, 88, False), (2027, 120, 96, False),
    ]  # fmt: skip
    assert (found.can, found.over, found.over_relieved) == (110, 2027, 2029)


def test_two_years_are_no_line_and_nobody_is_never_less_than_nobody() -> None:
    """A trend needs three whole years; one that falls ends at nobody; years without anybody are years."""
    assert outlook({2024: 90, 2025: 100}, {}, staff=1, each=1, moved=0) is None
    falls = outlook({2023: 20, 2024: 10, 2025: 0}, {}, staff=1, each=1, moved=50)
    assert falls is not None
    assert [one.new for one in falls.years[3:]] == [0] * AHEAD
    assert (falls.over, falls.over_relieved) == (None, None)


@given(st.lists(st.integers(0, 5000), min_size=3, max_size=12), st.integers(0, 100), st.integers(0, 100))
def test_neighbours_never_make_it_more(numbers: list[int], share: int, moved: int) -> None:
    """With neighbours no year is more than without; helping nobody first changes nothing; a steady count stays what it was."""
    new = {2010 + at: number for at, number in enumerate(numbers)}
    some = {max(new): new[max(new)] * share // 100}

    def asked(moved: int) -> Outlook:
        found = outlook(new, some, staff=3, each=10, moved=moved)
        assert found is not None
        return found

    assert all(one.relieved <= one.new for one in asked(moved).years)
    assert all(one.relieved == one.new for one in asked(0).years)
    if len(set(numbers)) == 1:
        assert {one.new for one in asked(moved).years} == set(numbers)
