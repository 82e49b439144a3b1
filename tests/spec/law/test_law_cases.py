"""The worked cases beside the law come out as they say: one line a case and day, for every subject.

The cases themselves are tables a lawyer can read: src/ashinami/law/**/cases*.toml.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

import pytest

from ashinami.law import corpus
from ashinami.law.amounts import amounts
from ashinami.law.cases import Case, worked_cases
from ashinami.law.telling import cases_of
from ashinami.rules.amounts import DatedAmount
from ashinami.rules.answers import Answer, Answers, Member, Record
from ashinami.rules.conditions import AtLeast, AtMost, Condition, ForEach, Gap, Is, facts, leaves
from ashinami.rules.facts import Amount, Judgement
from ashinami.rules.judge import judge
from ashinami.rules.provision import Provision
from ashinami.rules.reading import explain
from ashinami.rules.truth import Truth
from ashinami.rules.verdict import Verdict, find

PROVISIONS = corpus().provisions
CASES = worked_cases()
ONE_DAY = timedelta(days=1)
TRUTHS = (Verdict.LAWFUL, Verdict.UNLAWFUL, Verdict.UNDETERMINED)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.subject.split('.', 1)[1]} {case.day} {case.name}")
def test_worked_case(case: Case) -> None:
    """Each case comes out as the table says, with reasons in words, and an open one asks what the table says."""
    finding = find(corpus(), case.subject, case.day, case.answers)
    assert finding.verdict is case.expect, explain(finding.outlook) if finding.outlook else ()
    if case.asks is not None and case.expect is Verdict.UNDETERMINED:
        assert tuple(dict.fromkeys(slot.id for slot in finding.questions)) == case.asks
    if finding.outlook:
        assert all(explain(finding.outlook))


def test_nothing_hangs_in_the_air() -> None:
    """Every subject named is written, no provision rests on itself, and a member's fact is asked inside its list only."""
    assert list(corpus().loose_ends()) == []


def asks_something(provision: Provision) -> bool:
    """Whether the version asks any fact on its first day, rather than requiring nothing."""
    return bool(leaves(corpus().resolved(provision, provision.in_force.start)))


@pytest.mark.parametrize("subject", corpus().subjects)
def test_nothing_known_is_never_lawful(subject: str) -> None:
    """With no answer at all no version of any subject is satisfied, unless that version requires nothing."""
    for provision in corpus().versions(subject):
        if asks_something(provision):
            assert find(corpus(), subject, provision.in_force.start, Answers()).verdict is not Verdict.LAWFUL


@pytest.mark.parametrize("provision", PROVISIONS, ids=lambda provision: provision.id)
def test_each_version_is_tried_on_both_sides_of_its_days(provision: Provision) -> None:
    """Each version has a satisfied, a refused and an undetermined case, and its first and last day are tried.

    A version that asks nothing has one verdict only.
    """
    verdicts = {case.expect for case in cases_of(provision)}
    assert verdicts == (set(TRUTHS) if asks_something(provision) else {Verdict.LAWFUL})
    days = {case.day for case in CASES if case.subject == provision.subject}
    assert provision.in_force.start in days
    assert provision.in_force.end is None or provision.in_force.end - ONE_DAY in days


@pytest.mark.parametrize("provision", PROVISIONS, ids=lambda provision: provision.id)
def test_the_catalogue(provision: Provision) -> None:
    """Every provision says where it is written, and all its sentences and questions are whole ones."""
    assert provision.cite.url
    for condition in provision.conditions:
        assert all(fact.asks.endswith(("か", "か）", "）", "か。", "ください")) for fact in facts(condition))
        for leaf in leaves(condition):
            said = (leaf.says.satisfied, leaf.says.not_satisfied, leaf.says.not_known)
            assert all(sentence.endswith(("。", "）。")) for sentence in said)


def test_a_judgement_names_an_authority() -> None:
    """What somebody must judge is answered by an office, a council, a town or another authority, never read off a record."""
    judged = [fact for fact in corpus().facts if isinstance(fact, Judgement)]
    assert judged
    assert all(fact.answered_by.value != "記録" for fact in judged)


@pytest.mark.parametrize("amount", amounts().values(), ids=lambda amount: amount.id)
def test_amounts_change_on_their_days(amount: DatedAmount) -> None:
    """Each amount has its value from its day on, the one before it until the day before, and a limit that uses it."""
    before = None
    for value in amount.values:
        assert amount.on(value.day) == value
        assert amount.on(value.day - ONE_DAY) == before
        assert value.source.url
        before = value


LIMITS = [
    (provision, leaf)
    for provision in PROVISIONS
    for condition in provision.conditions
    for leaf in leaves(condition)
    if isinstance(leaf, AtMost | AtLeast) and isinstance(leaf.limit, DatedAmount)
]


@pytest.mark.parametrize(("provision", "leaf"), LIMITS, ids=lambda one: getattr(one, "id", "") or one.limit.id)
def test_limits_follow_their_amounts(provision: Provision, leaf: AtMost | AtLeast) -> None:
    """On the day of each value the limit holds exactly at that value and not one beyond; the day before, the older value does."""
    assert isinstance(leaf.limit, DatedAmount)
    beyond = 1 if isinstance(leaf, AtMost) else -1
    for value in leaf.limit.values:
        for day in (value.day, value.day - ONE_DAY):
            in_force = leaf.limit.on(day)
            resolved = corpus().resolver(day).condition(leaf)
            if in_force is None:
                assert isinstance(resolved, Gap), provision.id
            else:
                assert truth_at(resolved, leaf.fact, in_force.value) is Truth.YES, provision.id
                assert in_force.value == 0 or truth_at(resolved, leaf.fact, in_force.value + beyond) is Truth.NO


def truth_at(leaf: Condition, fact: Amount, value: int) -> Truth:
    """Return the truth of the leaf for the amount, of the case or of a member."""
    answer = (Answer(fact, value, Record("見本")),)
    if not fact.of:
        return judge(leaf, Answers(answer)).truth
    entity = next(one for one in corpus().entities if one.id == fact.of)
    return judge(ForEach("t", entity, leaf), Answers(members={fact.of: (Member("A", Answers(answer)),)})).truth


def test_case_names_are_told_once() -> None:
    """No two cases of one subject share name and day, so that a failing line names its case."""
    seen: dict[tuple[str, str, object], int] = defaultdict(int)
    for case in CASES:
        seen[case.subject, case.name, case.day] += 1
    assert [key for key, times in seen.items() if times > 1] == []


def test_yes_and_no_are_questions() -> None:
    """A leaf that asks yes or no asks a question that can be answered so."""
    strange = [
        leaf.fact.id
        for one in PROVISIONS
        for leaf in leaves(one.condition)
        if isinstance(leaf, Is) and "か" not in leaf.fact.asks
    ]
    assert strange == []
