"""Machine code kept in files: loaded whole or not at all, the same answers without it, and numba where it cannot be kept."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from ashinami.machine_code.handing import handed
from ashinami.machine_code.keeping import Code, keep, kept, loaded

_LOOPS = """
from __future__ import annotations
from pathlib import Path
from typing import NamedTuple
import numpy as np
from ashinami.machine_code.loop import Loops

LOOPS = Loops(Path(__file__).parent)
STOP = np.dtype([("at", np.float64), ("node", np.int64), ("met", np.bool_)], align=True)


class Day(NamedTuple):
    stops: np.ndarray
    travel: np.ndarray


class Pace(NamedTuple):
    rounds: int
    heat: float


@LOOPS.lean
def way(day: Day, k: int) -> float:
    return float(day.travel[day.stops[k - 1]["node"], day.stops[k]["node"]])


@LOOPS.lean
def drive(day: Day, pace: Pace, late: bool) -> float:
    total = 0.0
    for _ in range(pace.rounds):
        for k in range(1, len(day.stops)):
            total += way(day, k) + np.log(1.0 + pace.heat) ** 1.5
            day.stops[k]["at"], day.stops[k]["met"] = total, late
    return float(total)


@LOOPS.lean
def both(day: Day, k: int) -> tuple[int, int]:
    return int(day.stops[k]["node"]), -k


@LOOPS.lean
def any_late(day: Day, limit: float) -> bool:
    return bool(day.stops[len(day.stops) - 1]["at"] > limit)


@LOOPS.compiled
def doubled(travel: np.ndarray) -> np.ndarray:
    return travel + travel


def answers(whole):
    stops = np.zeros(4, STOP)
    stops["node"] = [2, 0, 1, 2]
    travel = np.arange(9.0).reshape(3, 3) / 7
    day = Day(stops, travel)
    pale = travel.copy()
    pale.flags.writeable = False
    told = [drive(day, Pace(3, 0.7), True), stops.tolist(), both(day, 2), any_late(day, 1.0), any_late(day, 1e9)]
    told += [drive(Day(stops[:2], pale), Pace(1, 0.5), False), stops.tolist()]
    if whole:  # an array with gaps, and one that is made and returned
        told += [drive(Day(stops[::2], travel.T), Pace(2, 0.25), False), stops.tolist(), doubled(travel).tolist()]
    return repr(told)

"""


_RUN = "import sys, driving; print(driving.answers({})); print(sorted({{'numba', 'llvmlite'}} & set(sys.modules)))"
_SHORT, _WHOLE = _RUN.format(False), _RUN.format(True)


@pytest.fixture
def loops(tmp_path: Path) -> Path:
    """Return the file of some loops: records, numbers, a tuple of numbers, and one that makes an array."""
    path = tmp_path / "loops" / "driving.py"
    path.parent.mkdir()
    path.write_text(_LOOPS, encoding="utf-8")
    return path


def begun(loops: Path, code: str, off: str = "0", folder: str = "kept") -> subprocess.Popen[str]:
    """Start a process of its own that runs them; their code is kept beside them."""
    settings = {"ASHINAMI_LOOPS_CACHE": str(loops.parent.parent / folder), "NUMBA_DISABLE_JIT": off}
    return subprocess.Popen(
        [sys.executable, "-c", code], cwd=loops.parent, env=os.environ | settings, stdout=subprocess.PIPE, text=True
    )


def said(process: subprocess.Popen[str]) -> list[str]:
    """Return the lines a process says, once it has ended well."""
    out, _ = process.communicate()
    assert process.returncode == 0
    return out.splitlines()


def files(loops: Path) -> list[Path]:
    """Return the files of machine code."""
    return list(loops.parent.parent.rglob("driving.*.bin"))


def test_kept_code_numba_and_plain_python_say_the_same(loops: Path) -> None:
    """Two processes compile at once, the third has no numba, the fourth needs it for what cannot be kept, the fifth has none."""
    both = [begun(loops, _SHORT) for _ in range(2)]
    (first, modules), (second, _) = map(said, both)
    assert first == second
    assert "numba" in modules
    assert len(files(loops)) == 4  # `drive` twice: for ways it may write on, and for those it may not
    assert said(begun(loops, _SHORT)) == [first, "['llvmlite']"]
    whole, modules = said(begun(loops, _WHOLE))
    assert "numba" in modules
    assert said(begun(loops, _WHOLE, off="1")) == [whole, "[]"]
    assert whole.startswith(first[:-1])
    assert len(files(loops)) == 4


def test_another_numba_runs_the_loops_itself(loops: Path) -> None:
    """Where numba hands its code out in another way than today's, the answers are the same and nothing is kept."""
    code = (
        "import ashinami.machine_code.emitting as emitting, driving\n"
        "def gone(*_):\n"
        "    raise AttributeError\n"
        "emitting._cut = gone\n"
        "print(driving.answers(False))\n"
    )
    assert said(begun(loops, code)) == said(begun(loops, _SHORT, off="1"))[:1]
    assert not files(loops)


def test_without_a_folder_to_write_in_the_loops_run_all_the_same(loops: Path) -> None:
    """The code is made for this process alone."""
    (loops.parent.parent / "kept").write_text("a file where the folder should be", encoding="utf-8")
    plain = said(begun(loops, _SHORT, off="1"))[0]
    assert said(begun(loops, _SHORT))[0] == plain


def test_code_that_was_cut_short_or_is_of_another_version_is_not_loaded(tmp_path: Path) -> None:
    """Whatever is not what was written is made anew, never run."""
    path, code = tmp_path / "loops" / "code.bin", Code("qd", ("log", "pow"), b"machine\ncode")
    assert kept(path) is None
    assert keep(path, code)
    assert kept(path) == code
    whole = path.read_bytes()
    for damaged in (whole[:-1], whole[:-1] + b"?", b"x" + whole[1:], b""):
        path.write_bytes(damaged)
        assert kept(path) is None


def test_code_that_calls_what_this_system_lacks_is_not_loaded() -> None:
    """LLVM would end the process at the call."""
    assert loaded("loop", Code("", ("a_function_nobody_has",), b"")) is None


def test_only_numba_takes_what_is_no_number_and_no_plain_array() -> None:
    """Arrays with gaps, other orders of bytes, words: the kept code would read the wrong places."""
    plain = np.arange(10)
    assert handed((plain, (plain, 1), 2.0, True, np.int64(3))) is not None
    for other in (plain[::2], plain.astype(">i8"), "word", None, (plain[::2],), (1, "word"), np.int32(1)):
        assert handed((other,)) is None


def test_what_is_handed_over_follows_the_array() -> None:
    """An array made where another was has its own numbers, and another kind of array another kind."""
    seen = []
    for size in range(1, 50):
        array = np.zeros(size)
        found = handed(((array, array),))
        assert found is not None
        kinds, row = found
        numbers = np.frombuffer(row, np.int64)
        assert numbers[2] == numbers[9] == size
        assert numbers[4] == array.ctypes.data
        seen.append(kinds)
        del array
    assert len(set(seen)) == 1
    assert handed(((np.zeros(1), np.zeros(1, np.int64)),))[0] != seen[0]  # type: ignore[index]  # it is not None
