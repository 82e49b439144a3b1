"""`ashinami law sources`: the register of sources on the command line."""

from __future__ import annotations

import json

import pytest

from ashinami.cli.ending import CANNOT
from ashinami.cli.main import main


def test_a_clerk_asks_what_held_on_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    """The guideline of 2024 is in the list of its first day and not in the list of the day before."""
    main(["law", "sources", "--on", "2024-02-29"])
    assert "guide.no_permit_2024" not in capsys.readouterr().out
    main(["law", "sources", "--on", "2024-03-01"])
    assert "guide.no_permit_2024" in capsys.readouterr().out


def test_one_document_whole_and_the_list_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """A key gives its page; JSON gives the register; what nobody opened lately can be asked for."""
    main(["law", "sources", "guide.no_permit_2024"])
    assert "これによる条文" in capsys.readouterr().out
    main(["law", "sources", "--unchecked-since", "2026-01-01", "--json"])
    assert "guide.no_permit_2024" in {one["key"] for one in json.loads(capsys.readouterr().out)}


def test_an_unknown_key_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt name ends with a notice, not with a traceback."""
    assert main(["law", "sources", "guide.nothing"]) == CANNOT
    assert "その名前はありません" in capsys.readouterr().err
