"""Machine code in files: written once by `emitting`, loaded by llvmlite without starting numba."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import blake2s
from pathlib import Path
from struct import Struct
from typing import Any

from ashinami.machine_code.handing import Kinds

type Call = Callable[[bytes], Any]
"""A loop as a function of its arguments' row."""

ENTRY = "ashinami_entry"
_MARK = b"ashinami-loops-2\n"
_PLACE = ctypes.c_int64 * 4
_ENTRY = ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_char_p, ctypes.c_void_p)  # lets other threads run meanwhile


@dataclass(frozen=True, slots=True)
class Code:
    """The machine code of a loop for arguments of some kinds.

    `result` tells how what it returns is packed, in the letters of `struct` (none: nothing); `needs` are the functions of the
    system that it calls.
    """

    result: str
    needs: tuple[str, ...]
    machine: bytes

    def packed(self) -> bytes:
        """Return it as bytes, with a checksum in front."""
        whole = " ".join((f"={self.result}", *self.needs)).encode() + b"\n" + self.machine
        return _MARK + blake2s(whole).digest() + whole


def unpacked(content: bytes) -> Code | None:
    """Return the code of a file's content; None when it is cut short or of another version."""
    start = len(_MARK) + 32
    whole = content[start:]
    if not content.startswith(_MARK) or blake2s(whole).digest() != content[len(_MARK) : start]:
        return None
    head, _, machine = whole.partition(b"\n")
    result, *needs = head.decode().split(" ")
    return Code(result[1:], tuple(needs), machine)


def place(folder: Path, name: str, kinds: Kinds) -> Path:
    """Return the file of a loop's code: another for each kind of processor, as an office's folder may be shared."""
    told = blake2s(f"{_processor()}{kinds}".encode(), digest_size=8)
    return folder / f"{name}-{told.hexdigest()}.bin"


def keep(path: Path, code: Code) -> bool:
    """Write machine code; return whether it could be written."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")  # two processes may be at it
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(code.packed())
        beside.replace(path)
    except OSError:
        return False
    return True


def kept(path: Path) -> Code | None:
    """Return the code of a file, None when there is none that can be used."""
    try:
        return unpacked(path.read_bytes())
    except OSError:
        return None


def loaded(name: str, code: Code) -> Call | None:
    """Return the loop of some code; None when the system lacks what it calls."""
    import llvmlite.binding as llvm  # noqa: PLC0415 - takes a tenth of a second, and not everybody who loads a loop calls it

    _prepare()
    target = llvm.Target.from_default_triple().create_target_machine(jit=True)
    engine = llvm.create_mcjit_compiler(llvm.parse_assembly(""), target)
    if not all(llvm.address_of_symbol(each) for each in code.needs):  # known to it since there is an engine
        return None
    engine.add_object_file(llvm.ObjectFileRef.from_data(code.machine))
    engine.finalize_object()
    entry, read = _ENTRY(engine.get_function_address(ENTRY)), Struct(f"={code.result}").unpack_from
    entry.engine = engine  # type: ignore[attr-defined]  # the code lives as long as it does

    def call(row: bytes) -> Any:  # noqa: ANN401 - as the loop says
        told = _PLACE()
        if entry(row, ctypes.addressof(told)):
            raise RuntimeError(f"the compiled loop {name} gave up")
        found = read(told)
        return found[0] if len(found) == 1 else found or None

    return call


@cache
def _prepare() -> None:
    import llvmlite.binding as llvm  # noqa: PLC0415 - as above

    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()


@cache
def _processor() -> str:
    import llvmlite  # noqa: PLC0415 - as above
    import llvmlite.binding as llvm  # noqa: PLC0415

    return f"{llvmlite.__version__} {llvm.get_host_cpu_name()} {llvm.get_host_cpu_features().flatten()}"
