"""Judging a case: truth, deciding reasons, questions."""

from __future__ import annotations

import pytest
from rules_specimens import (
    ASKED,
    CITE,
    DAY,
    EVERY_FACT,
    GAP,
    JUDGED,
    KIND,
    KINDS,
    MINUTES,
    SAYS,
    A,
    B,
    C,
    D,
    answers,
    asks,
    is_,
)

from ashinami.rules.alike import representatives
from ashinami.rules.answers import Answer, Answers, Assumed, Record, Said
from ashinami.rules.ask import outlook
from ashinami.rules.columns import Columns, judge_columns
from ashinami.rules.conditions import AllOf, AnyOf, AtLeast, AtMost, Condition, Not, Sentences, Unless, Within, ends
from ashinami.rules.facts import ChoiceSet, Option, Question, Who
from ashinami.rules.facts_file import read_answers
from ashinami.rules.judge import judge
from ashinami.rules.truth import Truth


def said(fact: Question, value: object) -> Answers:
    """One answer, by the office."""
    return Answers((Answer(fact, value, Said("運輸支局", DAY)),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("condition", "fact", "value", "truth"),
    [
        (AtMost(MINUTES, 10, SAYS, CITE), MINUTES, 10, Truth.YES),
        (AtMost(MINUTES, 10, SAYS, CITE), MINUTES, 11, Truth.NO),
        (AtLeast(MINUTES, 10, SAYS, CITE), MINUTES, 10, Truth.YES),
        (AtLeast(MINUTES, 10, SAYS, CITE), MINUTES, 9, Truth.NO),
        (Within(KIND, ("a", "b"), SAYS, CITE), KIND, "b", Truth.YES),
        (Within(KIND, ("a", "b"), SAYS, CITE), KIND, "c", Truth.NO),
        (Within(KINDS, ("a", "b"), SAYS, CITE), KINDS, frozenset(), Truth.YES),
        (Within(KINDS, ("a", "b"), SAYS, CITE), KINDS, frozenset("ab"), Truth.YES),
        (Within(KINDS, ("a", "b"), SAYS, CITE), KINDS, frozenset("ac"), Truth.NO),
        (is_(JUDGED), JUDGED, False, Truth.NO),
        (GAP, MINUTES, 1, Truth.UNKNOWN),
    ],
)
def test_leaves(condition: Condition, fact: Question, value: object, truth: Truth) -> None:
    """Each kind of leaf at its limit and beyond."""
    assert judge(condition, said(fact, value)).truth is truth


@pytest.mark.parametrize(
    ("condition", "given", "deciding"),
    [
        (AllOf("t", (A, B)), {"a": True, "b": False}, ["yes.no_b いいえ。"]),
        (AllOf("t", (A, B)), {"a": True}, ["yes.no_b 不明。"]),
        (AllOf("t", (A, B)), {"a": True, "b": True}, ["yes.no_a はい。", "yes.no_b はい。"]),
        (AnyOf("t", (A, B)), {"a": True, "b": False}, ["yes.no_a はい。"]),
        (AnyOf("t", (A, B)), {"a": False, "b": False}, ["yes.no_a いいえ。", "yes.no_b いいえ。"]),
        (Not(A), {"a": True}, ["yes.no_a はい。"]),
        (Unless("t", A, B), {"a": True, "b": True}, ["yes.no_b はい。"]),
        (Unless("t", A, B), {"a": False, "b": False}, ["yes.no_a いいえ。"]),
    ],
)
def test_only_deciding_reasons_stay(condition: Condition, given: dict[str, bool], deciding: list[str]) -> None:
    """Parts that do not decide the result are not in the tree of reasons."""
    reason = judge(condition, answers(**given))
    leaves = [(end.condition, end.truth) for end in reason.ends()]
    assert [leaf.says.of(truth) for leaf, truth in leaves if leaf is not GAP] == deciding  # type: ignore[union-attr]


def test_second_pass_decides_what_kleene_leaves_open() -> None:
    """(a and b) or (a and not b) is a; b need not be asked, and 'a or not a' is true whatever a is."""
    twice = AnyOf("t", (AllOf("x", (A, B)), AllOf("y", (A, Not(B)))))
    seen = outlook(twice, answers(a=True))
    assert seen.reason.truth is Truth.UNKNOWN
    assert (seen.truth, seen.questions) == (Truth.YES, ())
    assert [fact.id for fact in outlook(twice, answers(b=True)).questions] == ["yes.no_a"]
    assert outlook(AnyOf("t", (A, Not(A))), Answers()).truth is Truth.YES


def test_a_gap_is_never_asked() -> None:
    """A result that hangs on a gap alone is open and asks nothing."""
    seen = outlook(AllOf("t", (A, GAP)), answers(a=True))
    assert (seen.truth, seen.questions) == (Truth.UNKNOWN, ())
    beside = outlook(AllOf("t", (A, GAP)), Answers())
    assert [fact.id for fact in beside.questions] == ["yes.no_a"]


def test_the_question_that_leaves_least_comes_first() -> None:
    """D and (b or c): a no to d settles everything, an answer to b or c never does, so d is asked first."""
    condition = AllOf("t", (D, AnyOf("u", (B, C)), A))
    asked = [fact.id for fact in outlook(condition, answers(a=True)).questions]
    assert asked == ["yes.no_d", "yes.no_b", "yes.no_c"]


def test_ties_go_to_who_can_answer_and_subjects_stay_together() -> None:
    """Between equal questions the record is asked before the office; facts of one subject follow each other."""
    office = Question(id="paper.stamp", asks="?", answered_by=Who.OFFICE)
    record = Question(id="car.seats", asks="?", answered_by=Who.RECORD)
    second = Question(id="paper.date", asks="?", answered_by=Who.RECORD)
    condition = AllOf("t", (is_(office), is_(record), is_(second)))
    assert [fact.id for fact in outlook(condition, Answers()).questions] == ["car.seats", "paper.date", "paper.stamp"]


def test_too_many_open_facts_are_all_asked() -> None:
    """Beyond twelve yes/no facts the second pass is left out: everything open is asked, records first."""
    many = [
        Question(id=f"many.q_{'abcdefghijklm'[place]}", asks="?", answered_by=Who.GROUP if place else Who.OFFICE)
        for place in range(13)
    ]
    seen = outlook(AllOf("t", tuple(is_(fact) for fact in many)), Answers())
    assert seen.truth is Truth.UNKNOWN
    assert [fact.id for fact in seen.questions] == [fact.id for fact in (*many[1:], many[0])]


def test_representatives_stand_for_all_that_behave_alike() -> None:
    """Amounts are cut at the thresholds, options at the sets they belong to."""
    limits = (AtMost(MINUTES, 5, SAYS, CITE), AtLeast(MINUTES, 0, SAYS, CITE), AtLeast(MINUTES, 8, SAYS, CITE))
    assert representatives(MINUTES, limits) == ((0, 5, 6, 7, 8), True)
    assert representatives(KIND, (Within(KIND, ("a", "b"), SAYS, CITE),)) == (("a", "c"), True)
    assert representatives(KINDS, (Within(KINDS, ("a", "b"), SAYS, CITE),)) == ((frozenset(), frozenset("c")), True)
    assert representatives(ASKED[0], ()) == ((False, True), True)


def test_columns_without_a_fact_are_not_known() -> None:
    """A fact no column was made for is not known, never zero; columns are of one length."""
    assert judge_columns(A, Columns(2, {})).tolist() == [Truth.UNKNOWN] * 2
    one = Columns.of(EVERY_FACT, [answers(a=True)])
    with pytest.raises(ValueError, match="each column"):
        Columns(2, one.codes)


def test_answers_are_checked() -> None:
    """A value that is none, two answers to one fact, and a judgement nobody made are refused."""
    record = Record("台帳")
    for fact, value in ((MINUTES, True), (MINUTES, -1), (KIND, "z"), (KINDS, frozenset("z")), (ASKED[0], 1)):
        with pytest.raises(ValueError, match="is no answer"):
            Answer(fact, value, record)
    for nobody in (record, Assumed("例")):
        with pytest.raises(ValueError, match="names who"):
            Answer(JUDGED, value=True, origin=nobody)
    with pytest.raises(ValueError, match="two answers"):
        Answers((Answer(ASKED[0], True, record), Answer(ASKED[0], False, record)))


def test_reading_answers_gives_notices() -> None:
    """What cannot be read gives a notice and stays unknown; the rest is read, lists as sets."""
    values = {"some.kinds": ["a", "b"], "yes.no_a": "はい", "yes.nono": True, "office.says": True, "stay.minutes": 5}
    read, notices = read_answers(EVERY_FACT, values, Record("台帳"))
    assert {answer.fact.id: answer.value for answer in read} == {"some.kinds": frozenset("ab"), "stay.minutes": 5}
    assert [notice.code for notice in notices] == ["unreadable-answer", "unknown-fact", "judgement-without-name"]
    decided, _ = read_answers([JUDGED], {"office.says": True}, Said("運輸支局", DAY))
    assert [answer.value for answer in decided] == [True]


def test_origins_say_where_from() -> None:
    """Each origin names itself in Japanese."""
    assert [origin.text for origin in (Record("台帳"), Said("運輸支局", DAY), Assumed("例"))] == [
        "記録: 台帳",
        "運輸支局 2026-12-01",
        "仮定: 例",
    ]


def test_facts_and_conditions_are_checked() -> None:
    """A fact without a proper id, question or options, an unknown option and a silent leaf are refused."""
    with pytest.raises(ValueError, match="a fact's id"):
        Question(id="Thanks", asks="?")
    with pytest.raises(ValueError, match="has a question"):
        Question(id="a.b", asks="")
    with pytest.raises(ValueError, match="each once"):
        ChoiceSet(id="a.b", asks="?", options=(Option("a", "ア"), Option("a", "イ")))
    with pytest.raises(ValueError, match="no such options"):
        Within(KIND, ("z",), SAYS, CITE)
    with pytest.raises(ValueError, match="three sentences"):
        Sentences("満たします。", "", "分かりません。")


def test_walking_a_condition() -> None:
    """Ends stand in reading order as often as written, facts once; each kind of fact names its kind."""
    condition = Unless("t", AllOf("u", (A, B, A)), Not(GAP))
    assert list(ends(condition)) == [A, B, A, GAP]
    assert asks(condition) == ("yes.no_a", "yes.no_b")
    kinds = [fact.kind for fact in (ASKED[0], JUDGED, MINUTES, KIND, KINDS)]
    assert kinds == ["はい・いいえ", "判断（だれが・いつ）", "数（分）", "一つえらぶ", "当てはまるものすべて"]
