"""What every test may ask for: ../shared, Chromium, PostgreSQL. What is missing is skipped and named at the end.

`ASHINAMI_REQUIRE_SHARED`, `ASHINAMI_REQUIRE_BROWSER` and `ASHINAMI_REQUIRE_POSTGRES` make a missing part a failure.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from pathlib import Path
from typing import NoReturn

import pytest

from tools import postgres

ROOT = Path(__file__).resolve().parents[1]
_NOT_HERE = "not on this machine: "


def _missing(what: str, variable: str) -> NoReturn:
    """Skip the test, or fail it when the environment says that the part must be here."""
    if os.environ.get(variable):
        pytest.fail(f"{what} is missing, and {variable} is set", pytrace=False)
    pytest.skip(_NOT_HERE + what)


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the top folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return ../shared: worked cases and open data that stand beside the repository."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        _missing("../shared", "ASHINAMI_REQUIRE_SHARED")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of a Chromium that Playwright can drive: Debian's, or the one in ASHINAMI_CHROMIUM."""
    found = os.environ.get("ASHINAMI_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        _missing("Chromium", "ASHINAMI_REQUIRE_BROWSER")
    return found


@pytest.fixture
def _postgres() -> None:
    """Skip or fail: the test is marked `postgres`, and no server is here to run it on."""
    _missing("PostgreSQL", "ASHINAMI_REQUIRE_POSTGRES")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark tests by the part they ask for; leave PostgreSQL's tests to their own pass (see `make test`)."""
    on_postgres = bool(os.environ.get("ASHINAMI_DATABASE_URL"))
    own_pass = [item for item in items if item.get_closest_marker("postgres") and not on_postgres]
    for item in items:
        for fixture, mark in (("shared", "shared"), ("chromium", "browser")):
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(mark)
    if postgres.binaries() is None:
        for item in own_pass:
            item.fixturenames.insert(0, "_postgres")  # type: ignore[attr-defined]  # pytest.Function has it, Item has not
    elif own_pass:
        items[:] = [item for item in items if item not in own_pass]
        config.hook.pytest_deselected(items=own_pass)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the parts of the suite that this machine could not run."""
    reasons = [report.longrepr[2] for report in terminalreporter.stats.get("skipped", ()) if report.longrepr]
    missing = Counter(reason.partition(_NOT_HERE)[2] for reason in reasons if _NOT_HERE in reason)
    if postgres.binaries() is None and not os.environ.get("ASHINAMI_DATABASE_URL"):
        missing.setdefault("PostgreSQL", 0)
    if missing:
        terminalreporter.section("確かめなかったもの / what this machine could not check")
    for part, count in sorted(missing.items()):
        tests = f"{count} tests" if count else "the web tests ran on SQLite only"
        terminalreporter.write_line(f"{part}: 見つかりません / not found ({tests})")
