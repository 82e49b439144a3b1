"""The books: every move is balanced by its shape, what goes back goes back by a counter-entry, statements add up."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.basics.day import Month
from ashinami.ledger.accounts import CHART, Side, account, of_side
from ashinami.ledger.move import Move, counter
from ashinami.ledger.statements import account_lines, balance, balances_by, flow, paid_for, trial_balance
from ashinami.ledger.vouchers import ITEM, VOUCHERS
from ashinami.vocabulary.money import CostItem

MAY = Month(2026, 5)
JUNE = MAY.next


def move(debit: str = "cash", credit: str = "donations", amount: int = 100, **more: object) -> Move:
    """Return a move of 10 May."""
    told: dict[str, object] = {"key": "1", "day": date(2026, 5, 10), "period": MAY, **more}
    return Move(debit=debit, credit=credit, amount=amount, **told)  # type: ignore[arg-type]


@st.composite
def books(draw: st.DrawFn) -> list[Move]:
    """Return any books of a year."""
    codes = st.sampled_from(list(CHART))
    found = []
    for number in range(draw(st.integers(0, 30))):
        debit = draw(codes)
        credit = draw(st.sampled_from([code for code in CHART if code != debit]))
        day = draw(st.dates(date(2026, 4, 1), date(2027, 3, 31)))
        found.append(
            Move(
                key=str(number), day=day, period=Month.of(day), debit=debit, credit=credit,
                amount=draw(st.integers(1, 10**7)), fund=draw(st.sampled_from(["", "b"])), grant=draw(st.sampled_from(["", "g", "h"])),
                person=draw(st.sampled_from(["", "p", "q"])),
            )
        )  # fmt: skip
    return found


YEAR = tuple(Month(2026, month) for month in range(4, 13)) + tuple(Month(2027, month) for month in range(1, 4))


@given(books())
def test_money_is_conserved(moves: list[Move]) -> None:
    """In any books, and in each fund alone, debits and credits have one sum, and what is owned is what is owed, kept and earned."""
    for some in (moves, [one for one in moves if one.fund == "b"]):
        lines = trial_balance(some)
        assert (
            sum(line.debit for line in lines) == sum(line.credit for line in lines) == sum(one.amount for one in some)
        )
        left = {side: sum(line.balance for line in lines if line.account.side is side) for side in Side}
        assert left[Side.ASSET] + left[Side.EXPENSE] == left[Side.DEBT] + left[Side.NET] + left[Side.INCOME]


@given(books())
def test_statements_agree_with_the_trial_balance(moves: list[Move]) -> None:
    """An account's last line, its balances by person, and the year's income and expense are the balances of the trial balance."""
    for line in trial_balance(moves):
        lines = account_lines(moves, line.account.code)
        assert lines[-1].left == line.balance == sum(one.change for one in lines) == balance(moves, line.account.code)
        assert sum(balances_by(moves, line.account.code, "person").values()) == line.balance
        assert {one.other.code for one in lines} <= {code for one in moves for code in (one.debit, one.credit)}
    found = flow(moves, YEAR)
    assert found.total_income == sum(balance(moves, one.code) for one in of_side(Side.INCOME))
    assert found.left == found.total_income - sum(balance(moves, one.code) for one in of_side(Side.EXPENSE))


@given(books())
def test_no_cost_has_two_funders(moves: list[Move]) -> None:
    """What all grants and the group's own money have paid for is all cost there is: nothing twice, nothing lost."""
    by_grant = [paid_for(moves, grant) for grant in ("", "g", "h")]
    for item in CostItem:
        assert sum(found.get(item.value, 0) for found in by_grant) == balance(moves, item.value)


@given(books())
def test_counter_entries_leave_nothing(moves: list[Move]) -> None:
    """Each move taken back: every account of every month's books ends at nothing, and all moves are still there."""
    back = [counter(one, key=f"back {one.key}", day=one.day, period=one.period, text="") for one in moves]
    assert all(line.balance == 0 for line in trial_balance([*moves, *back]))
    assert all(one.reverses == other.key and one.amount == other.amount for one, other in zip(back, moves, strict=True))


def test_a_late_move_counts_in_the_open_month() -> None:
    """A receipt of 10 May found in June counts in June, and says its day; May's figures stay."""
    late = move("fuel", "cash", 500, period=JUNE)
    found = flow([move("fuel", "cash", 300), late], [MAY, JUNE])
    assert found.expense["fuel"] == {MAY: 300, JUNE: 500}
    assert late.day == date(2026, 5, 10)
    assert flow([late], [MAY]).expense == {}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"amount": 0}, "one yen or more"),
        ({"amount": -5}, "one yen or more"),
        ({"credit": "cash"}, "two accounts"),
        ({"credit": "gold"}, "no account"),
        ({"period": Month(2026, 4)}, "before it happened"),
        ({"reverses": "1"}, "take itself back"),
    ],
)
def test_a_move_that_cannot_be_is_refused(change: dict[str, object], said: str) -> None:
    """Nothing, nowhere, into the past, or itself."""
    with pytest.raises(ValueError, match=said):
        move(**change)  # type: ignore[arg-type]


def test_every_slip_moves_known_accounts_and_every_cost_item_is_an_account() -> None:
    """The kinds of slips people write are complete: two accounts each, the chosen cost item standing for one."""
    for voucher in VOUCHERS.values():
        codes = [code for code in (voucher.debit, voucher.credit) if code != ITEM]
        assert all(account(code) for code in codes)
        assert voucher.debit != voucher.credit
        assert ("cost" in voucher.asks) == (ITEM in (voucher.debit, voucher.credit))
    assert all(account(item.value).side is Side.EXPENSE for item in CostItem)
