"""A town's rule: two evaluators that agree to the yen, formulas that rise where the rule says so, rounding only where it is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashinami.funding import facts
from ashinami.funding.municipal import rules
from ashinami.funding.rulebook import blocks
from ashinami.funding.rulebook.columns import amounts
from ashinami.funding.rulebook.compare import compare, granted
from ashinami.funding.rulebook.compared_telling import comparison_json, comparison_lines
from ashinami.funding.rulebook.exact import Exact
from ashinami.funding.rulebook.rule import Rule, Version
from ashinami.funding.rulebook.schemes import asked, numbers_of, scheme_of
from ashinami.funding.scheme import evaluate
from ashinami.rules.answers import Answer, Answers, Member, Record
from ashinami.rules.facts import Amount, Choice, Fact
from tests.funding.made_rules import EVERYTHING, read

VERSIONS = [(rule, version) for rule in rules().values() for version in rule.versions]
IDS = [f"{rule.id}-{version.days.start}" for rule, version in VERSIONS]
ORIGIN = Record("日報")


def value_of(fact: Fact, draw: st.DrawFn) -> bool | int | str | frozenset[str]:
    """Draw an answer that the fact takes: counts small, yen large."""
    if isinstance(fact, Amount):
        most = {"円": 400_000, "か月": 12, "年度目": 5}.get(fact.unit, 60)
        return draw(st.integers(0, most))
    if isinstance(fact, Choice):
        return draw(st.sampled_from(fact.ids))
    return draw(st.booleans())


@st.composite
def values(draw: st.DrawFn, fact: Fact) -> bool | int | str | frozenset[str]:
    """Draw one answer."""
    return value_of(fact, draw)


def drawn(rule: Rule, version: Version, draw: st.DrawFn) -> Answers:
    """Draw a group: each fact that the rule asks is answered nine times out of ten, and lists have up to four members."""
    wanted = {fact.id: fact for fact in asked(rule, version)} | {facts.COMPLETE.id: facts.COMPLETE}
    given = [
        Answer(fact, value_of(fact, draw), ORIGIN)
        for fact in wanted.values()
        if not fact.of and draw(st.integers(0, 9)) > 0
    ]
    lists = {}
    for entity in {fact.of for fact in wanted.values()} - {""}:
        if draw(st.integers(0, 9)) > 0:
            inner = [fact for fact in wanted.values() if fact.of == entity]
            lists[entity] = tuple(
                Member(
                    str(at),
                    Answers(
                        tuple(Answer(fact, value_of(fact, draw), ORIGIN) for fact in inner if draw(st.integers(0, 19)))
                    ),
                )
                for at in range(draw(st.integers(0, 4)))
            )
    return Answers(tuple(given), lists)


@pytest.mark.parametrize(("rule", "version"), VERSIONS, ids=IDS)
@settings(max_examples=25)
@given(data=st.data())
def test_columns_give_the_same_yen_as_one_by_one(rule: Rule, version: Version, data: st.DataObject) -> None:
    """Many groups at once, known and unknown alike, for every specimen."""
    groups = [data.draw(st.composite(lambda draw: drawn(rule, version, draw))()) for _ in range(3)]
    day = version.days.start
    columned, known = amounts(rule, version, day, groups)
    for at, group in enumerate(groups):
        single = evaluate(scheme_of(rule, version), day, group).by_formula
        assert (int(columned[at]) if known[at] else None) == single


@pytest.mark.parametrize(("rule", "version"), VERSIONS, ids=IDS)
@settings(max_examples=25)
@given(data=st.data())
def test_a_formula_rises_with_what_its_rule_names(rule: Rule, version: Version, data: st.DataObject) -> None:
    """With one more visit, user or yen that a step names under `rises`, its value never falls."""
    group = data.draw(st.composite(lambda draw: drawn(rule, version, draw))())
    day = version.days.start
    for step in version.steps:
        for name in step.rises:
            fact = rule.facts[name]
            before = group.to(fact)
            if before is None:
                continue
            more = int(before.value) + data.draw(st.integers(1, 50_000 if fact.unit == "円" else 5))  # type: ignore[arg-type,union-attr]
            changed = Answers(
                tuple(Answer(fact, more, ORIGIN) if answer.fact == fact else answer for answer in group), group.members
            )
            one, other = (
                evaluate(scheme_of(rule, version), day, group),
                evaluate(scheme_of(rule, version), day, changed),
            )
            if one.by_formula is not None and other.by_formula is not None:
                assert other.step(step.key) >= one.step(step.key)


@pytest.mark.parametrize(("rule", "version"), VERSIONS, ids=IDS)
def test_money_is_rounded_only_at_steps_that_say_so(rule: Rule, version: Version) -> None:
    """Where a share, a ratio or a part of the year is taken of yen, a rounding follows before the total."""
    parts = (blocks.Share, blocks.PartYear, blocks.HalfRule)
    if any(isinstance(step.block, parts) and step.unit == "円" for step in version.steps):
        assert any(isinstance(step.block, blocks.Rounded) for step in version.steps)


WHOLE = read("town.everything", EVERYTHING)


@pytest.mark.parametrize("day", [date(2021, 3, 31), date(2025, 4, 1)])
@given(data=st.data())
def test_every_building_block_means_the_same_in_both_evaluators(day: date, data: st.DataObject) -> None:
    """A rule that uses all of them, on groups with and without gaps, before and after the changes of the half rule."""
    version = WHOLE.versions[0]
    wanted = (*asked(WHOLE, version), facts.MONTHS, facts.KIND, facts.WEEKLY)
    groups = []
    for _ in range(3):
        group = data.draw(st.composite(lambda draw: drawn(WHOLE, version, draw))())
        given = {answer.fact.id: answer for answer in group}
        for fact in wanted:
            if fact.id not in given and not fact.of and data.draw(st.booleans()):
                given[fact.id] = Answer(fact, data.draw(values(fact)), ORIGIN)
        groups.append(Answers(tuple(given.values()), group.members))
    columned, known = amounts(WHOLE, version, day, groups)
    for at, group in enumerate(groups):
        assert (int(columned[at]) if known[at] else None) == evaluate(scheme_of(WHOLE, version), day, group).by_formula


def test_a_rule_that_names_no_rounding_is_refused_by_both() -> None:
    """Half of an odd yen is nobody's yen."""
    body = (
        EVERYTHING.split("[[version.step]]", maxsplit=1)[0]
        + """
[[version.step]]
key = "total"
name = "七割"
share = { of = "cost.fuel", rate = "rate" }
"""
    )
    rule = read("town.odd", body)
    group = Answers((Answer(facts.FACTS["cost.fuel"], 1, ORIGIN),))
    with pytest.raises(ValueError, match="name a rounding"):
        evaluate(scheme_of(rule, rule.versions[0]), date(2025, 4, 1), group)
    with pytest.raises(ValueError, match="name a rounding"):
        amounts(rule, rule.versions[0], date(2025, 4, 1), [group])


def test_columns_refuse_numbers_too_large_to_be_exact() -> None:
    """Never a rounded figure instead of an exact one."""
    large = Exact.of([2**61])
    with pytest.raises(OverflowError):
        _ = large * large
    with pytest.raises(OverflowError):
        _ = large + large
    with pytest.raises(OverflowError):
        Exact.of([2**61, 2**61]).totals(np.array([2]))
    assert Exact.of([Fraction(1, 3), Fraction(1, 6)]).totals(np.array([2, 0]))[0] == Fraction(1, 2)


def test_a_changed_number_is_shown_with_who_gains_and_who_loses() -> None:
    """The numbers that differ, each group before and after, the sums of those that are known, and who loses most."""
    old = rules()["kagoshima.group_bus"]
    version = old.versions[0]
    limit = replace(version.numbers["full_to"], value=Fraction(40_000))
    new = replace(version, numbers={**version.numbers, "full_to": limit})
    groups = {
        name: Answers(tuple(Answer(facts.FACTS[fact], value, ORIGIN) for fact, value in told.items()))
        for name, told in {
            "あ会": {"cost.hire": 60_000, "users.all": 12, "users.aged_60": 12},
            "い会": {"cost.hire": 30_000, "users.all": 12, "users.aged_60": 12},
            "う会": {"users.all": 12, "users.aged_60": 12},
            "え会": {"cost.hire": 60_000, "users.all": 5, "users.aged_60": 5},
        }.items()
    }
    found = compare((old, version), (old, new), date(2026, 4, 1), groups)
    assert found.changed == ("全額になる借上料: 50,000 → 40,000円",)
    assert [(one.group, one.before, one.after) for one in found.effects] == [
        ("あ会", 55_000, 50_000),
        ("い会", 30_000, 30_000),
        ("う会", None, None),
        ("え会", 0, 0),
    ]
    assert (found.before, found.after, found.unknown) == (85_000, 80_000, ("う会",))
    told = "\n".join(comparison_lines(found))
    assert "減る団体が1あります。いちばん減るのはあ会（−5,000円）です。" in told
    assert "う会: 分からない → 分からない" in told
    assert comparison_json(found)["groups"][0]["change"] == -5_000
    assert granted(old, version, date(2026, 4, 1), {}) == {}
    assert numbers_of(new)["full_to"] == 40_000
