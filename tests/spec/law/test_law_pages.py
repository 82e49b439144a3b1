"""The generated pages and the command `ashinami law`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from ashinami.cli.main import main
from ashinami.law import cases, corpus
from ashinami.law.asking import facts_json
from ashinami.law.telling import cases_of, unverified
from ashinami.law.timeline import turns
from ashinami.rules.answers import Answers, Record
from ashinami.rules.facts import Choice, Judgement
from ashinami.rules.facts_file import read_answers
from ashinami.rules.receipt import Receipt
from ashinami.rules.verdict import find
from tools import law_pages

SUBJECT = "road_transport.no_permit"
FREE = {"carriage.carries": True, "carriage.for_others": True, "received.kinds": []}


def test_pages_are_not_stale(root: Path) -> None:
    """The committed page of each provision is the one its code and cases give today; a change of law shows as a change here."""
    for path, text in law_pages.render().items():
        assert (root / path).read_text(encoding="utf-8").endswith(f"\n\n{text.strip()}\n"), f"{path}: run `make pages`"


def test_a_page_holds_what_a_lawyer_reads() -> None:
    """Each page has the source, every case, amount and duty of its provision, and says that it is not yet reviewed."""
    pages = law_pages.render()
    for provision in corpus().provisions:
        page = pages[f"{law_pages.FOLDER}/{provision.id}.md"]
        assert provision.cite.url in page
        assert "未確認" in page or provision.reviewed
        assert all(case.name in page for case in cases_of(provision))
        assert all(duty.text in page for duty in provision.duties)
        assert all(note in page for note in provision.notes)


def test_every_turn_of_the_law_is_on_the_timeline() -> None:
    """Each first day of a version is a turn, days are in order, and the guideline of 2024 stands on its day."""
    told = turns()
    assert [turn.day for turn in told] == sorted(turn.day for turn in told)
    assert {one.id for one in corpus().provisions} <= {turn.provision for turn in told}
    assert (date(2024, 3, 1), f"{SUBJECT}.guideline_2024") in {(turn.day, turn.provision) for turn in told}
    page = law_pages.render()[f"{law_pages.FOLDER}/timeline.md"]
    assert all(turn.words in page for turn in told)


def test_what_nobody_has_verified_is_listed() -> None:
    """Every note and every statement marked U is in the report; a provision with neither is not."""
    listed = {provision.id: said for provision, said in unverified()}
    assert all(set(one.notes) <= set(listed.get(one.id, ())) for one in corpus().provisions)
    assert f"{SUBJECT}.notice_2020" in listed


def test_list_as_of_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    """Of the versions of a subject exactly one is in force on a day."""
    assert main(["law", "list", "--on", "2024-02-29"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert f"{SUBJECT}.notice_2020" in told
    assert f"{SUBJECT}.guideline_2024" not in told
    assert told.count(f"  題: {SUBJECT}") == 1


def test_show_and_cases(capsys: pytest.CaptureFixture[str]) -> None:
    """A provision is shown with source and condition, its cases with day and verdict."""
    assert main(["law", "show", f"{SUBJECT}.guideline_2024"]) == 0
    shown = capsys.readouterr().out
    assert "国自旅第359号" in shown
    assert "`costs.items`" in shown
    assert main(["law", "cases", f"{SUBJECT}.guideline_2024"]) == 0
    assert "2024-03-01  当たる  何も受け取らない" in capsys.readouterr().out.splitlines()
    for provision in corpus().provisions:
        assert main(["law", "show", provision.id]) == 0
        assert provision.summary in capsys.readouterr().out


def test_timeline_and_report_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """Both commands print what the pages show."""
    assert main(["law", "timeline"]) == 0
    assert "2024-03-01（令和6年3月1日）" in capsys.readouterr().out.splitlines()
    assert main(["law", "report"]) == 0
    assert f"{SUBJECT}.notice_2020" in capsys.readouterr().out.splitlines()


def test_facts_for_a_stranger(capsys: pytest.CaptureFixture[str]) -> None:
    """`facts --json` gives each fact's type, meaning, options and list; the plain list gives the same ids."""
    assert main(["law", "facts", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    facts = {fact["id"]: fact for fact in told["facts"]}
    assert set(facts) == {fact.id for fact in corpus().facts}
    assert facts["costs.items"]["type"] == "ChoiceSet"
    assert SUBJECT in facts["costs.items"]["subjects"]
    assert "fuel" in [option["id"] for option in facts["costs.items"]["options"]]
    assert {one["id"] for one in told["lists"]} == {fact["of"] for fact in facts.values()} - {""}
    assert main(["law", "facts"]) == 0
    plain = capsys.readouterr().out
    assert all(f"{fact}  [" in plain for fact in facts)


def test_facts_of_one_subject(capsys: pytest.CaptureFixture[str]) -> None:
    """With a subject only its facts are listed; an unheard-of one ends with code 1."""
    assert main(["law", "facts", SUBJECT, "--json"]) == 0
    told = [fact["id"] for fact in json.loads(capsys.readouterr().out)["facts"]]
    assert told == [fact.id for fact in corpus().facts_of(SUBJECT)]
    assert main(["law", "facts", "no.such.subject"]) == 1


def test_what_the_vocabulary_allows_is_what_the_reader_takes() -> None:
    """For every fact, a value written as `facts --json` says is read without a notice: a stranger can rely on it."""
    for fact in facts_json()["facts"]:
        examples: dict[str, object] = {
            "true or false": True,
            "the id of one option": fact["options"][0]["id"] if fact["options"] else None,
            "a list of ids of options; empty for none of them": [option["id"] for option in fact["options"]],
        }
        value = examples.get(fact["answer"], 3)
        if fact["type"] != Judgement.__name__:
            told = {fact["of"]: [{"name": "A", fact["id"]: value}]} if fact["of"] else {fact["id"]: value}
            answers, notices = read_answers(corpus().facts, told, Record("見本"))
            assert (notices, bool(answers.given or answers.members)) == ((), True), fact["id"]


def test_replaying_past_verdicts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A receipt that still holds is counted; one that does not is told with the law rewritten and the reasons turned."""
    answers, _ = read_answers(corpus().facts, FREE, Record("取り決め"))
    plain = Receipt.of(find(corpus(), SUBJECT, date(2024, 6, 1), answers), "0.1.0").to_json()
    old = plain | {
        "verdict": "lawful",
        "reasons": ["昔の決め手です。"],
        "applied": plain["applied"] | {f"{SUBJECT}.guideline_2024": "0" * 12},
    }
    file = tmp_path / "receipts.jsonl"
    file.write_text("\n".join(json.dumps(one) for one in (plain, old)), encoding="utf-8")
    assert main(["law", "replay", str(file)]) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[-1].startswith("2件を判断し直し、")
    file.write_text(json.dumps(old | {"verdict": "unlawful"}) + "\n\n{}\nこれは控えではない\n", encoding="utf-8")
    assert main(["law", "replay", str(file)]) == 2
    told = capsys.readouterr()
    assert f"  書き改められた条文: {SUBJECT}.guideline_2024" in told.out.splitlines()
    assert "  前の決め手: 昔の決め手です。" in told.out.splitlines()
    assert "1件を判断し直し、1件の結論が変わりました。" in told.out
    assert told.err.count("控えとして読めません") == 2


def test_a_name_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown name ends with code 1 and one sentence that says what to do."""
    for command in ("show", "cases"):
        assert main(["law", command, "road_transport.nothing"]) == 1
        assert "ashinami law list" in capsys.readouterr().err


def test_a_misspelt_case_is_refused() -> None:
    """A case that tells a fact which does not exist stops the tests instead of passing them."""
    table = {"subject": "s", "case": [{"name": "例", "facts": {"no.such": True}, "expect": {"2024-03-01": "lawful"}}]}
    with pytest.raises(ValueError, match=r"no\.such"):
        list(cases.read(table))


def test_members_are_read_with_what_is_ordinary_for_each() -> None:
    """What holds for each member is put in, unless the member says otherwise or the case says it is not known."""
    fact = next(
        fact
        for fact in corpus().facts
        if fact.of and not isinstance(fact, Choice | Judgement) and fact.accepts(value=True)
    )
    entry = {
        "name": "例",
        "facts": {fact.of: [{"name": "A"}, {"name": "B", fact.id: False}]},
        "expect": {"2024-03-01": "lawful"},
    }
    group = {"subject": "s", "each": {fact.of: {fact.id: True}}, "case": [entry]}
    (case,) = cases.read({"group": [group]})
    assert [[answer.value for answer in member.answers] for member in case.answers.members[fact.of]] == [
        [True],
        [False],
    ]
    hidden = {"group": [group | {"case": [entry | {"not_known": [fact.id]}]}]}
    (open_case,) = cases.read(hidden)
    assert [len(member.answers.given) for member in open_case.answers.members[fact.of]] == [0, 1]
    assert open_case.answers != Answers()
