"""The rota: who is on turn when in the weeks to come, from what people have offered and what is expected, fair over the months.

A turn is a driver in a slot (a half-day, say). First as few turns as possible stay empty; then loads are evened out, each
driver's next turn weighing the more the more he has taken for his share; then wishes for slots are heeded. The model is small
and solved to the proven optimum by HiGHS.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import quantiles
from typing import Any

import highspy

from ashinami.basics.clock import Span

type Expression = Any
"""A sum of HiGHS variables, or a number while nothing has been added."""

type On = dict[tuple[str, str], highspy.highs_var]
"""By driver and slot: whether he is on turn."""

_EMPTY = 1_000_000
_EVEN = 100
_WISHED = 30


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of a day for which drivers are wanted: `needed` in all, and of these so many with each skill."""

    key: str
    day: date
    span: Span
    needed: int
    skilled: tuple[tuple[str, int], ...] = ()

    def __post_init__(self) -> None:
        """Refuse numbers below zero, and more with a skill than in all."""
        if self.needed < 0 or any(not 0 <= count <= self.needed for _, count in self.skilled):
            raise ValueError(f"slot {self.key}: between none and {self.needed} drivers with a skill")


@dataclass(frozen=True, slots=True)
class Offering:
    """What a driver offers: the slots in which he can, those he would like, and how much.

    `most_a_week` counts turns from Monday to Sunday, `most_a_day` those of one day; `share` is per cent of an equal share;
    `turns_before` are turns already taken in the months that are to be evened out.
    """

    driver: str
    can: frozenset[str]
    likes: frozenset[str] = frozenset()
    skills: frozenset[str] = frozenset()
    most_a_week: int = 3
    most_a_day: int = 1
    share: int = 100
    turns_before: int = 0

    def __post_init__(self) -> None:
        """Refuse numbers below zero and an empty share."""
        if min(self.most_a_week, self.most_a_day, self.turns_before) < 0 or self.share <= 0:
            raise ValueError(f"driver {self.driver}: turns are not negative, and a share is more than nothing")


class WhyTurn(StrEnum):
    """Why a driver has a turn."""

    ONLY_ONE = "ほかに出られる方がいません"
    LIKES_IT = "ご希望の日です"
    TAKEN_LESS = "これまでの担当が少ない方です"
    IN_TURN = "順番です"


class WhyEmpty(StrEnum):
    """Why a turn stays empty."""

    NOBODY = "出られる方がいません"
    NO_SKILL = "必要な資格・研修のある方がいません"
    ALL_AT_MOST = "出られる方はみな、週や日の回数いっぱいです"


@dataclass(frozen=True, slots=True)
class Turn:
    """A driver on turn in a slot, and why he."""

    slot: str
    driver: str
    why: WhyTurn


@dataclass(frozen=True, slots=True)
class Gap:
    """How many drivers a slot lacks, and why."""

    slot: str
    missing: int
    why: WhyEmpty


@dataclass(frozen=True, slots=True)
class Rota:
    """The turns in the order of slots and drivers as given, what stays empty, and each driver's turns with those before."""

    turns: tuple[Turn, ...]
    gaps: tuple[Gap, ...]
    loads: tuple[tuple[str, int], ...]


def drivers_needed(past: Sequence[int], rides_each: int) -> int:
    """Return how many drivers a slot needs so that three weeks of four are covered, from the rides of the same slot in weeks past."""
    if rides_each < 1 or any(rides < 0 for rides in past):
        raise ValueError("a driver takes a ride at least, and rides are not negative")
    if not past:
        return 0
    usual = quantiles(past, n=4, method="inclusive")[2] if len(past) > 1 else past[0]
    return math.ceil(usual / rides_each)


def make_rota(slots: Sequence[Slot], offerings: Sequence[Offering]) -> Rota:
    """Return the rota. Keys of slots and of drivers are unique, or it is a ValueError; slots nobody knows are nobody's."""
    if len({slot.key for slot in slots}) != len(slots) or len({each.driver for each in offerings}) != len(offerings):
        raise ValueError("two slots or two drivers share a key")
    taken = _solved(slots, offerings)
    by_slot = {slot.key: [each for each in offerings if (each.driver, slot.key) in taken] for slot in slots}
    turns = {each.driver: each.turns_before + sum(d == each.driver for d, _ in taken) for each in offerings}
    return Rota(
        tuple(Turn(slot.key, each.driver, _why(slot, each, offerings)) for slot in slots for each in by_slot[slot.key]),
        tuple(gap for slot in slots if (gap := _gap(slot, by_slot[slot.key], offerings)) is not None),
        tuple(turns.items()),
    )


def _solved(slots: Sequence[Slot], offerings: Sequence[Offering]) -> set[tuple[str, str]]:
    """Return who is on turn where: driver and slot."""
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in (("output_flag", False), ("threads", 1), ("random_seed", 1), ("mip_rel_gap", 0.0)):
        solver.setOptionValue(option, value)
    on = {(each.driver, slot.key): solver.addBinary() for each in offerings for slot in slots if slot.key in each.can}
    if not on:
        return set()
    costs = [_empty(solver, on, slot, [e for e in offerings if (e.driver, slot.key) in on]) for slot in slots]
    costs += [_taken(solver, on, each, [slot for slot in slots if (each.driver, slot.key) in on]) for each in offerings]
    solver.minimize(sum(costs))
    return {key for key, variable in on.items() if solver.val(variable) > 0.5}


def _empty(solver: highspy.Highs, on: On, slot: Slot, crew: Sequence[Offering]) -> Expression:
    """Bind who is on turn in a slot, and return what its empty turns cost."""
    cost: Expression = 0
    for members, needed in _demands(slot, crew):
        missing = solver.addVariable(lb=0, ub=needed)
        solver.addConstr(solver.qsum(on[each.driver, slot.key] for each in members) + missing >= needed)
        cost += _EMPTY * missing
    if crew:
        solver.addConstr(solver.qsum(on[each.driver, slot.key] for each in crew) <= slot.needed)
    return cost


def _taken(solver: highspy.Highs, on: On, each: Offering, mine: Sequence[Slot]) -> Expression:
    """Bind a driver's turns, and return what they cost: each more than the one before, less where he likes the slot."""
    cost: Expression = 0
    for most, group in _limits(each, mine):
        solver.addConstr(solver.qsum(on[each.driver, slot.key] for slot in group) <= most)
    steps = [solver.addVariable(lb=0, ub=1) for _ in mine]
    if mine:
        solver.addConstr(solver.qsum(on[each.driver, slot.key] for slot in mine) == sum(steps))
    for k, step in enumerate(steps):
        cost += _EVEN * 100 * (each.turns_before + k + 1) / each.share * step
    for slot in mine:
        cost -= _WISHED * (slot.key in each.likes) * on[each.driver, slot.key]
    return cost


def _demands(slot: Slot, crew: Sequence[Offering]) -> Iterator[tuple[list[Offering], int]]:
    yield list(crew), slot.needed
    for skill, count in slot.skilled:
        yield [each for each in crew if skill in each.skills], count


def _limits(each: Offering, mine: Sequence[Slot]) -> Iterator[tuple[int, list[Slot]]]:
    """Yield how many of which slots a driver takes at most: of each day, and of each week."""
    for day in dict.fromkeys(slot.day for slot in mine):
        yield each.most_a_day, [slot for slot in mine if slot.day == day]
    for week in dict.fromkeys(slot.day.isocalendar()[:2] for slot in mine):
        yield each.most_a_week, [slot for slot in mine if slot.day.isocalendar()[:2] == week]


def _why(slot: Slot, each: Offering, offerings: Sequence[Offering]) -> WhyTurn:
    able = [other for other in offerings if slot.key in other.can]
    if len(able) <= slot.needed:
        return WhyTurn.ONLY_ONE
    if slot.key in each.likes:
        return WhyTurn.LIKES_IT
    loads = [other.turns_before / other.share for other in able]
    return WhyTurn.TAKEN_LESS if each.turns_before / each.share < sum(loads) / len(loads) else WhyTurn.IN_TURN


def _gap(slot: Slot, crew: Sequence[Offering], offerings: Sequence[Offering]) -> Gap | None:
    able = [each for each in offerings if slot.key in each.can]
    if len(crew) < slot.needed:
        return Gap(
            slot.key, slot.needed - len(crew), WhyEmpty.ALL_AT_MOST if len(able) > len(crew) else WhyEmpty.NOBODY
        )
    for skill, count in slot.skilled:
        missing = count - sum(skill in each.skills for each in crew)
        if missing > 0:
            more = sum(skill in each.skills for each in able) > count - missing
            return Gap(slot.key, missing, WhyEmpty.ALL_AT_MOST if more else WhyEmpty.NO_SKILL)
    return None
