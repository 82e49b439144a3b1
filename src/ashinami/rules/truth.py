"""Truth in three values, ordered: NO < UNKNOWN < YES (strong Kleene logic).

The order makes the tree and the columns one meaning: all-of is the minimum, any-of the maximum, not is 2 − x.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class Truth(IntEnum):
    """Whether something holds. UNKNOWN is an answer of its own: it is never read as NO, and never as YES."""

    NO = 0
    UNKNOWN = 1
    YES = 2

    @property
    def sign(self) -> str:
        """The sign printed before a reason."""
        return "×？○"[self.value]

    @property
    def text(self) -> str:
        """The truth in Japanese."""
        return ("満たしません", "まだ分かりません", "満たします")[self.value]


def all_of(truths: Iterable[Truth]) -> Truth:
    """Return the minimum; all of nothing is YES."""
    return min(truths, default=Truth.YES)


def any_of(truths: Iterable[Truth]) -> Truth:
    """Return the maximum; any of nothing is NO."""
    return max(truths, default=Truth.NO)


def negation(truth: Truth) -> Truth:
    """Return the opposite; the opposite of UNKNOWN is UNKNOWN."""
    return Truth(2 - truth)
