"""Where compiled loops are kept: by their text, in the user's own cache folder."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ashinami.machine_code.folder import loops_folder


def test_another_text_has_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an older version compiled to is never called; the folder may be told."""
    monkeypatch.setenv("ASHINAMI_LOOPS_CACHE", str(tmp_path / "told"))
    (tmp_path / "loop.py").write_text("a", encoding="utf-8")
    first = loops_folder(tmp_path)
    (tmp_path / "loop.py").write_text("b", encoding="utf-8")
    assert first.parent == loops_folder(tmp_path).parent == tmp_path / "told"
    assert first != loops_folder(tmp_path)


@pytest.mark.parametrize(
    ("platform", "variable", "expected"),
    [
        ("win32", "LOCALAPPDATA", ("given",)),
        ("win32", "", ("AppData", "Local")),
        ("darwin", "", ("Library", "Caches")),
        ("linux", "XDG_CACHE_HOME", ("given",)),
        ("linux", "", (".cache",)),
    ],
)
def test_each_system_keeps_caches_in_its_own_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, variable: str, expected: tuple[str, ...]
) -> None:
    """Windows, macOS and the others."""
    monkeypatch.setattr(sys, "platform", platform)
    for name in ("ASHINAMI_LOOPS_CACHE", "LOCALAPPDATA", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    if variable:
        monkeypatch.setenv(variable, str(tmp_path / "given"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert loops_folder(tmp_path).parent == tmp_path.joinpath(*expected) / "ashinami" / "loops"
