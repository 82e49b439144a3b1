"""Small facts and conditions for the tests of the rules, and random ones."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from hypothesis import strategies as st

from ashinami.basics.dated import Dated, Since
from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.rules.amounts import DatedAmount
from ashinami.rules.answers import Answer, Answers, Assumed, Member, Origin, Record, Said, Slot
from ashinami.rules.conditions import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    ForEach,
    Gap,
    Is,
    Never,
    Not,
    NotRequired,
    Sentences,
    ThereIs,
    Under,
    Unless,
    Within,
    facts,
)
from ashinami.rules.corpus import Corpus
from ashinami.rules.facts import Amount, Choice, ChoiceSet, Entity, Fact, Judgement, Option, Question, Value
from ashinami.rules.provision import GoverningDate, Provision

CITE = Citation(title="見本の通達", body="見本省", mark=Mark.VERIFIED)
GUESSED = Citation(title="見本の通達", body="見本省", mark=Mark.UNVERIFIED)
SAYS = Sentences("満たします。", "満たしません。", "分かりません。")
DAY = date(2026, 12, 1)

OPTIONS = (Option("a", "ア"), Option("b", "イ"), Option("c", "ウ"))
ASKED = tuple(Question(id=f"yes.no_{name}", asks=f"{name}ですか") for name in "abcd")
JUDGED = Judgement(id="office.says", asks="運輸支局はそう判断しましたか")
MINUTES = Amount(id="stay.minutes", asks="何分ですか", unit="分")
KIND = Choice(id="one.kind", asks="どれですか", options=OPTIONS)
KINDS = ChoiceSet(id="some.kinds", asks="当てはまるものすべて", options=OPTIONS)
DRIVER = Entity(id="driver", name="運転者", listed="運転者の一覧")
COURSE = Question(id="driver.course", asks="講習を受けましたか", of="driver")
YEARS = Amount(id="driver.years", asks="何年ですか", unit="年", of="driver")
OF_CASE: tuple[Fact, ...] = (*ASKED, JUDGED, MINUTES, KIND, KINDS)
OF_DRIVER: tuple[Fact, ...] = (COURSE, YEARS)
EVERY_FACT = (*OF_CASE, *OF_DRIVER)
START, TURN = date(2010, 4, 1), date(2020, 4, 1)
LIMIT = DatedAmount(
    "stay.most",
    "滞在の上限",
    "分",
    Dated("stay.most", (Since(date(2015, 4, 1), 10, CITE), Since(TURN, 5, CITE))),
)
NOTHING = NotRequired("何も求められていませんでした。", CITE)
NO_WAY = Never("この形はありませんでした。", CITE)
RECORD = Record("台帳")
GAP = Gap("別表の場合", "まだ読めていません", CITE)


def is_(fact: Question, cite: Citation = CITE) -> Is:
    """Return a leaf whose sentences name its fact."""
    return Is(fact, Sentences(f"{fact.id} はい。", f"{fact.id} いいえ。", f"{fact.id} 不明。"), cite)


A, B, C, D = (is_(fact) for fact in ASKED)


def answers(**values: bool) -> Answers:
    """Return answers to the yes/no facts a to d, from a record."""
    named = dict(zip("abcd", ASKED, strict=True))
    return Answers(tuple(Answer(named[name], value, Record("台帳")) for name, value in values.items()))


def provision(name: str, condition: Condition, days: Days, supersedes: str = "", subject: str = "s") -> Provision:
    """Return a provision around the condition."""
    return Provision(
        id=name,
        subject=subject,
        title=f"見本 {name}",
        summary="見本です。",
        cite=CITE,
        in_force=days,
        governing=GoverningDate.RIDE,
        condition=condition,
        supersedes=supersedes,
    )


def values_of(fact: Fact) -> st.SearchStrategy[Value]:
    """Return values the fact can have; amounts near the limits in use."""
    if isinstance(fact, ChoiceSet):
        return st.frozensets(st.sampled_from(fact.ids))
    if isinstance(fact, Choice):
        return st.sampled_from(fact.ids)
    if isinstance(fact, Amount):
        return st.integers(0, 12)
    return st.booleans()


def _allowed() -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from("abc"), unique=True).map(tuple)


def case_leaves() -> st.SearchStrategy[Condition]:
    """Return leaves over every kind of fact of the case, and the constants."""
    limit = st.integers(0, 10)
    return st.one_of(
        st.sampled_from([*ASKED, JUDGED]).map(is_),
        limit.map(lambda most: AtMost(MINUTES, most, SAYS, CITE)),
        limit.map(lambda least: AtLeast(MINUTES, least, SAYS, CITE)),
        _allowed().map(lambda allowed: Within(KIND, allowed, SAYS, CITE)),
        _allowed().map(lambda allowed: Within(KINDS, allowed, SAYS, CITE)),
        st.sampled_from([GAP, NotRequired("何も要りません。", CITE), Never("ありませんでした。", CITE)]),
    )


def over_drivers() -> st.SearchStrategy[Condition]:
    """Return quantifiers over drivers, who are asked for facts of their own and of the case."""
    limit = st.integers(0, 10)
    leaves = st.one_of(case_leaves(), st.just(is_(COURSE)), limit.map(lambda least: AtLeast(YEARS, least, SAYS, CITE)))
    that = st.recursive(leaves, grown, max_leaves=4)
    return st.one_of(
        that.map(lambda that: ForEach("どの運転者も", DRIVER, that)),
        that.map(lambda that: ThereIs("どの運転者か", DRIVER, that)),
    )


def leaf_conditions() -> st.SearchStrategy[Condition]:
    """Return what conditions grow from: leaves of the case, and quantifiers over drivers."""
    return st.one_of(case_leaves(), case_leaves(), over_drivers())


def conditions() -> st.SearchStrategy[Condition]:
    """Return random conditions of every kind."""
    return st.recursive(leaf_conditions(), grown, max_leaves=10)


def grown(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    """Return conditions of every kind made of the inner ones."""
    several = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(
        several.map(lambda of: AllOf("すべて", of)),
        several.map(lambda of: AnyOf("どれか", of)),
        inner.map(Not),
        st.tuples(inner, inner).map(lambda pair: Unless("ただし書", *pair)),
    )


@st.composite
def some_answers(draw: st.DrawFn, all_known: bool = False) -> Answers:  # noqa: FBT001, FBT002 - drawn by keyword
    """Return answers to some of the facts, or to all of them, of the case and of up to three drivers."""
    members: dict[str, tuple[Member, ...]] = {}
    if all_known or draw(st.booleans()):
        names = "甲乙丙"[: draw(st.integers(0, 3))]
        members["driver"] = tuple(Member(name, Answers(draw(_given(OF_DRIVER, all_known)))) for name in names)
    return Answers(draw(_given(OF_CASE, all_known)), members)


@st.composite
def _given(draw: st.DrawFn, facts: tuple[Fact, ...], all_known: bool) -> tuple[Answer, ...]:  # noqa: FBT001 - as above
    said = Said("運輸支局", DAY)
    origins: st.SearchStrategy[Origin] = st.sampled_from((said, Assumed("例として")))
    return tuple(
        # a judgement is never assumed
        Answer(fact, draw(values_of(fact)), said if fact is JUDGED else draw(origins))
        for fact in facts
        if all_known or draw(st.booleans())
    )


def without(answers: Answers, hidden: Container[Slot]) -> Answers:
    """Return the answers with those in the hidden places left out; a hidden list is not known."""
    members = {
        entity: tuple(
            Member(one.name, Answers(tuple(a for a in one.answers if Slot(a.fact, one.name) not in hidden)))
            for one in listed
        )
        for entity, listed in answers.members.items()
        if Slot(DRIVER) not in hidden
    }
    return Answers(tuple(answer for answer in answers if Slot(answer.fact) not in hidden), members)


PLACES = (
    *(Slot(fact) for fact in OF_CASE),
    Slot(DRIVER),
    *(Slot(fact, name) for fact in OF_DRIVER for name in "甲乙丙"),
)
"""Every place at which random answers can stand."""


def asks(condition: Condition) -> tuple[str, ...]:
    """Return the ids of the facts a condition asks."""
    return tuple(fact.id for fact in facts(condition))


def under(subject: str, absent: Condition = GAP) -> Under:
    """Return the condition that another subject is satisfied."""
    return Under(subject, f"{subject} に当たる", absent)


def book(condition: Condition, *others: Provision) -> Corpus:
    """Return a corpus of one provision, in force since 2010, and others."""
    return Corpus([provision("whole", condition, Days(START)), *others])
