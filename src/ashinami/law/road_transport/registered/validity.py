"""How long a registration should last, and what it costs: the expectation beside the official day (法第79条の5・第79条の6).

The term is 2 years; 3 after a renewal without an order, a serious accident or a suspension in the old term; 5 for 事業者協力型, at
first or renewed as cleanly, from 2020-11-27. A renewed term begins on the day after the old one ends. The official day is what
counts: a term from 2025-03-01 was entered as ending 2028-02-28 although the civil law leads to 02-29.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ashinami.basics.day import term_end
from ashinami.law.amounts import amount
from ashinami.law.road_transport.registered.sources_service import BEGIN, REFORM_2020


class Act(StrEnum):
    """What is registered."""

    NEW = "new"
    CHANGE = "change"
    RENEWAL = "renewal"


@dataclass(frozen=True, slots=True)
class Expectation:
    """When a term should end: the last day by the civil law, and the day a register has been seen to write instead, if any."""

    day: date
    also_seen: date | None = None

    def fits(self, official: date) -> bool:
        """Whether the official day is one of them; another one deserves a question to the office."""
        return official in (self.day, self.also_seen)


def validity_years(day: date, *, first: bool, clean: bool, cooperation: bool) -> int:
    """Return the years of a term that is registered on the day.

    `clean` : no order under 法第79条の9第2項, no reportable serious accident and no suspension in the old term; ignored for a first one.

    >>> validity_years(date(2024, 11, 1), first=True, clean=False, cooperation=False)
    2
    >>> validity_years(date(2023, 10, 1), first=False, clean=True, cooperation=False)
    3
    """
    if day < BEGIN:
        raise LookupError(f"there was no registration on {day}, before {BEGIN}")
    if cooperation and day < REFORM_2020:
        raise LookupError(f"事業者協力型 did not exist on {day}, before {REFORM_2020}")
    if first or clean:
        return 5 if cooperation else 2 if first else 3
    return 2


def standard_expiry(start: date, years: int) -> Expectation:
    """Return when a term of so many years from `start` should end, last day included (民法第143条).

    >>> standard_expiry(date(2024, 11, 1), 2).day
    datetime.date(2026, 10, 31)
    >>> standard_expiry(date(2025, 3, 1), 3)
    Expectation(day=datetime.date(2028, 2, 29), also_seen=datetime.date(2028, 2, 28))
    """
    if years < 1:
        raise ValueError(f"a term lasts at least a year, not {years}")
    day = term_end(start, 12 * years)
    doubtful = (day.month, day.day) == (2, 29)
    return Expectation(day, day.replace(day=28) if doubtful else None)


def registration_tax(act: Act, day: date) -> int:
    """Return the registration tax in yen (登録免許税法 別表第一第125号の3); a LookupError before there were registrations.

    Whether municipalities are exempt is not verified; nor is every change taxed, only those a cabinet order names.

    >>> registration_tax(Act.NEW, date(2025, 4, 1))
    15000
    """
    names = {Act.NEW: "registration.tax_new", Act.CHANGE: "registration.tax_change"}
    if day < BEGIN:
        raise LookupError(f"there was no registration on {day}, before {BEGIN}")
    if act is Act.RENEWAL:
        return 0
    value = amount(names[act]).on(day)
    if value is None:  # pragma: no cover - the amounts begin with the registrations
        raise LookupError(f"no tax known on {day}")
    return value.value
