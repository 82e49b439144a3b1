"""How long `ashinami plan` takes for 40 wishes and 8 drivers: from a cold start, and again.

Beside the time by the clock stands the processor's, which does not hang on what else the machine is doing. `ashinami
warm-up` has been run before: without it the first plan compiles the loops too.
"""

from __future__ import annotations

import csv
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

WISHES, DRIVERS = 40, 8
_GROUP = ({"団体名": "計測の会", "架空": "はい"},)
_ARRANGEMENTS = ({"名前": "実費", "ひな形": "fuel", "標準": "はい"},)


def run() -> list[str]:
    """Return the figures, one line each: seconds with no compiled Python at hand, and with it, the least of three."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_day(folder, Random(1))  # noqa: S311 - an example, not a secret
        cold, warm = seconds(folder), min(seconds(folder) for _ in range(3))
        sheets = len(list((folder / "plan").glob("run-*.pdf")))
    return [
        f"ashinami plan, {WISHES} wishes, {DRIVERS} drivers, {sheets} run sheets: cold {cold} (allowed 10)",
        f"ashinami plan, the same again: warm {warm} (allowed 3)",
    ]


@dataclass(frozen=True, slots=True, order=True)
class Took:
    """Seconds of the processor, and by the clock."""

    processor: float
    clock: float

    def __str__(self) -> str:
        """Return both."""
        return f"{self.processor:.1f} s of the processor, {self.clock:.1f} s by the clock"


def seconds(folder: Path) -> Took:
    """Return how long one run of the command takes; compiled Python is kept in the folder, so the first run has none."""
    command = [sys.executable, "-c", "import sys; from ashinami.cli.main import main; sys.exit(main())", "plan"]
    options = [str(folder / "wishes.csv"), "--people", str(folder), "--on", "2026-12-01", "-o", str(folder / "plan")]
    environment = os.environ | {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's machine keeps what it has compiled
    return took([*command, *options], environment)


def took(command: list[str], environment: Mapping[str, str]) -> Took:
    """Return how long a process takes from its start to its end."""
    start, used = time.monotonic(), _used()
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    return Took(_used() - used, time.monotonic() - start)


def _used() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def write_day(folder: Path, random: Random) -> None:
    """Write the tables of a fictional day as CSV: homes within some kilometres of a harbour, clinics in its middle."""

    def point() -> dict[str, object]:
        return {
            "緯度": f"{32.9 + random.uniform(-0.05, 0.05):.5f}",
            "経度": f"{132.2 + random.uniform(-0.05, 0.05):.5f}",
        }

    places = [f"診療所{number}" for number in range(1, 7)]
    _write(folder / "団体.csv", _GROUP)
    _write(folder / "取り決め.csv", _ARRANGEMENTS)
    _write(folder / "場所.csv", ({"名前": place, "種類": "医療機関", **point()} for place in places))
    _write(folder / "車.csv", ({"車名": f"車{n}", "座席": 3} for n in range(DRIVERS)))
    _write(
        folder / "運転者.csv",
        ({"氏名": f"運転{n}", "車": f"車{n}", "出られる時間": "8:00-17:00", **point()} for n in range(DRIVERS)),
    )
    _write(folder / "利用者.csv", ({"氏名": f"利用{n}", **point()} for n in range(WISHES)))
    wishes = []
    for number in range(WISHES):
        start = random.randrange(9 * 60, 15 * 60, 10)
        end = start + random.randrange(30, 100, 10)
        wishes.append(
            {
                "利用者": f"利用{number}",
                "行き先": random.choice(places),
                "予約時刻": f"{start // 60}:{start % 60:02d}",
                "帰りの時刻": f"{end // 60}:{end % 60:02d}",
            }
        )
    _write(folder / "wishes.csv", wishes)


def _write(path: Path, rows: Iterable[Mapping[str, object]]) -> None:
    listed = list(rows)
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, listed[0].keys())
        writer.writeheader()
        writer.writerows(listed)


if __name__ == "__main__":
    print(*run(), sep="\n")
