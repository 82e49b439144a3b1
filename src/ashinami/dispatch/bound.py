"""How far a community day's plan can be from the best there is: a bound no plan is cheaper than.

Tours are priced by what each ride is worth in the relaxed choice of tours (`master`), and the cheapest ones added until none
is missing: column generation, Desaulniers, Desrosiers and Solomon (2005), doi 10.1007/b135457. The relaxation's value, less
what the rows could still save, is a bound at any moment (Lasdon 1970). Then every tour that a better plan could be made of is
listed, by its reduced cost, and HiGHS chooses among them all: when they are few enough, that is the proof.

On days with many riders together in a car they are followed less closely (`states.GRAINS`), and the bound is further off: where
some are forgotten on the way, nothing is listed.

Left aside, which only makes the bound lower: one driver for both ways where one is required or preferred, rests, the minutes
at the wheel, and waiting with somebody in the car; in the choice among listed tours also a shared car and a driver's most
minutes over several windows, which the relaxation keeps to.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil

import numpy as np

from ashinami.dispatch.cost import USUAL, terms
from ashinami.dispatch.final_choice import FinalChoice
from ashinami.dispatch.flat import Flat, flatten
from ashinami.dispatch.loops.draft import empty_draft
from ashinami.dispatch.loops.instance import Floats, Instance, amounts
from ashinami.dispatch.loops.listing import list_tours, nothing_listed
from ashinami.dispatch.loops.pricing import Ends, Out, backwards, best_starts, beyond_price, follow
from ashinami.dispatch.master import Column, Master, Worth, cheapest
from ashinami.dispatch.plan import Plan, StopKind
from ashinami.dispatch.problem import Problem
from ashinami.dispatch.states import Day, states_of
from ashinami.dispatch.stop import Timer

_CLOSE = 1e-3
_STEP, _LEAST = 0.3, 0.02
_NEAR, _PATIENCE = 0.002, 6
"""When the relaxation's word alone counts: so near to its value, or after so many rounds without progress."""

_A_ROW = 12
"""How many tours a row adds in one round, or one for every band of its end."""

_NARROWEST, _LISTED = 5, 20
"""How many minutes the end of a tour lies in at the fewest, and how many when tours are listed."""

_MOST_LISTED = 200_000
_MOST_STEPS = 30_000_000


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
    return replace(plan, bound=min(plan.cost, max(0, ceil(value * (1 - 1e-9) - _CLOSE))))


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
        self._instance, self._day, self._problem, self._plan = flat.instance, day, problem, plan
        self._master = Master(flat.instance, day.minutes)
        self._unserved = terms(problem, plan).unserved
        shift = {(problem.drivers[d].key, w): row for row, (d, w) in enumerate(flat.shifts)}
        ride = {way: number for number, way in enumerate(flat.rides)}
        for route in plan.routes:
            ups = [ride[s.wish, s.leg] for s in route.stops if s.kind is StopKind.PICK_UP]
            row = shift[route.driver, route.window]
            self._master.take(self._column(row, np.array(ups, np.int64), route.minutes_out, 0.0))
        self._left = np.zeros(max((int(states.at[-1]) for states in day.states), default=0))
        rows = len(flat.instance.rows)
        self._widths = np.full(rows, day.minutes + 1)
        self._usual = np.full(rows, float(USUAL))
        self._new = False

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
            least = self._least(asked, until, timer)
            if least is None:
                return best
            here = asked.value + float(np.minimum(least, 0).sum()) - rounded
            if step == 1 and not self._new:
                best = max(best, here)
                gap = terms(self._problem, self._plan).total - here
                return (
                    max(best, self._listed(found, gap + np.minimum(least, 0), until, timer))
                    if self._day.whole
                    else best
                )
            better = here > best + _CLOSE
            still = 0 if better or found.value < lowest - _CLOSE else still + 1
            lowest = min(lowest, found.value)
            if better:
                best, centre, step = here, asked, min(1.0, 1.6 * step)
            elif still > _PATIENCE or found.value - best < _NEAR * (found.value - self._unserved) + rounded:
                step = 1.0
            else:
                step = max(_LEAST, step / 2)

    def _least(self, found: Worth, until: float, timer: Timer) -> Floats | None:
        """Add each row's cheapest tours; return the least they cost beyond what they are worth; None when time is over."""
        least = np.zeros(len(self._instance.rows))
        self._new = False
        for row in range(len(least)):
            if timer() > until:
                return None
            least[row] = self._price(row, found)
        return least

    def _column(self, row: int, rides: np.ndarray, minutes: int, beyond: float) -> Column:
        return Column(row, rides, minutes, float(self._instance.dear[rides, row].sum()) + beyond)

    def _bands(self, row: int, out: Out, width: int) -> list[Ends]:
        """Return the row's ends, its last minute drawn in to so many in turn; whole where unevenness is not in a tour's cost."""
        ends = self._day.ends[row]
        first, last = int(ends.soonest[0]), int(ends.end[0])
        step = width if out.even > 0 else last - first + 1
        return [
            ends._replace(soonest=np.array([soonest]), end=np.array([min(soonest + step - 1, last)]))
            for soonest in range(first, last + 1, max(1, step))
        ]

    def _price(self, row: int, found: Worth) -> float:
        """Add the row's cheapest tours; return the least they cost beyond what they are worth.

        Where that is less than any tour found really costs, the row's end is looked at in narrower bands from now on.
        """
        states, count = self._day.states[row], len(self._day.ends[row].first)
        if not count:
            return 0.0
        prices, out = np.ascontiguousarray(found.rides[:, row]), self._master.out(row, float(found.minute[row]))
        minute = out.minute + 2 * out.even * (out.before + self._usual[row])
        bands = self._bands(row, out, int(self._widths[row]))
        value, begun = np.zeros(count), np.zeros(count, np.int64)
        path, figures = np.zeros(2 * len(prices) + 2, np.int64), np.zeros(2)
        least, tours = np.inf, []
        for ends in bands:
            backwards(states, ends, prices, minute, self._left)
            best_starts(states, ends, prices, out, minute, self._left, value, begun)
            least = min(least, float(value.min()))
            for k in np.argsort(value, kind="stable")[: -(-_A_ROW // len(bands))].tolist():
                if value[k] - found.row[row] >= -_CLOSE:
                    break
                size = follow(
                    states, ends, prices, minute, self._left, int(ends.first[k]), int(begun[k]), path, figures
                )
                nodes = states.node[path[:size]]
                rides, minutes = nodes[nodes % 2 == 0] // 2, round(figures[0]) - int(begun[k]) + int(ends.out[k])
                costs = beyond_price(out, 0.0, minutes, minutes) + float(figures[1]) - float(prices[rides].sum())
                tours.append((costs - float(found.row[row]), self._column(row, rides, minutes, float(figures[1]))))
        tours = sorted((tour for tour in tours if tour[0] < -_CLOSE), key=lambda tour: tour[0])[:_A_ROW]
        for _, column in tours:
            self._master.take(column)
        if tours:
            self._usual[row] = tours[0][1].minutes
        elif least - found.row[row] < -_CLOSE and self._widths[row] > _NARROWEST and out.even > 0:
            self._widths[row] = max(_NARROWEST, self._widths[row] // 2)
            self._new = True
        self._new |= bool(tours)
        return least - float(found.row[row])

    def _listed(self, found: Worth, limits: Floats, until: float, timer: Timer) -> float:
        """Return the bound of the choice among all tours a better plan could use, those below a limit by row; 0: too many."""
        draft = empty_draft(self._instance, len(self._instance.nodes), 0)
        columns: list[Column] = []
        for row in range(len(self._instance.rows)):
            states, out = self._day.states[row], self._master.out(row, float(found.minute[row]))
            prices = np.ascontiguousarray(found.rides[:, row])
            minute = out.minute + 2 * out.even * (out.before + self._usual[row])
            listed, first = nothing_listed(_MOST_LISTED), self._day.first
            limit = float(found.row[row]) + float(limits[row]) + _CLOSE
            for ends in self._bands(row, out, _LISTED):
                if timer() > until:
                    return 0.0
                backwards(states, ends, prices, minute, self._left)
                if not list_tours(
                    self._instance,
                    draft,
                    row,
                    first,
                    states,
                    ends,
                    prices,
                    out,
                    minute,
                    self._left,
                    limit,
                    listed,
                    _MOST_STEPS,
                ):
                    return 0.0
            columns += cheapest(
                self._column(
                    row,
                    listed.rides[listed.begin[k] : listed.begin[k + 1]],
                    int(listed.minutes[k]),
                    float(listed.beyond[k]),
                )
                for k in range(int(listed.used[0]))
            )
        return FinalChoice(self._problem, self._instance, columns).bound(until, timer)
