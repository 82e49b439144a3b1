"""Where the compiled loops of the journey search are kept, and whether they are there yet. Imports nothing heavy."""

from __future__ import annotations

import os
from pathlib import Path

from ashinami.basics.compile_cache import loops_folder

_LOOPS = Path(__file__).parent / "loops"


def folder() -> Path:
    """Return the folder of the compiled loops."""
    return loops_folder(_LOOPS)


def filled() -> bool:
    """Whether the loops have been compiled on this machine before, or need not be."""
    return os.environ.get("NUMBA_DISABLE_JIT", "0") != "0" or any(folder().glob("journeys-*.bin"))
