"""The command line as a whole: found, not listed; exit codes that mean one thing."""

from __future__ import annotations

import pkgutil
import subprocess
import sys

import pytest
import typer

import ashinami.cli
from ashinami.cli import main as whole
from ashinami.cli.ending import Ending


def run(command: str, *arguments: str, monkeypatch: pytest.MonkeyPatch, ends: BaseException | None = None) -> int:
    """Run a command line that has only one command, which ends so."""
    app = typer.Typer()

    @app.command(command)
    def _command() -> None:
        if ends is not None:
            raise ends

    @app.command("another")
    def _another() -> None:
        """Keep the first from being the only one, which the parser treats otherwise."""

    monkeypatch.setattr(whole, "build", lambda: app)
    return whole.main([command, *arguments])


@pytest.mark.parametrize(
    ("ends", "code"),
    [(None, 0), (Ending(2, "直してください"), 2), (Ending(1), 1), (typer.Exit(3), 3), (typer.BadParameter("?"), 1)],
)
def test_exit_codes(monkeypatch: pytest.MonkeyPatch, ends: BaseException | None, code: int) -> None:
    """Shows that 2 is kept for rows to repair, and that wrong use is 1."""
    assert run("do", monkeypatch=monkeypatch, ends=ends) == code


def test_an_unknown_option_is_wrong_use(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shows that what the parser calls 2 comes out as 1."""
    assert run("do", "--no-such", monkeypatch=monkeypatch) == 1


def test_every_module_with_commands_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    """Shows that a command is there because its module is."""
    assert whole.main(["--help"]) == 0
    helped = capsys.readouterr().out
    beside = {"main", "ending", "compiling", "fund_files", "gtfs_told", "journey_told"}
    names = {module.name for module in pkgutil.iter_modules(ashinami.cli.__path__)} - beside
    assert names >= {"plan", "template"}
    assert all(name.replace("_", "-") in helped for name in names)


def test_help_loads_nothing_heavy() -> None:
    """Shows that asking for help waits for neither numpy nor the typesetter nor workbooks."""
    code = (
        "import sys; import ashinami.cli.plan, ashinami.cli.template;"
        "sys.exit(bool({'numpy', 'scipy', 'typst', 'openpyxl'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
