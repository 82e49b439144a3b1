"""Counts that others read: where so few were counted that somebody could be recognised, only «fewer than» is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

FEWER_THAN = 5
"""From how many on a count is told as it is; our own setting, after what Japanese municipalities do with small cells."""


@dataclass(frozen=True, slots=True)
class Told:
    """A count as it may be told: the number, or that there were fewer than so many (zero among them)."""

    number: int | None
    fewer_than: int | None = None

    def __post_init__(self) -> None:
        """Refuse a count that tells both or nothing."""
        if (self.number is None) == (self.fewer_than is None):
            raise ValueError("a count is a number, or fewer than one")

    def __str__(self) -> str:
        """Return it as it is printed: 12, or 5未満."""
        return str(self.number) if self.fewer_than is None else f"{self.fewer_than}未満"


def told(number: int, fewer_than: int = FEWER_THAN) -> Told:
    """Return the count as others may read it; ValueError for a negative one."""
    if number < 0:
        raise ValueError("nothing is counted less than zero times")
    return Told(number) if number >= fewer_than else Told(None, fewer_than)


def told_each[Key](counts: Mapping[Key, int], fewer_than: int = FEWER_THAN) -> dict[Key, Told]:
    """Return the counts of a table whose sum is told too, so that no hidden one follows from the others.

    When just one cell is hidden, the smallest other one is hidden with it.
    """
    hidden = [key for key, number in counts.items() if number < fewer_than]
    shown = {key: told(number, fewer_than) for key, number in counts.items()}
    if len(hidden) == 1 and len(counts) > 1:
        least = min((number, place) for place, (key, number) in enumerate(counts.items()) if key != hidden[0])
        key = list(counts)[least[1]]
        shown[key] = Told(None, counts[key] + 1)
    return shown
