"""The cheapest day of one driver when each ride is worth a price: stops joined in time, minute by minute.

A state is a stop and who is aboard after it, each with the minutes ridden so far, waiting in the car not counted; and a ride
may turn up twice in one tour. Both make tours cheaper than real ones, never dearer, so what follows from them is a bound.
Minutes out count from the latest start to the end, so what is still to pay is worked out backwards from the end:
`left[at[s] + t - lo[s], m]` when the stop of state s begins at t and the tour remembers m (`Memory`: of rides it has met,
for cuts; best_starts and follow are for tours that remember nothing).

What minutes out cost is convex (`Out`). Backwards they are counted at one price; what they cost beyond it is known when the
start is, the better the fewer minutes the end may lie in (`Ends.soonest` to `Ends.end`).

Times are whole minutes from the first of the day's. Prices are hundredths of a driver-minute.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ashinami.dispatch.loops.compiled import lean
from ashinami.dispatch.loops.instance import Floats, Ints


class States(NamedTuple):
    """The states one kind of car can be in, and how they follow one another.

    Attributes
    ----------
    alone : int64 [k], the states in which one who has just boarded is alone.
    node : int64 [state], its stop. lo, hi : int64 [state], the minutes its stop can begin in. at : int64 [state + 1].
    empty : bool as int64 [state], whether nobody is aboard after it and the driver is free.
    begin : int64 [state + 1]; to, gap, ride : int64 [edge], the state that follows, the minutes from the begin of one stop to
    the arrival at the other, the ride that boards there (-1: none); beyond : float64 [edge], what the ride of those aboard costs
    on the way beyond direct rides.
    aboard : int64 [state, k], who is aboard after it (`aboard`).
    since : int64 [minute + 1], where the states that can begin in each minute stand in `when`, int64 [at[-1]].
    """

    alone: Ints
    node: Ints
    lo: Ints
    hi: Ints
    at: Ints
    empty: Ints
    begin: Ints
    to: Ints
    gap: Ints
    ride: Ints
    beyond: Floats
    aboard: Ints
    since: Ints
    when: Ints


class Ends(NamedTuple):
    """How a row begins and ends.

    Attributes
    ----------
    first : int64 [k], the states a tour can begin with; out : int64 [k], minutes from the start to each.
    home : int64 [state], minutes from the begin of a stop home (-1: not from here).
    start, end : int64 [1], the row's first and last minute; soonest : int64 [1], the first minute it may be home.
    """

    first: Ints
    out: Ints
    home: Ints
    start: Ints
    soonest: Ints
    end: Ints


class Memory(NamedTuple):
    """What tours remember of rides they have met: a few bits.

    A bit stands for one cut (`sets.Cuts`) at a time, from the first minute one of its rides can board to the last, and says that
    the next of them pays.

    Attributes
    ----------
    cut : int64 [bit, minute], the cut it stands for (-1: none). alive : int64 [minute], the bits that stand for one.
    keep : int64 [minute, minute], the bits that still stand for the same. after : int64 [ride, memory], the memory once a ride has
    boarded; pay : float64 [ride, memory], what that costs. best : float64, held : int64 [memory], room to work in.
    """

    cut: Ints
    alive: Ints
    keep: Ints
    after: Ints
    pay: Floats
    best: Floats
    held: Ints


class Out(NamedTuple):
    """What m minutes out cost a driver: `minute` m + `even` ((before + m) (before + m) - already); at the most `most` of them.

    `before` is his load with today's turn, `already` the square of his load before today.
    """

    minute: float
    even: float
    before: float
    already: float
    most: float


@lean
def beyond_price(out: Out, price: float, least: float, most: float) -> float:
    """Return the least that between `least` and `most` minutes cost beyond `price` each."""
    steep = out.minute - price
    lowest = least if steep >= 0 else most
    if out.even > 0:
        lowest = -steep / (2 * out.even) - out.before
    minutes = min(max(lowest, least), most)
    return float(steep * minutes + out.even * ((out.before + minutes) * (out.before + minutes) - out.already))


@lean
def backwards(  # noqa: C901, PLR0913, PLR0917
    states: States, ends: Ends, prices: Floats, memory: Memory, minute: float, left: Floats
) -> None:
    """Fill in what is still to pay, a minute costing `minute`; infinite where nothing leads home in time."""
    left[:] = np.inf
    soonest, end = ends.soonest[0], ends.end[0]
    best, held = memory.best, memory.held
    for t in range(min(end, len(states.since) - 2), -1, -1):
        count = 0
        for mask in range(len(held)):
            if mask & ~memory.alive[t] == 0:
                held[count] = mask
                count += 1
        again = True
        while again:  # once, unless some ways take no time
            again = False
            for s in states.when[states.since[t] : states.since[t + 1]]:
                at_home = ends.home[s] >= 0 and soonest <= t + ends.home[s] <= end
                for i in range(count):
                    best[i] = minute * (t + ends.home[s]) if at_home else np.inf
                instant = False
                for k in range(states.begin[s], states.begin[s + 1]):
                    to, ride = states.to[k], states.ride[k]
                    there = max(t + states.gap[k], states.lo[to])
                    if there > min(states.hi[to], end):
                        continue
                    instant = instant or states.gap[k] == 0
                    place, kept, more = states.at[to] + there - states.lo[to], memory.keep[t, there], states.beyond[k]
                    if ride < 0:
                        for i in range(count):
                            best[i] = min(best[i], left[place, held[i] & kept] + more)
                        continue
                    more -= prices[ride]
                    for i in range(count):
                        mask = held[i] & kept
                        best[i] = min(best[i], left[place, memory.after[ride, mask]] + more + memory.pay[ride, mask])
                place = states.at[s] + t - states.lo[s]
                for i in range(count):
                    again = again or (instant and best[i] < left[place, held[i]] - 1e-6)
                    left[place, held[i]] = best[i]


@lean
def best_starts(  # noqa: PLR0913, PLR0917
    states: States, ends: Ends, prices: Floats, out: Out, minute: float, left: Floats, value: Floats, begun: Ints
) -> None:
    """Fill in, for each state a tour can begin with, the cheapest tour's price and when its stop begins (-1: none)."""
    for k in range(len(ends.first)):
        s = ends.first[k]
        value[k], begun[k] = np.inf, -1
        for t in range(max(states.lo[s], ends.start[0] + ends.out[k]), min(states.hi[s], ends.end[0]) + 1):
            rest = left[states.at[s] + t - states.lo[s], 0]
            if rest == np.inf:
                continue
            found = (
                rest
                + from_start(ends.soonest[0], ends.end[0], out, minute, t - ends.out[k])
                - prices[states.node[s] >> 1]
            )
            if found < value[k]:
                value[k], begun[k] = found, t


@lean
def from_start(soonest: int, end: int, out: Out, minute: float, start: float) -> float:
    """Return what minutes out from the start to an end in between cost at least, beyond `minute` for each of the day's up to the end."""
    least, most = max(0.0, soonest - start), min(end - start, out.most)
    if least > most:
        return np.inf
    return beyond_price(out, minute, least, most) - minute * start


@lean
def follow(  # noqa: PLR0913, PLR0917
    states: States, ends: Ends, prices: Floats, minute: float, left: Floats, s: int, t: int, path: Ints, figures: Floats
) -> int:
    """Write the states of the cheapest tour from a state whose stop begins at t; return how many.

    `figures` then holds the minute it ends and what its rides cost beyond direct ones.
    """
    size, beyond = 0, 0.0
    while size < len(path):
        path[size] = s
        size += 1
        best, chosen = np.inf, -1
        if ends.home[s] >= 0 and ends.soonest[0] <= t + ends.home[s] <= ends.end[0]:
            best = minute * (t + ends.home[s])
        for k in range(states.begin[s], states.begin[s + 1]):
            to, ride = states.to[k], states.ride[k]
            there = max(t + states.gap[k], states.lo[to])
            if there > states.hi[to]:
                continue
            found = (
                left[states.at[to] + there - states.lo[to], 0] + states.beyond[k] - (prices[ride] if ride >= 0 else 0.0)
            )
            if found < best - 1e-9:
                best, chosen = found, k
        if chosen < 0:
            figures[0], figures[1] = t + ends.home[s], beyond
            return size
        beyond += states.beyond[chosen]
        s = states.to[chosen]
        t = max(t + states.gap[chosen], states.lo[s])
    return 0
