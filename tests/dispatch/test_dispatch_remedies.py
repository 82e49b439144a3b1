"""Why a wish is left out, and what would make room for it: whatever is said is true when it is done."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashinami.basics.clock import Span
from ashinami.dispatch.confirm import confirms
from ashinami.dispatch.confirm_room import has_room
from ashinami.dispatch.plan import Plan, Unserved, WhyNot
from ashinami.dispatch.problem import Car, DriverDay, Problem
from ashinami.dispatch.remedies import refusal, riding_longer, stretched
from ashinami.dispatch.search import solve
from ashinami.dispatch.stop import MaxIterations
from ashinami.dispatch.suits import lacks
from ashinami.dispatch.why import Help, Remedy
from tests.dispatch.dispatch_days import chance_day, line_day, there_and_back


def fits_beside(problem: Problem, plan: Plan, key: str) -> bool:
    """Whether the slow judge finds room for a wish beside the plan's routes."""
    wish = next(wish for wish in problem.wishes if wish.key == key)
    locks = {(lock.wish, lock.leg): lock.driver for lock in problem.fixed}
    able = {
        leg: [
            driver
            for driver in problem.drivers
            if lacks(problem, driver, wish, leg) is None and locks.get((key, leg), driver.key) == driver.key
        ]
        for leg in wish.legs
    }
    return has_room(problem, plan, wish, able)


def done(problem: Problem, key: str, remedy: Remedy) -> Problem:
    """Return the day with a remedy done."""
    wish = next(wish for wish in problem.wishes if wish.key == key)
    match remedy.how:
        case Help.ANOTHER_DRIVER:
            assert remedy.span is not None
            car = Car(9, 9)
            new = DriverDay("new", wish.out.origin, car, (remedy.span,), wish.skills)
            return replace(problem, drivers=(*problem.drivers, new), fixed=())
        case Help.OTHER_TIME:
            wider = tuple(stretched(w, remedy.minutes) if w.key == key else w for w in problem.wishes)
            return replace(problem, wishes=wider)
        case Help.LONGER_DAY:
            longer = tuple(_longer(d, remedy.minutes) if d.key == remedy.driver else d for d in problem.drivers)
            return replace(problem, drivers=longer)
        case Help.MOVED_PROMISE:
            moved = tuple(stretched(w, remedy.minutes) if w.key in remedy.moved else w for w in problem.wishes)
            return replace(problem, wishes=moved)
        case Help.LONGER_RIDE:
            longest = tuple(riding_longer(w, remedy.minutes) if w.key == key else w for w in problem.wishes)
            return replace(problem, wishes=longest)


def _longer(driver: DriverDay, by: int) -> DriverDay:
    first, last = driver.windows[0], driver.windows[-1]
    edges = {first: Span(max(0, first.start - by), first.end), last: Span(last.start, last.end + by)}
    windows = tuple(edges.get(span, span) for span in driver.windows)
    if first == last:
        windows = (Span(max(0, first.start - by), first.end + by),)
    return replace(driver, windows=windows, most_minutes=driver.most_minutes + by)


@settings(max_examples=60)
@given(st.integers(0, 10**9))
def test_every_remedy_does_what_it_says(seed: int) -> None:
    """The reason is confirmed by the judge; with any one remedy done, the judge finds room for her beside the same plan."""
    problem = chance_day(Random(seed), wishes=6)
    plan = solve(problem, seed=seed, stop=MaxIterations(2))
    for left in plan.unserved:
        found = refusal(problem, plan, left.wish)
        assert confirms(problem, plan, Unserved(left.wish, found.why))
        for remedy in found.remedies:
            assert fits_beside(done(problem, left.wish, remedy), plan, left.wish), remedy


def crowded() -> tuple[Problem, Plan]:
    """Return the line with one driver, who is taken by another at the minutes of `w`."""
    wishes = (there_and_back("v", accompaniment=True, penalty=2000), there_and_back("w", accompaniment=True))
    day = line_day(wishes=wishes, drivers=line_day().drivers[:1])
    return day, solve(day, seed=1, stop=MaxIterations(2))


def test_who_is_in_the_way_is_named() -> None:
    """The driver is taken by v, whose promise stands in the way."""
    day, plan = crowded()
    found = refusal(day, plan, "w")
    assert (found.why, found.in_the_way) == (WhyNot.ALL_TAKEN, ("v",))


def test_one_more_driver_is_asked_for_by_the_hours_she_needs() -> None:
    """From where she lives: out for both ways and the hour between."""
    day, plan = crowded()
    remedies = {remedy.how: remedy for remedy in refusal(day, plan, "w").remedies}
    span = remedies[Help.ANOTHER_DRIVER].span
    assert span == Span(577, 685)
    assert remedies[Help.ANOTHER_DRIVER].text == "9:37–11:25に、もう一人運転できる方がいれば、お送りできます"


def test_ten_minutes_shift_is_named_when_that_is_enough() -> None:
    """The driver comes home at 10:25 and she would keep him until 10:35."""
    driver = replace(line_day().drivers[0], windows=(Span(480, 632),))
    day = line_day(wishes=(there_and_back(back=None),), drivers=(replace(driver, windows=(Span(480, 605),)),))
    plan = solve(day, seed=1, stop=MaxIterations(3))
    remedies = {remedy.how: remedy for remedy in refusal(day, plan, "w").remedies}
    assert remedies[Help.OTHER_TIME] == Remedy(Help.OTHER_TIME, 10)
    assert remedies[Help.LONGER_DAY] == Remedy(Help.LONGER_DAY, 10, driver="a")
    assert remedies[Help.OTHER_TIME].text == "時刻を10分ずらせば、お送りできます"
    assert remedies[Help.LONGER_DAY].text == "運転者の時間を10分のばせば、お送りできます"


def test_a_ride_longer_than_she_may_sit_says_by_how_much() -> None:
    """The direct way alone is longer than she may sit in a car: nobody more would help, a few minutes do."""
    wish = there_and_back(back=None)
    short = replace(wish, out=replace(wish.out, longest=line_day().travel[wish.out.origin, wish.out.destination] - 7))
    day = line_day(wishes=(short,))
    found = refusal(day, solve(day, seed=1, stop=MaxIterations(2)), "w")
    assert found.why is WhyNot.RIDE_TOO_LONG
    assert [remedy.how for remedy in found.remedies] == [Help.LONGER_RIDE]
    assert found.remedies[0].text == "続けて乗っている時間を10分のばしてよければ、お送りできます"


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ({"seats": 9}, "9人が乗れる車で、もう一人運転できる方がいれば"),
        ({"wheelchairs": 3}, "車いすで乗れる車で、もう一人運転できる方がいれば"),
        ({"skills": frozenset({"care"})}, "必要な資格・研修のある方で、もう一人運転できる方がいれば"),
    ],
)
def test_one_more_driver_must_have_what_nobody_has(lacking: dict[str, Any], said: str) -> None:
    """A ninth seat, a place for the wheelchair, a course: one more driver with a car like the others would not help."""
    day = line_day(wishes=(replace(there_and_back(), **lacking),))
    found = refusal(day, solve(day, seed=1, stop=MaxIterations(2)), "w")
    assert said in next(remedy.text for remedy in found.remedies if remedy.how is Help.ANOTHER_DRIVER)


def test_a_wish_nobody_knows_is_a_key_error() -> None:
    """Asked about a wish that is not the day's, it raises."""
    day, plan = crowded()
    with pytest.raises(KeyError):
        refusal(day, plan, "x")
