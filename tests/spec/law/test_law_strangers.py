"""Files of facts that a stranger wrote from the dossier's text with nothing but `ashinami law facts`: they are read, and come out right."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ashinami.casework.consult.facts_file import read_facts
from ashinami.casework.consult.forms import results
from ashinami.casework.consult.interview import Interview
from ashinami.casework.consult.purposes import SCHEME, purpose

HERE = Path(__file__).parent / "strangers"
FILES = tomllib.loads((HERE / "expected.toml").read_text(encoding="utf-8"))["file"]


def interview(name: str, day: date) -> Interview:
    """Return the interview that begins with the file."""
    read = read_facts((HERE / name).read_text(encoding="utf-8"), name)
    assert read.notices == ()
    return Interview.start(purpose(read.purpose) if read.purpose else SCHEME, day, read.answers)


@pytest.mark.parametrize("told", FILES, ids=lambda told: f"{told['name']}-{told['on']}")
def test_a_strangers_file_comes_out_as_the_dossier_says(told: dict[str, Any]) -> None:
    """Every verdict named is found, on its day, without a notice."""
    found = {one.form.key: one.verdict.value for one in results(interview(told["name"], told["on"]))}
    assert {form: found[form] for form in told["expect"]} == told["expect"]


def test_every_file_is_expected() -> None:
    """No file lies about untried."""
    assert {path.name for path in HERE.iterdir()} - {"expected.toml"} == {told["name"] for told in FILES}
