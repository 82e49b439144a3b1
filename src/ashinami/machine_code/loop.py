"""Loops that are compiled: called by their machine code kept from an earlier run, else through numba, else as plain Python.

Loading kept code needs llvmlite alone, which takes a tenth of the time numba takes to start. `NUMBA_DISABLE_JIT=1` runs the
loops as plain Python.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, update_wrapper
from pathlib import Path
from typing import Any, cast

from ashinami.machine_code.folder import loops_folder, switched_off
from ashinami.machine_code.handing import Kinds, handed
from ashinami.machine_code.keeping import Call, keep, kept, loaded, place


class Loops:
    """The loops of one folder of source files, whose machine code is kept together."""

    def __init__(self, source: Path) -> None:
        self._source = source

    @cached_property
    def folder(self) -> Path:
        """Where their code is kept."""
        return loops_folder(self._source)

    def filled(self, name: str) -> bool:
        """Whether a loop ("module.function") has been compiled on this machine before, or need not be."""
        return switched_off() or any(self.folder.rglob(f"{name}-*"))

    def compiled[F: Callable[..., object]](self, function: F) -> F:
        """Compile a loop on its first call with arguments of some kinds, unless its code is kept."""
        return function if switched_off() else cast("F", Loop(function, self))

    def lean[F: Callable[..., object]](self, function: F) -> F:
        """Compile a loop that makes no array and returns none: numba then keeps no count of who uses the arrays it is given.

        The count is most of what a small loop over records costs: without it the search goes two and a half times as fast.
        """
        return function if switched_off() else cast("F", Loop(function, self, lean=True))


class Loop:
    """A loop. Python calls it; numba, compiling another loop, takes it for one of its own."""

    def __init__(self, function: Callable[..., object], among: Loops, *, lean: bool = False) -> None:
        update_wrapper(self, function)
        self.py_func = function
        self._among, self._lean = among, lean
        self._calls: dict[Kinds, Call | None] = {}

    def __call__(self, *arguments: object) -> Any:  # noqa: ANN401 - as the loop says
        """Run the loop."""
        given = handed(arguments)
        if given is None:
            return self.numbas(*arguments)
        kinds, row = given
        call = self._calls[kinds] if kinds in self._calls else self._prepared(kinds, arguments)
        return call(row) if call else self.numbas(*arguments)

    def _prepared(self, kinds: Kinds, arguments: tuple[object, ...]) -> Call | None:
        """Return the loop's machine code for such arguments, compiled now if it never was; None where numba is to call it."""
        name = f"{self.py_func.__module__.rpartition('.')[2]}.{self.py_func.__name__}"
        path = place(self._among.folder, name, kinds)
        code = kept(path)
        if code is None:
            # imported here: numba takes seconds to start
            from ashinami.machine_code.emitting import emitted  # noqa: PLC0415

            code = emitted(self.numbas, arguments)
            if code is not None:
                keep(path, code)
        self._calls[kinds] = loaded(name, code) if code else None
        return self._calls[kinds]

    @cached_property
    def numbas(self) -> Any:  # noqa: ANN401 - numba has no types
        """The loop as numba compiles it."""
        from ashinami.machine_code.emitting import jitted  # noqa: PLC0415 - as above

        return jitted(self.py_func, self._among.folder, lean=self._lean)

    @property
    def _numba_type_(self) -> Any:  # noqa: ANN401 - numba asks for it by this name when another loop calls this one
        return self.numbas._numba_type_
