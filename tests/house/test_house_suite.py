"""The suite about itself: a missing part is named or fails, and a row is proved by its run. Each runs a small suite of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PARTS = """
import pytest

def test_shown(): pass

def test_skipped(): pytest.skip("not today")

def test_browser(chromium): assert chromium

def test_shared(shared): assert shared

@pytest.mark.postgres
def test_postgres(): pass
"""
# stands in for the real rows and for a machine without PostgreSQL
STAND_IN = """
from tools import coverage_rows, postgres

coverage_rows.systems = lambda: tuple(
    coverage_rows.Row(id, "名", "name", "できます。", "ashinami plan", (f"test_parts.py::{test}",)) for id, test in ROWS
)
coverage_rows.difficulties = lambda: ()
postgres.binaries = lambda: None
"""


def suite(folder: Path, root: Path, rows: list[tuple[str, str]], *options: str, **environment: str) -> tuple[int, str]:
    """Run the small suite on a machine that has nothing; return its exit code and what it printed."""
    (folder / "test_parts.py").write_text(PARTS, encoding="utf-8")
    (folder / "stand_in.py").write_text(f"ROWS = {rows!r}\n{STAND_IN}", encoding="utf-8")
    (folder / "pytest.ini").write_text(
        "[pytest]\ntestpaths = .\nmarkers =\n  browser:\n  shared:\n  postgres:\n", encoding="utf-8"
    )
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ASHINAMI_", "PYTEST_", "COV_"))}
    nothing = {"PATH": str(folder), "PYTHONPATH": os.pathsep.join([str(root), str(folder)]), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:django", "-p", "stand_in", "-p", "tests.conftest", *options],
        cwd=folder, env={**kept, **nothing, **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout


def test_a_missing_part_is_skipped_and_named_at_the_end(tmp_path: Path, root: Path) -> None:
    """A user's `make test` passes and says what it could not check."""
    code, said = suite(tmp_path, root, [])
    assert code == 0, said
    assert "Chromium: 見つかりません" in said
    assert "PostgreSQL: 見つかりません" in said


def test_a_missing_part_that_is_required_fails(tmp_path: Path, root: Path) -> None:
    """CI never passes by skipping."""
    code, said = suite(tmp_path, root, [], ASHINAMI_REQUIRE_BROWSER="1", ASHINAMI_REQUIRE_POSTGRES="1")
    assert code == 1
    assert "ERROR test_parts.py::test_browser" in said
    assert "ERROR test_parts.py::test_postgres" in said


def test_a_row_fails_the_run_in_which_its_test_did_not_pass(tmp_path: Path, root: Path) -> None:
    """Passed and not-on-this-machine are accepted; skipped and gone are not; several processes change nothing."""
    rows = [("A001", "test_shown"), ("A002", "test_skipped"), ("A003", "test_gone"), ("A004", "test_browser")]
    code, said = suite(tmp_path, root, rows, "-n", "2")
    assert code == 1
    assert [row for row, _ in rows if f"FAILED coverage/{row}" in said] == ["A002", "A003"]


def test_a_part_of_the_suite_proves_nothing_about_rows(tmp_path: Path, root: Path) -> None:
    """Whoever runs one test is not told about rows."""
    code, said = suite(tmp_path, root, [("A003", "test_gone")], "-k", "shown")
    assert code == 0, said
