"""Runs every measurement and prints its lines: python -m bench [--acceptance] [name …].

A measurement is a module of this folder with `run()`, which gives lines, a slow one each as soon as it is known; one that takes
minutes is named `acceptance_*` and runs only when asked for. Measurements are not tests: what they print is compared within one
run, on one machine.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Run the measurements named, or all of the quick or of the slow ones; return 1 when there is none of that name."""
    slow = "--acceptance" in arguments
    wanted = [name for name in arguments if not name.startswith("--")]
    found = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))
    chosen = [name for name in found if name in wanted or (not wanted and name.startswith("acceptance_") == slow)]
    for name in chosen:
        print(f"== {name}", flush=True)
        for line in import_module(f"bench.{name}").run():
            print(line, flush=True)
    return 0 if chosen else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
