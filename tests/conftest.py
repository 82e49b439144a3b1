"""What every test may ask for: ../shared, Chromium, PostgreSQL. What is missing is skipped and named at the end.

`ASHINAMI_REQUIRE_SHARED`, `ASHINAMI_REQUIRE_BROWSER` and `ASHINAMI_REQUIRE_POSTGRES` make a missing part a failure.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter, defaultdict
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

from tools import coverage_rows, postgres

ROOT = Path(__file__).resolve().parents[1]
_NOT_HERE = "not on this machine: "

# The same examples for everybody, however slow the machine; `--hypothesis-profile search` looks for new ones.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile("same")


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


@pytest.hookimpl(tryfirst=True)  # before pytest chooses by marks
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


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a whole run for every row of coverage/ whose tests were not run or did not pass."""
    config = session.config
    whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS and not (
        config.option.keyword or config.option.markexpr or config.option.lf or config.option.collectonly
    )
    terminal = config.pluginmanager.get_plugin("terminalreporter")
    if terminal is None or not whole or hasattr(config, "workerinput"):
        return
    outcomes: defaultdict[str, set[str]] = defaultdict(set)
    for outcome, reports in terminal.stats.items():
        for report in reports:
            if outcome and isinstance(report, pytest.TestReport):
                # what this machine cannot run is excused; CI requires every part
                outcomes[report.nodeid.partition("[")[0]].add("passed" if _not_here(report) else outcome)
    rows = (*coverage_rows.systems(), *coverage_rows.difficulties())
    for row, tests in coverage_rows.unproved(rows, outcomes).items():
        text = f"{row} claims tests that did not run or did not pass: {', '.join(tests)}"
        report = pytest.TestReport(f"coverage/{row}", ("coverage", None, row), {}, "failed", text, "call")
        config.hook.pytest_runtest_logreport(report=report)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _not_here(report: pytest.TestReport) -> bool:
    """Whether the test was skipped because this machine lacks what it needs."""
    return report.skipped and isinstance(report.longrepr, tuple) and _NOT_HERE in report.longrepr[2]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the parts of the suite that this machine could not run."""
    skipped = terminalreporter.stats.get("skipped", ())
    missing = Counter(report.longrepr[2].partition(_NOT_HERE)[2] for report in skipped if _not_here(report))
    if postgres.binaries() is None and not os.environ.get("ASHINAMI_DATABASE_URL"):
        missing.setdefault("PostgreSQL", 0)
    if missing:
        terminalreporter.section("確かめなかったもの / what this machine could not check")
    for part, count in sorted(missing.items()):
        tests = f"{count} tests" if count else "the web tests ran on SQLite only"
        terminalreporter.write_line(f"{part}: 見つかりません / not found ({tests})")
