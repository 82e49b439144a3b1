"""The one place that says how loops are compiled, and where the machine code is kept between runs.

numba is imported here and nowhere else, so that whoever does not search does not pay for it. The code is kept in the
user's own cache folder (`compile_cache`): an installation may be read-only. `NUMBA_DISABLE_JIT=1` runs the loops as plain
Python.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import numba

from ashinami.dispatch.compile_cache import folder

_FOLDER = str(folder())
_COMPILE = numba.njit(cache=True, error_model="numpy", nogil=True)
_LEAN = numba.njit(cache=True, error_model="numpy", nogil=True, _nrt=False)  # type: ignore[call-overload]  # a private name


def compiled[F: Callable[..., object]](function: F) -> F:
    """Compile a loop on its first call, or take it from the cache.

    The folder is set for each loop anew: other packages keep their loops in folders of their own.
    """
    numba.config.CACHE_DIR = _FOLDER  # type: ignore[attr-defined]  # numba makes its settings when it starts
    return cast("F", _COMPILE(function))


def lean[F: Callable[..., object]](function: F) -> F:
    """Compile a loop that makes no array and returns none: numba then keeps no count of who uses the arrays it is given.

    The count is most of what a small loop over records costs: without it the search goes two and a half times as fast.
    """
    numba.config.CACHE_DIR = _FOLDER  # type: ignore[attr-defined]
    return cast("F", _LEAN(function))
