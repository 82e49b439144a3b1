"""Reading answers from files: lists of members, slips of the pen, and anything at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rules_specimens import ASKED, CITE, COURSE, DAY, DRIVER, EVERY_FACT, SAYS, YEARS, A, conditions, is_, some_answers

from ashinami.rules.answers import Answers, Record, Said
from ashinami.rules.conditions import AllOf, AtLeast, Condition, ForEach
from ashinami.rules.facts_file import read_answers
from ashinami.rules.judge import judge
from ashinami.rules.truth import Truth

RECORD = Record("台帳")
EVERY_DRIVER = ForEach("t", DRIVER, AllOf("u", (is_(COURSE), AtLeast(YEARS, 3, SAYS, CITE))))


def test_lists_of_members_are_read() -> None:
    """Each member has a name and answers of its own; a list without members is known to be empty."""
    told = {"driver": [{"name": "甲", "driver.course": True, "driver.years": 4}, {"name": 2, "driver.course": False}]}
    read, notices = read_answers(EVERY_FACT, {"yes.no_a": True, **told}, RECORD)
    assert notices == ()
    assert [answer.fact for answer in read] == [ASKED[0]]
    members = read.listed(DRIVER) or ()
    assert [(one.name, [a.value for a in one.answers]) for one in members] == [("甲", [True, 4]), ("2", [False])]
    assert read_answers(EVERY_FACT, {"driver": []}, RECORD)[0].listed(DRIVER) == ()
    assert Answers().listed(DRIVER) is None


@pytest.mark.parametrize(
    "listed",
    [
        "甲",
        {"name": "甲"},
        ["甲"],
        [{"driver.course": True, "driver.years": 9}],
        [{"name": " ", "driver.course": True, "driver.years": 9}],
        [{"name": "甲", "driver.course": True, "driver.years": 9}] * 2,
        None,
    ],
    ids=["a word", "one member", "names only", "no name", "an empty name", "the same name twice", "nothing"],
)
def test_a_list_that_cannot_be_told_apart_is_not_known(listed: object) -> None:
    """One member that cannot be read makes the whole list unknown: the missing one may be the one that decides."""
    read, notices = read_answers(EVERY_FACT, {"driver": listed}, RECORD)
    assert read.listed(DRIVER) is None
    assert [(notice.code, notice.field) for notice in notices] == [("unreadable-list", "driver")]
    assert judge(EVERY_DRIVER, read).truth is Truth.UNKNOWN


def test_a_slip_inside_a_member_leaves_that_fact_open() -> None:
    """A misspelt fact, one of the case inside a member, and one of a member beside the list give notices and stay unknown."""
    member = {"name": "甲", "driver.coarse": True, "driver.years": "四年", "yes.no_a": True}
    read, notices = read_answers(EVERY_FACT, {"driver": [member], "driver.course": True}, RECORD)
    assert [(one.code, one.field) for one in notices] == [
        ("unknown-fact", "driver.course"),
        ("unknown-fact", "driver.driver.coarse"),
        ("unreadable-answer", "driver.driver.years"),
        ("unknown-fact", "driver.yes.no_a"),
    ]
    assert judge(EVERY_DRIVER, read).truth is Truth.UNKNOWN
    assert judge(A, read).truth is Truth.UNKNOWN


def names() -> st.SearchStrategy[str]:
    """Return names that mean something to the reader."""
    return st.sampled_from([*(fact.id for fact in EVERY_FACT), "driver", "name"])


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5) | names(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(names() | st.text(max_size=5), anything, max_size=8))
@settings(max_examples=300, deadline=None)
def test_reading_never_breaks(values: dict[str, object]) -> None:
    """Whatever stands in a file is read or told: every value is an answer, a list or a notice."""
    read, notices = read_answers(EVERY_FACT, values, Said("運輸支局", DAY))
    assert len(read.given) + len(read.members) + len(notices) >= len(values)
    assert all(notice.text and notice.remedy for notice in notices)


@given(conditions(), some_answers(all_known=True), st.data())
@settings(max_examples=200, deadline=None)
def test_a_slip_never_turns_a_verdict(condition: Condition, full: Answers, data: st.DataObject) -> None:
    """Spoil one value of a written file: what was refused is not satisfied now, and what was satisfied is not refused."""
    written: dict[str, object] = {
        answer.fact.id: sorted(answer.value) if isinstance(answer.value, frozenset) else answer.value for answer in full
    }
    written["driver"] = [
        {"name": member.name} | {answer.fact.id: answer.value for answer in member.answers}
        for member in full.members["driver"]
    ]
    origin = Said("運輸支局", DAY)
    whole, _ = read_answers(EVERY_FACT, written, origin)
    spoilt = data.draw(st.sampled_from(sorted(written)))
    part, notices = read_answers(EVERY_FACT, written | {spoilt: object()}, origin)
    assert notices
    before, after = judge(condition, whole).truth, judge(condition, part).truth
    assert after in (before, Truth.UNKNOWN)
