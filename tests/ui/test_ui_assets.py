"""What the style sheets name is there: a browser without Japanese type gets ours."""

from __future__ import annotations

import re
from pathlib import Path
from posixpath import join, normpath

import pytest
from django.contrib.staticfiles import finders

import ashinami_web

SHEETS = sorted(Path(ashinami_web.__file__).parent.glob("*/static/**/*.css"))
_NAMED = re.compile(r"""url\(["']?([^"')]+)""")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_each_file_a_style_sheet_names_is_served(sheet: Path) -> None:
    """Fonts and pictures named by a style sheet are found where the application serves them from."""
    folder = sheet.parent.name
    for named in _NAMED.findall(sheet.read_text(encoding="utf-8")):
        if named.startswith("data:"):  # a picture that stands in the sheet itself
            continue
        address = normpath(join(folder, named))
        assert finders.find(address), f"{sheet.name} names {named}, which is not served"


def test_pages_carry_japanese_type_of_their_own() -> None:
    """The sheet of measures names a Japanese font that travels with the program."""
    tokens = next(sheet for sheet in SHEETS if sheet.name == "tokens.css").read_text(encoding="utf-8")
    assert "../fonts/ipaexg.ttf" in tokens
