"""A group's fiscal year as answers to `ashinami.funding`: counts from its activities, costs and income from its books.

What the records do not say is not in it: a cost nobody has booked is nothing only once the year's books are whole, and target users
are counted only when everybody's class is written down.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ashinami.basics.day import Month
from ashinami.casework.money.allocation import ClassOn
from ashinami.casework.money.figures import figures
from ashinami.ledger.accounts import Side, account
from ashinami.ledger.move import Move
from ashinami.ledger.statements import balance
from ashinami.vocabulary.activity import RIDE, VISIT, Activity
from ashinami.vocabulary.money import CostItem

BY_CLASS = ("users.target", "users.continuing", "visits.target")
FROM_BOOKS = ("income.collected", "income.fares")


@dataclass(frozen=True, slots=True)
class YearRecord:
    """Facts by id, lists by entity; and how many users' class nobody has written down."""

    values: Mapping[str, object]
    unclassed: int
    booked: bool


def year_record(
    months: Iterable[Month], done: Iterable[Activity], class_on: ClassOn, moves: Iterable[Move], *, whole: bool
) -> YearRecord:
    """Return what records and books say of the months; `whole`: all of them are closed, so that no cost is missing."""
    asked = tuple(months)
    books = [move for move in moves if move.period in asked]
    costs = {item: amount for item in CostItem if (amount := balance(books, item.value))}
    mine = tuple(one for one in done if Month.of(one.service_day) in asked)
    counted = figures(asked, mine, class_on, books, grant="", kinds=frozenset({RIDE, VISIT}))
    unclassed = sum(None in user.uses for user in counted.users)
    everything = replace(counted, costs=costs).values() if mine or books else {}
    # what other grants paid depends on the cost a scheme asks about: the group answers that
    kept = {
        name: value
        for name, value in everything.items()
        if name not in ("month", "income.other_grants")
        and not (name.startswith("cost.") and not value)
        and not (name in FROM_BOOKS and not books)
        and not (name in BY_CLASS and (unclassed or not mine))
        and not (name.startswith(("users.", "visits.", "activities.")) and not mine)
    }
    if books and whole:
        kept["cost.complete"] = True
    if everything:
        kept["month"] = [_month(month, mine, class_on, books, classed=not unclassed) for month in _active(asked, mine)]
    if not mine:
        kept.pop("user_month", None)
    return YearRecord(kept, unclassed, bool(books))


def _active(months: Iterable[Month], done: Iterable[Activity]) -> tuple[Month, ...]:
    """Return the months in which something was done."""
    used = {Month.of(one.service_day) for one in done}
    return tuple(month for month in months if month in used)


def _month(
    month: Month, done: Iterable[Activity], class_on: ClassOn, books: Iterable[Move], *, classed: bool
) -> dict[str, object]:
    mine = [one for one in done if Month.of(one.service_day) == month]
    found: dict[str, object] = {"name": str(month), "month.visits": len(mine), "month.activities": len(mine)}
    if classed:
        users = (class_on(one.rider, one.service_day) for one in mine)
        found["month.visits_target"] = sum(
            user is not None and user.is_target(one.service_day) for user, one in zip(users, mine, strict=True)
        )
    cost = sum(_cost(move) for move in books if move.period == month)
    if cost > 0:
        found["month.cost"] = cost
    return found


def _cost(move: Move) -> int:
    """Return what a move adds to the costs."""
    is_cost = [account(code).side is Side.EXPENSE for code in (move.debit, move.credit)]
    return move.amount * (is_cost[0] - is_cost[1])
