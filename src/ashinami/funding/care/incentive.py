"""保険者機能強化推進交付金・努力支援交付金: the budget shared by points times people of 65+ (第1号被保険者)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ashinami.basics.money import Yen
from ashinami.funding.apportion import Rest, apportion


@dataclass(frozen=True, slots=True)
class Scored:
    """One municipality's points and its insured persons of the first kind."""

    name: str
    points: int
    insured: int

    def __post_init__(self) -> None:
        """Refuse counts below zero."""
        if min(self.points, self.insured) < 0:
            raise ValueError(f"{self.name}: points and people are zero or more")


def allocated(budget: Yen, towns: Sequence[Scored]) -> dict[str, Yen]:
    """Share the budget; each share is cut to whole yen, and what is left is paid to nobody. Source: 高砂市.

    Examples
    --------
    1,000,000 yen over 800 × 20,000, 400 × 10,000 and 600 × 30,000: 421,052, 105,263 and 473,684; one yen is left.
    """
    return apportion(budget, {town.name: town.points * town.insured for town in towns}, Rest.NOBODY)
