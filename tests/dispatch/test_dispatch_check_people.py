"""The judge finds who may not drive whom, who shares with nobody, rests not taken and cars lent twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ashinami.basics.clock import Span
from ashinami.dispatch.check import check
from ashinami.dispatch.plan import Plan, Route, Stop
from ashinami.dispatch.problem import DriverDay, Fixed, GroupCar, Problem, Rest, SameDriver, Trip, Window, WishOrder
from ashinami.dispatch.wishes import support_visit
from tests.dispatch.dispatch_days import line_day, there_and_back
from tests.dispatch.test_dispatch_check import BACK, OFF, OUT, SOUND, SOUND_STOPS, UP, codes, with_stops

A, B = line_day().drivers


def with_driver(**changes: object) -> set[str]:
    """Return what the judge finds when driver a is changed and the plan is the sound one."""
    return codes(SOUND, drivers=(replace(A, **changes), B))  # type: ignore[arg-type]


def with_wish(**changes: object) -> set[str]:
    """Return what the judge finds when the wish is changed."""
    return codes(SOUND, wishes=(there_and_back(**changes),))


def test_who_must_not_meet_does_not() -> None:
    """A driver who must not meet her is not sent; another rider does not matter."""
    wish = there_and_back(rider="r")
    assert codes(SOUND, wishes=(wish,), drivers=(replace(A, must_not_meet=frozenset({"r"})), B)) == {"must-not-meet"}
    assert codes(SOUND, wishes=(wish,), drivers=(replace(A, must_not_meet=frozenset({"q"})), B)) == set()
    assert with_driver(must_not_meet=frozenset({""})) == set()


def test_a_ride_runs_on_a_basis_its_driver_may_use() -> None:
    """A wish that needs a legal basis is driven by who may drive under it."""
    assert with_wish(basis="fuel") == {"basis"}
    wish = (there_and_back(basis="fuel"),)
    assert codes(SOUND, wishes=wish, drivers=(replace(A, bases=frozenset({"fuel"})), B)) == set()


@pytest.mark.parametrize(("farthest", "found"), [(15_000, set()), (14_999, {"too-far-from-home"})])
def test_nobody_is_sent_farther_than_he_goes(farthest: int, found: set[str]) -> None:
    """Place 3 is 15 km from home by car."""
    assert with_driver(farthest=farthest) == found


@pytest.mark.parametrize(("most", "found"), [(80, set()), (79, {"too-much-driving"})])
def test_minutes_at_the_wheel_have_their_most(most: int, found: set[str]) -> None:
    """Ten minutes out, twenty, twenty back and ten home make sixty; with the way out and back to another place eighty."""
    assert with_driver(most_driving=60) == set()
    assert with_driver(most_driving=59) == {"too-much-driving"}
    stops = Plan((replace(SOUND.routes[0], leave_home=537, back_home=705),))
    assert codes(stops, drivers=(replace(A, leaves_from=3, returns_to=3, most_driving=most), B)) == found


def test_runs_begin_and_end_where_the_driver_does() -> None:
    """Who leaves from a farther place or ends there needs the minutes for it."""
    assert with_driver(leaves_from=4) == {"way-too-short"}
    assert with_driver(returns_to=4) == {"way-too-short"}
    assert with_driver(group_car=GroupCar("van", 1, A.windows)) == set()
    assert with_driver(group_car=GroupCar("van", 3, A.windows)) == {"way-too-short"}


def test_a_rest_is_taken_at_the_next_stop_with_nobody_aboard() -> None:
    """After thirty minutes at the wheel he stands still before the return's pick-up, where he waits 78 minutes."""
    assert with_driver(rest=Rest(30, 78)) == set()
    assert with_driver(rest=Rest(30, 79)) == {"rest"}
    assert with_driver(rest=Rest(31, 79)) == set()
    stays = (there_and_back(accompaniment=True),)
    assert codes(SOUND, wishes=stays, drivers=(replace(A, rest=Rest(30, 79)), B)) == set()


def test_who_rides_alone_shares_with_nobody() -> None:
    """Two riders in the car are a breach when one of them does not share, whoever got in first."""
    other = [replace(stop, wish="v") for stop in SOUND_STOPS]
    both = [stop for pair in zip(SOUND_STOPS, other, strict=True) for stop in pair]
    loose = {"out": Trip(1, 3, Window(0, 999), Window(0, 999), 0, 0, 999)}
    for alone in ("w", "v"):
        wishes = tuple(there_and_back(key, **loose, shared=key != alone) for key in ("w", "v"))
        assert "not-shared" in codes(with_stops(*both), wishes=wishes)
    shared = tuple(there_and_back(key, **loose) for key in ("w", "v"))
    assert "not-shared" not in codes(with_stops(*both), wishes=shared)


def test_nobody_waits_in_the_car_during_a_visit() -> None:
    """A visit between a pick-up and its drop-off is a breach; before the pick-up it is none."""
    visit = support_visit("v", 1, Window(480, 700), 10)
    there = Stop("v", OUT, UP, 540, 540, 550), Stop("v", OUT, OFF, 550, 550, 550)
    trip = Trip(1, 3, Window(480, 700), Window(480, 700), 3, 2, 99)
    ride = WishOrder("w", trip)
    before = (*there, Stop("w", OUT, UP, 550, 550, 553), Stop("w", OUT, OFF, 573, 573, 575))
    assert codes(with_stops(*before, leave_home=530), wishes=(visit, ride)) == set()
    first, last = Stop("w", OUT, UP, 537, 537, 540), Stop("w", OUT, OFF, 570, 570, 572)
    assert "not-shared" in codes(with_stops(first, *there, last, leave_home=527), wishes=(visit, ride))


def two_routes(driver: str, window: int) -> Plan:
    """Return the plan with the return driven by somebody or in some other window."""
    out = Route("a", 0, 547, SOUND_STOPS[:2], 612)
    stops = tuple(
        replace(stop, arrive=stop.arrive + 100, start=stop.start + 100, depart=stop.depart + 100)
        for stop in SOUND_STOPS[2:]
    )
    stops = (replace(stops[0], arrive=stops[0].start), *stops[1:])
    return Plan((out, Route(driver, window, stops[0].start - 30, stops, stops[-1].depart + 40)))


def test_the_same_driver_brings_her_back_when_that_is_required() -> None:
    """Another driver is a breach; the same one in another window is none."""
    later = Trip(3, 1, Window(750, 830), Window(750, 900), 3, 2, 30)
    afternoon = replace(A, windows=(Span(480, 720), Span(725, 1020)))
    for required, driver, window, found in (
        (SameDriver.REQUIRED, "b", 0, {"same-driver"}),
        (SameDriver.REQUIRED, "a", 1, set()),
        (SameDriver.PREFERRED, "b", 0, set()),
    ):
        wishes = (there_and_back(back=later, same_driver=required),)
        assert codes(two_routes(driver, window), wishes=wishes, drivers=(afternoon, B)) == found


def test_a_lock_on_a_window_holds() -> None:
    """The morning's driver in the afternoon is not what was locked."""
    assert codes(SOUND, fixed=(Fixed("w", BACK, "a", 0),)) == set()
    assert codes(SOUND, fixed=(Fixed("w", BACK, "a", 1),)) == {"lock"}


def test_a_group_car_is_lent_to_one_driver_at_a_time() -> None:
    """Two runs with it in windows that overlap are a breach, in windows that touch none, and a run without stops is no run."""
    van = GroupCar("van", 0, (Span(480, 1020),))

    def day(morning: Span, other: Span) -> tuple[DriverDay, DriverDay]:
        return replace(A, windows=(morning,), group_car=van), replace(A, key="c", windows=(other,), group_car=van)

    wishes = (there_and_back(), there_and_back("v"))
    both = Plan((SOUND.routes[0], Route("c", 0, 547, tuple(replace(s, wish="v") for s in SOUND_STOPS), 695)))
    assert codes(both, wishes=wishes, drivers=day(Span(480, 720), Span(480, 720))) == {"car-twice"}
    own = replace(A, key="c", windows=(Span(480, 720),))
    assert codes(both, wishes=wishes, drivers=(day(Span(480, 720), Span(480, 720))[0], own)) == set()
    idle = Plan((SOUND.routes[0], Route("c", 0, 547, (), 547)))
    assert codes(idle, drivers=day(Span(480, 720), Span(480, 720))) == set()
    assert isinstance(line_day(drivers=day(Span(480, 720), Span(720, 1000))), Problem)


def test_every_breach_is_told_in_japanese() -> None:
    """What the judge says can be shown to the desk."""
    plan = Plan((replace(SOUND.routes[0], leave_home=470, back_home=690),))
    day = line_day(
        drivers=(replace(A, must_not_meet=frozenset({"r"}), most_driving=1), B), wishes=(there_and_back(rider="r"),)
    )
    found = check(day, plan)
    assert {breach.code for breach in found} >= {"leaves-early", "must-not-meet", "too-much-driving"}
    assert all(any(sign > "぀" for sign in breach.text) for breach in found)
