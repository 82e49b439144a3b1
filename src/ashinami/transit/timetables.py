"""A network that stays in memory and answers for any day: what an engine process keeps."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from ashinami.transit.answers import Answer, CannotSay, Limits, Missing
from ashinami.transit.dates import DayUse, days_used
from ashinami.transit.day import day_table
from ashinami.transit.network import Network
from ashinami.transit.planner import Planner
from ashinami.transit.round_trip import Errand, there_and_back
from ashinami.transit.walking import Pace, Ways


class Timetables:
    """Answers about any day of a network; the planners of the days asked last are kept.

    Parameters
    ----------
    network : what runs. kept : how many days to keep. stand_in : whether a day like the one asked may stand for it in feeds
        that do not hold it; every answer then says so. called : how people call a feed, by its name in the network.
    """

    def __init__(
        self, network: Network, *, kept: int = 8, stand_in: bool = False, called: Mapping[str, str] | None = None
    ) -> None:
        self.network, self._kept, self._stand_in, self._called = network, kept, stand_in, dict(called or {})
        self._planners: OrderedDict[tuple[date, Pace, int, int], tuple[Planner, DayUse]] = OrderedDict()

    def on(self, day: date, pace: Pace = Pace(), change_minutes: int = 0, rides: int = 4) -> tuple[Planner, DayUse]:  # noqa: B008
        """Return the planner of a day, and which day of each feed it rests on."""
        key = (day, pace, change_minutes, rides)
        if key not in self._planners:
            used = days_used(self.network, day, stand_in=self._stand_in)
            used = replace(
                used, told=tuple(replace(each, called=self._called.get(each.feed, "")) for each in used.told)
            )
            table = day_table(self.network, used.days, pace, change_minutes * 60)
            self._planners[key] = (Planner(self.network, table, pace, rides, used.days), used)
            while len(self._planners) > self._kept:
                self._planners.popitem(last=False)
        self._planners.move_to_end(key)
        return self._planners[key]

    def there_and_back(
        self, errand: Errand, day: date, limits: Limits = Limits(), pace: Pace = Pace(), ways: Ways | None = None  # noqa: B008
    ) -> Answer:  # fmt: skip
        """Return the bus that does it on a day, or why none does, or what is missing to say."""
        if not len(self.network.trips.id):
            return CannotSay(Missing.TIMETABLE)
        planner, used = self.on(day, pace, limits.change_minutes, limits.rides)
        if not used.days:
            return CannotSay(Missing.DAY, str(used.told[0]) if used.told else "")
        return there_and_back(planner, errand, limits, ways, used.told)
