"""Amounts by date are read from TOML: what an office adds is a line with its source."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from ashinami.basics.source import Mark
from ashinami.rules.amounts_file import read_amounts

SINCE = '{ day = 2026-04-01, value = 100, source = { title = "題", body = "局", mark = "S" } }'
ONE = f'["a.b"]\nname = "額"\nunit = "円"\nsince = [{SINCE}]\n'


def package(folder: Path, monkeypatch: pytest.MonkeyPatch, **files: str) -> ModuleType:
    """Return a package that holds the files."""
    name = f"amounts_{folder.name}"
    (folder / name).mkdir()
    (folder / name / "__init__.py").write_text("")
    for stem, text in files.items():
        (folder / name / f"{stem}.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(sys, "path", [str(folder), *sys.path])
    return import_module(name)


def test_an_amount_is_read_with_its_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its name, its unit, its day's value, and how the source was read."""
    amount = read_amounts(package(tmp_path, monkeypatch, one=ONE))["a.b"]
    (since,) = amount.history.entries
    assert (amount.name, amount.unit, since.value, since.source.mark) == ("額", "円", 100, Mark.SECONDARY)


@pytest.mark.parametrize(
    ("files", "says"),
    [({"one": ONE, "two": ONE}, "share the id"), ({"one": ONE.replace('unit = "円"\n', "")}, "'unit' is missing")],
)
def test_a_slip_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str], says: str) -> None:
    """Two amounts of one id, and one without its unit."""
    with pytest.raises(ValueError, match=says):
        read_amounts(package(tmp_path, monkeypatch, **files))
