"""The doctor names what is wrong, and what to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection

from ashinami.papers import typesetting
from ashinami_web.running.doctor import examine

on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite keeps the data in a file")


def bad() -> list[str]:
    """Return what is found bad."""
    return [finding.text for finding in examine() if finding.is_bad]


@pytest.mark.django_db
def test_a_sound_installation_has_nothing_bad() -> None:
    """Shape, parts, fonts and file are looked at, and are as they should be."""
    assert bad() == []
    assert len(examine()) == 6


@pytest.mark.django_db
def test_missing_fonts_of_the_papers_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Before `make setup` the papers have no type."""
    monkeypatch.setattr(typesetting, "FONTS", tmp_path)
    assert [text for text in bad() if text.startswith("紙の書体") and "make setup" in text]


@pytest.mark.django_db
def test_missing_fonts_of_the_pages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page's font is looked for where the application serves it from."""
    monkeypatch.setattr(finders, "find", lambda name: None if name.endswith(".ttf") else name)
    assert bad() == ["画面の書体: 足りません（fonts/ipaexg.ttf）。make setup を走らせてください"]


@on_sqlite
@pytest.mark.django_db
@pytest.mark.parametrize("closed", ["file", "folder"])
def test_a_database_file_nobody_can_write_is_named(monkeypatch: pytest.MonkeyPatch, closed: str) -> None:
    """A file or folder of another owner would fail at the first call taken."""
    path = Path(connection.settings_dict["NAME"])
    locked = path if closed == "file" else path.parent
    monkeypatch.setattr(os, "access", lambda each, _mode: each != locked)
    assert [text for text in bad() if "書きこめません" in text and str(path) in text]
