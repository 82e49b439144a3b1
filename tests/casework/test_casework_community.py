"""Working together in an area: small counts stay hidden, a survey gives a range, a help fits or is asked about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.basics.clock import Span
from ashinami.casework.community.counts import Told, told, told_each
from ashinami.casework.community.demand import Demand, Range, Sheets, demand
from ashinami.casework.community.fitting import Fit, Sought, fit, fits
from ashinami.casework.community.idle import is_idle, read_week, said, times_of
from ashinami.vocabulary.community import LifeField
from ashinami.vocabulary.helping import Board, Reward

WASTE = frozenset({LifeField.WASTE})


def test_few_are_told_as_fewer() -> None:
    """Four are «fewer than five», and so is nobody; five are five."""
    assert [str(told(number)) for number in (0, 4, 5)] == ["5未満", "5未満", "5"]
    with pytest.raises(ValueError, match="less than zero"):
        told(-1)
    for number, fewer in ((None, None), (1, 5)):
        with pytest.raises(ValueError, match="a number"):
            Told(number, fewer)


@given(st.dictionaries(st.integers(), st.integers(0, 40), min_size=2, max_size=8))
def test_no_hidden_count_follows_from_the_sum(counts: dict[int, int]) -> None:
    """In a table whose sum is told, either nothing is hidden or at least two cells are, and no small one is told."""
    shown = told_each(counts)
    hidden = [key for key, cell in shown.items() if cell.number is None]
    assert len(hidden) != 1
    assert all(cell.number is None for key, cell in shown.items() if counts[key] < 5)
    assert all(counts[key] < (shown[key].fewer_than or 0) for key in hidden)


def test_a_table_of_one_small_count_hides_it() -> None:
    """There is nothing to hide it behind, and no sum beside it."""
    assert told_each({"浜": 2}) == {"浜": Told(None, 5)}


def test_eleven_would_use_it_at_once() -> None:
    """Eleven of 62 who answered, in a place of 300: eleven surely, and 35 to 81 if the others think alike."""
    found = demand(Sheets(population=300, sent=100, now=11, later=20, no=31, unknown=3))
    assert found == Demand(now=Range(11, 35, 81), some_day=Range(31, 121, 179))


def test_who_asked_everybody_estimates_nothing() -> None:
    """When all people answered there is no range; when nobody did there is no number."""
    assert demand(Sheets(20, 20, 5, 5, 10)) == Demand(Range(5, 5, 5), Range(10, 10, 10))
    assert demand(Sheets(20, 20, 0, 0, 0, 4)) is None
    for wrong in ((10, 20, 1, 1, 1), (20, 10, 8, 8, 0), (20, 10, -1, 0, 0)):
        with pytest.raises(ValueError, match=r"among|less than zero"):
            Sheets(*wrong)


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 200), st.integers(0, 500))
def test_the_range_holds_together(now: int, later: int, no: int, more: int, unasked: int) -> None:
    """Surely ≤ low ≤ high ≤ the people; at once is never more than some day."""
    sent = now + later + no + more
    found = demand(Sheets(sent + unasked, sent, now, later, no))
    if found is None:
        assert now + later + no == 0
        return
    for each in (found.now, found.some_day):
        assert 0 <= each.surely <= each.low <= each.high <= sent + unasked
    assert found.now.high <= found.some_day.high


def test_a_help_fits_and_says_why() -> None:
    """Waste on Tuesday morning in the hamlet, by somebody who serves the district on Tuesdays for nothing."""
    need = Sought(
        Board.HELP, WASTE, frozenset(), ("hamlet", "district"), ((1, Span(420, 480)),), frozenset({Reward.NONE})
    )
    help_ = Sought(
        Board.HELP,
        WASTE | {LifeField.SHOPPING},
        frozenset({"軽トラ"}),
        ("district",),
        ((1, Span(400, 470)), (3, Span(400, 470))),
        frozenset({Reward.NONE, Reward.THANKS}),
    )
    assert fit(need, help_) == Fit(("ごみ出し", "区域が同じ、または区域の中", "火曜の 7:00–7:50 が合う", "無償"), ())


def test_what_is_surely_in_the_way_ends_it() -> None:
    """Another board, a skill that is missing, another field, another place, another day, another reward."""
    need = Sought(Board.HELP, WASTE, frozenset({"車いす"}), ("a",), ((0, Span(1, 9)),), frozenset({Reward.NONE}))
    able = frozenset({"車いす"})
    for offer in (
        Sought(Board.ROLE, WASTE, able),
        Sought(Board.HELP, WASTE),
        Sought(Board.HELP, frozenset({LifeField.CLINIC}), able),
        Sought(Board.HELP, WASTE, able, ("b",)),
        Sought(Board.HELP, WASTE, able, ("a",), ((1, Span(1, 9)),)),
        Sought(Board.HELP, WASTE, able, ("a",), ((0, Span(1, 9)),), frozenset({Reward.PAID})),
    ):
        assert fit(need, offer) is None


def test_what_nobody_said_is_asked() -> None:
    """Unknown is not yes: it stands among what is to be asked, and who leaves least open comes first."""
    need = Sought(Board.HELP, WASTE, areas=("district",), places=3)
    vague, clear, part = (
        Sought(Board.HELP),
        Sought(Board.HELP, WASTE, areas=("district",), places=3),
        Sought(Board.HELP, WASTE, areas=("hamlet", "district")),
    )
    assert [key for key, _ in fits(need, [("vague", vague), ("part", part), ("clear", clear)])] == [
        "clear",
        "vague",
        "part",
    ]
    found = fit(need, part)
    assert found is not None
    assert found.to_ask == (
        "その区域の全部に行けるか",
        "いつがよいか",
        "謝礼があるか",
        "3件のうち1件まで。残りをどうするか",
    )
    unplaced = fit(
        Sought(Board.HELP, WASTE, frozenset({"草刈り"})), Sought(Board.HELP, WASTE, frozenset({"草刈り"}), ("a",))
    )
    assert unplaced is not None
    assert "どの区域か" in unplaced.to_ask
    assert "できること: 草刈り" in unplaced.because


def test_idle_hours_are_read_and_asked() -> None:
    """月水 9:00-12:00 is idle on Monday at ten, not on Tuesday, not at noon; nonsense is told."""
    week = read_week("月水 9:00-12:00")
    assert said(week) == "月 9:00–12:00、水 9:00–12:00"
    assert [is_idle(week, day, start, start + 60) for day, start in ((0, 600), (1, 600), (0, 690))] == [
        True,
        False,
        False,
    ]
    assert times_of(week)[1] == (2, Span(540, 720))
    assert read_week(" ") == []
    assert not is_idle([], 0, 600, 660)
    with pytest.raises(ValueError, match="時間帯として読めません"):
        read_week("ひまなとき")
