"""Rides that need neither permit nor registration: the worked cases beside the law, and what they cover.

The cases themselves are a table a lawyer can read: src/ashinami/law/road_transport/no_permit/cases.toml.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from ashinami.basics.source import Mark
from ashinami.law import corpus
from ashinami.law.cases import Case, worked_cases
from ashinami.law.road_transport.no_permit import SUBJECT
from ashinami.law.telling import cases_of
from ashinami.rules.answers import Answers
from ashinami.rules.conditions import AllOf, AnyOf, Condition, Gap, Leaf, Not, Unless, ends, facts, leaves
from ashinami.rules.judge import judge
from ashinami.rules.provision import Provision
from ashinami.rules.reading import TO_CONFIRM, explain
from ashinami.rules.truth import Truth
from ashinami.rules.verdict import Verdict, find

PROVISIONS = corpus().provisions
CASES = worked_cases()
TRUTH = {Verdict.LAWFUL: Truth.YES, Verdict.UNLAWFUL: Truth.NO, Verdict.UNDETERMINED: Truth.UNKNOWN}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.day} {case.name}")
def test_worked_case(case: Case) -> None:
    """Each case comes out as the table says, and an open one asks what the table says."""
    finding = find(corpus(), case.subject, case.day, case.answers)
    assert finding.verdict is case.expect
    if case.asks is not None and case.expect is Verdict.UNDETERMINED:
        assert tuple(fact.id for fact in finding.questions) == case.asks
    if finding.outlook:
        assert all(explain(finding.outlook))


def fixed(condition: Condition, end: Leaf | Gap, truth: Truth) -> Condition:
    """Return the condition with every occurrence of the leaf replaced by YES or NO."""
    if condition == end:
        return AllOf("常に", ()) if truth is Truth.YES else AnyOf("決して", ())
    match condition:
        case AllOf(of=of) | AnyOf(of=of):
            return replace(condition, of=tuple(fixed(part, end, truth) for part in of))
        case Not(of=inner):
            return Not(fixed(inner, end, truth))
        case Unless(title=title, rule=rule, exception=exception):
            return Unless(title, fixed(rule, end, truth), fixed(exception, end, truth))
        case _:
            return condition


@dataclass(frozen=True)
class Mutant:
    """A leaf of a provision, fixed to YES or NO."""

    provision: Provision
    end: Leaf | Gap
    truth: Truth


MUTANTS = [
    Mutant(provision, end, truth)
    for provision in PROVISIONS
    for end in dict.fromkeys(ends(provision.condition))
    for truth in (Truth.YES, Truth.NO)
]


@pytest.mark.parametrize("provision", PROVISIONS, ids=lambda provision: provision.id)
def test_every_leaf_decides(provision: Provision) -> None:
    """Every leaf and gap is among the deciding reasons of at least one case."""
    deciding = {
        end.condition for case in cases_of(provision) for end in judge(provision.condition, case.answers).ends()
    }
    assert set(ends(provision.condition)) <= deciding


def test_every_leaf_is_held_by_a_case() -> None:
    """Fixing any leaf or gap to YES or to NO makes a case fail, so no leaf can be lost unseen."""
    unseen = [
        (mutant.provision.id, mutant.end, mutant.truth.name)
        for mutant in MUTANTS
        if all(
            judge(fixed(mutant.provision.condition, mutant.end, mutant.truth), case.answers).truth is TRUTH[case.expect]
            for case in cases_of(mutant.provision)
        )
    ]
    assert unseen == []


@pytest.mark.parametrize("provision", PROVISIONS, ids=lambda provision: provision.id)
def test_each_version_has_a_case_of_every_verdict(provision: Provision) -> None:
    """Each version has a lawful, an unlawful and an undetermined case, and the first and last of its days are tried."""
    cases = cases_of(provision)
    assert {case.expect for case in cases} == set(TRUTH)
    days = {case.day for case in CASES}
    assert provision.in_force.start in days
    assert provision.in_force.end is None or provision.in_force.end - timedelta(days=1) in days


def test_nothing_known_is_never_lawful() -> None:
    """With no answer at all, every version is undetermined and asks; a lawful case loses its verdict with any needed fact."""
    for provision in PROVISIONS:
        finding = find(corpus(), SUBJECT, provision.in_force.start, Answers())
        assert finding.verdict is Verdict.UNDETERMINED
        assert set(finding.questions) == set(facts(provision.condition))


def test_the_amended_notice_prints_to_confirm() -> None:
    """Every reason of the version of 2020, which nobody has read, says 要確認; all its leaves are marked U."""
    amended = corpus().get("road_transport.no_permit.notice_2020")
    assert all(leaf.cite.mark is Mark.UNVERIFIED for leaf in leaves(amended.condition))
    finding = find(corpus(), SUBJECT, date(2022, 5, 1), CASES[1].answers)
    assert finding.outlook is not None
    assert all(line.endswith(TO_CONFIRM) for line in explain(finding.outlook))


def test_goods_under_the_guideline_print_to_confirm_and_money_does_not() -> None:
    """Vegetables come out lawful with 要確認 from 2024 on; a ride for nothing comes out without it."""
    for name, expected in (("家で採れた野菜をもらう", True), ("何も受け取らない", False)):
        case = next(case for case in CASES if case.name == name and case.day >= date(2024, 3, 1))
        finding = find(corpus(), case.subject, case.day, case.answers)
        assert finding.outlook is not None
        assert any(TO_CONFIRM in line for line in explain(finding.outlook)) is expected


@pytest.mark.parametrize("provision", PROVISIONS, ids=lambda provision: provision.id)
def test_the_catalogue(provision: Provision) -> None:
    """Every provision and leaf cites where it is written, and every question ends as a Japanese question does."""
    assert provision.cite.url
    assert all(leaf.cite.url for leaf in leaves(provision.condition))
    assert all("か" in fact.asks for fact in facts(provision.condition))
    assert all(sentence.endswith(("。", "）。")) for leaf in leaves(provision.condition) for sentence in said(leaf))


def said(leaf: Leaf) -> tuple[str, str, str]:
    """Return the three sentences of a leaf."""
    return (leaf.says.satisfied, leaf.says.not_satisfied, leaf.says.not_known)
