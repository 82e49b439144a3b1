"""The cheapest tours of each row of a community day at given prices, and all sets of rides a row could drive for less than a limit."""

from __future__ import annotations

import numpy as np

from ashinami.dispatch.cost import USUAL
from ashinami.dispatch.cuts import memory_of, nothing_remembered
from ashinami.dispatch.listed import Listed, none_listed
from ashinami.dispatch.loops.draft import empty_draft
from ashinami.dispatch.loops.instance import Floats, Instance
from ashinami.dispatch.loops.labels import Labels, Sets, empty_sets, room_for_labels, room_for_sets
from ashinami.dispatch.loops.ordering import cheapest_order, room_for_depths
from ashinami.dispatch.loops.pricing import Ends, Memory, Out, backwards, best_starts, beyond_price, follow
from ashinami.dispatch.loops.sets import MOST_RIDES, list_sets
from ashinami.dispatch.master import Master
from ashinami.dispatch.states import Day, boarding
from ashinami.dispatch.stop import Deadline
from ashinami.dispatch.worth import CLOSE, Column, Worth

_A_ROW = 12
"""How many tours a row gives at a time."""

_NARROWEST, _LISTED = 10, 40
"""How many minutes the end of a tour lies in: at the fewest, and where sets are listed."""

_MOST_ORDERS = 2_000_000
_STEPS_A_SECOND = 10_000_000
"""About how many steps a list takes: no more are begun than the time that is left is enough for."""
_MOST_BITS = 4
"""How much of the cuts is remembered."""


type Room = tuple[Labels, Labels, Sets]


class Pricer:
    """A day's rows.

    What a tour's minutes out cost beyond one price for each (`Out`) is known the better the fewer minutes its end may lie in: the
    ends of a row are looked at in bands, narrower where a row's word was lower than what any tour really costs.
    """

    def __init__(self, instance: Instance, day: Day, master: Master) -> None:
        self._instance, self._day, self._master = instance, day, master
        self._left = np.zeros((max((len(states.when) for states in day.states), default=0), 1))
        self._nothing = nothing_remembered(day.minutes, len(instance.dear))
        self._spans = boarding(day, len(instance.dear))
        self._widths = np.full(len(instance.rows), day.minutes + 1)
        self._depths = room_for_depths(len(instance.dear))
        self._rooms: dict[int, Room] = {}
        self._usual = np.full(len(instance.rows), float(USUAL))

    def cheapest(self, row: int, found: Worth) -> tuple[float, list[Column], bool]:
        """Return the least a tour of the row costs beyond its worth, tours that cost less than theirs, and whether it looks closer now."""
        states, count = self._day.states[row], len(self._day.ends[row].first)
        if not count:
            return 0.0, [], False
        prices, out, minute = self._prices(row, found)
        bands = self._bands(row, out, int(self._widths[row]))
        value, begun = np.zeros(count), np.zeros(count, np.int64)
        path, figures = np.zeros(2 * len(prices) + 2, np.int64), np.zeros(2)
        least, worth = np.inf, float(found.row[row])
        tours: list[tuple[float, Column]] = []
        for ends in bands:
            backwards(states, ends, prices, self._nothing, minute, self._left)
            best_starts(states, ends, prices, out, minute, self._left, value, begun)
            least = min(least, float(value.min()) - worth)
            for k in np.argsort(value, kind="stable")[: -(-_A_ROW // len(bands))].tolist():
                if value[k] - worth >= -CLOSE:
                    break
                size = follow(
                    states, ends, prices, minute, self._left, int(ends.first[k]), int(begun[k]), path, figures
                )
                nodes = states.node[path[:size]]
                rides, minutes = nodes[nodes % 2 == 0] // 2, round(figures[0]) - int(begun[k]) + int(ends.out[k])
                cost = beyond_price(out, 0.0, minutes, minutes) + float(figures[1]) - float(prices[rides].sum()) - worth
                if cost < -CLOSE:
                    tours.append((cost, self._column(row, rides, minutes, float(figures[1]))))
        tours = sorted(tours, key=lambda tour: tour[0])[:_A_ROW]
        if tours:
            self._usual[row] = tours[0][1].minutes
        closer = not tours and least < -CLOSE and out.even > 0 and bool(self._widths[row] > _NARROWEST)
        if closer:
            self._widths[row] = max(_NARROWEST, self._widths[row] // 2)
        return least, [column for _, column in tours], closer

    def all_below(self, found: Worth, limits: Floats, most: int, deadline: Deadline) -> Listed | None:
        """Return all sets of rides below a limit by row, each as its cheapest tours.

        None when there are more than `most` of a row, or time is over.
        """
        rides = len(self._instance.dear)
        if rides > MOST_RIDES:
            return None
        memory = memory_of(found.cuts, self._spans, self._day.minutes, _MOST_BITS)
        left = np.zeros((len(self._left), memory.pay.shape[1]))
        if most not in self._rooms:
            self._rooms[most] = room_for_labels(most), room_for_labels(most), room_for_sets(most)
        room = self._rooms[most]
        listed = none_listed()
        for row in range(len(self._instance.rows)):
            steps = int(deadline.left * _STEPS_A_SECOND)
            if steps <= 0 or not self._below(row, found, float(limits[row]), memory, left, room, steps):
                return None
            listed = listed.with_(self._in(row, room[2]))
        return listed

    def really(self, column: Column, dearer: float) -> Column | None:
        """Return the tour of the same rides as it can really be driven; None where it costs that much more, or cannot be at all.

        The row is its driver's only one. Where there are too many orders, the tour as it is.
        """
        row, rides = column.row, column.rides
        instance, states, ends = self._instance, self._day.states[row], self._day.ends[row]
        out = self._master.out(row, self._master.minute)
        extra = float(instance.dear[rides, row].sum())
        cost = beyond_price(out, 0.0, column.minutes, column.minutes) + column.extra - extra
        much = cost + dearer + 1
        prices = np.full(len(instance.dear), -np.inf)
        prices[rides] = much
        minute = out.minute + 2 * out.even * (out.before + column.minutes)
        backwards(states, ends, prices, self._nothing, minute, self._left)
        draft, best = empty_draft(instance, len(instance.nodes), 0), np.full(2, np.nan)
        limit = cost + dearer - len(rides) * much
        if not cheapest_order(
            instance,
            draft,
            row,
            self._day.first,
            states,
            ends,
            prices,
            out,
            minute,
            self._left,
            limit,
            best,
            self._depths,
            _MOST_ORDERS,
        ):
            return column
        return None if np.isnan(best[0]) else Column(row, rides, round(best[0]), extra + float(best[1]))

    def _below(  # noqa: PLR0913, PLR0917
        self, row: int, found: Worth, limit: float, memory: Memory, left: Floats, room: Room, most_steps: int
    ) -> bool:
        """List a row's sets; False when there is no room, or too many steps."""
        states, (one, other, sets) = self._day.states[row], room
        prices, out, minute = self._prices(row, found)
        empty_sets(sets)
        for ends in self._bands(row, out, _LISTED):
            backwards(states, ends, prices, memory, minute, left)
            if not list_sets(
                states, ends, prices, found.cuts, memory, out, minute, left, limit, one, other, sets, most_steps
            ):
                return False
        return True

    def _in(self, row: int, sets: Sets) -> Listed:
        """Return what was listed of a row."""
        count = int(sets.used[0])
        listed = Listed(
            np.full(count, row), sets.rides[:count].copy(), sets.minutes[:count].copy(), sets.beyond[:count].copy()
        )
        alone = self._master.alone(row)
        return self._cheapest_of_each(listed, self._master.out(row, self._master.minute)) if alone else listed

    def _cheapest_of_each(self, listed: Listed, out: Out) -> Listed:
        """Return of tours with the same rides the cheapest."""
        cost = out.minute * listed.minutes + out.even * (out.before + listed.minutes) ** 2 + listed.beyond
        order = np.lexsort((cost, listed.rides))
        rides = listed.rides[order]
        keep = np.sort(order[np.concatenate([[True], rides[1:] != rides[:-1]])]) if len(order) else order
        return listed.of(keep)

    def _prices(self, row: int, found: Worth) -> tuple[Floats, Out, float]:
        """Return what the row's rides are worth, what its minutes out cost, and the price of a minute to work backwards with."""
        out = self._master.out(row, float(found.minute[row]))
        return (
            np.ascontiguousarray(found.rides[:, row]),
            out,
            out.minute + 2 * out.even * (out.before + self._usual[row]),
        )

    def _bands(self, row: int, out: Out, width: int) -> list[Ends]:
        """Return the row's ends, its last minute drawn in to so many in turn; whole where unevenness is not in a tour's cost."""
        ends = self._day.ends[row]
        first, last = int(ends.soonest[0]), int(ends.end[0])
        step = max(1, width if out.even > 0 else last - first + 1)
        return [
            ends._replace(soonest=np.array([soonest]), end=np.array([min(soonest + step - 1, last)]))
            for soonest in range(first, last + 1, step)
        ]

    def _column(self, row: int, rides: np.ndarray, minutes: int, beyond: float) -> Column:
        return Column(row, rides, minutes, float(self._instance.dear[rides, row].sum()) + beyond)
