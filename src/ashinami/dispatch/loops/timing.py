"""When a tour can be driven, exactly: the least and the greatest solution of its difference constraints.

Each node starts in its window and no sooner than the way from the one before allows; a ride is at most so long. Passes
along the tour correct labels one way only, forwards to the least solution and backwards to the greatest; a tour without
rides that are too long takes one pass. Unlike the eight steps of Cordeau and Laporte (2003),
doi 10.1016/S0191-2615(02)00045-0, the answer is exact for the fewest minutes between start and end too.

The tour is `draft.trial[:size]`; `draft.nodes` knows where its nodes stand in it (`locate`).
"""

from __future__ import annotations

from ashinami.dispatch.loops.compiled import lean
from ashinami.dispatch.loops.draft import Draft
from ashinami.dispatch.loops.instance import Floats, Instance

SLACK = 1e-7
"""Times closer than this are equal: sums of decimal fractions are not exact."""


@lean
def locate(draft: Draft, size: int) -> None:
    """Note where each node of the tour stands."""
    for k in range(size):
        draft.nodes[draft.trial[k]["node"]]["trial"] = k


@lean
def earliest(instance: Instance, draft: Draft, travel: Floats, size: int, begin: int) -> bool:
    """Fill in the earliest starts after position `begin`, those up to it being given; False when there are none."""
    nodes, trial = instance.nodes, draft.trial
    too_long = 0
    before = trial[begin]["node"]
    now = trial[begin]["start"]
    for k in range(begin + 1, size):
        node = trial[k]["node"]
        now += nodes[before]["service"] + travel[nodes[before]["place"], nodes[node]["place"]]
        now = max(now, nodes[node]["lo"])
        if now > nodes[node]["hi"] + SLACK:
            return False
        trial[k]["start"] = now
        if nodes[node]["rides"]:
            ready = trial[draft.nodes[node - 1]["trial"]]["start"] + nodes[node - 1]["service"]
            if too_long == 0 and now - ready > nodes[node]["limit"] + SLACK:
                too_long = k
        before = node
    return too_long == 0 or _push(instance, draft, travel, size, too_long)


@lean
def _push(instance: Instance, draft: Draft, travel: Floats, size: int, first: int) -> bool:
    """Push the pick-ups of rides that are too long later, and all that follows; False when a window shuts.

    No ride that ends before `first` is too long. Each round settles at least one more ride for good and the next begins at
    the first start it moved; what is not settled then never is.
    """
    nodes, trial = instance.nodes, draft.trial
    for _ in range(size):
        moved = size
        for k in range(first, size):
            node = trial[k]["node"]
            if not nodes[node]["rides"]:
                continue
            now = trial[k]["start"] - nodes[node]["limit"] - nodes[node - 1]["service"]
            j = draft.nodes[node - 1]["trial"]
            if now <= trial[j]["start"] + SLACK:
                continue
            moved = min(moved, j)
            while now > trial[j]["start"]:
                node = trial[j]["node"]
                if now > nodes[node]["hi"] + SLACK:
                    return False
                trial[j]["start"] = now
                j += 1
                if j == size:
                    break
                now += nodes[node]["service"] + travel[nodes[node]["place"], nodes[trial[j]["node"]]["place"]]
        if moved == size:
            return True
        first = moved
    return False


@lean
def fewest_minutes(instance: Instance, draft: Draft, size: int) -> float:
    """Return the least time between start and end, the earliest starts being given.

    The end is as early as can be. The start may be later by what is waited on the way, as far as windows allow; no ride grows
    longer by it, since a delay only shrinks along the tour.
    """
    nodes, trial = instance.nodes, draft.trial
    waited, slack = 0.0, nodes[trial[0]["node"]]["hi"] - trial[0]["start"]
    for k in range(1, size):
        node, before = trial[k]["node"], trial[k - 1]["node"]
        way = nodes[before]["service"] + instance.travel[nodes[before]["place"], nodes[node]["place"]]
        waited += trial[k]["start"] - trial[k - 1]["start"] - way
        slack = min(slack, nodes[node]["hi"] - trial[k]["start"] + waited)
    return float(trial[size - 1]["start"] - trial[0]["start"] - min(slack, waited))


@lean
def latest(instance: Instance, draft: Draft, travel: Floats, size: int) -> bool:
    """Fill in the latest starts, that of the last node being given; False when there are none."""
    nodes, trial = instance.nodes, draft.trial
    too_long = -1
    after = trial[size - 1]["node"]
    now = trial[size - 1]["late"]
    for k in range(size - 2, -1, -1):
        node = trial[k]["node"]
        now -= nodes[node]["service"] + travel[nodes[node]["place"], nodes[after]["place"]]
        now = min(now, nodes[node]["hi"])
        if now < nodes[node]["lo"] - SLACK:
            return False
        trial[k]["late"] = now
        if nodes[node]["wish"] >= 0 and not nodes[node]["rides"]:
            over = trial[draft.nodes[node + 1]["trial"]]["late"] - now - nodes[node]["service"]
            if too_long < 0 and over > nodes[node + 1]["limit"] + SLACK:
                too_long = k
        after = node
    return too_long < 0 or _pull(instance, draft, travel, size, too_long)


@lean
def _pull(instance: Instance, draft: Draft, travel: Floats, size: int, last: int) -> bool:
    """Pull the drop-offs of rides that are too long earlier, and all before them; False when a window shuts.

    No ride that begins after `last` is too long: the mirror image of `_push`.
    """
    nodes, trial = instance.nodes, draft.trial
    for _ in range(size):
        moved = -1
        for k in range(last, -1, -1):
            node = trial[k]["node"]
            if nodes[node]["rides"]:
                continue
            now = trial[k]["late"] + nodes[node]["service"] + nodes[node + 1]["limit"]
            j = draft.nodes[node + 1]["trial"]
            if now >= trial[j]["late"] - SLACK:
                continue
            moved = max(moved, j)
            while now < trial[j]["late"]:
                after = trial[j]["node"]
                if now < nodes[after]["lo"] - SLACK:
                    return False
                trial[j]["late"] = now
                j -= 1
                if j < 0:
                    break
                node = trial[j]["node"]
                now -= nodes[node]["service"] + travel[nodes[node]["place"], nodes[after]["place"]]
        if moved < 0:
            return True
        last = moved
    return False
