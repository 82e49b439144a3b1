"""Amounts that change with the day: each value with the day from which it holds and its source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ashinami.basics.dated import Dated, Since


@dataclass(frozen=True, slots=True)
class DatedAmount:
    """One amount of the law through time.

    Attributes
    ----------
    id : written in conditions and on pages, e.g. `insurance.per_person`.
    name : what it is, in Japanese.
    unit : what is counted (円, 台, ％ …); that of the fact it is compared with.
    history : its values; before the first day the amount is not known.
    """

    id: str
    name: str
    unit: str
    history: Dated[int]

    @property
    def values(self) -> tuple[Since[int], ...]:
        """Its values with the day each holds from and its source, oldest first."""
        return self.history.entries

    def on(self, day: date) -> Since[int] | None:
        """Return the value in force on the day, or None before the first."""
        return self.history.since(day) if self.values[0].day <= day else None


def refuse_other_unit(fact_id: str, unit: str, limit: int | DatedAmount) -> None:
    """Refuse to compare a fact with an amount that is counted in another unit (ValueError)."""
    if isinstance(limit, DatedAmount) and limit.unit != unit:
        raise ValueError(f"{fact_id} is counted in {unit}, {limit.id} in {limit.unit}")
