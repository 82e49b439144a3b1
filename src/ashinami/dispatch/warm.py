"""A tiny day that runs through every compiled loop, so that all of them are in the cache."""

from __future__ import annotations

from itertools import count

import numpy as np

from ashinami.basics.clock import Span
from ashinami.dispatch.problem import Car, DriverDay, Problem, Trip, Window, WishOrder
from ashinami.dispatch.published.instance import Published, Request, Vehicle, Visit


def warm() -> None:
    """Compile all loops, or load them from the cache."""
    warm_days()
    warm_published()


def warm_days() -> None:
    """Compile or load the loops that days and the desk need."""
    # imported here: whoever solves an instance does not need the desk's loops
    from ashinami.dispatch.bound import bounded  # noqa: PLC0415
    from ashinami.dispatch.desk import Desk  # noqa: PLC0415
    from ashinami.dispatch.search import solve  # noqa: PLC0415
    from ashinami.dispatch.stop import MaxIterations  # noqa: PLC0415

    day = small_day()
    plan = solve(day, seed=1, stop=MaxIterations(3))
    bounded(day, plan, 60.0, lambda: 0.0)
    Desk(day, plan).offers(WishOrder("one more", Trip(1, 2, Window(600, 660), Window(600, 720), 2, 2, 60)))


def warm_published() -> None:
    """Compile or load the loops that published instances need."""
    # imported here: days are planned without what proves instances
    from ashinami.dispatch.published.solving import solve as solve_published  # noqa: PLC0415

    ticks = count()
    solve_published(_published(), seconds=2.0, seed=1, timer=lambda: next(ticks) * 0.1)


def small_day() -> Problem:
    """Return a day of three wishes and two drivers."""
    travel = np.full((3, 3), 10, np.int32) - 10 * np.eye(3, dtype=np.int32)
    drivers = tuple(DriverDay(key, 0, Car(3), (Span(480, 1020),)) for key in ("a", "b"))
    out, back = Window(540, 600), Window(700, 760)
    there = Trip(1, 2, out, Window(540, 630), 2, 2, 60)
    home = Trip(2, 1, back, Window(700, 800), 2, 2, 60)
    wishes = (WishOrder("w", there, home), WishOrder("v", there, home, accompaniment=True), WishOrder("u", there))
    return Problem(drivers, wishes, travel, travel * 500)


def _published() -> Published:
    depot = Visit(0.0, 0.0, 0.0, (0,), 0.0, 480.0)
    stops = tuple(Visit(float(x), 1.0, 3.0, (load,), 0.0, 480.0) for x, load in ((1, 1), (2, 1), (3, -1), (4, -1)))
    requests = (Request(1, 3, 30.0), Request(2, 4, 30.0))
    return Published("warm", (depot, *stops, depot), requests, (Vehicle(0.0, 0.0, (3,), 480.0, 0.0, 480.0),) * 2)
