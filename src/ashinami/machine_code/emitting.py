"""Makes machine code of loops that can be kept in a file and called without numba.

numba compiles each loop for the kinds of arrays it is called with. Here its code is put behind a function of one address that
takes the arguments from a row of numbers, all of Python's side is cut off, and what is left is written as an object file.
numba is imported here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import llvmlite.binding as llvm
import numba
from numba.core.options import DefaultOptions

from ashinami.machine_code.keeping import ENTRY, Code

_NOBODYS = """
define void @NRT_MemInfo_call_dtor(ptr %owner) {
  ret void
}
"""
"""What numba calls when the last owner of an array lets go of it; the arrays here are owned by Python, so it is never called."""

_RESULTS = {"none": "", "int64": "q", "float64": "d", "bool": "?"}
_SYSTEMS = ("log", "exp", "pow", "sin", "cos", "memset", "memcpy", "memmove")
"""What LLVM may call by these names of its own."""


def jitted(loop: Callable[..., object], folder: Path, *, lean: bool) -> Any:  # noqa: ANN401 - numba has no types
    """Return the loop as numba compiles it on its first call, or takes it from its cache in this folder, where it can have one."""
    options: dict[str, Any] = {"error_model": "numpy", "nogil": True}
    if lean and hasattr(DefaultOptions, "_nrt"):
        options["_nrt"] = False
    numba.config.CACHE_DIR = str(folder)  # type: ignore[attr-defined]  # numba makes its settings when it starts
    try:
        return numba.njit(cache=True, **options)(loop)
    except RuntimeError:  # the folder cannot be written
        return numba.njit(**options)(loop)


def emitted(loop: Any, arguments: tuple[object, ...]) -> Code | None:  # noqa: ANN401 - neither numba nor llvmlite has types
    """Return the code of numba's loop for such arguments; None when it cannot do without numba, or numba keeps it otherwise."""
    kinds = tuple(numba.typeof(each) for each in arguments)  # type: ignore[no-untyped-call]
    loop.compile(kinds)
    try:
        compiled = loop.overloads[kinds]
        result = _result(compiled.signature.return_type)
        module = compiled.library._get_module_for_linking().clone()  # noqa: SLF001 - numba gives it nowhere else
        _cut(module, compiled.fndesc.llvm_func_name)
    except (AttributeError, LookupError, NameError, RuntimeError, ValueError):
        return None
    needs = _needs(module)
    return None if needs is None else Code(result, needs, _host().emit_object(module))


def _result(kind: Any) -> str:  # noqa: ANN401
    """Return how a result is packed; ValueError when it is not made of numbers."""
    parts = getattr(kind, "types", (kind,))
    letters = "".join(_RESULTS.get(str(part), "-") for part in parts)
    if "-" in letters or (len(letters) > 1 and set(letters) - set("qd")) or len(letters) > 4:
        raise ValueError(f"a loop that returns {kind}")
    return letters


def _cut(module: Any, inner: str) -> None:  # noqa: ANN401
    """Leave of a loop's module only what an entry that takes a row of numbers needs."""
    kinds = [str(each.type) for each in module.get_function(inner).arguments]
    module.link_in(llvm.parse_assembly(_NOBODYS))
    module.link_in(llvm.parse_assembly(_wrapper(inner, kinds)))
    for function in module.functions:
        if not function.is_declaration:
            function.linkage = "external" if function.name == ENTRY else "internal"
    for each in module.global_variables:
        if not each.is_declaration:
            each.linkage = "internal"
    passes = llvm.create_new_module_pass_manager()
    passes.add_global_dead_code_eliminate_pass()
    passes.run(module, llvm.create_pass_builder(_host(), llvm.create_pipeline_tuning_options()))


def _needs(module: Any) -> tuple[str, ...] | None:  # noqa: ANN401
    """Return what the code calls of the system; None when it needs Python or numba."""
    called = [each.name for each in module.functions if each.is_declaration]
    if any(each.is_declaration for each in module.global_variables):
        return None
    own = {name.split(".")[1] for name in called if name.startswith("llvm.")}
    needs = {name for name in called if not name.startswith("llvm.")} | (own & set(_SYSTEMS))
    if any(name.startswith(("NRT_", "Py", "numba_", "_ZN")) or not llvm.address_of_symbol(name) for name in needs):
        return None
    return tuple(sorted(needs))


def _host() -> Any:  # noqa: ANN401
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    return llvm.Target.from_default_triple().create_target_machine(
        cpu=llvm.get_host_cpu_name(),
        features=llvm.get_host_cpu_features().flatten(),
        opt=3,
        reloc="pic",
        codemodel="default",
        jit=True,
    )


def _wrapper(inner: str, kinds: list[str]) -> str:
    """Return the entry in LLVM's own language: it loads each argument and calls the loop, which writes its result itself."""
    lines = [
        f'declare i32 @"{inner}"({", ".join(kinds)})',
        f"define i64 @{ENTRY}(ptr %row, ptr %result) {{",
        "  %why = alloca ptr",
    ]
    arguments = ["ptr %result", "ptr %why"]
    for at, kind in enumerate(kinds[2:]):
        lines += [f"  %p{at} = getelementptr i64, ptr %row, i64 {at}", f"  %n{at} = load i64, ptr %p{at}"]
        if kind == "i64":
            arguments.append(f"i64 %n{at}")
            continue
        turned = {"ptr": "inttoptr", "double": "bitcast"}.get(kind, "trunc")
        lines.append(f"  %a{at} = {turned} i64 %n{at} to {kind}")
        arguments.append(f"{kind} %a{at}")
    lines += [
        f'  %status = call i32 @"{inner}"({", ".join(arguments)})',
        "  %told = sext i32 %status to i64",
        "  ret i64 %told",
        "}",
    ]
    return "\n".join(lines)
