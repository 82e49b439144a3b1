"""How long a fresh process needs to its first plan, the loops' machine code being kept: from nothing to a day of three wishes."""

from __future__ import annotations

import os
import sys

from bench.plan_command import Took, took

ALLOWED = 2.0
_FIRST_PLAN = """
from ashinami.dispatch.search import solve
from ashinami.dispatch.stop import MaxIterations
from ashinami.dispatch.warm import small_day
solve(small_day(), seed=1, stop=MaxIterations(3))
"""


def run() -> list[str]:
    """Return one line: the least of three, after one run that fills the cache."""
    _seconds()
    least = min(_seconds() for _ in range(3))
    ratio = f"{least.processor / ALLOWED:.2f} of it in processor time"
    return [f"cold start with a filled cache, to the first plan: {least} (allowed {ALLOWED:.0f} s), {ratio}"]


def _seconds() -> Took:
    return took([sys.executable, "-c", _FIRST_PLAN], os.environ)


if __name__ == "__main__":
    print(*run(), sep="\n")
