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
    """Return the minimum; all of nothing is YES. What comes after a NO is not looked at."""
    result = Truth.YES
    for truth in truths:
        if truth < result:
            result = truth
            if result is Truth.NO:
                break
    return result


def any_of(truths: Iterable[Truth]) -> Truth:
    """Return the maximum; any of nothing is NO. What comes after a YES is not looked at."""
    result = Truth.NO
    for truth in truths:
        if truth > result:
            result = truth
            if result is Truth.YES:
                break
    return result


def negation(truth: Truth) -> Truth:
    """Return the opposite; the opposite of UNKNOWN is UNKNOWN."""
    return Truth(2 - truth)
