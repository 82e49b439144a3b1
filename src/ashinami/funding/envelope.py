"""What a changed rule does to the town's 総合事業 as a whole: the cost beside the ceiling, and who bears it, before and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ashinami.basics.money import Yen
from ashinami.funding.care.shares import Kind, Payer, Split, split

OVER = "費用が上限額を超えています。超える分は、個別協議で認められなければ市町村の負担です。"


@dataclass(frozen=True, slots=True)
class Envelope:
    """One year's 総合事業: all costs, the ceiling, and the split of what lies within it."""

    cost: Yen
    ceiling: Yen
    split: Split

    @property
    def over(self) -> Yen:
        """What lies above the ceiling; the town bears it."""
        return max(self.cost - self.ceiling, 0)

    @property
    def left(self) -> Yen:
        """What the ceiling leaves."""
        return max(self.ceiling - self.cost, 0)

    @property
    def town(self) -> Yen:
        """What the town pays itself: its share, and all above the ceiling."""
        return self.split.yen[Payer.MUNICIPALITY] + self.over

    def borne(self) -> dict[str, Yen]:
        """Return what each payer bears, in Japanese; together they are the cost."""
        shares = {payer.text: amount for payer, amount in self.split.yen.items() if payer is not Payer.MUNICIPALITY}
        return {**shares, Payer.MUNICIPALITY.text: self.town}


def envelope(grants: Yen, other: Yen, ceiling: Yen, day: date) -> Envelope:
    """Return the year's envelope with these grants beside all other costs; the shares are those of the day.

    Raises
    ------
    LookupError
        When the shares of the day are not known.
    """
    if min(grants, other, ceiling) < 0:
        raise ValueError("costs and ceiling are zero or more")
    cost = grants + other
    return Envelope(cost, ceiling, split(min(cost, ceiling), Kind.SOGO, day))


@dataclass(frozen=True, slots=True)
class Beside:
    """The envelope before and after a change."""

    before: Envelope
    after: Envelope

    def lines(self) -> tuple[tuple[str, Yen, Yen], ...]:
        """Return each line of the table: what, before, after."""
        first = (
            ("総合事業の費用", self.before.cost, self.after.cost),
            ("上限額の残り", self.before.left, self.after.left),
            ("上限額を超える額", self.before.over, self.after.over),
        )
        one, other = self.before.borne(), self.after.borne()
        return (*first, *((f"{payer}の負担", one[payer], other[payer]) for payer in one))

    @property
    def warnings(self) -> tuple[str, ...]:
        """What must be known when reading it."""
        over = (OVER,) if self.after.over else ()
        return tuple(dict.fromkeys((*over, *self.before.split.warnings, *self.after.split.warnings)))


def beside(before: Yen, after: Yen, other: Yen, ceiling: Yen, day: date) -> Beside:
    """Return the envelope with the grants before and after a change."""
    return Beside(envelope(before, other, ceiling, day), envelope(after, other, ceiling, day))
