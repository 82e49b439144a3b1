"""Machine code of the loops in a file: written once by `loops.emitting`, loaded by llvmlite without starting numba."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from hashlib import blake2s
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ashinami.transit.compile_cache import folder

ENTRIES = ("search", "clean", "sweep")
_MARK = b"ashinami-loops-1\n"
_CALL = ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_void_p)  # lets other threads run meanwhile


class Machine:
    """The loops as functions of one address: of the numbers that stand for their arguments, behind a place for the result."""

    def __init__(self, engine: Any, addresses: dict[str, int]) -> None:  # noqa: ANN401 - llvmlite has no types
        self._engine = engine  # the code lives as long as it does
        self.search, self.clean, self.sweep = (_function(name, addresses[name]) for name in ENTRIES)


def _function(name: str, address: int) -> Callable[[NDArray[np.int64]], None]:
    call = _CALL(address)

    def called(numbers: NDArray[np.int64]) -> None:
        if call(numbers.ctypes.data):
            raise RuntimeError(f"the compiled loop {name} gave up")

    return called


def place() -> Path:
    """Return the file of the machine code: another for each kind of processor, as an office's folder may be shared."""
    import llvmlite  # noqa: PLC0415 - takes a tenth of a second, and not everybody who loads a timetable asks it
    import llvmlite.binding as llvm  # noqa: PLC0415

    told = f"{llvmlite.__version__} {llvm.get_host_cpu_name()} {llvm.get_host_cpu_features().flatten()}"
    return folder() / f"journeys-{blake2s(told.encode(), digest_size=8).hexdigest()}.bin"


def keep(code: bytes) -> bool:
    """Write the machine code; return whether it could be written."""
    path = place()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f"{path.name}.new")
        beside.write_bytes(_MARK + blake2s(code).digest() + code)
        beside.replace(path)
    except OSError:
        return False
    return True


def kept() -> Machine | None:
    """Return the loops of the file, None when it is not there, is cut short or is of another version."""
    path = place()
    try:
        content = path.read_bytes()
    except OSError:
        return None
    start = len(_MARK) + 32
    if not content.startswith(_MARK) or blake2s(content[start:]).digest() != content[len(_MARK) : start]:
        return None
    return _loaded(content[start:])


def _loaded(code: bytes) -> Machine:
    import llvmlite.binding as llvm  # noqa: PLC0415

    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    target = llvm.Target.from_default_triple().create_target_machine(jit=True)
    engine = llvm.create_mcjit_compiler(llvm.parse_assembly(""), target)
    engine.add_object_file(llvm.ObjectFileRef.from_data(code))
    engine.finalize_object()
    return Machine(engine, {name: engine.get_function_address(f"ashinami_{name}") for name in ENTRIES})
