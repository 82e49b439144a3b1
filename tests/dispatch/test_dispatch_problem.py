"""A day that contradicts itself is refused when it is built."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from ashinami.basics.clock import Span
from ashinami.dispatch.problem import Car, DriverDay, Fixed, GroupCar, Rest, Trip, Weights, Window
from ashinami.dispatch.wishes import from_bus, support_visit, to_bus
from ashinami.vocabulary.ride import Leg
from tests.dispatch.dispatch_days import line_day, there_and_back

DRIVER, WISH = line_day().drivers[0], there_and_back()


@pytest.mark.parametrize(
    ("build", "says"),
    [
        (lambda: Window(600, 599), "closes"),
        (lambda: Car(-1), "not negative"),
        (lambda: replace(WISH.out, board=-1), "not negative"),
        (lambda: replace(DRIVER, most_minutes=-1), "not negative"),
        (lambda: replace(DRIVER, windows=(Span(480, 700), Span(690, 800))), "overlap"),
        (lambda: replace(DRIVER, most_driving=-1), "not negative"),
        (lambda: replace(DRIVER, farthest=-1), "not negative"),
        (lambda: replace(DRIVER, share=0), "share"),
        (lambda: replace(DRIVER, group_car=GroupCar("van", 2, (Span(480, 1000),))), "group car is free"),
        (lambda: Rest(240, -1), "not negative"),
        (lambda: Weights(split=-1), "not negative"),
        (lambda: there_and_back(seats=0), "somebody rides"),
        (lambda: there_and_back(seats=0, shared=False), "somebody rides"),
        (lambda: there_and_back(seats=2, wheelchairs=-1), "not negative"),
        (lambda: there_and_back(priority=-1), "not negative"),
        (lambda: there_and_back(back=None, accompaniment=True), "brings her back"),
        (lambda: line_day(drivers=(replace(DRIVER, home=5),)), "outside"),
        (lambda: line_day(wishes=(there_and_back(out=replace(WISH.out, origin=-1)),)), "outside"),
        (lambda: line_day(drivers=(DRIVER, DRIVER)), "share a key"),
        (lambda: line_day(wishes=(WISH, WISH)), "share a key"),
        (lambda: line_day(fixed=(Fixed("w", Leg.OUT, "x"),)), "lock on nothing"),
        (lambda: line_day(wishes=(replace(WISH, back=None),), fixed=(Fixed("w", Leg.BACK, "a"),)), "lock on nothing"),
        (lambda: line_day(drivers=(replace(DRIVER, returns_to=5),)), "outside"),
        (lambda: line_day(fixed=(Fixed("w", Leg.OUT, "a", 2),)), "window he does not have"),
        (lambda: line_day(fixed=(Fixed("w", Leg.OUT, "a"), Fixed("w", Leg.OUT, "b"))), "two locks"),
    ],
)
def test_contradictions_are_refused(build: Callable[[], object], says: str) -> None:
    """Each is a ValueError that says what is wrong."""
    with pytest.raises(ValueError, match=says):
        build()


def test_a_leg_the_wish_does_not_have_is_a_key_error() -> None:
    """A one-way wish has no trip back."""
    with pytest.raises(KeyError, match="帰り"):
        replace(WISH, back=None).trip(Leg.BACK)


def test_one_route_is_asked_when_the_return_may_begin_before_the_way_out_ends() -> None:
    """The way out ends at 602 at the latest; a return from 602 may part, one from 601 may not."""

    def returning(earliest: int) -> Trip:
        return Trip(3, 1, Window(earliest, 690), Window(600, 780), 3, 2, 30)

    assert not there_and_back(back=returning(602)).one_route
    assert there_and_back(back=returning(601)).one_route
    late = replace(
        WISH.out, drop_off=Window(580, 2000)
    )  # picked up by 590, she is there by 623 and out of the car by 625
    assert there_and_back(out=late, back=returning(624)).one_route
    assert not there_and_back(out=late, back=returning(625)).one_route
    assert there_and_back(accompaniment=True).one_route
    assert not there_and_back(back=None).one_route


def test_a_driver_may_have_windows_that_touch() -> None:
    """He comes home at noon and leaves again at noon."""
    assert len(DriverDay("a", 0, Car(1), (Span(480, 720), Span(720, 900))).windows) == 2


def test_a_driver_starts_at_home_unless_said_or_where_the_group_car_stands() -> None:
    """Home, then the group car's place, then what is said for either end."""
    van = GroupCar("van", 2, (Span(480, 1020),))
    assert (DRIVER.start, DRIVER.end) == (0, 0)
    assert (replace(DRIVER, group_car=van).start, replace(DRIVER, group_car=van).end) == (2, 2)
    other = replace(DRIVER, group_car=van, leaves_from=3)
    assert (other.start, other.end) == (3, 2)


def test_a_car_with_other_layouts_holds_what_any_of_them_holds() -> None:
    """Four seats, or two and a wheelchair, never three and a wheelchair."""
    car = Car(4, other_layouts=(Car(3, 1, 1),))
    assert car.holds(4, 0)
    assert car.holds(2, 1)
    assert not car.holds(3, 1)


def test_a_visit_is_a_wish_with_nobody_in_the_car() -> None:
    """It lasts from its pick-up to its drop-off at one place, and shares the car with nobody."""
    visit = support_visit("v", 2, Window(600, 660), 45)
    assert visit.is_visit
    assert (visit.out.board, visit.out.drop_off, visit.seats) == (45, Window(645, 705), 0)


def test_a_way_to_a_bus_ends_in_time_to_change() -> None:
    """Ten minutes to change and at most fifteen to wait, before it leaves and after it comes."""
    assert to_bus(600, 10, 15) == Window(575, 590)
    assert from_bus(600, 5, 15) == Window(605, 620)
