"""What the books say: trial balance, an account's lines, income and expense, what each grant has paid for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ashinami.basics.day import Month
from ashinami.basics.money import Yen
from ashinami.ledger.accounts import CHART, Account, Side, account
from ashinami.ledger.move import Move


@dataclass(frozen=True, slots=True)
class TrialLine:
    """An account in the trial balance: all that was debited, all that was credited, and what is left on its own side."""

    account: Account
    debit: Yen
    credit: Yen

    @property
    def balance(self) -> Yen:
        """What is left, positive on the account's own side."""
        net = self.debit - self.credit
        return net if self.account.side.grows_by_debit else -net


def trial_balance(moves: Iterable[Move]) -> tuple[TrialLine, ...]:
    """Return a line for each account that was moved, in the order of the chart. Its two columns have one sum."""
    debit: defaultdict[str, Yen] = defaultdict(int)
    credit: defaultdict[str, Yen] = defaultdict(int)
    for move in moves:
        debit[move.debit] += move.amount
        credit[move.credit] += move.amount
    return tuple(
        TrialLine(one, debit[one.code], credit[one.code])
        for one in CHART.values()
        if one.code in debit or one.code in credit
    )


def balance(moves: Iterable[Move], code: str) -> Yen:
    """Return what is left on an account, positive on its own side."""
    side = account(code).side
    net = sum(move.amount * ((move.debit == code) - (move.credit == code)) for move in moves)
    return net if side.grows_by_debit else -net


def balances_by(moves: Iterable[Move], code: str, by: str) -> Mapping[str, Yen]:
    """Return what is left on an account for each person or grant; nothing for those with nothing left."""
    sign = 1 if account(code).side.grows_by_debit else -1
    found: defaultdict[str, Yen] = defaultdict(int)
    for move in moves:
        if code in (move.debit, move.credit):
            found[str(getattr(move, by))] += move.amount * (sign if move.debit == code else -sign)
    return {key: amount for key, amount in sorted(found.items()) if amount}


@dataclass(frozen=True, slots=True)
class AccountLine:
    """A move as one account sees it, with what is left after it."""

    move: Move
    change: Yen
    left: Yen

    @property
    def other(self) -> Account:
        """The account on the other side."""
        grew = (self.change > 0) == account(self.move.debit).side.grows_by_debit
        return account(self.move.credit if grew else self.move.debit)


def account_lines(moves: Iterable[Move], code: str) -> tuple[AccountLine, ...]:
    """Return the moves of an account in order, each with what is left after it."""
    side, left, lines = account(code).side, 0, []
    for move in sorted(moves, key=lambda one: (one.period, one.day, one.key)):
        if code in (move.debit, move.credit):
            change = move.amount if (move.debit == code) == side.grows_by_debit else -move.amount
            left += change
            lines.append(AccountLine(move, change, left))
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class Flow:
    """Income and expense: amounts by account and month. What is left is income less expense."""

    months: tuple[Month, ...]
    income: Mapping[str, Mapping[Month, Yen]]
    expense: Mapping[str, Mapping[Month, Yen]]

    @property
    def total_income(self) -> Yen:
        """All income."""
        return sum(sum(row.values()) for row in self.income.values())

    @property
    def total_expense(self) -> Yen:
        """All expense."""
        return sum(sum(row.values()) for row in self.expense.values())

    @property
    def left(self) -> Yen:
        """Income less expense."""
        return self.total_income - self.total_expense


def flow(moves: Iterable[Move], months: Iterable[Month]) -> Flow:
    """Return income and expense by month."""
    asked = tuple(months)
    sums: dict[Side, dict[str, dict[Month, Yen]]] = {Side.INCOME: {}, Side.EXPENSE: {}}
    for move in moves:
        if move.period not in asked:
            continue
        for code, sign in ((move.debit, 1), (move.credit, -1)):
            side = account(code).side
            if side in sums:
                row = sums[side].setdefault(code, dict.fromkeys(asked, 0))
                row[move.period] += move.amount * (sign if side.grows_by_debit else -sign)

    def in_order(rows: Mapping[str, Mapping[Month, Yen]]) -> dict[str, Mapping[Month, Yen]]:
        return {code: rows[code] for code in CHART if code in rows}

    return Flow(asked, in_order(sums[Side.INCOME]), in_order(sums[Side.EXPENSE]))


def paid_for(moves: Iterable[Move], grant: str) -> Mapping[str, Yen]:
    """Return what a grant has paid for: the costs booked to it, by cost item."""
    found: defaultdict[str, Yen] = defaultdict(int)
    for move in moves:
        if move.grant != grant:
            continue
        for code, sign in ((move.debit, 1), (move.credit, -1)):
            if account(code).side is Side.EXPENSE:
                found[code] += sign * move.amount
    return {code: found[code] for code in CHART if found.get(code)}
