"""Which question first: proof numbers against counting, and the quick estimate against every completion."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rules_specimens import (
    CITE,
    DRIVER,
    GAP,
    KINDS,
    OPTIONS,
    PLACES,
    SAYS,
    A,
    B,
    C,
    answers,
    conditions,
    is_,
    some_answers,
)

from ashinami.rules import ask
from ashinami.rules.alike import representatives
from ashinami.rules.answers import Answers, Slot
from ashinami.rules.ask import outlook
from ashinami.rules.circuit import OPEN, Circuit
from ashinami.rules.conditions import AllOf, AnyOf, Condition, ForEach, Is, Not, Unless, Within, leaves
from ashinami.rules.facts import ChoiceSet, Option, Question, Who
from ashinami.rules.judge import judge
from ashinami.rules.proof import NEVER, most_proving, proof_numbers
from ashinami.rules.truth import Truth

MANY = tuple(Question(id=f"many.q{place}", asks="?") for place in range(14))


def test_the_shortest_way_is_asked_first() -> None:
    """Of two ways the one of two requirements is tried before the one of twelve, and in it the easier question."""
    record = Question(id="car.seats", asks="?", answered_by=Who.RECORD)
    long, short = AllOf("長い道", tuple(map(is_, MANY[:12]))), AllOf("短い道", (is_(MANY[12]), is_(record)))
    seen = outlook(AnyOf("t", (long, short)), Answers())
    assert seen.questions[0] == Slot(record)
    assert {slot.id for slot in seen.questions} == {fact.id for fact in (*MANY[:13], record)}


def test_without_what_is_set_aside_the_other_aim_is_pursued() -> None:
    """When one requirement of twelve cannot be known, YES is out of reach, and a refusal is sought; of two ways, in both."""
    first = AllOf("一つ目", tuple(map(is_, MANY[:7])))
    second = AllOf("二つ目", tuple(map(is_, MANY[7:])))
    both = AnyOf("t", (first, second))
    aside = {Slot(MANY[0]), Slot(MANY[7])}
    assert {slot.fact for slot in outlook(both, Answers(), aside).questions} == {*MANY[1:7], *MANY[8:]}
    everything = {Slot(fact) for fact in MANY}
    assert outlook(both, Answers(), everything).questions == ()
    refused = Not(AnyOf("u", tuple(map(is_, MANY))))
    assert len(outlook(refused, Answers(), {Slot(MANY[0])}).questions) == 13
    assert outlook(AllOf("v", (GAP, AnyOf("w", (GAP, *map(is_, MANY))))), Answers()).questions == ()


def test_a_list_is_asked_with_what_stands_behind_it() -> None:
    """A list that brings questions for each of its members counts as many, and is asked after a plain fact."""
    listed = ForEach("t", DRIVER, AllOf("u", (A, B, C)))
    condition = AnyOf("v", (listed, *map(is_, MANY[:13])))
    assert outlook(condition, Answers()).questions[-1] == Slot(DRIVER)
    assert Circuit.of(judge(condition, Answers())).variables[0].behind == 3


def test_sets_with_many_kinds_of_options_are_cut_short() -> None:
    """With six classes of options not every set is tried, and so no verdict rests on the second pass."""
    options = tuple(Option(name, name) for name in "abcdefg")
    many = ChoiceSet(id="many.kinds", asks="?", options=options)
    each = tuple(Within(many, tuple(set(many.ids) - {name}), SAYS, CITE) for name in many.ids[:-1])
    values, exact = representatives(many, each)
    assert (len(values), exact) == (1 + 6 + 1, False)
    assert outlook(AnyOf("t", (each[0], Not(each[0]))), Answers()).truth is Truth.YES
    assert outlook(AnyOf("t", (*each, Not(each[0]))), Answers()).truth is Truth.UNKNOWN
    assert representatives(KINDS, (Within(KINDS, tuple(one.id for one in OPTIONS), SAYS, CITE),)) == (
        (frozenset(),),
        True,
    )


@given(conditions(), some_answers(), st.sets(st.sampled_from(PLACES)))
@settings(max_examples=200, deadline=None)
def test_the_estimate_misses_no_question(condition: Condition, case: Answers, aside: set[Slot]) -> None:
    """Slow twin: what every completion shows to matter, Kleene's estimate asks too, and never what is set aside."""
    exact = outlook(condition, case, aside)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ask, "MOST_COMPLETIONS", 0)
        estimated = outlook(condition, case, aside)
    if estimated.truth is exact.truth:
        assert set(exact.questions) <= set(estimated.questions)
    assert not set(estimated.questions) & aside
    assert estimated.truth in (exact.truth, Truth.UNKNOWN)


def once_only() -> st.SearchStrategy[Condition]:
    """Return conditions over four yes/no facts in which each stands at most once."""
    return st.permutations([*map(is_, MANY[:4])]).flatmap(_grown)


def _grown(four: list[Is]) -> st.SearchStrategy[Condition]:
    first, second, third, fourth = four
    pair: st.SearchStrategy[Condition] = st.sampled_from(
        [AllOf("p", (first, second)), AnyOf("p", (first, Not(second))), Unless("p", first, second)]
    )
    other: st.SearchStrategy[Condition] = st.sampled_from(
        [AllOf("q", (third, Not(fourth))), AnyOf("q", (third, fourth)), Not(third), GAP]
    )
    return st.tuples(pair, other).flatmap(_tied)


def _tied(two: tuple[Condition, Condition]) -> st.SearchStrategy[Condition]:
    return st.sampled_from([AllOf("t", two), AnyOf("t", two), Not(AllOf("t", two)), Unless("t", *two)])


@given(once_only())
@settings(max_examples=100, deadline=None)
def test_proof_numbers_count_the_fewest_answers(condition: Condition) -> None:
    """Slow twin: try all sets of answers; the least that give YES, and NO, are the numbers of the whole."""
    circuit = Circuit.of(judge(condition, Answers()))
    open_facts = [leaf.fact for leaf in leaves(condition)]
    numbers = proof_numbers(circuit, [False] * len(circuit.variables))[circuit.whole]

    def fewest(wanted: Truth) -> int:
        for size in range(1, len(open_facts) + 1):
            for chosen in combinations(open_facts, size):
                for values in product((False, True), repeat=size):
                    told = dict(zip((fact.id for fact in chosen), values, strict=True))
                    if truth_with(circuit, told) is wanted:
                        return size
        return NEVER

    assert (numbers.proof, numbers.disproof) == (fewest(Truth.YES), fewest(Truth.NO))
    assert (most_proving(circuit, [False] * len(circuit.variables)) is None) == (
        numbers.proof == numbers.disproof == NEVER
    )


def truth_with(circuit: Circuit, told: dict[str, bool]) -> Truth:
    """Return the truth of the circuit with these answers to its yes/no facts."""
    places = [told.get(variable.slot.id, OPEN) for variable in circuit.variables]
    codes = np.array(places, dtype=np.int16).reshape(len(places), 1)
    return Truth(int(circuit.truths(codes)[circuit.whole, 0]))


@given(conditions(), some_answers())
@settings(max_examples=200, deadline=None)
def test_the_circuit_is_the_condition(condition: Condition, case: Answers) -> None:
    """With nothing more answered, the circuit of an open condition is as open as the condition."""
    reason = judge(condition, case)
    assume(reason.truth is Truth.UNKNOWN)
    circuit = Circuit.of(reason)
    assert truth_with(circuit, {}) is Truth.UNKNOWN


def test_the_questions_of_a_small_condition_are_exact() -> None:
    """Below the bound every completion is tried, and only what decides is asked."""
    twice = AnyOf("t", (AllOf("u", (A, B)), AllOf("v", (A, Not(B)))))
    assert [slot.id for slot in outlook(twice, answers(b=True)).questions] == ["yes.no_a"]
