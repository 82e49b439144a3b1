"""When the search ends. A rule says why in Japanese, or nothing to go on; anything with that one method is a rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the search is: rounds done, rounds since the last better plan, its cost and the wishes it leaves out."""

    iterations: int
    since_better: int
    cost: int
    unserved: int


class StopRule(Protocol):
    """Decides before every round whether the search ends."""

    def __call__(self, progress: Progress) -> str:
        """Return why the search ends, in Japanese; empty to go on."""


@dataclass(frozen=True, slots=True)
class MaxIterations:
    """Ends after so many rounds: with a seed, the plan can be repeated anywhere."""

    limit: int

    def __call__(self, progress: Progress) -> str:
        """Return why the search ends."""
        return f"{self.limit:,}回試しました" if progress.iterations >= self.limit else ""


@dataclass(frozen=True, slots=True)
class NoImprovement:
    """Ends after so many rounds without a better plan."""

    limit: int

    def __call__(self, progress: Progress) -> str:
        """Return why the search ends."""
        return f"{self.limit:,}回続けて改善がありませんでした" if progress.since_better >= self.limit else ""


class Seconds:
    """Ends when the timer has gone on by so many seconds since the rule was made.

    `timer` gives seconds that never go back, such as `time.monotonic`. A rule is made for one search.
    """

    def __init__(self, limit: float, timer: Callable[[], float]) -> None:
        if limit < 0:
            raise ValueError(f"a search does not last {limit} seconds")
        self._limit = limit
        self._timer = timer
        self._end = timer() + limit

    def __call__(self, progress: Progress) -> str:  # noqa: ARG002 - the clock alone decides
        """Return why the search ends."""
        return f"{self._limit:g}秒たちました" if self._timer() >= self._end else ""


@dataclass(frozen=True, slots=True)
class Cancelled:
    """Ends when somebody has asked for it."""

    asked: Callable[[], bool]

    def __call__(self, progress: Progress) -> str:  # noqa: ARG002 - the person alone decides
        """Return why the search ends."""
        return "取り消されました" if self.asked() else ""


class AnyOf:
    """Ends when the first of several rules says so."""

    def __init__(self, *rules: StopRule) -> None:
        self._rules = rules

    def __call__(self, progress: Progress) -> str:
        """Return why the search ends."""
        return next((why for rule in self._rules if (why := rule(progress))), "")
