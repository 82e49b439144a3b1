"""Provisions, the corpus, verdicts as of a day, reading copies and receipts."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from rules_specimens import (
    ASKED,
    CITE,
    DAY,
    EVERY_FACT,
    GAP,
    GUESSED,
    KINDS,
    MINUTES,
    SAYS,
    A,
    B,
    answers,
    conditions,
    is_,
    provision,
    some_answers,
)

from ashinami.basics.day import Days
from ashinami.rules.answers import Answer, Answers, Assumed, Origin, Record, Said, Slot
from ashinami.rules.ask import outlook
from ashinami.rules.conditions import AllOf, AnyOf, AtLeast, AtMost, Condition, Not, Unless, Within, facts
from ashinami.rules.corpus import Corpus, discover
from ashinami.rules.facts import Judgement
from ashinami.rules.provision import Review
from ashinami.rules.reading import SAME_EITHER_WAY, explain, reading_copy
from ashinami.rules.receipt import Receipt, replay
from ashinami.rules.verdict import Verdict, find

CHANGE = date(2020, 4, 1)
OLD = provision("old", A, Days(date(2010, 4, 1), CHANGE))
NEW = provision("new", AllOf("t", (A, B)), Days(CHANGE), supersedes="old")
BOOK = Corpus([NEW, OLD])


def test_the_version_of_the_day_is_applied() -> None:
    """The day before a change the old version judges, from the day on the new one; before the first, none."""
    case = answers(a=True, b=False)
    verdicts = [find(BOOK, "s", day, case).verdict for day in (date(2010, 3, 31), date(2020, 3, 31), CHANGE)]
    assert verdicts == [Verdict.NOT_APPLICABLE, Verdict.LAWFUL, Verdict.UNLAWFUL]
    assert [verdict.text for verdict in Verdict] == ["適法", "不適法", "未確定", "対象外"]
    open_case = find(BOOK, "s", CHANGE, answers(a=True))
    assert (open_case.verdict, open_case.questions) == (Verdict.UNDETERMINED, (Slot(ASKED[1]),))
    assert find(BOOK, "s", date(2000, 1, 1), case).questions == ()


def test_what_the_corpus_holds() -> None:
    """Provisions are found by id and by subject; what is not there is a LookupError."""
    assert BOOK.get("old") is OLD
    assert BOOK.provisions == (OLD, NEW)
    assert BOOK.facts == ASKED[:2]
    with pytest.raises(LookupError):
        BOOK.get("none")
    with pytest.raises(LookupError):
        BOOK.on("none", DAY)


@pytest.mark.parametrize(
    ("second", "message"),
    [
        (replace(NEW, id="old"), "share the id"),
        (replace(NEW, in_force=Days(date(2020, 3, 31))), "ends 2020-04-01"),
        (replace(NEW, in_force=Days(date(2020, 4, 2))), "ends 2020-04-01"),
        (replace(NEW, supersedes=""), "supersedes nothing"),
        (replace(NEW, condition=is_(replace(ASKED[0], asks="別の問い"))), "two different things"),
    ],
    ids=["same id", "overlap", "hole", "no link", "one id for two facts"],
)
def test_the_corpus_refuses(second: object, message: str) -> None:
    """Overlaps, holes, missing links and double ids are refused when the corpus is brought together."""
    with pytest.raises(ValueError, match=message):
        Corpus([OLD, second])  # type: ignore[list-item]


def test_discovery_finds_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new file is enough; a provision imported by another is one; two with one id are refused."""
    package = tmp_path / "specimen_law"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "first.py").write_text("from rules_specimens import *\nOLD = provision('old', A, Days(DAY))\n")
    (package / "second.py").write_text("from specimen_law.first import OLD\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    module = __import__("specimen_law")
    assert [one.id for one in discover(module).provisions] == ["old"]
    (package / "third.py").write_text("from rules_specimens import *\nOLD = provision('old', B, Days(DAY))\n")
    with pytest.raises(ValueError, match="share the id"):
        discover(module)
    for name in [name for name in sys.modules if name.startswith("specimen_law")]:
        monkeypatch.delitem(sys.modules, name)


def test_revision_and_review() -> None:
    """The revision changes with the content and not with the review; a change after the review undoes it."""
    read = replace(OLD, review=Review("二人目の読み手", DAY, OLD.revision))
    assert not OLD.reviewed
    assert read.revision == OLD.revision
    assert read.reviewed
    assert not replace(read, condition=B).reviewed


def test_provisions_are_checked() -> None:
    """A provision without a title, or one that is nothing but a gap, is refused."""
    with pytest.raises(ValueError, match="a title"):
        replace(OLD, title="")
    with pytest.raises(ValueError, match="nothing but a gap"):
        replace(OLD, condition=GAP)


def test_reading_copy() -> None:
    """The reading copy indents as the condition does, puts each question once and names bounds and sources."""
    condition = Unless(
        "原則",
        AllOf(
            "両方",
            (
                A,
                AtMost(MINUTES, 1000, SAYS, CITE),
                AtLeast(MINUTES, 5, SAYS, GUESSED),
                Within(KINDS, ("a",), SAYS, CITE),
                Within(KINDS, ("a", "b"), SAYS, CITE),
                Within(KINDS, (), SAYS, CITE),
            ),
        ),
        AnyOf("例外", (Not(A), GAP)),
    )
    assert reading_copy(condition) == (
        "- **原則**（一つ目に当たり、ただし二つ目に当たらないこと）",
        "  - **両方**（次のすべて）",
        "    - yes.no_a はい。〔原文で確認〕",
        "      - 問: aですか `yes.no_a` が「はい」",
        "    - 満たします。〔原文で確認〕",
        "      - 問: 何分ですか `stay.minutes` が 1,000分以下",
        "    - 満たします。〔要確認〕",
        "      - `stay.minutes` が 5分以上",
        "    - 満たします。〔原文で確認〕",
        "      - 問: 当てはまるものすべて `some.kinds` が 「ア」 だけ",
        "    - 満たします。〔原文で確認〕",
        "      - `some.kinds` に 「ウ」 がない",
        "    - 満たします。〔原文で確認〕",
        "      - `some.kinds` に当てはまるものがない",
        "  - **例外**（次のどれか一つ）",
        "    - yes.no_a いいえ。〔原文で確認〕",
        "      - `yes.no_a` が「いいえ」",
        "    - 【未対応】別表の場合（まだ読めていません）〔原文で確認〕",
    )


def test_explanation_names_assumptions_doubts_and_gaps() -> None:
    """An assumption says 仮定, an unverified source 要確認, a gap 未対応."""
    assumed = Answers((Answer(ASKED[0], True, Assumed("去年と同じ")),))
    doubtful = AllOf("t", (is_(ASKED[0], GUESSED), A))
    assert explain(outlook(doubtful, assumed)) == (
        "yes.no_a はい。（仮定: 去年と同じ）〔要確認〕",
        "yes.no_a はい。（仮定: 去年と同じ）",
    )
    assert explain(outlook(AllOf("t", (A, GAP)), assumed)) == ("未対応: 別表の場合（まだ読めていません）",)
    either = outlook(AnyOf("t", (A, Not(A))), Answers())
    assert explain(either) == ("yes.no_a 不明。", SAME_EITHER_WAY)


@given(conditions(), some_answers())
@settings(max_examples=100, deadline=None)
def test_receipts_replay_to_the_same_verdict(condition: Condition, case: Answers) -> None:
    """A receipt, written as JSON and read back, gives the same verdict under the same law."""
    if not facts(condition):
        return
    book = Corpus([provision("p", condition, Days(date(2020, 1, 1)))])
    finding = find(book, "s", DAY, case)
    receipt = Receipt.of(finding, "0.1.0")
    again = Receipt.from_json(json.loads(json.dumps(receipt.to_json())))
    assert again == receipt
    replayed = replay(again, book)
    assert replayed.same_revision
    assert replayed.same_verdict
    assert replayed.finding.verdict is finding.verdict


def test_a_receipt_shows_that_the_law_was_rewritten() -> None:
    """After a change of the provision the replay says so; before the first version the receipt names none."""
    receipt = Receipt.of(find(BOOK, "s", CHANGE, answers(a=True, b=True)), "0.1.0")
    rewritten = Corpus([OLD, replace(NEW, condition=AllOf("t", (A, Not(B))))])
    replayed = replay(receipt, rewritten)
    assert not replayed.same_revision
    assert not replayed.same_verdict
    early = Receipt.of(find(BOOK, "s", date(2000, 1, 1), Answers()), "0.1.0")
    assert (early.provision, early.verdict) == ("", Verdict.NOT_APPLICABLE)
    assert replay(early, BOOK).same_verdict


def test_a_receipt_of_facts_that_are_gone() -> None:
    """Answers that today's law no longer asks, or no longer takes, are left out: the case is open, not broken."""
    receipt = Receipt.of(find(BOOK, "s", CHANGE, answers(a=True, b=True)), "0.1.0")
    minutes = replace(MINUTES, id=ASKED[0].id)
    other = Corpus([provision("new", AtMost(minutes, 5, SAYS, CITE), Days(CHANGE))])
    assert replay(receipt, other).finding.verdict is Verdict.UNDETERMINED
    judged = Judgement(id=ASKED[0].id, asks="判断は")
    assert replay(receipt, Corpus([provision("new", is_(judged), Days(CHANGE))])).finding.questions == (Slot(judged),)


def test_a_receipt_keeps_each_origin() -> None:
    """Record, person and assumption come back from JSON as they were."""
    origins: tuple[Origin, ...] = (Record("台帳"), Said("運輸支局", DAY), Assumed("例"))
    given = Answers(tuple(Answer(fact, True, origin) for fact, origin in zip(ASKED, origins, strict=False)))
    receipt = Receipt.of(find(BOOK, "s", CHANGE, given), "0.1.0")
    assert tuple(origin for _, _, origin in Receipt.from_json(receipt.to_json()).answers) == origins


def test_a_receipt_with_a_strange_origin_is_refused() -> None:
    """What is no origin is a ValueError."""
    plain = Receipt.of(find(BOOK, "s", CHANGE, answers(a=True)), "0.1.0").to_json()
    plain["answers"][0]["origin"] = {"kind": "rumour"}
    with pytest.raises(ValueError, match="no such origin"):
        Receipt.from_json(plain)


def test_every_specimen_fact_is_distinct() -> None:
    """The specimens the random tests draw from share no id."""
    assert len({fact.id for fact in EVERY_FACT}) == len(EVERY_FACT)
