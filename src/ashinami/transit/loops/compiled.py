"""The one place that says how these loops are compiled, and where the machine code is kept between runs: see `machine_code`."""

from __future__ import annotations

from pathlib import Path

from ashinami.machine_code.loop import Loops

LOOPS = Loops(Path(__file__).parent)
compiled = LOOPS.compiled
