"""The command line as a whole: found, not listed; exit codes that mean one thing."""

from __future__ import annotations

import pkgutil
import subprocess
import sys
from pathlib import Path

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
    beside = {"main", "ending", "usage", "compiling", "fund_files", "gtfs_told", "journey_told"}
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


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("journey", "'--gtfs'：指定してください"),
        ("journey --gtfs x --on 2026-13-01 --depart 9:00", "「2026-13-01」は日付として読めません"),
        ("journey --gtfs x --on", "「--on」のあとに値を書いてください"),
        ("import mesh --year 1800", "'--year'：1900 以上にしてください"),
        ("import mesh --year abc", "整数で書いてください"),
        ("import mesh --yera 5", "「--yera」という指定はありません"),
        ("import mesh /no/such/file", "「/no/such/file」がありません"),
        ("import mesh {folder}", "フォルダーです。ファイルを渡してください"),
        ("roads {file} b c", "余分な言葉があります：b c"),
        ("nothing", "「nothing」というコマンドはありません"),
        ("gtfs nothing", "使い方："),
        (
            "gtfs template /no/such/folder/x.yaml",
            "「/no/such/folder/x.yaml」：ファイルか、それを置くフォルダーがありません",
        ),
        ("gtfs template {folder}/here/x.yaml", "フォルダーでないところを"),
    ],
)
def test_wrong_use_is_answered_in_japanese(
    words: str, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the parser says in English comes out as a Japanese sentence, and where nothing can be written, no traceback does."""
    file = tmp_path / "here"
    file.write_text("1", "utf-8")
    assert whole.main([word.format(folder=tmp_path, file=file) for word in words.split()]) == 1
    told = capsys.readouterr().err
    assert sentence in told
    assert "Traceback" not in told


def test_what_no_file_is_to_blame_for_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the program keeps its traceback; giving up does not need one."""
    with pytest.raises(OSError, match="of the program"):
        run("do", monkeypatch=monkeypatch, ends=OSError("of the program"))
    assert run("do", monkeypatch=monkeypatch, ends=typer.Abort()) == 1
