"""Files of facts: three formats, and a slip of the pen that never makes anything lawful."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.casework.consult.facts_file import read_facts
from ashinami.casework.consult.forms import results
from ashinami.casework.consult.interview import Interview
from ashinami.casework.consult.purposes import SCHEME
from ashinami.cli.main import main
from ashinami.rules.answers import Said
from ashinami.rules.verdict import Verdict
from tests.casework import consult_facts as case

FREE = """\
purpose: scheme
received:
  kinds: []
third_party.basis: none
scope.special: []
carriage.carries: はい
carriage.for_others: yes
"""


def verdict(text: str, file: str = "facts.yaml") -> Verdict:
    """Return the verdict on rides without a permit for a file."""
    interview = Interview.start(SCHEME, case.DAY, read_facts(text, file).answers)
    return next(one.verdict for one in results(interview) if one.form.key == "no_permit")


def test_the_same_facts_in_three_formats() -> None:
    """YAML, TOML and JSON, whole names and nested ones, say the same."""
    toml = (
        'third_party.basis = "none"\n[received]\nkinds = ["costs"]\n[[driver]]\nname = "A"\ndriver.licence = "first"\n'
    )
    yaml = "third_party.basis: none\nreceived: {kinds: [costs]}\ndriver: [{name: A, licence: first}]\n"
    plain = {
        "third_party.basis": "none",
        "received.kinds": ["costs"],
        "driver": [{"name": "A", "driver.licence": "first"}],
    }
    read = [
        read_facts(toml, "f.toml"),
        read_facts(yaml, "f.toml.yaml"),
        read_facts(json.dumps(plain), "f.json"),
    ]
    assert [one.notices for one in read] == [(), (), ()]
    told = [{answer.fact.id: answer.value for answer in one.answers} for one in read]
    assert told == [{"third_party.basis": "none", "received.kinds": frozenset({"costs"})}] * 3
    assert [[answer.value for answer in one.answers.members["driver"][0].answers] for one in read] == [["first"]] * 3


def test_free_rides_are_lawful_as_written() -> None:
    """The file the next tests spoil is lawful, and names its purpose."""
    assert verdict(FREE) is Verdict.LAWFUL
    assert read_facts(FREE, "f.yaml").purpose == "scheme"


@pytest.mark.parametrize("line", [line for line in FREE.splitlines() if ":" in line][2:5])
def test_a_misspelt_line_is_told_and_makes_nothing_lawful(line: str) -> None:
    """Each line that matters with a slip in its name: a notice with its line, and the matter is open."""
    name = line.split(":", maxsplit=1)[0].strip()
    spoiled = FREE.replace(name, f"{name}x")
    read = read_facts(spoiled, "f.yaml")
    assert verdict(spoiled) is Verdict.UNDETERMINED
    assert [notice.code for notice in read.notices] == ["unknown-fact"]
    assert spoiled.splitlines()[read.notices[0].row - 1].strip().startswith(f"{name}x")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("received.kinds: [coins]", "unreadable-answer"),
        ("third_party.basis: none\nthird_party.basis: per_ride", "said-twice"),
        ("received.kinds: []\nreceived: {kinds: [fare]}", "said-twice"),
        ("driver: [{licence: first}]", "unreadable-list"),
        ("driver: 3", "unreadable-list"),
        ("service.centre_is_help: true", "judgement-without-name"),
        ("service.centre_is_help: {answer: true, by: 運輸支局}", "judgement-without-name"),
        ("service.centre_is_help: {answer: true, by: 運輸支局, on: いつか}", "judgement-without-name"),
        ("{a: {b: 1}}", "unknown-fact"),
        ("? [a]\n: 1", "unknown-fact"),
        ("a: &a\n  b: *a", "unreadable-file"),
        ("[1", "unreadable-file"),
        ("- 1", "no-facts"),
        ("", "no-facts"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, code: str) -> None:
    """Every slip has its notice and leaves no answer behind."""
    read = read_facts(text, "f.yaml")
    assert [notice.code for notice in read.notices] == [code]
    assert len(read.answers.given) == 0


def test_twice_in_json_is_told() -> None:
    """A key that stands twice is not known, in JSON too; bad JSON and bad TOML are told."""
    read = read_facts('{"third_party.basis": "none", "third_party.basis": "per_ride"}', "f.json")
    assert [notice.code for notice in read.notices] == ["said-twice"]
    assert [read_facts("{", f"f.{ending}").notices[0].code for ending in ("json", "toml")] == ["unreadable-file"] * 2


def test_a_judgement_carries_who_and_when_also_for_a_driver() -> None:
    """The answer of an authority keeps its origin, about the case and about a member."""
    by = "{answer: true, by: 運輸支局, on: 2025-03-01}"
    read = read_facts(f"service.centre_is_help: {by}\ndriver: [{{name: A, course_recognised: {by}}}]", "f.yaml")
    driver = read.answers.members["driver"][0]
    origins = [answer.origin for answer in (*read.answers, *driver.answers)]
    assert origins == [Said("運輸支局", case.DAY.replace(month=3))] * 2


def test_nothing_written_is_not_no() -> None:
    """A fact without an answer is set aside: it is known that nobody knows."""
    read = read_facts("received.kinds:\nthird_party.basis: none\n", "f.yaml")
    assert read.aside == {case.slot("received.kinds")}
    assert [answer.fact.id for answer in read.answers] == ["third_party.basis"]


@given(st.text(max_size=60), st.sampled_from(["yaml", "toml", "json", "txt"]))
def test_no_text_breaks_the_reader_or_is_lawful(text: str, ending: str) -> None:
    """Whatever stands in a file, it is read or told."""
    read = read_facts(text, f"f.{ending}")
    assert read.notices or not read.answers.given


def test_the_command_tells_the_forms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Text and JSON; the purpose of the file or of the option; exit code 0."""
    file = tmp_path / "facts.yaml"
    file.write_text(FREE, encoding="utf-8")
    assert main(["consult", str(file), "--on", "2025-04-01"]) == 0
    assert "■ 許可・登録のいらない送迎: この形で行えます" in capsys.readouterr().out
    assert main(["consult", str(file), "--on", "2025-04-01", "--purpose", "driver", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["purpose"], told["notices"]) == ("driver", [])
    assert told["forms"][0]["provisions"][0]["revision"]


def test_the_command_says_what_to_repair(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt key ends with code 2 and names the line; a strange purpose or file with code 1 and no traceback."""
    file = tmp_path / "facts.yaml"
    file.write_text(FREE + "cost.items: [fuel]\nthanks.asked:\n", encoding="utf-8")
    assert main(["consult", str(file), "--on", "2025-04-01"]) == 2
    assert "8行目「cost.items」" in capsys.readouterr().err
    assert main(["consult", str(file), "--on", "2025-04-01", "--purpose", "moon"]) == 1
    assert "scheme" in capsys.readouterr().err
    file.write_bytes(b"\xff\xfe\x00")
    assert main(["consult", str(file), "--on", "2025-04-01"]) == 1
    assert "UTF-8" in capsys.readouterr().err
