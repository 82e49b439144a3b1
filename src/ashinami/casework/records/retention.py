"""How long each record is kept: the law's period, and a longer one that a municipality or the group itself asks for.

The longest of all that hold wins. Where no period is known nothing is ever proposed for deletion: the clock stands open and asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ashinami.basics.day import Days, fiscal_year, fiscal_year_days, term_end
from ashinami.law.amounts import amount
from ashinami.law.road_transport.registered.retention import retention_ends
from ashinami.vocabulary.records import CountedFrom, RecordKind

NO_PERIOD = (RecordKind.RIDER_LIST,)
"""Kinds of which no law says how long they are kept (施行規則第51条の29, 要確認)."""
ASK = "残す期間が法に書かれていません（要確認）。運輸支局と市町村に確かめて、団体の決まりとして書いてください。"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepPeriod:
    """A period somebody asks for beyond the law, while it holds. `source` says where it is written."""

    kind: RecordKind
    months: int
    counted_from: CountedFrom
    source: str
    days: Days

    def __post_init__(self) -> None:
        """Refuse a period of nothing, and one without a source."""
        if self.months < 1 or not self.source:
            raise ValueError("a period counts months and names its source")

    def ends(self, since: date) -> date:
        """Return the last day a record of `since` must be there."""
        if self.counted_from is CountedFrom.RECORD:
            return term_end(since + timedelta(days=1), self.months)
        return term_end(fiscal_year_days(fiscal_year(since) + 1).start, self.months)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """How long one record is kept.

    Attributes
    ----------
    kind, since : of which kind, and from which day it counts; None while that day has not come (a driver still drives).
    last_day : the last day it must be there; None while it is not known.
    source : the law or rule that keeps it longest, with its mark.
    asks : what must be found out first, empty when nothing must.
    """

    kind: RecordKind
    since: date | None
    last_day: date | None
    source: str = ""
    asks: str = ""

    def over(self, today: date) -> bool:
        """Whether it may go: its last day is past. What is not known is not over."""
        return self.last_day is not None and self.last_day < today


def clock(kind: RecordKind, since: date | None, asked: date, rules: Iterable[KeepPeriod] = ()) -> Clock:
    """Return how long a record is kept, as known on the day `asked`.

    A rule counts when it held on any day from the record's own to the one on which it is asked: one that came later keeps what is still
    there, and one that has ended keeps what was made under it.
    """
    if since is None:
        return Clock(kind=kind, since=None, last_day=None)
    lived = Days(since, max(since, asked) + timedelta(days=1))
    found = [(rule.ends(since), rule.source) for rule in rules if rule.kind is kind and rule.days.overlaps(lived)]
    law = law_period(kind, since)
    if law is not None:
        found.append(law)
    if not found:
        return Clock(kind=kind, since=since, last_day=None, asks=ASK)
    last_day, source = max(found)
    return Clock(kind=kind, since=since, last_day=last_day, source=source)


def law_period(kind: RecordKind, since: date) -> tuple[date, str] | None:
    """Return the last day the law asks for, and its citation; None where it names no period.

    A record nobody had to make on its day (a check after duty before 2022-10-01) is kept as long as the first rule asked.
    """
    if kind in NO_PERIOD:
        return None
    period = amount(f"retention.{kind}")
    first = period.values[0].day
    entry = period.on(max(since, first))
    if since < first or entry is None:
        return term_end(since + timedelta(days=1), period.values[0].value), str(period.values[0].source)
    return retention_ends(kind.value, since), str(entry.source)


def longest(clocks: Iterable[Clock], today: date) -> Clock | None:
    """Return the clock that keeps somebody's records longest; None when all are over. One that is open keeps longer than any day."""
    running = [one for one in clocks if not one.over(today)]
    return max(running, key=lambda one: (one.last_day is None, one.last_day or today), default=None)
