"""What a tour costs, and the upkeep of a draft's rows."""

from __future__ import annotations

import numpy as np

from ashinami.dispatch.loops.compiled import lean
from ashinami.dispatch.loops.draft import COST, MINUTES, TRAVEL, VERSION, Draft
from ashinami.dispatch.loops.instance import SPILL, Instance
from ashinami.dispatch.loops.timing import SLACK, earliest, fewest_minutes, latest, locate


@lean
def holds(instance: Instance, row: int, aboard: int) -> bool:
    """Whether a row's car holds what is aboard, in one of its configurations."""
    for configuration in range(instance.room.shape[1]):  # noqa: SIM110 - compiled
        if ((instance.room[row, configuration] | SPILL) - aboard) & SPILL == SPILL:
            return True
    return False


@lean
def has_car(instance: Instance, draft: Draft, row: int) -> bool:
    """Whether no row that shares this row's car is out."""
    for k in range(instance.rivals.shape[1]):
        rival = instance.rivals[row, k]
        if rival >= 0 and draft.tours[rival]["size"] > 2:
            return False
    return True


@lean
def judge(instance: Instance, draft: Draft, row: int, size: int, begin: int) -> bool:
    """Work out cost, minutes and travel of the tour on trial in `figures`; False when the row cannot drive it.

    Starts up to position `begin` are given. Loads are not looked at: whoever builds a tour keeps them.
    """
    if size == 2:
        return _stays_home(instance, draft)
    if not earliest(instance, draft, instance.travel, size, begin):
        return False
    nodes, trial, weights = instance.nodes, draft.trial, instance.weights[0]
    travel, cost = 0.0, 0.0
    for k in range(1, size):
        node = trial[k]["node"]
        travel += instance.travel[nodes[trial[k - 1]["node"]]["place"], nodes[node]["place"]]
        if nodes[node]["rides"]:
            cost += instance.dear[node >> 1, row]
    if travel > instance.rows[row]["most_travel"] + SLACK:
        return False
    minutes = fewest_minutes(instance, draft, size)
    if minutes > instance.rows[row]["most_minutes"] + SLACK:
        return False
    cost += weights["travel"] * travel + weights["out"] * minutes + instance.rows[row]["price"]
    if weights["beyond"] > 0 and size > 4:
        cost += weights["beyond"] * _beyond(instance, draft, size, minutes)
    draft.figures[COST] = cost
    draft.figures[MINUTES] = minutes
    draft.figures[TRAVEL] = travel
    return True


@lean
def _stays_home(instance: Instance, draft: Draft) -> bool:
    """Work out a tour without stops: it costs nothing, even where nobody could get from its start to its end in time."""
    nodes, trial = instance.nodes, draft.trial
    first, last = trial[0]["node"], trial[1]["node"]
    way = instance.travel[nodes[first]["place"], nodes[last]["place"]]
    trial[0]["start"], trial[1]["start"] = nodes[first]["lo"], nodes[first]["lo"] + way
    trial[0]["late"], trial[1]["late"] = nodes[last]["hi"] - way, nodes[last]["hi"]
    draft.figures[COST], draft.figures[MINUTES], draft.figures[TRAVEL] = 0.0, 0.0, way
    return True


@lean
def _beyond(instance: Instance, draft: Draft, size: int, minutes: float) -> float:
    """Return how much longer than directly riders ride: drop-offs as early and pick-ups as late as the fewest minutes allow.

    The starts of the tour on trial become those of this schedule.
    """
    nodes, trial = instance.nodes, draft.trial
    trial[0]["start"] = trial[size - 1]["start"] - minutes
    earliest(instance, draft, instance.travel, size, 0)
    beyond = 0.0
    for k in range(size - 2, 0, -1):
        node = trial[k]["node"]
        if not nodes[node]["rides"]:
            after = trial[k + 1]["node"]
            way = nodes[node]["service"] + instance.travel[nodes[node]["place"], nodes[after]["place"]]
            trial[k]["start"] = min(nodes[node]["hi"], trial[k + 1]["start"] - way)
            arrive = trial[draft.nodes[node + 1]["trial"]]["start"]
            ride = arrive - trial[k]["start"] - nodes[node]["service"]
            beyond += max(0.0, ride - nodes[node + 1]["direct"])
    return beyond


@lean
def uneven(instance: Instance, driver: int, minutes: float) -> float:
    """Return what a driver's minutes add to unevenness."""
    if minutes < SLACK or instance.drivers[driver]["even"] == 0:
        return 0.0
    before = instance.drivers[driver]["before"]
    after = before + minutes + instance.drivers[driver]["turn"]
    return float(instance.drivers[driver]["even"] * (after * after - before * before))


@lean
def refresh(instance: Instance, draft: Draft, row: int, to: int) -> bool:  # noqa: C901
    """Work out all that follows from the tour that stands in row `to` and belongs to `row`; False when it cannot be driven.

    Only when both are the same does it count: where nodes stand, and the driver's minutes.
    """
    nodes, trial = instance.nodes, draft.trial
    size = draft.tours[to]["size"]
    for k in range(size):
        trial[k]["node"] = draft.stops[to, k]["node"]
    first, last = trial[0]["node"], trial[size - 1]["node"]
    trial[0]["start"] = nodes[first]["lo"]
    locate(draft, size)
    if not judge(instance, draft, row, size, 0):
        return False
    if size > 2:
        weights = instance.weights[0]
        if (
            not weights["metric"] or weights["beyond"] > 0
        ):  # else the starts are the earliest over the shortest ways already
            trial[0]["start"] = nodes[first]["lo"]
            earliest(instance, draft, instance.short, size, 0)
        trial[size - 1]["late"] = nodes[last]["hi"]
        latest(instance, draft, instance.short, size)
    aboard, begun, waited, slack = 0, 0, 0.0, np.inf
    for k in range(size):
        node = trial[k]["node"]
        aboard += nodes[node]["load"]
        begun += nodes[node]["binds"]
        draft.stops[to, k]["early"] = trial[k]["start"]
        draft.stops[to, k]["late"] = trial[k]["late"]
        draft.stops[to, k]["aboard"] = aboard
        draft.stops[to, k]["begun"] = begun
        if k > 0:
            before = trial[k - 1]["node"]
            way = nodes[before]["service"] + instance.travel[nodes[before]["place"], nodes[node]["place"]]
            waited += trial[k]["start"] - trial[k - 1]["start"] - way
        slack = min(slack, nodes[node]["hi"] - trial[k]["start"] + waited)
        draft.stops[to, k]["waited"] = waited
        draft.stops[to, k]["slack_to"] = slack
        if nodes[node]["rides"]:
            draft.stops[to, k]["mate"] = draft.nodes[node - 1]["trial"]
        if to == row:
            draft.nodes[node]["row"] = row
            draft.nodes[node]["at"] = k
    slack = np.inf
    for k in range(size - 1, -1, -1):
        slack = min(slack, nodes[trial[k]["node"]]["hi"] - trial[k]["start"] + draft.stops[to, k]["waited"])
        draft.stops[to, k]["slack_from"] = slack
    if to == row:
        draft.minutes[instance.rows[row]["driver"]] += draft.figures[MINUTES] - draft.tours[row]["minutes"]
    draft.figures[VERSION] += 1
    draft.tours[to]["version"] = int(draft.figures[VERSION])
    draft.tours[to]["cost"] = draft.figures[COST]
    draft.tours[to]["minutes"] = draft.figures[MINUTES]
    draft.tours[to]["travel"] = draft.figures[TRAVEL]
    return True


@lean
def refresh_all(instance: Instance, draft: Draft) -> bool:
    """Work out all rows from their tours; False when one cannot be driven, or two use one car."""
    draft.minutes[:] = 0.0
    for wish in range(len(instance.wishes)):
        draft.wishes[wish]["served"] = False
    for row in range(len(instance.rows)):
        draft.tours[row]["minutes"] = 0.0
        if not refresh(instance, draft, row, row):
            return False
        if draft.tours[row]["size"] > 2 and not has_car(instance, draft, row):
            return False
        for k in range(1, draft.tours[row]["size"] - 1):
            draft.wishes[instance.nodes[draft.stops[row, k]["node"]]["wish"]]["served"] = True
    return True


@lean
def copy_row(draft: Draft, row: int, to: int) -> None:
    """Copy all that is kept of a row, but for where nodes stand and the driver's minutes."""
    for k in range(draft.tours[row]["size"]):
        draft.stops[to, k] = draft.stops[row, k]
    draft.tours[to]["size"] = draft.tours[row]["size"]
    draft.tours[to]["version"] = draft.tours[row]["version"]
    draft.tours[to]["cost"] = draft.tours[row]["cost"]
    draft.tours[to]["minutes"] = draft.tours[row]["minutes"]
    draft.tours[to]["travel"] = draft.tours[row]["travel"]


@lean
def touch(instance: Instance, draft: Draft, row: int) -> None:
    """Keep a row as it is before its first change of the round."""
    if not draft.tours[row]["touched"]:
        draft.tours[row]["touched"] = True
        copy_row(draft, row, len(instance.rows) + 1 + row)


@lean
def restore(instance: Instance, draft: Draft) -> None:
    """Put the rows and wishes changed in this round back as they were."""
    for row in range(len(instance.rows)):
        if not draft.tours[row]["touched"]:
            continue
        kept = len(instance.rows) + 1 + row
        draft.minutes[instance.rows[row]["driver"]] += draft.tours[kept]["minutes"] - draft.tours[row]["minutes"]
        copy_row(draft, kept, row)
        for k in range(draft.tours[row]["size"]):
            node = draft.stops[row, k]["node"]
            draft.nodes[node]["row"] = row
            draft.nodes[node]["at"] = k
    for wish in range(len(instance.wishes)):
        draft.wishes[wish]["served"] = draft.wishes[wish]["was"]


@lean
def total(instance: Instance, draft: Draft) -> float:
    """Return what the draft costs at the present prices of leaving wishes out; 1e300 when a driver is out too long.

    That can happen to a driver with several rows, or where ways over a third place are shorter.
    """
    cost = 0.0
    for row in range(len(instance.rows)):
        cost += draft.tours[row]["cost"]
    for driver in range(len(instance.drivers)):
        if draft.minutes[driver] > instance.drivers[driver]["most_minutes"] + SLACK:
            return 1e300
        cost += uneven(instance, driver, draft.minutes[driver])
    for wish in range(len(instance.wishes)):
        if not draft.wishes[wish]["served"]:
            cost += draft.wishes[wish]["price"]
        elif instance.wishes[wish]["rides"] == 2:
            up = 2 * instance.wishes[wish]["ride"]
            one = instance.rows[draft.nodes[up]["row"]]["driver"]
            if one != instance.rows[draft.nodes[up + 2]["row"]]["driver"]:
                cost += instance.wishes[wish]["apart"]
    return cost
