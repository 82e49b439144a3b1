"""The monthly note to bus and taxi firms: rides for which a bus would have done, why it was not taken, and who was brought to the line.

It is neutral: it blames nobody and asks for nothing. Others read it, so small counts are not told, and nothing in it names a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ashinami.casework.community.counts import FEWER_THAN, told, told_each

SMALL = "件数が少ないので、書きません。"
"""Stands where even the table's shape would give a small count away."""

_USABLE, _NONE = "うちバスや徒歩で行けた", "うちバスで行けなかった"
CAR, FEEDER, BUS = "car", "feeder", "bus"


@dataclass(frozen=True, slots=True)
class Told:
    """One wish that ended as a ride, or a call that ended with the bus: its transit basis, the person's reason, how she went."""

    basis: Mapping[str, Any]
    reason: str
    way: str


@dataclass(frozen=True, slots=True)
class LineNote:
    """What is told of one line.

    Attributes
    ----------
    agency, route : the line. usable : rides driven although this line would have done.
    reasons : why it was not taken, in the persons' own reasons. brought : rides that brought somebody to the line.
    advised : calls that ended with the bus.
    """

    agency: str
    route: str
    usable: int
    reasons: tuple[tuple[str, int], ...]
    brought: int
    advised: int

    @property
    def reasons_told(self) -> tuple[tuple[str, str], ...]:
        """The reasons as others may read them: when one count is small none is told, since the sum would give it away."""
        if any(count < FEWER_THAN for _, count in self.reasons):
            return ()
        return tuple((reason, str(count)) for reason, count in self.reasons)


@dataclass(frozen=True, slots=True)
class BusNote:
    """The month as a whole, and line by line.

    Attributes
    ----------
    rides : wishes driven; usable, none, unknown : those for which a bus would have done, none would, nobody could say; unasked : those
        taken without a look at the bus. why_none : why no bus would have done.
    """

    rides: int
    usable: int
    none: int
    unknown: int
    unasked: int
    brought: int
    advised: int
    why_none: tuple[tuple[str, int], ...]
    lines: tuple[LineNote, ...]

    @property
    def whole_told(self) -> tuple[tuple[str, str], ...]:
        """The month as others may read it: the parts add up to the rides, so that no small one follows from the rest."""
        parts = told_each(self._parts)
        return (
            ("送迎した申込み", str(told(self.rides))),
            *((name, str(count)) for name, count in parts.items()),
            ("停留所まで送った", str(told(self.brought))),
            ("バスをご案内した電話", str(told(self.advised))),
        )

    @property
    def why_told(self) -> tuple[tuple[str, str], ...]:
        """Why no bus would have done, by the stored name; nothing where their sum is not told either."""
        if told_each(self._parts)[_NONE].number is None:
            return ()
        return tuple((name, str(count)) for name, count in told_each(dict(self.why_none)).items())

    def usable_told(self, line: LineNote) -> str:
        """Return how many rides a line would have done for; where the sum of all lines is not told, no more than of the sum."""
        whole = told_each(self._parts)[_USABLE]
        return str(told(line.usable) if whole.number is not None or line.usable < FEWER_THAN else whole)

    @property
    def _parts(self) -> dict[str, int]:
        return {_USABLE: self.usable, _NONE: self.none, "うち計算できなかった": self.unknown + self.unasked}

    @property
    def firms(self) -> tuple[str, ...]:
        """Who runs the lines."""
        return tuple(dict.fromkeys(line.agency for line in self.lines))

    def of(self, firm: str) -> tuple[LineNote, ...]:
        """Return the lines of one firm."""
        return tuple(line for line in self.lines if line.agency == firm)


def bus_note(rows: Sequence[Told], unasked: int) -> BusNote:
    """Add up a month: `rows` are rides that were driven and calls that ended with the bus; `unasked` rides had no transit basis."""
    driven = [row for row in rows if row.way != BUS]
    kinds = Counter(_kind(row) for row in driven)
    why = Counter(str(row.basis.get("why", "")) for row in driven if _kind(row) == "none")
    return BusNote(
        rides=len(driven) + unasked,
        usable=kinds["usable"],
        none=kinds["none"],
        unknown=kinds["unknown"],
        unasked=unasked,
        brought=sum(row.way == FEEDER for row in rows),
        advised=sum(row.way == BUS for row in rows),
        why_none=tuple(sorted(why.items(), key=lambda each: (-each[1], each[0]))),
        lines=tuple(_line(line, rows) for line in sorted({line for row in rows for line in _lines(row)})),
    )


def _kind(row: Told) -> str:
    kind = str(row.basis.get("kind", "unknown"))
    return "usable" if kind in ("bus", "foot") else kind


def _lines(row: Told) -> list[tuple[str, str]]:
    """Return the lines a row speaks of: those she was brought to, else those that would have done."""
    if row.way == FEEDER:
        return [(agency, route) for agency, route in (row.basis.get("feeder") or {}).get("lines", ())]
    usable = row.basis.get("kind") == "bus"
    return [(agency, route) for agency, route in row.basis.get("lines", ())] if usable else []


def _line(line: tuple[str, str], rows: Iterable[Told]) -> LineNote:
    of_it = [row for row in rows if line in _lines(row)]
    usable = [row for row in of_it if row.way == CAR]
    reasons = Counter(row.reason for row in usable)
    return LineNote(
        *line,
        usable=len(usable),
        reasons=tuple(sorted(reasons.items(), key=lambda each: (-each[1], each[0]))),
        brought=sum(row.way == FEEDER for row in of_it),
        advised=sum(row.way == BUS for row in of_it),
    )
