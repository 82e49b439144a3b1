"""All fragments of an instance: ways to drive from an empty car to an empty car, the cheapest for what they do.

Rist and Forbes (2021), doi 10.1287/trsc.2020.1009. As far as
what comes before and after is concerned, a fragment is its ends, its rides, its cost and three times: reached at t, it ends
at max(`ready`, t + `least`), and t is no later than `latest`.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ashinami.dispatch.loops.compiled import lean
from ashinami.dispatch.loops.draft import Draft
from ashinami.dispatch.loops.instance import Floats, Instance, Ints, Records
from ashinami.dispatch.loops.rows import holds
from ashinami.dispatch.loops.timing import SLACK, earliest, fewest_minutes, latest

FRAGMENT = np.dtype(
    [
        ("begin", np.int64),
        ("size", np.int64),
        ("cost", np.float64),
        ("latest", np.float64),
        ("ready", np.float64),
        ("least", np.float64),
        ("key", np.int64),
        ("next", np.int64),
        ("dead", np.bool_),
    ],
    align=True,
)


class Fragments(NamedTuple):
    """Fragments one after another.

    `used` is int64 [3]: fragments, nodes, and steps taken. `all` are records of FRAGMENT, where each stands in `nodes`;
    `next` links those with the same hash, `dead` ones are dominated. `slot` is the hash table of first fragments.
    """

    used: Ints
    all: Records
    nodes: Ints
    slot: Ints


def no_fragments(most: int, most_nodes: int) -> Fragments:
    """Return room for so many fragments."""
    slots = 1 << (2 * most - 1).bit_length()
    return Fragments(
        np.zeros(3, np.int64), np.zeros(most, FRAGMENT), np.zeros(most_nodes, np.int64), np.full(slots, -1)
    )


class Steps(NamedTuple):
    """Room for one way.

    By depth: the next node to try, the load, whether a drop-off pushed those before it, the path so far. By ride: 0 not met,
    1 aboard, 2 done.
    """

    tried: Ints
    aboard: Ints
    pushed: Ints
    path: Floats
    state: Ints


def room_for_steps(rides: int) -> Steps:
    """Return room for ways of so many rides."""
    tried, aboard, pushed = (np.zeros(2 * rides + 2, np.int64) for _ in range(3))
    return Steps(tried, aboard, pushed, np.zeros(2 * rides + 2), np.zeros(rides, np.int64))


@lean
def enumerate_from(  # noqa: C901, PLR0913, PLR0915, PLR0917
    instance: Instance, draft: Draft, row: int, ride: int, fragments: Fragments, steps: Steps, most_steps: int
) -> bool:
    """Add all fragments that begin with a ride's pick-up; False when there is no room for them, or too many steps.

    The row's car is what they must fit. Depth first. The starts so far stand in the tour on trial; a drop-off that would come
    too late pushes those before it, and they are worked out anew on the way back.
    """
    nodes, trial = instance.nodes, draft.trial
    rides = (len(nodes) - 2 * len(instance.rows)) // 2
    tried, aboard, pushed, path, state = steps.tried, steps.aboard, steps.pushed, steps.path, steps.state
    state[:] = 0
    tried[0], pushed[0], path[0] = 0, 0, 0.0
    first = 2 * ride
    trial[0]["node"] = first
    draft.nodes[first]["trial"] = 0
    aboard[0] = nodes[first]["load"]
    trial[0]["start"] = nodes[first]["lo"]
    state[ride] = 1
    if not holds(instance, row, aboard[0]):
        return True
    depth = 0
    while depth >= 0:
        last = trial[depth]["node"]
        node = tried[depth]
        tried[depth] += 1
        if node == 2 * rides:
            state[last >> 1] = 1 if last & 1 else 0
            depth -= 1
            if pushed[depth + 1]:
                _starts_anew(instance, draft, depth + 1)
            continue
        if state[node >> 1] != (node & 1):
            continue
        load = aboard[depth] + nodes[node]["load"]
        if not node & 1 and not holds(instance, row, load):
            continue
        fragments.used[2] += 1
        if fragments.used[2] > most_steps:
            return False
        size = depth + 2
        trial[depth + 1]["node"] = node
        draft.nodes[node]["trial"] = depth + 1
        way = nodes[last]["service"] + instance.travel[nodes[last]["place"], nodes[node]["place"]]
        path[depth + 1] = path[depth] + way
        ready = max(trial[depth]["start"] + way, nodes[node]["lo"])
        too_long = bool(node & 1) and _ridden(instance, draft, node, ready) > nodes[node]["limit"] + SLACK
        possible = earliest(instance, draft, instance.travel, size, depth)
        if not possible or not _all_home(instance, draft, path, state, depth + 1):
            if too_long:
                _starts_anew(instance, draft, depth + 1)
            continue
        if node & 1 and load == 0 and _nobody(state, node >> 1):
            if not _keep(instance, draft, fragments, size):
                return False
            if too_long:
                _starts_anew(instance, draft, depth + 1)
            continue
        depth += 1
        tried[depth], pushed[depth] = 0, int(too_long)
        aboard[depth] = load
        state[node >> 1] = 2 if node & 1 else 1
    return True


@lean
def _ridden(instance: Instance, draft: Draft, off: int, start: float) -> float:
    """Return how long a ride is whose drop-off starts then."""
    up = draft.trial[draft.nodes[off - 1]["trial"]]["start"]
    return float(start - up - instance.nodes[off - 1]["service"])


@lean
def _starts_anew(instance: Instance, draft: Draft, size: int) -> None:
    """Work out the starts of the first stops on trial, which can be driven."""
    draft.trial[0]["start"] = instance.nodes[draft.trial[0]["node"]]["lo"]
    earliest(instance, draft, instance.travel, size, 0)


@lean
def _nobody(state: Ints, leaving: int) -> bool:
    """Whether nobody but the ride that leaves is aboard."""
    for ride in range(len(state)):  # noqa: SIM110 - compiled
        if state[ride] == 1 and ride != leaving:
            return False
    return True


@lean
def _all_home(instance: Instance, draft: Draft, path: np.ndarray, state: Ints, last: int) -> bool:
    """Whether each who is aboard could be brought home next, alone; what this refuses no order allows."""
    nodes, trial = instance.nodes, draft.trial
    node = trial[last]["node"]
    leave = trial[last]["start"] + nodes[node]["service"]
    for k in range(last + 1):
        up = trial[k]["node"]
        if up & 1 or (state[up >> 1] != 1 and up != node) or (node & 1 and node - 1 == up):
            continue
        way = instance.travel[nodes[node]["place"], nodes[up + 1]["place"]]
        if leave + way > nodes[up + 1]["hi"] + SLACK:
            return False
        ridden = path[last] - path[k] - nodes[up]["service"] + nodes[node]["service"] + way
        if ridden > nodes[up + 1]["limit"] + SLACK:
            return False
    return True


@lean
def _keep(instance: Instance, draft: Draft, fragments: Fragments, size: int) -> bool:
    """Keep the tour on trial as a fragment unless one kept does as well; False when there is no room."""
    nodes, trial, all_ = instance.nodes, draft.trial, fragments.all
    trial[size - 1]["late"] = nodes[trial[size - 1]["node"]]["hi"]
    if not latest(instance, draft, instance.travel, size):
        return True
    cost = 0.0
    key = trial[0]["node"] * 0x1F123BB5 ^ trial[size - 1]["node"] * 0x27D4EB2F
    for k in range(1, size):
        cost += instance.travel[nodes[trial[k - 1]["node"]]["place"], nodes[trial[k]["node"]]["place"]]
    for k in range(size):
        key ^= nodes[trial[k]["node"]]["sign"]
    ready, late = trial[size - 1]["start"], trial[0]["late"]
    least = fewest_minutes(instance, draft, size)
    place = (key ^ (key >> 29)) & (len(fragments.slot) - 1)
    other = fragments.slot[place]
    while other >= 0:
        known = all_[other]
        if known["key"] == key and not known["dead"]:
            if (
                known["cost"] <= cost + 1e-9
                and known["latest"] >= late - 1e-9
                and known["ready"] <= ready + 1e-9
                and known["least"] <= least + 1e-9
            ):
                return True
            if (
                cost <= known["cost"]
                and late >= known["latest"]
                and ready <= known["ready"]
                and least <= known["least"]
            ):
                known["dead"] = True
        other = known["next"]
    number, begin = fragments.used[0], fragments.used[1]
    if number == len(all_) or begin + size > len(fragments.nodes):
        return False
    all_[number]["begin"], all_[number]["size"], all_[number]["cost"] = begin, size, cost
    all_[number]["latest"], all_[number]["ready"], all_[number]["least"] = late, ready, least
    all_[number]["key"], all_[number]["next"], all_[number]["dead"] = key, fragments.slot[place], False
    fragments.slot[place] = number
    for k in range(size):
        fragments.nodes[begin + k] = trial[k]["node"]
    fragments.used[0], fragments.used[1] = number + 1, begin + size
    return True
