"""How far a community day's plan can be from the best there is: a bound no plan is cheaper than.

Tours are priced by what each ride is worth in the relaxed choice of tours (`master`), and the cheapest ones added until none
is missing: column generation, Desaulniers, Desrosiers and Solomon (2005), doi 10.1007/b135457. The relaxation's value, less
what the rows could still save, is a bound at any moment (Lasdon 1970). Then every set of rides that a better plan could be made of is
listed, and the choice among them proven (`proof_by_sets`).

On days with many riders together in a car they are followed less closely (`states.GRAINS`), and the bound is further off: where
some are forgotten on the way, nothing is listed.

Left aside, which only makes the bound lower: one driver for both ways where one is required or preferred, rests, the minutes
at the wheel, and waiting with somebody in the car.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil

import numpy as np

from ashinami.dispatch.adopting import adopted
from ashinami.dispatch.cost import terms
from ashinami.dispatch.cuts import cuts_of
from ashinami.dispatch.flat import Flat, flatten
from ashinami.dispatch.loops.instance import Floats, Instance, amounts
from ashinami.dispatch.master import Master
from ashinami.dispatch.plan import Plan, StopKind
from ashinami.dispatch.pricer import Pricer
from ashinami.dispatch.problem import Problem
from ashinami.dispatch.proof_by_sets import ProofBySets
from ashinami.dispatch.states import Day, states_of
from ashinami.dispatch.stop import Deadline, Timer
from ashinami.dispatch.worth import CLOSE, Column, Worth

_STEP, _LEAST = 0.3, 0.02
_NEAR, _PATIENCE = 0.002, 6
"""When the relaxation's word alone counts: so near to its value, or after so many rounds without progress."""


def bounded(problem: Problem, plan: Plan, seconds: float, timer: Timer) -> Plan:
    """Return the sound plan, or a better one the proof came upon, with its bound: where the proof takes too long what is clear at once.

    Locks are kept to, and what has begun: the bound is of all plans that keep to them.
    """
    if not problem.wishes or not problem.drivers:
        return plan
    until = timer() + seconds
    flat = flatten(problem)
    # the shortest ways over any places: never longer than real ones
    flat = replace(flat, instance=flat.instance._replace(travel=flat.instance.short))
    start = least_at_the_wheel(flat.instance)
    day = states_of(flat.instance, timer() + seconds / 3, timer)
    value = start.value
    if day is not None:
        bounding = _Bounding(flat, day, problem, plan)
        value = bounding.value(start, until, timer)
        if bounding.tours:
            plan = adopted(problem, plan, flat, bounding.tours)
    return replace(plan, bound=min(plan.cost, max(0, ceil(value * (1 - 1e-9) - CLOSE))))


def least_at_the_wheel(instance: Instance) -> Worth:
    """Return a worth of rides at which no tour pays: helping at its stops, and of its way the part of the fullest car that it fills.

    Its value is a bound of any day at once. A wish is left out where that is cheaper.
    """
    nodes, out, rides = instance.nodes, float(instance.weights[0]["out"]), len(instance.dear)
    on, off = nodes[: 2 * rides : 2], nodes[1 : 2 * rides : 2]
    way = instance.travel[on["place"], off["place"]]
    # of each resource (seats, wheelchair places, …) what a ride fills of the car that has most of it: no car is more than full
    room = np.array([amounts(int(each)) for each in instance.room.ravel()]).max(axis=0)
    filled = np.minimum(np.array([amounts(int(load)) for load in on["load"]]) / np.maximum(room, 1), 1)
    scarce = filled[:, int((filled * way[:, None]).sum(axis=0).argmax())]
    worth = out * (on["service"] + off["service"] + scarce * way)
    for wish in instance.wishes:
        inside = slice(int(wish["ride"]), int(wish["ride"] + wish["rides"]))
        worth[inside] *= min(1.0, float(wish["price"]) / max(float(worth[inside].sum()), 1.0))
    rows = len(instance.rows)
    return Worth(
        float(worth.sum()),
        worth[:, None] - instance.dear,
        np.full(rows, out),
        np.zeros(rows),
        cuts_of([], np.zeros(0), rides),
    )


class _Bounding:
    """The day's master with the plan's tours in it."""

    def __init__(self, flat: Flat, day: Day, problem: Problem, plan: Plan) -> None:
        self._day, self._problem, self._instance = day, problem, flat.instance
        self._cost = terms(problem, plan)
        self.tours: list[Column] = []
        self._master = Master(flat.instance, day.minutes)
        self._pricer = Pricer(flat.instance, day, self._master)
        shift = {(problem.drivers[d].key, w): row for row, (d, w) in enumerate(flat.shifts)}
        ride = {way: number for number, way in enumerate(flat.rides)}
        for route in plan.routes:
            ups = np.array([ride[s.wish, s.leg] for s in route.stops if s.kind is StopKind.PICK_UP], np.int64)
            row = shift[route.driver, route.window]
            self._master.take(Column(row, ups, route.minutes_out, float(flat.instance.dear[ups, row].sum())))

    def value(self, start: Worth, until: float, timer: Timer) -> float:
        """Return the bound. Costs are rounded down driver by driver (`cost.Load`): so much less the relaxation may say.

        Tours are priced between what said the best bound so far, at first `start`, and what the relaxation says now: its own word
        swings (Wentges 1997, doi 10.1016/S0969-6016(97)00001-4).
        """
        best, centre, step, still, lowest = start.value, start, _STEP, 0, np.inf
        rounded = len(self._problem.drivers)
        while True:
            found = self._master.worth(until - timer())
            if found is None:
                return best
            asked = centre.towards(found, step)
            least, new = self._priced(asked, until, timer)
            if least is None:
                return best
            here = asked.value + float(least.sum()) - rounded
            if step == 1 and not new:
                best = max(best, here)
                if not self._day.whole:
                    return best
                by_sets = ProofBySets(
                    self._instance, self._day.minutes, self._pricer, self._cost.total, Deadline(until, timer)
                )
                best = max(best, by_sets.value(found, least))
                self.tours = by_sets.tours
                return best
            better = here > best + CLOSE
            still = 0 if better or found.value < lowest - CLOSE else still + 1
            lowest = min(lowest, found.value)
            if better:
                best, centre, step = here, asked, min(1.0, 1.6 * step)
            elif still > _PATIENCE or found.value - best < _NEAR * (found.value - self._cost.unserved) + rounded:
                step = 1.0
            else:
                step = max(_LEAST, step / 2)

    def _priced(self, found: Worth, until: float, timer: Timer) -> tuple[Floats | None, bool]:
        """Add each row's cheapest tours; return how far below nothing they cost (None when time is over), and whether that is news."""
        least, new = np.zeros(len(self._instance.rows)), False
        for row in range(len(least)):
            if timer() > until:
                return None, new
            value, tours, closer = self._pricer.cheapest(row, found)
            for column in tours:
                self._master.take(column)
            least[row] = min(0.0, value)
            new = new or closer or bool(tours)
        return least, new
