"""How far a community day's plan can be from the best there is: a bound no plan is cheaper than.

Tours are priced by what each ride is worth in the relaxed choice of tours (`master`), and the cheapest ones added until none
is missing: column generation, Desaulniers, Desrosiers and Solomon (2005), doi 10.1007/b135457. The relaxation's value, less
what the rows could still save, is a bound at any moment (Lasdon 1970). Then every set of rides that a better plan could be made
of is listed, by its reduced cost, and HiGHS chooses among them all: when they are few enough, that is the proof (Baldacci,
Christofides and Mingozzi 2008, doi 10.1007/s10107-007-0178-5).

On days with many riders together in a car they are followed less closely (`states.GRAINS`), and the bound is further off: where
some are forgotten on the way, nothing is listed.

Left aside, which only makes the bound lower: one driver for both ways where one is required or preferred, rests, the minutes
at the wheel, and waiting with somebody in the car; in the choice among listed sets also a shared car and a driver's most
minutes over several windows, which the relaxation keeps to.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil

import numpy as np

from ashinami.dispatch.cost import terms
from ashinami.dispatch.final_choice import FinalChoice
from ashinami.dispatch.flat import Flat, flatten
from ashinami.dispatch.loops.instance import Floats, Instance, amounts
from ashinami.dispatch.master import Column, Master, Worth
from ashinami.dispatch.plan import Plan, StopKind
from ashinami.dispatch.pricer import CLOSE, Pricer
from ashinami.dispatch.problem import Problem
from ashinami.dispatch.states import Day, states_of
from ashinami.dispatch.stop import Timer

_STEP, _LEAST = 0.3, 0.02
_NEAR, _PATIENCE = 0.002, 6
"""When the relaxation's word alone counts: so near to its value, or after so many rounds without progress."""

_FIRST = 1 / 16
"""How much of the gap above the relaxation the listed sets use at first."""


def bounded(problem: Problem, plan: Plan, seconds: float, timer: Timer) -> Plan:
    """Return the sound plan with its bound: the relaxation's, or where that takes too long what is clear at once.

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
    value = start.value if day is None else _Bounding(flat, day, problem, plan).value(start, until, timer)
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
    return Worth(float(worth.sum()), worth[:, None] - instance.dear, np.full(rows, out), np.zeros(rows))


class _Bounding:
    """The day's master with the plan's tours in it."""

    def __init__(self, flat: Flat, day: Day, problem: Problem, plan: Plan) -> None:
        self._day, self._problem, self._instance = day, problem, flat.instance
        self._cost = terms(problem, plan)
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
                return max(best, self._chosen(found, least, here, until, timer)) if self._day.whole else best
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

    def _chosen(self, found: Worth, least: Floats, here: float, until: float, timer: Timer) -> float:
        """Return the bound of the choice among all sets of rides a better plan could use; 0 when they are too many even at first.

        A plan that uses a set not listed costs at least `here` and the width it was left out by: so wide that no such plan could
        be cheaper than the choice, the choice is the bound.
        """
        gap, best = self._cost.total - here, 0.0
        width, real = gap * _FIRST, dict[tuple[int, bytes], Column | None]()
        while True:
            columns = self._pricer.all_below(found, found.row + least + width + CLOSE, until, timer)
            if columns is None:
                return best
            chosen = self._in_earnest(columns, real, min(here + width, self._cost.total), until, timer)
            best = max(best, chosen)
            if chosen < here + width or width >= gap or timer() > until:
                return best
            width = min(gap, 2 * width)

    def _in_earnest(
        self,
        columns: list[Column],
        real: dict[tuple[int, bytes], Column | None],
        limit: float,
        until: float,
        timer: Timer,
    ) -> float:
        """Return the bound of the choice among tours, up to `limit`; what is chosen is driven in earnest, and the choice made again.

        A set may really cost more than the least it was listed with. `real` keeps what was found.
        """
        choice, value = FinalChoice(self._problem, self._instance, columns), 0.0
        doubted = [k for k, column in enumerate(columns) if column.key in real] if real else []
        settled = np.array([not self._master.alone(column.row) for column in columns], np.bool_)
        while True:
            for k in doubted:
                key = columns[k].key
                if key not in real:
                    real[key] = self._pricer.really(columns[k], self._cost.total - value)
                choice.replace(k, real[key])
                settled[k] = True
            found = choice.relaxed(until, timer)
            if found is None:
                return value
            value, taken = found
            if value >= limit:
                return limit
            doubted = taken[~settled[taken]].tolist()
            if not doubted:
                value, taken = choice.best(value, limit, until, timer)
                doubted = taken[~settled[taken]].tolist()
            if not doubted or value >= limit or timer() > until:
                return value
