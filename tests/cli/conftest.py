"""A command run over a file that a person of the rows has written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ashinami.cli.main import main
from tests.cli.care_files import Run


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Run a command over a file with this text, and return what it says; it must end well."""

    def command(*words: str, text: str = "", facts: dict[str, Any] | None = None) -> str:
        file = tmp_path / ("facts.json" if facts is not None else "file.toml")
        file.write_text(text if facts is None else json.dumps(facts, ensure_ascii=False), encoding="utf-8")
        assert main([str(file) if word == "FILE" else word for word in words]) == 0
        return capsys.readouterr().out

    return command
