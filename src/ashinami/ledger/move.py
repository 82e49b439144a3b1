"""A move: an amount goes from one account to another. Each move is balanced by its shape, so no book can come out of balance."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ashinami.basics.day import Month
from ashinami.basics.money import Yen
from ashinami.ledger.accounts import account

MAIN = ""
"""The group's own fund."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An amount credited to one account and debited to another, inside one fund.

    Attributes
    ----------
    key : made where the move is made; the same move made twice has the same key.
    day : when it happened.
    period : the month it counts in: the month of `day`, or, where that was closed, the first open one after it.
    debit, credit : codes of two accounts; what is debited grows an asset or an expense.
    amount : whole yen, one or more; what goes back is a move in the other direction.
    fund : the separate fund it belongs to; empty for the group's own.
    grant : the grant that pays or is paid, if any: a cost has one funder or none.
    person : the person an account is also kept by.
    driver : who holds the cash, where a driver has collected it.
    text : in a few words, without a name.
    source : what kind of paper or record it rests on (`ride`, `receipt`, `bank`, `claim` …).
    trail : keys of the events, receipts or claims under it.
    about : the month of service it is for, where that may be another than `period`.
    reverses : the move it takes back.
    """

    key: str
    day: date
    period: Month
    debit: str
    credit: str
    amount: Yen
    fund: str = MAIN
    grant: str = ""
    person: str = ""
    driver: str = ""
    text: str = ""
    source: str = ""
    trail: tuple[str, ...] = ()
    about: Month | None = None
    reverses: str = ""

    def __post_init__(self) -> None:
        """Refuse a move that moves nothing, or nowhere."""
        account(self.debit)
        account(self.credit)
        if self.amount < 1:
            raise ValueError(f"move {self.key}: an amount is one yen or more")
        if self.debit == self.credit:
            raise ValueError(f"move {self.key}: debit and credit are two accounts")
        if Month.of(self.day) > self.period:
            raise ValueError(f"move {self.key}: it cannot count in a month before it happened")
        if self.reverses == self.key:
            raise ValueError(f"move {self.key}: it does not take itself back")


def counter(move: Move, *, key: str, day: date, period: Month, text: str) -> Move:
    """Return the counter-entry of a move: the same amount the other way. The move itself stays."""
    return replace(
        move,
        key=key,
        day=day,
        period=period,
        debit=move.credit,
        credit=move.debit,
        text=text,
        reverses=move.key,
    )
