"""A day of 40 wishes there and back and 8 drivers: how long building takes, and what improving brings. Seconds are the processor's."""

from __future__ import annotations

from random import Random
from time import process_time

import numpy as np

from ashinami.basics.clock import Span
from ashinami.dispatch.check import check, confirms
from ashinami.dispatch.cost import terms
from ashinami.dispatch.problem import Car, DriverDay, Problem, Trip, Window, WishOrder
from ashinami.dispatch.stop import MaxIterations, Seconds


def day(seed: int, wishes: int = 40, drivers: int = 8) -> Problem:
    """Return a day over a valley town 8 km wide: homes anywhere, six destinations, mornings and afternoons."""
    rng = Random(seed)  # noqa: S311 - a bench, not a secret
    places = [(rng.uniform(0, 8), rng.uniform(0, 8)) for _ in range(drivers + wishes + 6)]
    points = np.array(places)
    km = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1)) * 1.3
    travel, metres = np.ceil(km * 2).astype(np.int32), (km * 1000).astype(np.int32)
    cars = [Car(4), Car(3), Car(4), Car(3, 1, 2)]
    hours = (Span(480, 1050),), (Span(480, 750), Span(780, 1050)), (Span(510, 960),)
    people = tuple(DriverDay(f"d{i}", i, cars[i % 4], hours[i % 3], most_minutes=420) for i in range(drivers))
    orders = []
    for number in range(wishes):
        home, there = drivers + number, drivers + wishes + rng.randrange(6)
        ride = int(travel[home, there])
        be_there, stay = rng.randrange(9 * 60, 14 * 60, 15), rng.randrange(45, 105, 15)
        longest = ride + 20
        out = Trip(
            home, there, Window(be_there - longest - 25, be_there), Window(be_there - 20, be_there), 3, 2, longest
        )
        back_at = be_there + stay
        back = Trip(there, home, Window(back_at, back_at + 30), Window(back_at, back_at + 120), 3, 2, longest)
        chair = number % 10 == 0
        orders.append(
            WishOrder(
                f"w{number}", out, back, accompaniment=number % 8 == 3, seats=int(not chair), wheelchairs=int(chair)
            )
        )
    return Problem(people, tuple(orders), travel, metres)


def run() -> list[str]:
    """Return what was measured."""
    from ashinami.dispatch.search import solve  # noqa: PLC0415 - others want the day alone

    lines = []
    for seed in (1, 2, 3):
        problem = day(seed)
        begin = process_time()
        built = solve(problem, seed=seed, stop=MaxIterations(0))
        built_in = process_time() - begin
        begin = process_time()
        plan = solve(problem, seed=seed, stop=Seconds(1.5, process_time))
        took = process_time() - begin
        longer = solve(problem, seed=seed, stop=Seconds(10, process_time))
        sound = not check(problem, plan) and all(confirms(problem, plan, left) for left in plan.unserved)
        a, b, c = (terms(problem, each) for each in (built, plan, longer))
        lines.append(
            f"day {seed}: built in {built_in:.2f} s, {len(built.unserved)} unserved, {a.minutes_out} min out; "
            f"improved in {took:.2f} s ({plan.iterations} rounds), {len(plan.unserved)} unserved, {b.minutes_out} min out; "
            f"10 s: {len(longer.unserved)} unserved, {c.minutes_out} min out; sound: {sound}"
        )
    return lines


if __name__ == "__main__":
    print("\n".join(run()))
