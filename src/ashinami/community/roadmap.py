"""A roadmap (行程表): steps with owner, dependency, due day and state, and how each stands on a day.

What nobody has written down stays open: a step without a due day is never on time, one without an owner is nobody's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ashinami.vocabulary.registration import Worded

SOON = timedelta(days=30)


class StepState(Worded):
    """What its owner says of a step."""

    PLANNED = "planned", "これから"
    DOING = "doing", "取り組み中"
    DONE = "done", "できた"
    DROPPED = "dropped", "とりやめ"


class Standing(Worded):
    """How a step stands on a day, in the order in which it asks for attention."""

    LATE = "late", "遅れている"
    BLOCKED = "blocked", "前の手順を待っている"
    SOON = "soon", "期限が近い"
    UNDATED = "undated", "期限が決まっていない"
    DOING = "doing", "取り組み中"
    AHEAD = "ahead", "これから"
    DONE = "done", "できた"
    DROPPED = "dropped", "とりやめ"

    @property
    def sign(self) -> str:
        """One character for a bar too narrow for the words; a legend says what each means."""
        return dict(zip(Standing, "遅待近？進先済止", strict=True))[self]


OVER = (StepState.DONE, StepState.DROPPED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a roadmap; `after` names the steps that must be done before it."""

    key: str
    title: str
    start: date | None = None
    due: date | None = None
    state: StepState = StepState.PLANNED
    done_on: date | None = None
    after: frozenset[str] = frozenset()
    owned: bool = False

    def __post_init__(self) -> None:
        """Refuse a step that waits for itself, ends before it starts, or is done on no day."""
        if self.key in self.after:
            raise ValueError("a step does not wait for itself")
        if self.start and self.due and self.due < self.start:
            raise ValueError("a step is not due before it starts")
        if (self.state is StepState.DONE) != (self.done_on is not None):
            raise ValueError("a step that is done was done on a day, and no other")

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to be done for it."""
        return self.state in OVER


class CycleError(ValueError):
    """Steps wait for one another in a circle; `titles` names them in order."""

    def __init__(self, titles: tuple[str, ...]) -> None:
        super().__init__("手順がたがいを待っています: " + " → ".join(titles))
        self.titles = titles


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step as a roadmap shows it on a day.

    Attributes
    ----------
    standing : how it stands.
    waits_for : the unfinished steps before it.
    days_late : how many days its due day is past.
    holds_up : how many unfinished steps wait for it, directly or through others.
    """

    step: Step
    standing: Standing
    waits_for: tuple[Step, ...] = ()
    days_late: int = 0
    holds_up: int = 0


def in_order(steps: Iterable[Step]) -> list[Step]:
    """Return the steps so that each comes after those it waits for, else by due day; a circle is a CycleError.

    A step waited for that is not among them (it was removed) holds nothing up.
    """
    by_key = {step.key: step for step in sorted(steps, key=_by_day)}
    ordered: dict[str, Step] = {}
    path: list[str] = []

    def visit(key: str) -> None:
        if key in ordered:
            return
        if key in path:
            circle = [*path[path.index(key) :], key]
            raise CycleError(tuple(by_key[one].title for one in circle))
        path.append(key)
        for before in sorted(by_key[key].after & by_key.keys()):
            visit(before)
        path.pop()
        ordered[key] = by_key[key]

    for key in by_key:
        visit(key)
    return list(ordered.values())


def lines(steps: Iterable[Step], today: date) -> list[StepLine]:
    """Return how every step stands, in order of the work; a circle is a CycleError."""
    ordered = in_order(steps)
    by_key = {step.key: step for step in ordered}
    held = _held_up(ordered)
    return [
        StepLine(
            step,
            _standing(step, waits := _open_before(step, by_key), today),
            waits,
            max(0, (today - step.due).days) if step.due and not step.is_over else 0,
            held[step.key],
        )
        for step in ordered
    ]


def pressing(found: Iterable[StepLine]) -> list[StepLine]:
    """Return what asks for attention, worst first: late and holding up most, then blocked, near, undated, and what nobody owns."""
    rank = {standing: number for number, standing in enumerate(Standing)}
    asks = [
        line
        for line in found
        if not line.step.is_over
        and (line.standing in (Standing.LATE, Standing.BLOCKED, Standing.SOON, Standing.UNDATED) or not line.step.owned)
    ]
    return sorted(
        asks, key=lambda line: (rank[line.standing], -line.holds_up, -line.days_late, line.step.due or date.max)
    )


def _by_day(step: Step) -> tuple[date, date, str]:
    return (step.due or date.max, step.start or date.max, step.title)


def _open_before(step: Step, by_key: Mapping[str, Step]) -> tuple[Step, ...]:
    return tuple(by_key[key] for key in sorted(step.after) if key in by_key and not by_key[key].is_over)


def _standing(step: Step, waits: tuple[Step, ...], today: date) -> Standing:
    if step.is_over:
        return Standing.DONE if step.state is StepState.DONE else Standing.DROPPED
    if step.due is not None and step.due < today:
        return Standing.LATE
    if waits:
        return Standing.BLOCKED
    if step.due is None:
        return Standing.UNDATED
    if step.due - today <= SOON:
        return Standing.SOON
    return Standing.DOING if step.state is StepState.DOING else Standing.AHEAD


def _held_up(ordered: list[Step]) -> dict[str, int]:
    """Return for each step how many unfinished ones wait for it; the order puts every waiting step behind."""
    waiting: dict[str, set[str]] = {step.key: set() for step in ordered}
    for step in reversed(ordered):
        for before in step.after & waiting.keys():
            waiting[before] |= waiting[step.key] | (set() if step.is_over else {step.key})
    return {key: len(found) for key, found in waiting.items()}
