"""The one place that says how loops of the journey search are compiled, and where the machine code is kept between runs.

numba is imported here and nowhere else in `ashinami.transit`. `NUMBA_DISABLE_JIT=1` runs the loops as plain Python.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import numba

from ashinami.transit.compile_cache import folder

_FOLDER = str(folder())
_COMPILE = numba.njit(cache=True, error_model="numpy", nogil=True)


def compiled[F: Callable[..., object]](function: F) -> F:
    """Compile a loop on its first call, or take it from the cache.

    The folder is set for each loop anew: other packages keep their loops in folders of their own.
    """
    numba.config.CACHE_DIR = _FOLDER  # type: ignore[attr-defined]  # numba makes its settings when it starts
    return cast("F", _COMPILE(function))


def anew(function: Callable[..., object]) -> Any:  # noqa: ANN401 - numba has no types
    """Return a loop to be compiled once more and not taken from the cache, for whoever wants its code."""
    return numba.njit(error_model="numpy", nogil=True)(function.py_func)  # type: ignore[attr-defined]
