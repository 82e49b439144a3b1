"""The published shape of a town's rule: every rule we have fits it, and what the reader refuses by its shape it refuses too."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ashinami.cli.main import main
from ashinami.funding.municipal import rules
from ashinami.funding.rulebook.read_blocks import BLOCKS
from ashinami.funding.rulebook.reading import read_rule
from ashinami.funding.rulebook.schema import schema

JUDGE = Draft202012Validator(schema())
_FOLDER = resources.files("ashinami.funding.municipal")
FILES = sorted((one for one in _FOLDER.iterdir() if one.name.endswith(".toml")), key=lambda one: one.name)
HOW_TO = "docs/how-to/town-rule.md"


def plain(value: Any) -> Any:
    """Return TOML as an editor's checker sees it: days are texts."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def faults(text: str) -> list[str]:
    """Return what the shape says against a rule's text."""
    return [one.message for one in JUDGE.iter_errors(plain(tomllib.loads(text)))]


def test_the_shape_is_a_schema_and_stands_in_the_reference(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command prints what the reference holds."""
    Draft202012Validator.check_schema(schema())
    assert main(["fund", "schema"]) == 0
    assert json.loads(capsys.readouterr().out) == schema()
    assert json.loads((root / "docs/reference/town-rule.schema.json").read_text(encoding="utf-8")) == schema()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_specimen_fits(file: Any) -> None:
    """The towns' rules that we carry."""
    assert len(FILES) == len(rules())
    assert faults(file.read_text(encoding="utf-8")) == []


def test_the_rule_of_the_how_to_fits(root: Path) -> None:
    """Literally as it is printed."""
    (text,) = re.findall(r"```toml\n(.*?)```", (root / HOW_TO).read_text(encoding="utf-8"), flags=re.DOTALL)
    assert faults(text) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id = "hokuto.resident_care"', 'id = "北杜"'),
        ("from = 2024-04-01\n", ""),
        ("value = 216_000", "value = 216_000.5"),
        ("food = false", "drinks = false"),
        ('mark = "V"', 'mark = "W"'),
        ("eligible = true", "eligable = true"),
        ('least = ["cost", "limit"]', 'least = ["cost", "limit"]\nsum = ["cost", "limit"]'),
        ('unit = "回"\n\n[[version.step]]', 'unity = "回"\n\n[[version.step]]'),
        ('key = "total"\n', ""),
        ("on = 2024-04-01", 'on = "last year"'),
    ],
)
def test_what_the_shape_refuses_the_reader_refuses_too(root: Path, old: str, new: str) -> None:
    """A slip of the pen in each part of the file: told while typing, and told again when it is read."""
    (text,) = re.findall(r"```toml\n(.*?)```", (root / HOW_TO).read_text(encoding="utf-8"), flags=re.DOTALL)
    assert old in text
    wrong = text.replace(old, new, 1)
    assert faults(wrong)
    assert read_rule(wrong, "hokuto.toml").rule is None


def test_every_building_block_has_its_shape() -> None:
    """One that is added to the reader is missed here at once."""
    step = schema()["properties"]["version"]["items"]["properties"]["step"]["items"]
    assert {one["required"][0] for one in step["oneOf"]} == set(BLOCKS)
    assert set(BLOCKS) <= set(step["properties"])
