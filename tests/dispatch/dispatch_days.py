"""Small days for the tests of dispatch: one fixed by hand, others by chance."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np

from ashinami.basics.clock import Span
from ashinami.dispatch.problem import (
    Car,
    DriverDay,
    Fixed,
    GroupCar,
    Problem,
    Rest,
    SameDriver,
    Trip,
    Weights,
    Window,
    WishOrder,
)
from ashinami.dispatch.ways import shortest_ways
from ashinami.dispatch.wishes import support_visit
from ashinami.vocabulary.ride import Leg


def line_day(**changes: object) -> Problem:
    """One road, places 0–4 ten minutes apart; driver `a` lives at 0, driver `b` at 4; wish `w` goes from 1 to 3 and back."""
    at = np.arange(5)
    travel = (abs(at[:, None] - at[None, :]) * 10).astype(np.int32)
    drivers = (
        DriverDay("a", 0, Car(3), (Span(480, 720), Span(780, 1020))),
        DriverDay("b", 4, Car(3, 1, 2), (Span(480, 1020),), frozenset({"車いす"})),
    )
    fields: dict[str, object] = {"drivers": drivers, "wishes": (there_and_back(),), "fixed": ()}
    fields |= changes
    return Problem(travel=travel, metres=travel * 500, **fields)  # type: ignore[arg-type]


def there_and_back(key: str = "w", /, **changes: object) -> WishOrder:
    """From 1 to 3 by 10:00, back from 11:00."""
    fields: dict[str, object] = {
        "out": Trip(1, 3, Window(540, 590), Window(580, 600), 3, 2, 30),
        "back": Trip(3, 1, Window(660, 690), Window(660, 780), 3, 2, 30),
    }
    fields |= changes
    return WishOrder(key, **fields)  # type: ignore[arg-type]


def chance_day(rng: Random, wishes: int = 4, drivers: int = 3, *, metric: bool = True) -> Problem:
    """Return a day by chance: short of drivers, with wheelchairs, skills, accompaniment, locks and tight times."""
    places = rng.randint(3, 7)
    travel = np.array([[0 if i == j else rng.randint(2, 30) for j in range(places)] for i in range(places)], np.int32)
    if metric:
        travel = shortest_ways(travel).astype(np.int32)
    people = tuple(
        DriverDay(
            f"d{d}",
            rng.randrange(places),
            rng.choice([Car(1), Car(2), Car(3, 1, 2), Car(4, 1, 1)]),
            rng.choice([(Span(480, 800),), (Span(480, 640), Span(680, 900)), (Span(600, 900),)]),
            rng.choice([frozenset(), frozenset({"車いす"})]),
            rng.choice([60, 200, 400, 400]),
        )
        for d in range(rng.randint(1, drivers))
    )
    orders = tuple(_chance_wish(rng, f"w{w}", places, travel) for w in range(rng.randint(1, wishes)))
    locks = tuple(
        Fixed(order.key, leg, rng.choice(people).key) for order in orders for leg in order.legs if rng.random() < 0.1
    )
    return Problem(people, orders, travel, travel * 500, locks)


def _chance_wish(rng: Random, key: str, places: int, travel: np.ndarray) -> WishOrder:
    here, there = rng.sample(range(places), 2)
    be_there = rng.randrange(540, 760)
    out = _chance_trip(rng, here, there, be_there - int(travel[here, there]) - 10, int(travel[here, there]))
    kind = rng.random()
    chair = rng.random() < 0.25
    fields = {
        "seats": rng.randint(1, 2) - chair,
        "wheelchairs": int(chair),
        "skills": frozenset({"車いす"}) if chair and rng.random() < 0.5 else frozenset(),
        "penalty": rng.choice([500, 1000, 1000]),
    }
    if kind < 0.3:
        return WishOrder(key, out, open_return=rng.random() < 0.5, **fields)  # type: ignore[arg-type]
    back = _chance_trip(rng, there, here, be_there + rng.randrange(0, 90), int(travel[there, here]))
    return WishOrder(key, out, back, accompaniment=kind < 0.5, **fields)  # type: ignore[arg-type]


def _chance_trip(rng: Random, here: int, there: int, at: int, minutes: int) -> Trip:
    slack, board = rng.choice([0, 10, 30, 30]), rng.choice([0, 2, 5])
    up = Window(at, at + slack)
    off = Window(at + minutes - rng.choice([0, 10]), at + minutes + board + slack + rng.choice([0, 20, 20]))
    return Trip(
        here, there, up, off, board, rng.choice([0, 2]), max(1, minutes + rng.choice([*[0, 10, 30, 30] * 5, -3]))
    )


def locked(problem: Problem, wish: str, driver: str) -> Problem:
    """Return the day with all ways of a wish locked to a driver."""
    order = next(order for order in problem.wishes if order.key == wish)
    fixed = tuple(Fixed(wish, leg, driver) for leg in Leg if leg in order.legs)
    return Problem(problem.drivers, problem.wishes, problem.travel, problem.metres, fixed)


def rich_day(rng: Random, wishes: int = 4, drivers: int = 3) -> Problem:
    """Return a day by chance in which every rule of the model may play a part."""
    day = chance_day(rng, wishes, drivers, metric=rng.random() < 0.8)
    places = len(day.travel)
    van = GroupCar("van", rng.randrange(places), (Span(480, 900),))
    people = tuple(_rich_driver(rng, driver, places, van) for driver in day.drivers)
    orders = tuple(_rich_wish(rng, wish) for wish in day.wishes)
    if rng.random() < 0.4:
        begins = Window(rng.randrange(540, 700), 720)
        orders = (*orders, support_visit("visit", rng.randrange(places), begins, rng.randrange(10, 60), rider="r1"))
    return replace(day, drivers=people, wishes=orders, weights=rng.choice([Weights(), Weights(60, 20, 700, 400)]))


def _rich_driver(rng: Random, driver: DriverDay, places: int, van: GroupCar) -> DriverDay:
    return replace(
        driver,
        car=rng.choice([driver.car, Car(4, other_layouts=(Car(3, 1, 1),))]),
        most_driving=rng.choice([40, 100, 1440, 1440]),
        leaves_from=rng.choice([None, None, rng.randrange(places)]),
        returns_to=rng.choice([None, None, rng.randrange(places)]),
        group_car=rng.choice([None, None, van]),
        rest=rng.choice([None, None, Rest(rng.choice([30, 60, 90]), rng.choice([5, 15]))]),
        farthest=rng.choice([None, None, 10_000]),
        turns_before=rng.randrange(6),
        minutes_before=rng.randrange(0, 900),
        share=rng.choice([50, 100, 100, 150]),
        must_not_meet=frozenset(rng.choice([[], [], ["r1"]])),
        prefers=frozenset(rng.choice([[], ["r0"], ["r1", "r2"]])),
        bases=frozenset(rng.choice([["fuel"], ["fuel"], []])),
    )


def _rich_wish(rng: Random, wish: WishOrder) -> WishOrder:
    return replace(
        wish,
        priority=rng.choice([0, 0, 1, 2]),
        promised=rng.random() < 0.15,
        same_driver=rng.choice(list(SameDriver)),
        shared=rng.random() < 0.8,
        basis=rng.choice(["", "", "fuel"]),
        rider=f"r{rng.randrange(3)}",
        open_return=wish.back is not None and rng.random() < 0.2,
    )
