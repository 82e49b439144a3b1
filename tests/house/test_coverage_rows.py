"""The rows of coverage/: complete, and true.

That a row's tests ran and passed is checked by tests/conftest.py at the end of every whole run, where all outcomes are known.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tools.coverage_rows import Row, difficulties, overused, systems, unproved

LETTERS = {"A": 16, "B": 49, "C": 72, "D": 102, "E": 134, "F": 150, "G": 175, "H": 192, "I": 200, "J": 210, "K": 217}


def row(**changes: object) -> Row:
    """Return a served row, changed as asked."""
    values: dict[str, object] = {
        "id": "A001", "ja": "名前", "en": "name", "how": "できます。", "page": "ashinami plan", "tests": ("tests/a.py::test_a",),
    }  # fmt: skip
    return Row(**{**values, **changes})  # type: ignore[arg-type]  # the mistakes are under test


def test_every_system_and_difficulty_has_its_row() -> None:
    """217 systems lettered A to K and 66 difficulties, each once, in order."""
    letters = iter(LETTERS.items())
    letter, last = next(letters)
    expected = []
    for number in range(1, 218):
        if number > last:
            letter, last = next(letters)
        expected.append(f"{letter}{number:03d}")
    assert [row.id for row in systems()] == expected
    assert [row.id for row in difficulties()] == [f"P{number:02d}" for number in range(1, 67)]
    assert all(row.who and row.people for row in difficulties())


def test_the_rows_are_those_of_the_sources(shared: Path) -> None:
    """Ids and names agree with the list the project started from."""
    text = (shared / "domain" / "seed-systems.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| ([A-K]\d{3}) \| (.*?) \| (.*?) \|", text, re.MULTILINE)
    assert [(row.id, row.ja, row.en) for row in systems()] == listed
    assert [row.id for row in difficulties()] == re.findall(r"^\| (P\d{2}) \|", text, re.MULTILINE)


def test_a_test_serves_at_most_three_rows() -> None:
    """A test that everything leans on shows nothing in particular."""
    assert overused((*systems(), *difficulties())) == []
    assert overused(tuple(row(id=f"A00{number}") for number in range(1, 5))) == ["tests/a.py::test_a"]


def test_the_tests_that_rows_claim_exist(root: Path) -> None:
    """A test id names a file and a function in it."""
    claimed = {test for row in (*systems(), *difficulties()) for test in row.tests}
    assert [test for test in sorted(claimed) if not _exists(root, test)] == []
    assert _exists(root, "tests/house/test_coverage_rows.py::test_the_tests_that_rows_claim_exist")
    assert not _exists(root, "tests/house/test_coverage_rows.py::test_gone")
    assert not _exists(root, "tests/house/test_gone.py::test_gone")


def _exists(root: Path, test: str) -> bool:
    file, _, name = test.partition("::")
    path = root / file
    if not path.is_file():
        return False
    return any(
        isinstance(node, ast.FunctionDef) and node.name == name
        for node in ast.parse(path.read_text(encoding="utf-8")).body
    )


def test_the_pages_that_rows_name_exist(root: Path) -> None:
    """A page is a URL path of the application, a documented command or a page of docs/."""
    commands = root / "docs" / "reference" / "commands.md"
    documented = commands.read_text(encoding="utf-8") if commands.exists() else ""
    from django.urls import Resolver404, resolve  # noqa: PLC0415  only a row that names a URL needs the application

    missing = []
    for served in (row for row in (*systems(), *difficulties()) if row.served):
        page = served.page.partition(" #")[0]
        if page.startswith("ashinami "):
            ok = f"`{page}`" in documented
        elif page.startswith("docs/"):
            ok = (root / page).is_file()
        else:
            try:
                ok = page.startswith("/") and bool(resolve(page))
            except Resolver404:
                ok = False
        missing += [] if ok else [f"{served.id}: {served.page}"]
    assert missing == []


@pytest.mark.parametrize("change", [{"how": ""}, {"page": ""}, {"tests": ()}, {"ja": ""}])
def test_a_row_that_claims_half_is_refused(change: dict[str, object]) -> None:
    """How, where and shown by what: all three or none."""
    with pytest.raises(ValueError, match="A001"):
        row(**change)


@pytest.mark.parametrize(
    "seen", [{}, {"tests/a.py::test_a": {"skipped"}}, {"tests/a.py::test_a": {"passed", "failed"}}]
)
def test_a_row_whose_test_did_not_pass_is_unproved(seen: dict[str, set[str]]) -> None:
    """Not run, skipped, or failed for one of its parameters: the claim does not stand."""
    assert unproved((row(),), seen) == {"A001": ["tests/a.py::test_a"]}


def test_a_row_whose_test_passed_is_proved() -> None:
    """And an open row claims nothing."""
    open_row = row(id="A002", how="", page="", tests=())
    assert unproved((row(), open_row), {"tests/a.py::test_a": {"passed"}}) == {}
    assert not open_row.served
