"""What a survey says of how many would use something: a range with its assumptions, never one number."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

_Z = 1.959964  # of 95 per cent


@dataclass(frozen=True, slots=True)
class Sheets:
    """What came back of a survey.

    Attributes
    ----------
    population : how many people the question is about.
    sent : how many were asked.
    now, later, no : answers «at once», «some day», «not».
    unknown : sheets that came back without an answer to this question.
    """

    population: int
    sent: int
    now: int
    later: int
    no: int
    unknown: int = 0

    def __post_init__(self) -> None:
        """Refuse more answers than sheets, and more sheets than people."""
        if min(self.population, self.sent, self.now, self.later, self.no, self.unknown) < 0:
            raise ValueError("nobody is counted less than zero times")
        if not self.returned <= self.sent <= self.population:
            raise ValueError("returned sheets are among the sent, and these among the people")

    @property
    def answered(self) -> int:
        """How many answered the question."""
        return self.now + self.later + self.no

    @property
    def returned(self) -> int:
        """How many sheets came back."""
        return self.answered + self.unknown


@dataclass(frozen=True, slots=True)
class Range:
    """How many people: `surely` said so themselves; between `low` and `high` if who did not answer thinks like who did."""

    surely: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Demand:
    """Who would use it at once, and who at once or some day; None when nobody answered."""

    now: Range
    some_day: Range


def demand(sheets: Sheets) -> Demand | None:
    """Return the demand a survey speaks for; None when nobody answered the question."""
    if sheets.answered == 0:
        return None
    return Demand(_range(sheets.now, sheets), _range(sheets.now + sheets.later, sheets))


def _range(said: int, sheets: Sheets) -> Range:
    """Return the range of one answer: Wilson's interval of its share, narrowed by the part of the people who answered, times the people.

    Those who said so are counted whole; the share of the others, who were not heard, is what is estimated.
    """
    unheard = sheets.population - sheets.answered
    if unheard == 0:
        return Range(said, said, said)
    low, high = _wilson(said, sheets.answered)
    return Range(said, said + int(low * unheard), said + min(unheard, -int(-(high * unheard) // 1)))


def _wilson(successes: int, trials: int) -> tuple[float, float]:
    share = successes / trials
    squared = _Z * _Z
    middle = share + squared / (2 * trials)
    half = _Z * sqrt(share * (1 - share) / trials + squared / (4 * trials * trials))
    below = 1 + squared / trials
    return max(0.0, (middle - half) / below), min(1.0, (middle + half) / below)
