"""A group's year of 6,000 rides and visits, closed month by month and claimed; every sum compared with the events, to the yen."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).resolve().parents[1]
ACTIVITIES = 6_000


def run() -> list[str]:
    """Live through the year and return how long it took; a year that does not add up ends the run."""
    begun, used = monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/web/test_money_web_year.py"],
        cwd=ROOT,
        env={**os.environ, "ASHINAMI_GROUP_YEAR": str(ACTIVITIES)},
        check=True,
    )
    cpu = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - used
    return [
        f"{ACTIVITIES} activities, 12 closings, 37 claims: adds up to the yen",
        f"{cpu:.0f} s of CPU with an empty database made first; {monotonic() - begun:.0f} s by the clock",
    ]
