"""The one place that says how loops over roads are compiled. `NUMBA_DISABLE_JIT=1` runs them as plain Python."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import numba

from ashinami.geo.compile_cache import folder

_FOLDER = str(folder())
_COMPILE = numba.njit(cache=True, error_model="numpy", nogil=True)


def compiled[F: Callable[..., object]](function: F) -> F:
    """Compile a loop on its first call, or take it from the cache; other packages keep their loops in other folders."""
    numba.config.CACHE_DIR = _FOLDER  # type: ignore[attr-defined]  # numba makes its settings when it starts
    return cast("F", _COMPILE(function))
