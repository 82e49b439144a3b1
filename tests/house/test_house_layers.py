"""The plan of the house: layers, and a library that knows no clock, no chance and no network."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

# Time and randomness are arguments: what reads them on its own can neither be tested nor asked about another day.
# numpy.random.Generator and its seeded makers are values handed on; `np.random.rand` and friends share a hidden state.
FORBIDDEN_CALLS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "datetime.datetime.now", "datetime.date.today",
    "time.time", "time.time_ns", "time.monotonic", "time.perf_counter", "time.localtime", "os.urandom", "uuid.uuid4", "uuid4",
    "uuid.uuid1", "uuid1",
}  # fmt: skip
HIDDEN_STATE = ("random.", "np.random.", "numpy.random.")
SEEDED = {"Random", "Generator", "default_rng", "SeedSequence", "PCG64", "BitGenerator"}


def hidden_inputs(source: str) -> list[str]:
    """Return where the source reads the clock or draws by chance on its own."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _reads(ast.unparse(node.func), given=bool(node.args or node.keywords)):
            found.append(f"{node.lineno}: {ast.unparse(node.func)}")
        elif isinstance(node, ast.ImportFrom) and node.module in ("random", "secrets", "time"):
            found += [f"{node.lineno}: {node.module}.{alias.name}" for alias in node.names if alias.name not in SEEDED]
    return found


def _reads(name: str, *, given: bool) -> bool:
    """Whether a call of that name takes something from outside its arguments."""
    last = name.rpartition(".")[2]
    if name in FORBIDDEN_CALLS or name.startswith("secrets."):
        return True
    return (name.startswith(HIDDEN_STATE) and last not in SEEDED) or (last in ("default_rng", "Random") and not given)


def test_imports_follow_the_layers(root: Path) -> None:
    """import-linter's contracts in pyproject.toml hold."""
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program, "--no-cache"], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_library_reads_neither_clock_nor_chance(root: Path) -> None:
    """Only commands (cli) may ask for today; everything under them is told."""
    library = root / "src" / "ashinami"
    found = {
        path.relative_to(root).as_posix(): hidden
        for path in library.rglob("*.py")
        if "cli" not in path.relative_to(library).parts and (hidden := hidden_inputs(path.read_text(encoding="utf-8")))
    }
    assert not found


@pytest.mark.parametrize(
    "source",
    [
        "x = datetime.now()",
        "date.today()",
        "time.monotonic()",
        "uuid.uuid4()",
        "random.random()",
        "random.Random()",
        "from random import choice",
        "from secrets import token_hex",
        "np.random.rand(3)",
        "np.random.default_rng()",
    ],
)
def test_a_hidden_input_is_seen(source: str) -> None:
    """The check above can fail."""
    assert hidden_inputs(source)


@pytest.mark.parametrize(
    "source",
    [
        "np.random.default_rng(7)",
        "random.Random(seed)",
        "from random import Random",
        "def plan(now: datetime) -> date: return now.date()",
        "timer()",
    ],
)
def test_what_is_handed_on_is_allowed(source: str) -> None:
    """A seeded generator, a day and a timer given as arguments are values."""
    assert not hidden_inputs(source)
