"""Where machine code made from a package's loops is kept between runs. Imports nothing heavy: the web process may ask."""

from __future__ import annotations

import os
import sys
from hashlib import blake2s
from importlib.metadata import version
from pathlib import Path


def switched_off() -> bool:
    """Whether loops are to run as plain Python."""
    return os.environ.get("NUMBA_DISABLE_JIT", "0") != "0"


def loops_folder(loops: Path) -> Path:
    """Return the folder of the code compiled from a folder of loops: in `ASHINAMI_LOOPS_CACHE`, or in the user's cache folder.

    Its name holds the loops' own text, numba's version and how code is kept: numba looks only at the file of the function asked
    for, and would go on calling what an older version of another file compiled to.
    """
    told = os.environ.get("ASHINAMI_LOOPS_CACHE")
    text = blake2s(version("numba").encode(), digest_size=8)
    for folder in (Path(__file__).parent, loops):
        for path in sorted(folder.glob("*.py")):
            text.update(path.read_bytes())
    return (Path(told) if told else _caches() / "ashinami" / "loops") / text.hexdigest()


def _caches() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
