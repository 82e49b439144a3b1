"""The case file of the dossier (../shared/cases/transport.yaml), each case a test: what the law says, and what it requires.

The tables beside this file turn its words into our facts; they know no case by name.
"""

from __future__ import annotations

import statistics
from dataclasses import replace
from pathlib import Path

import pytest

from ashinami.law import corpus
from ashinami.rules.alike import representatives
from ashinami.rules.conditions import leaves
from ashinami.rules.verdict import Verdict
from bench.consult_questions import ALLOWED, questions
from tests.spec.law.shared_table.outcome import Outcome
from tests.spec.law.shared_table.reading import Case, read
from tests.spec.law.shared_table.requires import check_of
from tests.spec.law.shared_table.topics import TOPICS
from tests.spec.law.shared_table.words import WORDS

SHARED = Path(__file__).resolve().parents[4] / "shared"
CASES = read(SHARED) if SHARED.is_dir() else ()
LINES = [(case, line) for case in CASES for line in case.requires]

pytestmark = pytest.mark.shared


def _name(value: Case | str) -> str:
    return f"{value.topic}-{value.day}-{value.answer}" if isinstance(value, Case) else value.replace(" ", "-")


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_the_law_says_what_the_file_says(case: Case, shared: Path) -> None:
    """Every subject the answer is about comes out as the file says."""
    outcome = Outcome(case)
    assert case.answer in TOPICS[case.topic].expects
    assert outcome.strange() == ()
    assert outcome.situation.unread == ()


@pytest.mark.parametrize(("case", "line"), LINES, ids=_name)
def test_what_a_case_requires_is_what_the_law_asks(case: Case, line: str, shared: Path) -> None:
    """Each line of `requires` is a fact that decides, a change proposed, a duty told, an authority named, or a day that is computed."""
    check = check_of(line)
    if check is None:
        pytest.skip(f"the table has no words for {line!r}")
    assert check(Outcome(case), line)


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_a_fact_taken_away_never_makes_a_case_lawful(case: Case, shared: Path) -> None:
    """Without any one of the facts told, what was not lawful is not; and what stays lawful is so whatever that fact is."""
    whole = Outcome(case)
    for together, _ in whole.expected:
        before = whole.verdict(together)
        for fact in sorted(whole.situation.told):
            without = replace(whole, hidden=fact)
            after = without.verdict(together)
            if after is not Verdict.LAWFUL:
                continue
            assert before is Verdict.LAWFUL, fact
            assert not _could_fail(whole, fact, together), fact


def _could_fail(whole: Outcome, fact_id: str, together: tuple[str, ...]) -> bool:
    """Whether some answer to the fact makes one of the subjects not lawful."""
    fact = next((fact for fact in corpus().facts if fact.id == fact_id), None)
    if fact is None:
        return False
    law, day = corpus(), whole.case.day
    conditions = [law.resolved(provision, day) for subject in together if (provision := law.on(subject, day))]
    asked = tuple(leaf for condition in conditions for leaf in leaves(condition) if leaf.fact == fact)
    values, _ = representatives(fact, asked)
    return any(
        whole.with_facts({fact_id: value}, subject) is not Verdict.LAWFUL for value in values for subject in together
    )


def test_the_tables_know_the_file(shared: Path) -> None:
    """Every word, topic and answer is known, and nearly every line that a case requires has its check."""
    cases = read(shared)
    assert {case.topic for case in cases} <= set(TOPICS)
    assert {word for case in cases for word in case.given} <= set(WORDS)
    lines = [line for case in cases for line in case.requires]
    assert sum(check_of(line) is not None for line in lines) >= 0.9 * len(lines)


def test_a_consultation_asks_under_twelve_questions(shared: Path) -> None:
    """From no facts, told by somebody who knows nothing but what the case says, the median stays under twelve."""
    asked = [questions(case)[0] for case in read(shared)]
    assert statistics.median(asked) < ALLOWED


def test_the_tables_know_no_case_by_name(root: Path) -> None:
    """No case id stands in the tables or in the law."""
    texts = [
        *(root / "tests" / "spec" / "law" / "shared_table").glob("*"),
        *(root / "src" / "ashinami" / "law").rglob("*.*"),
    ]
    named = [path for path in texts if path.suffix in {".py", ".toml"} and "RT-0" in path.read_text(encoding="utf-8")]
    assert named == []
