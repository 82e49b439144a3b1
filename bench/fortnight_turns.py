"""The planted fortnight planned anew, one day after the other: minutes out and turns beside the hidden schedule.

Each day is planned with the turns and minutes its drivers have from the days before. Side by side: the hidden schedule, which
served all of these wishes; the first planner; today's search without a minute for fair turns; and with the minutes a day may
usually spend on them. Turns are days on which a driver drove, told also as shares of his free days. Loads are minutes out, a
turn counting as `cost.TURN` of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from statistics import fmean, pstdev

from ashinami.dispatch.cost import TURN
from ashinami.dispatch.fairness import MOST_SPENT
from ashinami.society.town.fortnight import make_fortnight
from ashinami.society.town.planted import PlantedDay
from ashinami.society.town.spec import TownSpec
from ashinami.society.town.town import Town, make_town
from bench.acceptance_fortnights import planned

SEEDS = (1,)

FIRST = (
    "  the first planner (aa7ca25, without loops): served 347, out  11424 min; turns 97, a driver 4-11 (sd 2.18); "
    "loads 660-2324, sd 453 of a mean 1194 (0.38); it knew no turns"
)
"""What the first planner made of city 1's fortnight, with as many rounds: measured once, as it is no longer here."""


@dataclass(slots=True)
class Account:
    """What the drivers of a fortnight did under one way to plan it."""

    name: str
    turns: dict[str, int] = field(default_factory=dict)
    minutes: dict[str, int] = field(default_factory=dict)
    served: int = 0
    spent: int = 0
    longest_day: int = 0

    def drove(self, driver: str, minutes: int) -> None:
        """Write down a day on which he was out so many minutes."""
        self.turns[driver] = self.turns.get(driver, 0) + bool(minutes)
        self.minutes[driver] = self.minutes.get(driver, 0) + minutes
        self.longest_day = max(self.longest_day, minutes)

    def line(self, free: dict[str, int]) -> str:
        """Return the line that is printed; `free` says on how many days each could have driven."""
        turns = [self.turns.get(driver, 0) for driver in free]
        minutes = [self.minutes.get(driver, 0) for driver in free]
        loads = [each + TURN * turn for each, turn in zip(minutes, turns, strict=True)]
        shares = [turn / days for turn, days in zip(turns, free.values(), strict=True)]
        return (
            f"  {self.name:>22}: served {self.served}, out {sum(minutes):6} min; turns {sum(turns)}, a driver {min(turns)}-{max(turns)} "
            f"(sd {pstdev(turns):.2f}), of his free days {min(shares):.0%}-{max(shares):.0%}; loads {min(loads)}-{max(loads)}, "
            f"sd {pstdev(loads):.0f} of a mean {fmean(loads):.0f} ({pstdev(loads) / fmean(loads):.2f}); "
            f"longest day {self.longest_day}; spent on fair turns {self.spent} min"
        )


def run() -> list[str]:
    """Return the fortnights of some cities, three lines each."""
    lines = []
    for seed in SEEDS:
        town = make_town(TownSpec(seed=seed), date(2026, 11, 30))
        days = make_fortnight(town)
        free: dict[str, int] = {}
        for driver in (driver for day in days for driver in day.drivers):
            free[driver.key] = free.get(driver.key, 0) + 1
        lines.append(f"city {seed}: {len(free)} drivers, free on {min(free.values())}-{max(free.values())} days")
        lines += [
            account.line(free) for account in (hidden(days), *(anew(town, days, most) for most in (0, MOST_SPENT)))
        ]
    return lines


def hidden(days: tuple[PlantedDay, ...]) -> Account:
    """Return what the drivers of the hidden schedule did."""
    account = Account("hidden schedule")
    for day in days:
        account.served += len({stop.wish for route in day.hidden for stop in route.stops} - set(day.unlawful))
        for driver in day.drivers:
            account.drove(driver.key, sum(r.back_home - r.leave_home for r in day.hidden if r.driver == driver.key))
    return account


def anew(town: Town, days: tuple[PlantedDay, ...], most: int) -> Account:
    """Plan day after day with what each driver has done so far."""
    account = Account(f"search, {most} min a day")
    for day in days:
        drivers = tuple(
            replace(
                driver,
                turns_before=account.turns.get(driver.key, 0),
                minutes_before=account.minutes.get(driver.key, 0),
            )
            for driver in day.drivers
        )
        plan = planned(town, day, drivers, most)
        account.served += len(plan.served)
        account.spent += plan.fairness.spent if plan.fairness else 0
        for load in plan.fairness.loads if plan.fairness else ():
            account.drove(load.driver, load.minutes_today)
    return account


if __name__ == "__main__":
    print("\n".join(run()))
