"""The generated pages and the command `ashinami law`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ashinami.cli.main import main
from ashinami.law import cases, corpus
from ashinami.law.telling import cases_of, facts_json
from tools import law_pages


def test_pages_are_not_stale(root: Path) -> None:
    """The committed page of each provision is the one its code and cases give today; a change of law shows as a change here."""
    for path, text in law_pages.render().items():
        assert (root / path).read_text(encoding="utf-8").endswith(f"\n\n{text.strip()}\n"), f"{path}: run `make pages`"


def test_a_page_holds_what_a_lawyer_reads() -> None:
    """Each page has the source, every question and every case of its provision, and says that it is not yet reviewed."""
    pages = law_pages.render()
    for provision in corpus().provisions:
        page = pages[f"{law_pages.FOLDER}/{provision.id}.md"]
        assert provision.cite.url in page
        assert "未確認" in page
        assert all(case.name in page for case in cases_of(provision))
        assert all(f"| `{fact['id']}` | {fact['asks']} |" in page for fact in facts_json())


def test_list_as_of_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    """Of three versions exactly one is in force on a day."""
    assert main(["law", "list", "--on", "2024-02-29"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "road_transport.no_permit.notice_2020"
    assert main(["law", "list"]) == 0
    assert capsys.readouterr().out.count("許可・登録のいらない送迎") == 3


def test_show_and_cases(capsys: pytest.CaptureFixture[str]) -> None:
    """A provision is shown with source and condition, its cases with day and verdict."""
    assert main(["law", "show", "road_transport.no_permit.guideline_2024"]) == 0
    shown = capsys.readouterr().out
    assert "国自旅第359号" in shown
    assert "`costs.items`" in shown
    assert main(["law", "cases", "road_transport.no_permit.guideline_2024"]) == 0
    assert "2024-03-01  適法  何も受け取らない" in capsys.readouterr().out.splitlines()


def test_facts_for_a_stranger(capsys: pytest.CaptureFixture[str]) -> None:
    """`facts --json` gives each fact's id, type, question and options; the plain list gives the same ids."""
    assert main(["law", "facts", "--json"]) == 0
    told = {fact["id"]: fact for fact in json.loads(capsys.readouterr().out)}
    assert set(told) == {fact.id for fact in corpus().facts}
    assert told["costs.items"]["type"] == "ChoiceSet"
    assert "fuel" in [option["id"] for option in told["costs.items"]["options"]]
    assert main(["law", "facts"]) == 0
    plain = capsys.readouterr().out
    assert all(f"{fact}  [" in plain for fact in told)


def test_a_name_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown name ends with code 1 and one sentence that says what to do."""
    assert main(["law", "show", "none"]) == 1
    assert "ashinami law list" in capsys.readouterr().err


def test_a_case_with_a_slip_is_refused() -> None:
    """A worked case that names a fact that does not exist stops the reading instead of being judged without it."""
    table = {
        "subject": "s",
        "ordinary": {},
        "case": [{"name": "書きまちがい", "facts": {"received.kind": []}, "expect": {"2024-06-01": "lawful"}}],
    }
    with pytest.raises(ValueError, match="書きまちがい"):
        list(cases.read(table))
