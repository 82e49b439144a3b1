"""Ballots cast on paper and counted by the office: the quorum, the count, and what came out. Nothing is decided by it alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from ashinami.vocabulary.registration import Worded


class Majority(Worded):
    """How much of the valid votes the first choice needs."""

    MOST = "most", "いちばん多いもの"
    HALF = "half", "過半数"
    TWO_THIRDS = "two_thirds", "3分の2以上"


class Outcome(Worded):
    """What came out."""

    CHOSEN = "chosen", "決まった"
    TIE = "tie", "同数"
    SHORT = "short", "必要な数に届かない"
    NO_QUORUM = "no_quorum", "定足数に足りない"


@dataclass(frozen=True, slots=True)
class Count:
    """A count.

    Attributes
    ----------
    eligible : who may vote.
    votes : option to votes; the order is that of the sheet.
    spoiled : sheets that cannot be read, counted as cast.
    quorum : the share of `eligible` that must have cast a sheet; 0 asks for none.
    """

    eligible: int
    votes: Mapping[str, int]
    spoiled: int = 0
    quorum: Fraction = field(default_factory=lambda: Fraction(1, 2))
    majority: Majority = Majority.HALF

    def __post_init__(self) -> None:
        """Refuse more sheets than voters, and counts below none."""
        if not self.votes:
            raise ValueError("a ballot has options")
        if min(self.votes.values()) < 0 or self.spoiled < 0 or self.eligible < 1:
            raise ValueError("votes are counted from none up")
        if self.cast > self.eligible:
            raise ValueError(f"{self.cast} sheets of {self.eligible} voters")
        if not 0 <= self.quorum <= 1:
            raise ValueError("a quorum is a share of the voters")

    @property
    def cast(self) -> int:
        """The sheets put in."""
        return self.valid + self.spoiled

    @property
    def valid(self) -> int:
        """The votes that count."""
        return sum(self.votes.values())

    @property
    def needed_for_quorum(self) -> int:
        """How many sheets the quorum asks for."""
        whole = self.quorum * self.eligible
        return -(-whole.numerator // whole.denominator)


@dataclass(frozen=True, slots=True)
class Result:
    """What came out: the outcome, and the option chosen where there is one."""

    outcome: Outcome
    first: tuple[str, ...] = ()


def result(count: Count) -> Result:
    """Return what came out of a count. A half means more than half; two thirds at least two thirds."""
    if count.cast < count.needed_for_quorum:
        return Result(Outcome.NO_QUORUM)
    most = max(count.votes.values())
    first = tuple(option for option, votes in count.votes.items() if votes == most and most > 0)
    if len(first) > 1:
        return Result(Outcome.TIE, first)
    if not first or not _enough(most, count):
        return Result(Outcome.SHORT, first)
    return Result(Outcome.CHOSEN, first)


def _enough(votes: int, count: Count) -> bool:
    match count.majority:
        case Majority.MOST:
            return True
        case Majority.HALF:
            return 2 * votes > count.valid
        case Majority.TWO_THIRDS:
            return 3 * votes >= 2 * count.valid
