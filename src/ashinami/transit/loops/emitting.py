"""Makes machine code of the loops that can be kept in a file and called without numba.

numba compiles each loop for the very arrays of a day. Here its code is put behind a function of one address that takes the
arguments from a row of numbers, all of Python's side is cut off, and what is left is written as an object file.
"""

from __future__ import annotations

from typing import Any

import llvmlite.binding as llvm
import numpy as np

from ashinami.transit.loops.arrays import CALL, EDGE, PATTERN, VISIT, Day, work_for
from ashinami.transit.loops.compiled import anew
from ashinami.transit.loops.kept import ENTRIES, keep
from ashinami.transit.loops.profile import sweep
from ashinami.transit.loops.search import clean, search

_NOBODYS = """
define void @NRT_MemInfo_call_dtor(ptr %owner) {
  ret void
}
"""
"""What numba calls when the last owner of an array lets go of it; the arrays here are owned by Python, so it is never called."""


def emit() -> bool:
    """Compile the loops and keep them; return whether they could be kept."""
    nothing = Day(
        np.zeros(1, PATTERN), np.zeros(1, CALL), np.zeros(1, np.int32), np.zeros(1, np.uint8), np.zeros(2, np.int64),
        np.zeros(0, VISIT), np.zeros(2, np.int64), np.zeros(0, EDGE), np.zeros(1, np.int32),
    )  # fmt: skip
    work, nowhere = work_for(nothing, 1), np.zeros(0, EDGE)
    whole = llvm.parse_assembly(_NOBODYS)
    for name, loop, asked in zip(
        ENTRIES,
        (search, clean, sweep),
        (
            (nothing, work, nowhere, 0, 1, True),
            (work,),
            (nothing, work, nowhere, np.zeros(0, np.int32), 1, np.zeros((1, 3), np.int32)),
        ),
        strict=True,
    ):
        whole.link_in(_entry(name, loop, asked))
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    target = llvm.Target.from_default_triple().create_target_machine(
        cpu=llvm.get_host_cpu_name(),
        features=llvm.get_host_cpu_features().flatten(),
        opt=3,
        reloc="pic",
        codemodel="default",
        jit=True,
    )
    return keep(target.emit_object(whole))


def _entry(name: str, loop: Any, asked: tuple[Any, ...]) -> Any:  # noqa: ANN401 - neither numba nor llvmlite has types
    """Return the module of one loop, of which only the entry is seen from outside."""
    fresh = anew(loop)
    fresh(*asked)
    (compiled,) = fresh.overloads.values()
    module = llvm.parse_assembly(str(compiled.library._final_module))  # noqa: SLF001 - numba gives it nowhere else
    inner = compiled.fndesc.llvm_func_name
    kinds = [str(each.type) for each in module.get_function(inner).arguments]
    module.link_in(llvm.parse_assembly(_wrapper(name, inner, kinds)))
    for function in module.functions:
        if not function.is_declaration:
            function.linkage = "external" if function.name == f"ashinami_{name}" else "internal"
    for each in module.global_variables:
        if not each.is_declaration:
            each.linkage = "internal"
    passes = llvm.create_new_module_pass_manager()
    passes.add_global_dead_code_eliminate_pass()
    builder = llvm.create_pass_builder(
        llvm.Target.from_default_triple().create_target_machine(), llvm.create_pipeline_tuning_options()
    )
    passes.run(module, builder)
    return module


def _wrapper(name: str, inner: str, kinds: list[str]) -> str:
    """Return the entry in LLVM's own language: it loads each argument and calls the loop; the result stands in place 0."""
    lines = [
        f'declare i32 @"{inner}"({", ".join(kinds)})',
        f"define i64 @ashinami_{name}(ptr %row) {{",
        "  %why = alloca ptr",
    ]
    arguments = ["ptr %row", "ptr %why"]
    for at, kind in enumerate(kinds[2:], 1):
        lines += [f"  %p{at} = getelementptr i64, ptr %row, i64 {at}", f"  %n{at} = load i64, ptr %p{at}"]
        if kind == "i64":
            arguments.append(f"i64 %n{at}")
            continue
        lines.append(f"  %a{at} = {'inttoptr' if kind == 'ptr' else 'trunc'} i64 %n{at} to {kind}")
        arguments.append(f"{kind} %a{at}")
    lines += [
        f'  %status = call i32 @"{inner}"({", ".join(arguments)})',
        "  %told = sext i32 %status to i64",
        "  ret i64 %told",
        "}",
    ]
    return "\n".join(lines)
