"""Properties of the engine over random conditions and answers."""

from __future__ import annotations

from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rules_specimens import (
    DRIVER,
    EVERY_FACT,
    GAP,
    PLACES,
    A,
    B,
    C,
    D,
    answers,
    conditions,
    grown,
    some_answers,
    without,
)

from ashinami.rules.answers import Answers, Slot
from ashinami.rules.ask import outlook
from ashinami.rules.columns import Columns, judge_columns
from ashinami.rules.conditions import AllOf, Condition, Gap, ends
from ashinami.rules.judge import judge
from ashinami.rules.truth import Truth


@given(conditions(), st.lists(some_answers(), min_size=1, max_size=5))
@settings(max_examples=200, deadline=None)
def test_tree_and_columns_agree(condition: Condition, cases: list[Answers]) -> None:
    """The tree with its reasons and the columns have one meaning, case by case."""
    columns = judge_columns(condition, Columns.of(EVERY_FACT, cases))
    assert columns.tolist() == [judge(condition, case).truth for case in cases]


@given(conditions(), some_answers(all_known=True), st.sets(st.sampled_from(PLACES)))
@settings(max_examples=300, deadline=None)
def test_known_stays_when_more_is_known(condition: Condition, full: Answers, hidden: set[Slot]) -> None:
    """A YES or NO, of the tree or of the second pass, is never changed by any completion of what was not known."""
    part = without(full, hidden)
    whole = judge(condition, full).truth
    for early in (judge(condition, part).truth, outlook(condition, part).truth):
        if early is not Truth.UNKNOWN:
            assert early is whole


@given(conditions(), some_answers(all_known=True))
@settings(max_examples=200, deadline=None)
def test_full_answers_leave_no_question(condition: Condition, full: Answers) -> None:
    """When everything is answered nothing is asked, and only a gap leaves the result open."""
    seen = outlook(condition, full)
    assert seen.questions == ()
    if not any(isinstance(end, Gap) for end in ends(condition)):
        assert seen.truth is not Truth.UNKNOWN


@given(conditions(), some_answers())
@settings(max_examples=200, deadline=None)
def test_reasons_decide(condition: Condition, case: Answers) -> None:
    """Answers to the facts of the deciding reasons alone give the same truth."""
    reason = judge(condition, case)
    deciding = {Slot(end.answer.fact, end.member) for end in reason.ends() if end.answer is not None}
    kept = without(case, set(PLACES) - deciding - {Slot(DRIVER)})
    if reason.truth is not Truth.UNKNOWN:
        assert judge(condition, kept).truth is reason.truth


@given(conditions(), some_answers())
@settings(max_examples=200, deadline=None)
def test_questions_are_open_and_matter(condition: Condition, case: Answers) -> None:
    """Only what nobody has answered is asked, once, and nothing is asked when the result is settled."""
    seen = outlook(condition, case)
    asked = seen.questions
    assert len(set(asked)) == len(asked)
    assert not set(asked) & answered(case)
    assert seen.truth is Truth.UNKNOWN or not asked


def answered(case: Answers) -> set[Slot]:
    """Return the places at which something is known."""
    of_members = {Slot(a.fact, one.name) for listed in case.members.values() for one in listed for a in one.answers}
    lists = {Slot(DRIVER)} if "driver" in case.members else set()
    return {Slot(answer.fact) for answer in case} | of_members | lists


@given(conditions(), some_answers(), st.sets(st.sampled_from(PLACES)))
@settings(max_examples=200, deadline=None)
def test_what_is_set_aside_is_not_asked(condition: Condition, case: Answers, aside: set[Slot]) -> None:
    """Setting places aside never changes the truth, never asks them, and asks nothing that was not asked before."""
    before, after = outlook(condition, case), outlook(condition, case, aside)
    assert after.truth is before.truth
    assert set(after.questions) <= set(before.questions) - aside


@given(conditions(), some_answers())
@settings(max_examples=100, deadline=None)
def test_a_gap_never_makes_anything_lawful(condition: Condition, case: Answers) -> None:
    """A gap added as a further requirement takes every YES away."""
    assume(judge(condition, case).truth is Truth.YES)
    reason = judge(AllOf("別表とともに", (condition, GAP)), case)
    assert reason.truth is Truth.UNKNOWN


def yes_no_conditions() -> st.SearchStrategy[Condition]:
    """Return random conditions over four yes/no facts, without a gap."""
    return st.recursive(st.sampled_from([A, B, C, D]), grown, max_leaves=8)


@given(yes_no_conditions(), st.dictionaries(st.sampled_from("abcd"), st.booleans()))
def test_outlook_against_every_completion(condition: Condition, known: dict[str, bool]) -> None:
    """Slow twin: the verdict is open exactly when completions disagree, and exactly the facts that can matter are asked."""
    hidden = [name for name in "abcd" if name not in known]
    truths = {
        tuple(values): judge(condition, answers(**known, **dict(zip(hidden, values, strict=True)))).truth
        for values in product((False, True), repeat=len(hidden))
    }
    matter = {
        f"yes.no_{name}"
        for place, name in enumerate(hidden)
        if any(truths[flipped(values, place)] is not truth for values, truth in truths.items())
    }
    seen = outlook(condition, answers(**known))
    assert seen.truth is (next(iter(truths.values())) if len(set(truths.values())) == 1 else Truth.UNKNOWN)
    assert {fact.id for fact in seen.questions} == matter


def flipped(values: tuple[bool, ...], place: int) -> tuple[bool, ...]:
    """Return the values with the one at the place turned round."""
    return (*values[:place], not values[place], *values[place + 1 :])
