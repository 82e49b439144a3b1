"""When the search ends. A rule says why in Japanese, or nothing to go on, and how far it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

type Timer = Callable[[], float]
"""Gives seconds that never go back, such as `time.monotonic`."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the search is: rounds done, rounds since the last better plan, its cost and the wishes it leaves out."""

    iterations: int
    since_better: int
    cost: int
    unserved: int


class StopRule(Protocol):
    """Decides before every round whether the search ends."""

    @property
    def timer(self) -> Timer | None:
        """The timer it reads; None where no clock decides, so that a seed repeats the plan anywhere."""

    def __call__(self, progress: Progress) -> str:
        """Return why the search ends, in Japanese; empty to go on."""

    def share(self, progress: Progress) -> float:
        """Return how much of what is allowed has been used, from 0 to 1: the search cools down by it. 0 when nobody knows."""


@dataclass(frozen=True, slots=True)
class MaxIterations:
    """Ends after so many rounds: with a seed, the plan can be repeated anywhere."""

    limit: int

    @property
    def timer(self) -> None:
        """None: no clock decides."""

    def __call__(self, progress: Progress) -> str:
        """Return why the search ends."""
        return f"{self.limit:,}回試しました" if progress.iterations >= self.limit else ""

    def share(self, progress: Progress) -> float:
        """Return how many of the rounds are done."""
        return min(1.0, progress.iterations / max(self.limit, 1))


@dataclass(frozen=True, slots=True)
class NoImprovement:
    """Ends after so many rounds without a better plan."""

    limit: int

    @property
    def timer(self) -> None:
        """None: no clock decides."""

    def __call__(self, progress: Progress) -> str:
        """Return why the search ends."""
        return f"{self.limit:,}回続けて改善がありませんでした" if progress.since_better >= self.limit else ""

    def share(self, progress: Progress) -> float:
        """Return how many of the rounds without a better plan are done."""
        return min(1.0, progress.since_better / max(self.limit, 1))


class Seconds:
    """Ends when the timer has gone on by so many seconds since the rule was made. A rule is made for one search."""

    def __init__(self, limit: float, timer: Timer) -> None:
        if limit < 0:
            raise ValueError(f"a search does not last {limit} seconds")
        self._limit = limit
        self.timer = timer
        self._end = timer() + limit

    def __call__(self, progress: Progress) -> str:  # noqa: ARG002 - the clock alone decides
        """Return why the search ends."""
        return f"{self._limit:g}秒たちました" if self.timer() >= self._end else ""

    def share(self, progress: Progress) -> float:  # noqa: ARG002 - the clock alone decides
        """Return how much of the time is over."""
        return min(1.0, 1 - (self._end - self.timer()) / self._limit) if self._limit else 1.0


@dataclass(frozen=True, slots=True)
class Cancelled:
    """Ends when somebody has asked for it."""

    asked: Callable[[], bool]

    @property
    def timer(self) -> None:
        """None: no clock decides."""

    def __call__(self, progress: Progress) -> str:  # noqa: ARG002 - the person alone decides
        """Return why the search ends."""
        return "取り消されました" if self.asked() else ""

    def share(self, progress: Progress) -> float:  # noqa: ARG002 - nobody knows when somebody will ask
        """Return 0."""
        return 0.0


class AnyOf:
    """Ends when the first of several rules says so."""

    def __init__(self, *rules: StopRule) -> None:
        self._rules = rules

    @property
    def timer(self) -> Timer | None:
        """The timer of the first rule that has one."""
        return next((rule.timer for rule in self._rules if rule.timer is not None), None)

    def __call__(self, progress: Progress) -> str:
        """Return why the search ends."""
        return next((why for rule in self._rules if (why := rule(progress))), "")

    def share(self, progress: Progress) -> float:
        """Return what the rule that is nearest to its end says."""
        return max((rule.share(progress) for rule in self._rules), default=0.0)


@dataclass(frozen=True, slots=True)
class Deadline:
    """When work must have ended, by a timer."""

    until: float
    timer: Timer

    @property
    def left(self) -> float:
        """Seconds left."""
        return self.until - self.timer()
