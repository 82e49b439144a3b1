"""The judge finds every kind of breach: a sound plan is broken in one way at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ashinami.basics.clock import Span
from ashinami.dispatch.check import check
from ashinami.dispatch.plan import Plan, Route, Stop, StopKind, Unserved, WhyNot
from ashinami.dispatch.problem import Car, DriverDay, Fixed, Trip, Window
from ashinami.vocabulary.ride import Leg
from tests.dispatch.dispatch_days import line_day, there_and_back

UP, OFF, OUT, BACK = StopKind.PICK_UP, StopKind.DROP_OFF, Leg.OUT, Leg.BACK

SOUND_STOPS = (
    Stop("w", OUT, UP, 557, 557, 560),
    Stop("w", OUT, OFF, 580, 580, 582),
    Stop("w", BACK, UP, 582, 660, 663),
    Stop("w", BACK, OFF, 683, 683, 685),
)
SOUND = Plan((Route("a", 0, 547, SOUND_STOPS, 695),))


def with_stops(*stops: Stop, **changes: object) -> Plan:
    """Return the sound plan with other stops."""
    return Plan((replace(SOUND.routes[0], stops=stops, **changes),))  # type: ignore[arg-type]


def with_stop(number: int, **changes: object) -> Plan:
    """Return the sound plan with one stop changed."""
    stops = list(SOUND_STOPS)
    stops[number] = replace(stops[number], **changes)  # type: ignore[arg-type]
    return with_stops(*stops)


def codes(plan: Plan, **changes: object) -> set[str]:
    """Return the codes of what the judge finds on the line."""
    return {breach.code for breach in check(line_day(**changes), plan)}


def test_the_plan_the_other_tests_break_is_sound() -> None:
    """The judge has nothing to say of it, with or without accompaniment, and leaves a slower driver in peace."""
    assert codes(SOUND) == set()
    assert codes(SOUND, wishes=(there_and_back(accompaniment=True),)) == set()
    early = replace(SOUND.routes[0], leave_home=540, back_home=700)
    assert codes(Plan((early,))) == set()


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        (Plan(()), "forgotten"),
        (replace(SOUND, unserved=(Unserved("w", WhyNot.ALL_TAKEN),)), "served-and-unserved"),
        (Plan((), (Unserved("w", WhyNot.TOO_FAR), Unserved("w", WhyNot.ALL_TAKEN))), "unserved-twice"),
        (replace(SOUND, unserved=(Unserved("x", WhyNot.ALL_TAKEN),)), "unknown-wish"),
        (with_stops(*SOUND_STOPS, Stop("x", OUT, UP, 690, 690, 690)), "unknown-wish"),
        (Plan((replace(SOUND.routes[0], driver="x"),)), "unknown-driver"),
        (Plan((replace(SOUND.routes[0], window=2),)), "unknown-window"),
        (Plan((SOUND.routes[0], SOUND.routes[0])), "window-twice"),
        (Plan((replace(SOUND.routes[0], leave_home=479),)), "leaves-early"),
        (Plan((replace(SOUND.routes[0], back_home=721),)), "home-late"),
        (Plan((replace(SOUND.routes[0], back_home=694),)), "way-too-short"),
        (Plan((replace(SOUND.routes[0], leave_home=548),)), "way-too-short"),
        (with_stop(1, arrive=579), "way-too-short"),
        (with_stop(1, arrive=581), "starts-before-arrival"),
        (with_stop(0, depart=559), "service-too-short"),
        (with_stop(2, start=691, depart=694), "outside-window"),
        (with_stop(2, start=659), "outside-window"),
        (with_stop(1, start=601, depart=603), "outside-window"),
        (with_stop(3, start=694), "ride-too-long"),
        (with_stops(*SOUND_STOPS[:2]), "in-part"),
        (with_stops(*SOUND_STOPS[:3]), "in-part"),
        (with_stops(*SOUND_STOPS[2:]), "in-part"),
        (with_stops(SOUND_STOPS[1], SOUND_STOPS[0], *SOUND_STOPS[2:]), "order"),
        (with_stops(*SOUND_STOPS, *SOUND_STOPS[2:]), "in-part"),
    ],
)
def test_each_way_to_break_the_plan_is_found(plan: Plan, code: str) -> None:
    """The judge names the rule that the broken plan breaks."""
    assert code in codes(plan)


def test_a_leg_cut_in_two_routes_is_found() -> None:
    """Who was picked up by one driver is not dropped off by another."""
    first = replace(SOUND.routes[0], stops=SOUND_STOPS[:1], back_home=600)
    second = Route("b", 0, 500, SOUND_STOPS[1:], 800)
    assert "order" in codes(Plan((first, second)))


@pytest.mark.parametrize(
    ("car", "wish", "fits"),
    [
        (Car(2), {"seats": 2}, True),
        (Car(2), {"seats": 3}, False),
        (Car(2), {"seats": 0, "wheelchairs": 1}, False),
        (Car(2, 1, 2), {"seats": 0, "wheelchairs": 1}, True),
        (Car(2, 1, 2), {"seats": 1, "wheelchairs": 1}, False),
        (Car(3, 1, 2), {"seats": 1, "wheelchairs": 1}, True),
    ],
)
def test_seats_and_wheelchairs_are_counted_together(car: Car, wish: dict[str, int], fits: bool) -> None:  # noqa: FBT001
    """A wheelchair takes its place and the seats it stands on."""
    driver = DriverDay("a", 0, car, (Span(480, 720),))
    found = codes(SOUND, drivers=(driver,), wishes=(there_and_back(**wish),))
    assert found == (set() if fits else {"too-full"})


def test_riders_aboard_at_the_same_time_are_added_up() -> None:
    """Two riders with two seats each are too many for three seats only while both are aboard."""
    other = [replace(stop, wish="v") for stop in SOUND_STOPS]
    both = [stop for pair in zip(SOUND_STOPS, other, strict=True) for stop in pair]
    loose = {"out": Trip(1, 3, Window(0, 999), Window(0, 999), 0, 0, 999), "seats": 2}
    wishes = (there_and_back(**loose), there_and_back("v", **loose))
    assert "too-full" in codes(with_stops(*both), wishes=wishes)
    assert "too-full" not in codes(with_stops(*SOUND_STOPS, *other), wishes=wishes)


def test_a_driver_has_the_skills_of_whom_he_drives() -> None:
    """A wish that asks for a skill is not driven without it."""
    wishes = (there_and_back(skills=frozenset({"車いす"})),)
    assert codes(SOUND, wishes=wishes) == {"skill"}
    assert codes(SOUND, wishes=wishes, drivers=(replace(line_day().drivers[0], skills=frozenset({"車いす"})),)) == set()


def test_most_minutes_bound_all_windows_together() -> None:
    """148 minutes in the morning are within 148 and not within 147."""
    driver = line_day().drivers[0]
    assert codes(SOUND, drivers=(replace(driver, most_minutes=148),)) == set()
    assert codes(SOUND, drivers=(replace(driver, most_minutes=147),)) == {"too-many-minutes"}


def test_a_lock_names_the_driver() -> None:
    """A way locked to one driver is not driven by another."""
    assert codes(SOUND, fixed=(Fixed("w", BACK, "a"),)) == set()
    assert codes(SOUND, fixed=(Fixed("w", BACK, "b"),)) == {"lock"}


def test_who_accompanies_does_nothing_else_and_leaves_nobody_in_the_car() -> None:
    """A stop between, or a rider left aboard, breaks the accompaniment."""
    one_way = replace(there_and_back("v"), back=None, out=Trip(3, 3, Window(0, 999), Window(0, 999), 0, 0, 999))
    wishes = (there_and_back(accompaniment=True), one_way)
    up, off = Stop("v", OUT, UP, 582, 582, 582), Stop("v", OUT, OFF, 582, 582, 582)
    between = with_stops(*SOUND_STOPS[:2], up, off, *SOUND_STOPS[2:])
    assert codes(between, wishes=wishes) == {"accompaniment"}
    aboard = with_stops(
        SOUND_STOPS[0], replace(up, arrive=580, start=580, depart=580), *SOUND_STOPS[1:3], replace(off, arrive=663, start=663, depart=663),
        SOUND_STOPS[3],
    )  # fmt: skip
    assert codes(aboard, wishes=wishes) == {"accompaniment"}


def test_ways_that_depend_on_each_other_stay_in_one_route() -> None:
    """Two drivers may share a wish when its times lie apart; with accompaniment, or when they overlap, they may not."""
    out, back = replace(SOUND.routes[0], stops=SOUND_STOPS[:2], back_home=612), SOUND_STOPS[2:]
    home = Stop("w", BACK, OFF, 683, 683, 685)
    plan = Plan((out, Route("b", 0, 600, (replace(back[0], arrive=610), home), 715)))
    assert codes(plan) == set()
    assert "one-route" in codes(plan, wishes=(there_and_back(accompaniment=True),))
    early = replace(there_and_back().trip(BACK), pick_up=Window(601, 690), drop_off=Window(601, 780))
    assert "one-route" in codes(plan, wishes=(there_and_back(back=early),))


def test_the_return_starts_after_the_way_out_has_ended() -> None:
    """Nobody is fetched from where she has not been brought yet."""
    back = (Stop("w", BACK, UP, 580, 580, 583), Stop("w", BACK, OFF, 603, 603, 605))
    loose = there_and_back(back=Trip(3, 1, Window(500, 690), Window(500, 780), 3, 2, 30))
    found = codes(with_stops(SOUND_STOPS[0], replace(SOUND_STOPS[1]), *back), wishes=(loose,))
    assert "back-before-out" in found
