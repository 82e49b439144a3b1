"""Where compiled loops are kept, and whether they are there yet. Imports nothing heavy: the web process may ask."""

from __future__ import annotations

import os
import sys
from hashlib import blake2s
from importlib.metadata import version
from pathlib import Path

_LOOPS = Path(__file__).parent / "loops"


def folder() -> Path:
    """Return the folder of the compiled loops: in `ASHINAMI_LOOPS_CACHE`, or in the user's cache folder.

    Its name holds the loops' own text: numba looks only at the file of the function asked for, and would go on calling
    what an older version of another file compiled to.
    """
    told = os.environ.get("ASHINAMI_LOOPS_CACHE")
    text = blake2s(version("numba").encode(), digest_size=8)
    for path in sorted(_LOOPS.glob("*.py")):
        text.update(path.read_bytes())
    return (Path(told) if told else _caches() / "ashinami" / "loops") / text.hexdigest()


def filled() -> bool:
    """Whether the loops have been compiled on this machine before, or need not be."""
    return os.environ.get("NUMBA_DISABLE_JIT", "0") != "0" or any(folder().rglob("anneal.anneal-*.nbi"))


def _caches() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
