"""Provisions that rest on others, amounts by date, transitional rules, guides and duties: what holds on which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from rules_specimens import (
    ASKED,
    CITE,
    COURSE,
    DRIVER,
    GAP,
    LIMIT,
    MINUTES,
    NO_WAY,
    NOTHING,
    RECORD,
    SAYS,
    START,
    TURN,
    A,
    B,
    C,
    answers,
    book,
    is_,
    provision,
    under,
)

from ashinami.basics.dated import Dated
from ashinami.basics.day import Days
from ashinami.rules.answers import Answer, Answers
from ashinami.rules.columns import Columns, judge_columns
from ashinami.rules.conditions import (
    AllOf,
    AnyOf,
    Applied,
    AtLeast,
    AtMost,
    Condition,
    ForEach,
    Not,
    ThereIs,
    Unless,
    entities,
    facts,
    walk,
)
from ashinami.rules.corpus import Corpus
from ashinami.rules.facts import Who
from ashinami.rules.judge import judge
from ashinami.rules.provision import Duty, Transition
from ashinami.rules.truth import Truth
from ashinami.rules.verdict import Verdict, find

BEFORE = TURN - timedelta(days=1)


def stay(minutes: int) -> Answers:
    """Return a stay of so many minutes, on record."""
    return Answers((Answer(MINUTES, minutes, RECORD),))


@pytest.mark.parametrize(
    ("absent", "verdict"),
    [(GAP, Verdict.UNDETERMINED), (NOTHING, Verdict.LAWFUL), (NO_WAY, Verdict.UNLAWFUL), (B, Verdict.LAWFUL)],
    ids=["gap", "nothing required", "no such way", "another condition"],
)
def test_what_stands_in_before_the_first_version(absent: Condition, verdict: Verdict) -> None:
    """The day before another subject begins what is said to stand in decides; from the day on the subject itself."""
    law = book(under("part", absent), provision("part", A, Days(TURN), subject="part"))
    case = answers(a=False, b=True)
    assert find(law, "s", BEFORE, case).verdict is verdict
    assert find(law, "s", TURN, case).verdict is Verdict.UNLAWFUL


def test_amounts_hold_from_their_day() -> None:
    """Seven minutes are within ten until the day before, and beyond five from the day on; before the first, it is open."""
    law = book(AllOf("t", (AtMost(MINUTES, LIMIT, SAYS, CITE), Not(AtLeast(MINUTES, 30, SAYS, CITE)))))
    found = {day: find(law, "s", day, stay(7)).verdict for day in (START, BEFORE, TURN)}
    assert list(found.values()) == [Verdict.UNDETERMINED, Verdict.LAWFUL, Verdict.UNLAWFUL]
    assert law.amounts == (LIMIT,)
    assert law.change_days("s") == (START, date(2015, 4, 1), TURN)
    least = book(AtLeast(MINUTES, LIMIT, SAYS, CITE))
    assert [find(least, "s", day, stay(7)).verdict for day in (BEFORE, TURN)] == [Verdict.UNLAWFUL, Verdict.LAWFUL]


def test_amounts_are_checked() -> None:
    """An amount without values, out of order, or in another unit than its fact is refused."""
    with pytest.raises(ValueError, match="has a value"):
        replace(LIMIT, history=Dated(LIMIT.id, ()))
    with pytest.raises(ValueError, match="order of their days"):
        replace(LIMIT, history=Dated(LIMIT.id, LIMIT.values[::-1]))
    for leaf in (AtMost, AtLeast):
        with pytest.raises(ValueError, match="counted in"):
            leaf(MINUTES, replace(LIMIT, unit="円"), SAYS, CITE)


@pytest.mark.parametrize("condition", [under("part"), AtMost(MINUTES, LIMIT, SAYS, CITE)], ids=["subject", "amount"])
def test_what_is_not_resolved_is_not_judged(condition: Condition) -> None:
    """A condition as authored has no truth of its own: it is resolved for a day first."""
    with pytest.raises(TypeError, match="for a day"):
        judge(condition, stay(7))
    with pytest.raises(TypeError, match="for a day"):
        judge_columns(condition, Columns.of([MINUTES], [stay(7)]))


@pytest.mark.parametrize(
    ("given_", "verdict"),
    [
        ({"a": True, "b": False, "c": True}, Verdict.LAWFUL),
        ({"a": True, "b": False, "c": False}, Verdict.UNLAWFUL),
        ({"a": True, "b": True}, Verdict.LAWFUL),
        ({"a": False, "b": False}, Verdict.UNLAWFUL),
        ({"a": True, "b": False}, Verdict.UNDETERMINED),
    ],
)
def test_transitional_rules(given_: dict[str, bool], verdict: Verdict) -> None:
    """Where the case c holds the old version (a) applies instead of the new one (b); it need not be known where both agree."""
    old = provision("old", A, Days(START, TURN))
    kept = Transition("前からの人は前のとおり", CITE, C, "old")
    new = replace(provision("new", B, Days(TURN), "old"), transition=(kept,))
    assert find(Corpus([old, new]), "s", TURN, answers(**given_)).verdict is verdict


def test_provisions_that_rest_on_themselves_and_other_loose_ends() -> None:
    """A circle, a subject nobody wrote, a member's fact outside its list and a list inside a list are told."""
    circle = book(under("part"), provision("part", under("s"), Days(START), subject="part"))
    assert any("whole → part → whole" in said for said in circle.loose_ends())
    with pytest.raises(ValueError, match="rest on themselves"):
        find(circle, "s", TURN, Answers())
    assert list(book(under("nobody")).loose_ends()) == ["whole: no provision about nobody"]
    assert list(book(is_(COURSE)).loose_ends()) == ["whole, 2010-04-01: driver.course is asked outside its list"]
    nested = ForEach("t", DRIVER, ThereIs("u", DRIVER, is_(COURSE)))
    assert list(book(nested).loose_ends()) == ["whole, 2010-04-01: the list driver stands inside the list driver"]
    assert list(book(AllOf("t", (A, ForEach("u", DRIVER, Unless("v", is_(COURSE), A))))).loose_ends()) == []


def test_what_a_subject_asks() -> None:
    """The facts of a subject include those it rests on: on a day, or in any version; entities are told apart from them."""
    listed = ForEach("u", DRIVER, is_(COURSE))
    law = book(
        AllOf("t", (A, under("part", C))), provision("part", AllOf("v", (B, listed)), Days(TURN), subject="part")
    )
    assert law.facts_of("s", BEFORE) == (ASKED[0], ASKED[2])
    assert law.facts_of("s", TURN) == (ASKED[0], ASKED[1], COURSE)
    assert set(law.facts_of("s")) == {*ASKED[:3], COURSE}
    assert law.facts_of("s") is law.facts_of("s")
    assert law.facts_of("part", BEFORE) == ()
    assert (law.subjects, law.entities) == (("part", "s"), (DRIVER,))
    assert entities(listed) == (DRIVER,)
    assert [one.id for one in law.applied(law.get("whole"), TURN)] == ["whole", "part"]
    assert law.applied(law.get("whole"), TURN) is law.applied(law.get("whole"), TURN)


def test_guides_warn_and_duties_are_told() -> None:
    """A guide that fails warns and changes nothing; duties are told for the ways that stand, unless they do not apply."""
    always, if_b = Duty("控えを取る", CITE), Duty("届け出る", CITE, when=B, by=Who.MUNICIPALITY)
    part = replace(
        provision("part", A, Days(START), subject="part"),
        guides=(AtMost(MINUTES, LIMIT, SAYS, CITE),),
        duties=(always, if_b),
    )
    law = book(AnyOf("t", (under("part"), C)), part)
    case = Answers((*answers(a=True).given, *stay(7).given))
    found = find(law, "s", TURN, case)
    assert (found.verdict, len(found.warnings), found.duties) == (Verdict.LAWFUL, 1, (always, if_b))
    assert [guide.truth for guide in found.warnings] == [Truth.NO]
    assert find(law, "s", BEFORE, case).warnings == ()
    without_b = Answers((*case.given, *answers(b=False).given))
    assert find(law, "s", TURN, without_b).duties == (always,)
    assert find(law, "s", TURN, answers(a=False, c=True)).duties == ()
    assert find(law, "s", TURN, answers(a=False, c=False)).duties == ()


def test_a_subject_named_twice_is_one_condition() -> None:
    """What two parts rest on is resolved once, and the columns judge it once."""
    part = provision("part", A, Days(START), subject="part")
    law = book(AllOf("t", (under("part"), AnyOf("u", (B, under("part"))))), part)
    whole = law.resolved(law.get("whole"), TURN)
    first, second = (one for one in walk(whole) if isinstance(one, Applied) and one.provision == "part")
    assert first is second
    cases = [answers(a=True), answers(a=False, b=True), answers(b=True)]
    assert judge_columns(whole, Columns.of(ASKED, cases)).tolist() == [Truth.YES, Truth.NO, Truth.UNKNOWN]


def test_the_facts_of_what_stands_in_are_asked() -> None:
    """A condition that stands in for a subject is part of what is authored, and its facts are known to the corpus."""
    older = provision("older", B, Days(START, TURN), subject="part")
    assert list(Corpus([older, provision("part", A, Days(TURN), "older", subject="part")]).loose_ends()) == []
    law = book(under("part", C), provision("part", A, Days(TURN), subject="part"))
    assert facts(law.get("whole").condition) == (ASKED[2],)
    assert set(law.facts) == {ASKED[0], ASKED[2]}
