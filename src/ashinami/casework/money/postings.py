"""The moves that closing a month writes: what is due as of its end, less what earlier months have posted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import NAMESPACE_URL, uuid5

from ashinami.basics.day import Month
from ashinami.basics.money import Yen
from ashinami.casework.money.allocation import ClassOn, Grant, payer
from ashinami.casework.money.allowances import Earned
from ashinami.casework.money.charges import Charge, ChargeItem
from ashinami.ledger.move import MAIN, Move
from ashinami.vocabulary.money import CostItem

ALLOWANCE, CHARGE = "allowance", "charge"
CLOSED = (ALLOWANCE, CHARGE)
"""The sources of moves that a closing writes."""


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """What one move of a closing is about: whose allowance or charge, for which month of service, paid by which grant."""

    source: str
    about: Month
    person: str
    account: str
    grant: str = ""
    fund: str = MAIN


@dataclass(slots=True)
class Due:
    """An amount due on a line, and the events it comes from."""

    amount: Yen = 0
    trail: list[str] = field(default_factory=list)

    def add(self, amount: Yen, event: str) -> None:
        """Add what one activity contributes."""
        self.amount += amount
        if event not in self.trail:
            self.trail.append(event)


def dues(
    lines: Iterable[Earned], charged: Iterable[Charge], grants: Iterable[Grant], class_on: ClassOn
) -> dict[Line, Due]:
    """Return what is due on each line: allowances by volunteer and grant, charges by rider and kind of income."""
    known = {grant.key: grant for grant in grants}
    found: defaultdict[Line, Due] = defaultdict(Due)
    for one in lines:
        if one.amount:
            grant = payer(one.activity, CostItem.REWARD, known.values(), class_on)
            fund = known[grant].fund if grant else MAIN
            month = Month.of(one.activity.service_day)
            line = Line(ALLOWANCE, month, one.activity.helper, CostItem.REWARD.value, grant, fund)
            found[line].add(one.amount, one.activity.event)
    for charge in charged:
        if not charge.refused:
            account = "fares" if charge.item is ChargeItem.FARE else "rider_costs"
            month = Month.of(charge.ride.service_day)
            found[Line(CHARGE, month, charge.ride.rider, account)].add(charge.amount, charge.ride.event)
    return dict(found)


def posted(moves: Iterable[Move]) -> dict[Line, Yen]:
    """Return what earlier closings have posted on each line, counter-entries taken off."""
    found: defaultdict[Line, Yen] = defaultdict(int)
    for move in moves:
        if move.about is None or move.source not in CLOSED:
            continue
        grows, account = (
            (move.debit == CostItem.REWARD.value, CostItem.REWARD.value)
            if move.source == ALLOWANCE
            else (move.debit == "due_from_riders", move.credit if move.debit == "due_from_riders" else move.debit)
        )
        line = Line(move.source, move.about, move.person, account, move.grant, move.fund)
        found[line] += move.amount if grows else -move.amount
    return dict(found)


def closing_moves(body: str, period: Month, due: Mapping[Line, Due], before: Mapping[Line, Yen]) -> tuple[Move, ...]:
    """Return the moves a closing writes: for each line the difference between what is due and what was posted before.

    The same closing gives the same keys. A difference for an earlier month of service counts in `period` and names that month.
    """
    moves = []
    for line in sorted({*due, *before}):
        now = due.get(line, Due())
        change = now.amount - before.get(line, 0)
        if not change:
            continue
        debit, credit = (
            (line.account, "allowance_owed") if line.source == ALLOWANCE else ("due_from_riders", line.account)
        )
        if change < 0:
            debit, credit = credit, debit
        last_day = line.about.next.days.start - timedelta(days=1)
        moves.append(
            Move(
                key=str(uuid5(NAMESPACE_URL, f"ashinami:closing:{body}:{period}:{line}")),
                day=last_day,
                period=period,
                debit=debit,
                credit=credit,
                amount=abs(change),
                fund=line.fund,
                grant=line.grant,
                person=line.person,
                text=_said(line, period),
                source=line.source,
                trail=tuple(now.trail),
                about=line.about,
            )
        )
    return tuple(moves)


def _said(line: Line, period: Month) -> str:
    what = "奨励金" if line.source == ALLOWANCE else "利用者の負担"
    late = "（締めたあとに届いた分）" if line.about != period else ""
    return f"{line.about.wareki}の{what}{late}"
