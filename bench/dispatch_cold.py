"""How long a fresh process needs to its first plan, the loops' machine code being kept: from nothing to a day of three wishes."""

from __future__ import annotations

import subprocess
import sys
import time

ALLOWED = 2.0
_FIRST_PLAN = """
from ashinami.dispatch.search import solve
from ashinami.dispatch.stop import MaxIterations
from ashinami.dispatch.warm import small_day
solve(small_day(), seed=1, stop=MaxIterations(3))
"""


def run() -> list[str]:
    """Return one line: the least of three by the clock, after one run that fills the cache."""
    _seconds()
    least = min(_seconds() for _ in range(3))
    return [
        f"cold start with a filled cache, to the first plan: {least:.1f} s (allowed {ALLOWED:.0f}), {least / ALLOWED:.2f} of it"
    ]


def _seconds() -> float:
    start = time.monotonic()
    subprocess.run([sys.executable, "-c", _FIRST_PLAN], check=True)
    return time.monotonic() - start


if __name__ == "__main__":
    print(*run(), sep="\n")
