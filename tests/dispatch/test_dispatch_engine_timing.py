"""When a tour can be driven, and in how few minutes: the compiled passes against Bellman and Ford."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashinami.dispatch.flat import flatten
from ashinami.dispatch.loops.draft import MINUTES, empty_draft
from ashinami.dispatch.loops.instance import Instance, packed
from ashinami.dispatch.loops.rows import holds, judge
from ashinami.dispatch.loops.timing import locate
from tests.dispatch.dispatch_days import chance_day
from tests.twins import schedule_twin


def twin(instance: Instance, order: list[int]) -> int | None:
    """Return the fewest minutes of an order of nodes by the slow twin."""
    nodes, travel = instance.nodes, instance.travel
    windows = [(int(nodes["lo"][node]), int(nodes["hi"][node])) for node in order]
    if any(lo > hi for lo, hi in windows):
        return None
    gaps = [int(nodes["service"][a] + travel[nodes["place"][a], nodes["place"][b]]) for a, b in pairwise(order)]
    rides = [
        (order.index(node - 1), at, int(nodes["service"][node - 1] + nodes["limit"][node]))
        for at, node in enumerate(order)
        if nodes["rides"][node]
    ]
    return schedule_twin.fewest_minutes(windows, gaps, rides)


@settings(max_examples=300)
@given(st.integers(0, 10**9), st.booleans())
def test_tours_are_judged_as_by_bellman_and_ford(seed: int, metric: bool) -> None:  # noqa: FBT001
    """Whether an order of stops can be driven, and its fewest minutes out, are exact also when rides bind."""
    rng = Random(seed)
    instance = flatten(chance_day(rng, wishes=3, metric=metric)).instance
    rides = rng.sample(range(len(instance.dear)), min(len(instance.dear), rng.randint(1, 3)))
    order = [2 * ride for ride in rides]
    for ride in rides:
        order.insert(rng.randint(order.index(2 * ride) + 1, len(order)), 2 * ride + 1)
    row = rng.randrange(len(instance.rows))
    first = 2 * len(instance.dear) + 2 * row
    order = [first, *order, first + 1]
    draft = empty_draft(instance, 20, 1)
    for at, node in enumerate(order):
        draft.trial[at]["node"] = node
    draft.trial[0]["start"] = instance.nodes["lo"][first]
    locate(draft, len(order))
    possible = judge(instance, draft, row, len(order), 0)
    assert (int(draft.figures[MINUTES]) if possible else None) == twin(instance, order)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=5))
def test_packed_loads_are_compared_one_by_one(amounts: list[tuple[int, int]]) -> None:
    """What is aboard fits when each of its amounts does, whatever the others are."""
    aboard, room = ([pair[k] for pair in amounts] for k in (0, 1))
    instance = flatten(chance_day(Random(1))).instance
    instance.room[0, :] = packed(tuple(room))
    assert holds(instance, 0, packed(tuple(aboard))) == all(a <= b for a, b in amounts)


def test_what_does_not_fit_into_the_numbers_is_refused() -> None:
    """More than 2,047 of a kind, or more than five kinds, is a ValueError."""
    with pytest.raises(ValueError, match="loads"):
        packed((2048,))
    with pytest.raises(ValueError, match="loads"):
        packed((0,) * 6)


_BOTH_WAYS = """
import json
from itertools import count
from random import Random
from ashinami.dispatch.bound import bounded
from ashinami.dispatch.desk import Desk
from ashinami.dispatch.published.solving import solve as solve_published
from ashinami.dispatch.search import solve
from ashinami.dispatch.stop import MaxIterations
from tests.dispatch.dispatch_days import line_day, rich_day, there_and_back
from tests.dispatch.published_days import chance_instance
told = [solve(rich_day(Random(seed), wishes=4), seed=seed, stop=MaxIterations(1)) for seed in range(3)]
day = line_day()
plan = bounded(day, solve(day, seed=1, stop=MaxIterations(1)), 60, lambda: 0.0)
told += [plan, Desk(day, plan).offers(there_and_back("v"))]
ticks = count()
told += [solve_published(chance_instance(Random(1)), seconds=2.0, seed=1, timer=lambda: next(ticks) * 0.1)]
print(json.dumps([str(each) for each in told]))
"""


_NUMBA_ALONE = "import ashinami.machine_code.loop as loop\nloop.handed = lambda arguments: None\n"


def test_the_loops_do_the_same_compiled_or_not(root: Path) -> None:
    """Kept code, numba alone and no compiler give the same plans to the minute, the same bound, offers and published proof."""

    def told(off: str, before: str = "") -> list[str]:
        environment = os.environ | {"NUMBA_DISABLE_JIT": off}
        code = before + _BOTH_WAYS
        ran = subprocess.run(
            [sys.executable, "-c", code], cwd=root, env=environment, check=True, capture_output=True, text=True
        )
        return list(json.loads(ran.stdout))

    assert told("1") == told("0") == told("0", _NUMBA_ALONE)


def test_a_fresh_process_plans_and_answers_without_the_compiler(root: Path) -> None:
    """Where the code is kept, a day's first plan and the first offers load neither numba nor scipy, nor what only proofs need."""
    code = (
        "import sys\n"
        "from random import Random\n"
        "from ashinami.dispatch.desk import Desk\n"
        "from ashinami.dispatch.search import solve\n"
        "from ashinami.dispatch.stop import MaxIterations\n"
        "from tests.dispatch.dispatch_days import line_day, rich_day, there_and_back\n"
        "day = line_day()\n"
        "Desk(day, solve(day, seed=1, stop=MaxIterations(20))).offers(there_and_back('v'))\n"
        "solve(rich_day(Random(1), wishes=8), seed=1, stop=MaxIterations(20))\n"
        "print(sorted({'numba', 'scipy', 'ortools', 'django', 'ashinami.dispatch.bound'} & set(sys.modules)))\n"
    )
    for _ in range(2):  # the first may have to compile
        ran = subprocess.run([sys.executable, "-c", code], cwd=root, check=True, capture_output=True, text=True)
    assert ran.stdout.strip() == "[]"
