"""Least changes: what a group can do, in fewest steps; a solver of its own judges that they are fewest."""

from __future__ import annotations

from dataclasses import replace

import pytest
import z3
from hypothesis import given, settings
from hypothesis import strategies as st
from rules_specimens import (
    ASKED,
    CITE,
    DAY,
    DRIVER,
    GAP,
    JUDGED,
    KIND,
    KINDS,
    MINUTES,
    OPTIONS,
    SAYS,
    YEARS,
    A,
    B,
    answers,
    grown,
    is_,
    values_of,
)

from ashinami.rules import change
from ashinami.rules.alike import representatives
from ashinami.rules.answers import Answer, Answers, Member, Record, Said, Slot
from ashinami.rules.change import Proposal, least_changes
from ashinami.rules.conditions import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    ForEach,
    Leaf,
    Not,
    ThereIs,
    Unless,
    Within,
    leaves,
)
from ashinami.rules.facts import Fact, Who
from ashinami.rules.judge import holds, judge
from ashinami.rules.truth import Truth

GROUP, TOWN = (Who.GROUP,), (Who.MUNICIPALITY,)
OURS = tuple(replace(fact, changed_by=GROUP) for fact in ASKED)
STAY = replace(MINUTES, changed_by=GROUP)
FORM, FORMS = replace(KIND, changed_by=GROUP), replace(KINDS, changed_by=GROUP)
FREE: tuple[Fact, ...] = (*OURS[:3], STAY, FORM, FORMS)
RECORD = Record("台帳")


def known(**values: object) -> Answers:
    """Return answers to the changeable facts, by the last part of their ids."""
    named = {fact.id.rsplit("_", 1)[-1].split(".")[-1]: fact for fact in (*OURS, STAY, FORM, FORMS)}
    return Answers(tuple(Answer(named[name], value, RECORD) for name, value in values.items()))  # type: ignore[arg-type]


def in_short(proposals: tuple[Proposal, ...]) -> list[dict[str, object]]:
    """Return each proposal as fact id to value."""
    return [{change.slot.id: change.value for change in one.changes} for one in proposals]


def test_amounts_move_to_the_threshold_and_no_further() -> None:
    """Eleven minutes become ten, three become five: the nearest value that is allowed."""
    condition = AllOf("t", (AtMost(STAY, 10, SAYS, CITE), AtLeast(STAY, 5, SAYS, CITE)))
    assert in_short(least_changes(condition, known(minutes=11))) == [{"stay.minutes": 10}]
    assert in_short(least_changes(condition, known(minutes=3))) == [{"stay.minutes": 5}]
    assert least_changes(condition, known(minutes=7)) == ()


def test_a_set_loses_only_what_is_not_allowed() -> None:
    """Of three options two are allowed: the third goes, the others stay."""
    condition = Within(FORMS, ("a", "b"), SAYS, CITE)
    (proposal,) = least_changes(condition, known(kinds=frozenset("abc")))
    assert proposal.changes[0].value == frozenset("ab")
    assert proposal.changes[0].now == frozenset("abc")
    assert proposal.changes[0].by == GROUP
    assert proposal.reason.truth is Truth.YES


def test_smaller_sets_come_first_and_easier_hands_before_others() -> None:
    """One change by the group, then one by the town; what needs two, one of which would do alone, is not proposed."""
    town = replace(ASKED[3], changed_by=TOWN)
    both = AllOf("u", (is_(OURS[1]), is_(OURS[2])))
    condition = AnyOf("t", (is_(town), is_(OURS[0]), both, AllOf("v", (is_(OURS[0]), is_(OURS[1])))))
    found = in_short(least_changes(condition, Answers()))
    assert found == [{"yes.no_a": True}, {"yes.no_d": True}, {"yes.no_b": True, "yes.no_c": True}]


def test_a_search_that_grows_too_wide_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are too many sets to try, what was found among those tried is proposed."""
    monkeypatch.setattr(change, "MOST_TRIED", 4)
    pairs = (AllOf("u", (is_(OURS[0]), is_(OURS[1]))), AllOf("v", (is_(OURS[2]), is_(OURS[3]))))
    assert in_short(least_changes(AnyOf("t", pairs), Answers())) == [{"yes.no_a": True, "yes.no_b": True}]


def test_what_nobody_can_change_is_not_proposed() -> None:
    """A fact nobody changes, a judgement and a gap stay as they are; where YES is out of reach, refusals are lifted."""
    assert least_changes(A, answers(a=False)) == ()
    judged = replace(JUDGED, changed_by=GROUP)
    refused = Answers((Answer(judged, value=False, origin=Said("運輸支局", DAY)),))
    assert least_changes(is_(judged), refused) == ()
    (open_,) = least_changes(AllOf("t", (is_(OURS[0]), GAP)), known(a=False))
    assert open_.reason.truth is Truth.UNKNOWN
    assert least_changes(AllOf("t", (is_(OURS[0]), GAP)), known(a=True)) == ()


def test_members_change_for_themselves() -> None:
    """Only the driver with too few years is told to change; a driver list that is not known is never made up."""
    years = replace(YEARS, changed_by=(Who.DRIVER,))
    drivers = tuple(Member(name, Answers((Answer(years, value, RECORD),))) for name, value in (("甲", 5), ("乙", 1)))
    condition = ForEach("t", DRIVER, AtLeast(years, 3, SAYS, CITE))
    (proposal,) = least_changes(condition, Answers(members={"driver": drivers}))
    assert [(change.slot, change.value) for change in proposal.changes] == [(Slot(years, "乙"), 3)]
    assert least_changes(ThereIs("t", DRIVER, AtLeast(years, 3, SAYS, CITE)), Answers()) == ()


def test_a_set_with_many_kinds_of_options_is_still_repaired() -> None:
    """With nine options, each refused by a leaf of its own, the present set is cut to what is allowed."""
    many = replace(FORMS, options=tuple(replace(OPTIONS[0], id=name) for name in "abcdefghi"))
    each = tuple(
        Within(many, tuple(other for other in many.ids if other != name), SAYS, CITE) for name in many.ids[:-1]
    )
    condition = AllOf("t", (*each, Within(many, ("h", "i"), SAYS, CITE), Not(Within(many, ("a", "b"), SAYS, CITE))))
    case = Answers((Answer(many, frozenset({"i", "c"}), RECORD),))
    (proposal,) = least_changes(AllOf("t", each), case)
    assert proposal.changes[0].value == frozenset("i")
    assert all(judge(condition, case).truth <= one.reason.truth for one in least_changes(condition, case))


def over_free_facts() -> st.SearchStrategy[Condition]:
    """Return random conditions over facts that can be changed, and one that cannot."""
    limit = st.integers(0, 10)
    allowed = st.lists(st.sampled_from("abc"), unique=True).map(tuple)
    return st.recursive(
        st.one_of(
            st.sampled_from([*OURS[:3], ASKED[3]]).map(is_),
            limit.map(lambda most: AtMost(STAY, most, SAYS, CITE)),
            limit.map(lambda least: AtLeast(STAY, least, SAYS, CITE)),
            allowed.map(lambda these: Within(FORM, these, SAYS, CITE)),
            allowed.map(lambda these: Within(FORMS, these, SAYS, CITE)),
        ),
        grown,
        max_leaves=10,
    )


@given(over_free_facts(), st.data())
@settings(max_examples=150, deadline=None)
def test_least_changes_are_least(condition: Condition, data: st.DataObject) -> None:
    """The first proposal has as few changes as z3's optimum, every proposal is lawful, and none holds another within it."""
    facts = (*FREE, ASKED[3])
    case = Answers(tuple(Answer(fact, data.draw(values_of(fact)), RECORD) for fact in facts))
    if judge(condition, case).truth is not Truth.NO:
        return
    proposals = least_changes(condition, case)
    fewest = fewest_by_z3(condition, case)
    assert (len(proposals[0].changes) if proposals else None) == (fewest if fewest and fewest <= 3 else None)
    assert all(one.reason.truth is Truth.YES for one in proposals)
    slots = [{change.slot for change in one.changes} for one in proposals]
    assert all(one is other or not one <= other for one in slots for other in slots)
    assert all(change.value != change.now for one in proposals for change in one.changes)


def fewest_by_z3(condition: Condition, case: Answers) -> int | None:
    """Return the least number of facts to change until the condition holds, or None when no change helps."""
    solver = z3.Optimize()
    chosen: dict[Fact, z3.ArithRef] = {}
    tables: dict[Leaf, z3.BoolRef] = {}
    asked = leaves(condition)
    for answer in case:
        own = tuple(leaf for leaf in asked if leaf.fact == answer.fact)
        # place 0 is how it is; the others stand for all that behave alike
        values = (answer.value, *(representatives(answer.fact, own)[0] if answer.fact.changed_by else ()))
        place = chosen[answer.fact] = z3.Int(answer.fact.id)
        solver.add(place >= 0, place < len(values))
        solver.add_soft(place == 0)
        for leaf in own:
            tables[leaf] = z3.Or([place == at for at, value in enumerate(values) if holds(leaf, value)])
    solver.add(_as_formula(condition, tables))
    if solver.check() != z3.sat:
        return None
    model = solver.model()
    return int(sum(model.eval(place, model_completion=True).as_long() != 0 for place in chosen.values()))


def _as_formula(condition: Condition, tables: dict[Leaf, z3.BoolRef]) -> z3.BoolRef:
    match condition:
        case AllOf(of=of):
            return z3.And([_as_formula(part, tables) for part in of])
        case AnyOf(of=of):
            return z3.Or([_as_formula(part, tables) for part in of])
        case Not(of=inner):
            return z3.Not(_as_formula(inner, tables))
        case Unless(rule=rule, exception=exception):
            return z3.And(_as_formula(rule, tables), z3.Not(_as_formula(exception, tables)))
    return tables[condition]  # type: ignore[index]  # only leaves are left


def test_the_judge_agrees_with_hand_counting() -> None:
    """Z3 itself is tried on two conditions of which the answer is plain."""
    case = Answers((Answer(OURS[0], value=False, origin=RECORD), Answer(OURS[1], value=False, origin=RECORD)))
    assert fewest_by_z3(AllOf("t", (is_(OURS[0]), is_(OURS[1]))), case) == 2
    assert fewest_by_z3(AllOf("t", (A, Not(A), B)), answers(a=True, b=True)) is None


def test_a_choice_takes_the_first_option_that_fits() -> None:
    """What is already right is left alone."""
    condition = AllOf("t", (Within(FORM, ("b", "c"), SAYS, CITE), is_(OURS[0])))
    case = known(kind="a", a=True)
    assert in_short(least_changes(condition, case)) == [{"one.kind": "b"}]


def test_beyond_three_changes_nothing_is_proposed() -> None:
    """Four facts to change are too many to be called a small change."""
    condition = AllOf("t", tuple(is_(fact) for fact in OURS))
    assert least_changes(condition, known(a=False, b=False, c=False, d=False)) == ()
