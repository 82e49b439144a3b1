"""Costs that several bodies share: what each bears by its part, what it has borne or paid, and what is left between them.

One body keeps the books. A cost is paid from its purse, or by a partner itself; who bore more than its part carries that on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ashinami.basics.shares import largest_remainders


@dataclass(frozen=True, slots=True)
class Shared:
    """A line of the books that is shared: its amount, negative when it takes one back.

    Attributes
    ----------
    cost : the cost item; empty for money a partner handed to the keeper of the books.
    partner : who paid the cost itself, or handed the money over; empty for a cost from the keeper's purse.
    """

    amount: int
    cost: str = ""
    partner: str = ""

    def __post_init__(self) -> None:
        """Refuse a line that is neither a cost nor from somebody."""
        if not self.cost and not self.partner:
            raise ValueError("a shared line is a cost, or money from a partner")


@dataclass(frozen=True, slots=True)
class Part:
    """What one partner bears (`due`), paid itself (`borne`), handed over, and still owes (`left`; less than 0 is owed to it)."""

    partner: str
    due: int
    borne: int
    handed: int
    left: int


def parts(
    lines: Sequence[Shared], weights: Mapping[str, int], *, keeper: str, before: Mapping[str, int]
) -> tuple[Part, ...]:
    """Return each partner's part in the lines, in the order of the weights; what is left between them adds up to nothing.

    `before` is what was left by the last reckoning. ValueError when more is taken back than spent: nothing can be shared then.
    """
    total = sum(one.amount for one in lines if one.cost)
    if total < 0:
        raise ValueError("more is taken back than was spent")
    due = dict(zip(weights, largest_remainders(total, list(weights.values())), strict=True))
    borne, handed = dict.fromkeys(weights, 0), dict.fromkeys(weights, 0)
    for one in lines:
        if one.cost:
            borne[one.partner or keeper] += one.amount
        else:
            handed[one.partner] += one.amount
            handed[keeper] -= one.amount
    return tuple(
        Part(key, due[key], borne[key], handed[key], before.get(key, 0) + due[key] - borne[key] - handed[key])
        for key in weights
    )
