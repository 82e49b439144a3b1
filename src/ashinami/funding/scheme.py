"""A scheme: who may have the money, what it may be spent on, and how much it is; and what comes out for one group on a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from ashinami.basics.day import Days
from ashinami.basics.money import Yen
from ashinami.basics.source import Citation, Mark
from ashinami.funding import facts
from ashinami.funding.case import Case, ContradictionError, NotKnownError
from ashinami.funding.trace import Number, Step, said
from ashinami.rules.answers import Answer, Answers, Slot
from ashinami.rules.ask import Outlook, outlook
from ashinami.rules.conditions import AllOf, Condition, ends
from ashinami.rules.facts import Fact
from ashinami.rules.reading import explain
from ashinami.rules.truth import Truth
from ashinami.vocabulary.money import CostItem

ANYONE = AllOf("だれでも", ())
"""The condition of a scheme that asks nothing."""


class Level(StrEnum):
    """Whose money it is."""

    STATE = "国"
    PREFECTURE = "都道府県"
    MUNICIPALITY = "市町村"
    INSURER = "保険者"
    OTHER = "その他"


@dataclass(frozen=True, slots=True)
class Cover:
    """Whether a scheme may pay a cost item: yes, yes up to a limit in yen, or no, and what the rule says about it.

    `apart`: a part of its own pays the item, which is not among the costs the scheme adds up.
    """

    pays: bool
    limit: Yen | None = None
    words: str = ""
    apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """One scheme through one stretch of days; a change of the rule is another value with the same id and later days.

    Attributes
    ----------
    id : town or body, and name, e.g. `kagoshima.mutual_help`; written in files, so it is never renamed.
    title, summary : in our own words, in Japanese.
    payer : who pays, as a ledger names the funder.
    cite : where the rule stands, and how it was read.
    in_force : the days on which it may be asked.
    eligibility : who may have it, over facts.
    formula : the whole yen of the period, writing its steps into the case; what it needs and is not known stops it.
    asks : the facts the formula looks at, so that all that is missing can be asked at once.
    derive : answers that follow from others (a share, a count over a list), given to the eligibility; what cannot be derived is left out.
    covers : what it may and may not pay; an item that is not named is not known to be payable.
    excludes : ids of schemes it cannot stand beside for the same activity.
    work : how much paper it is, 1 (a sheet) to 5 (plans, councils, audits); our estimate.
    ends_after : years after which the money stops (exit); None when the rule names none.
    notes : what a reader must know (要確認 …).
    """

    id: str
    title: str
    summary: str
    payer: str
    level: Level
    cite: Citation
    in_force: Days
    formula: Callable[[Case], Yen]
    eligibility: Condition = ANYONE
    asks: tuple[Fact, ...] = ()
    derive: Callable[[Case], tuple[Answer, ...]] | None = None
    covers: Mapping[CostItem, Cover] = field(default_factory=dict, hash=False)
    excludes: tuple[str, ...] = ()
    work: int = 2
    ends_after: int | None = None
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a scheme without name or payer; make what it covers unchangeable."""
        if not (self.id and self.title and self.payer):
            raise ValueError("a scheme has an id, a title and a payer")
        if not 1 <= self.work <= 5:
            raise ValueError(f"{self.id}: work is 1 to 5, not {self.work}")
        object.__setattr__(self, "covers", MappingProxyType(dict(self.covers)))

    @property
    def unverified(self) -> bool:
        """Whether its source, or one of its conditions, was not verified."""
        marks = (self.cite.mark, *(end.cite.mark for end in ends(self.eligibility)))
        return Mark.UNVERIFIED in marks


class Standing(StrEnum):
    """Where a group stands with a scheme."""

    FITS = "fits"
    FAILS = "fails"
    OPEN = "open"
    NOT_IN_FORCE = "not_in_force"

    @property
    def text(self) -> str:
        """The standing in Japanese."""
        return _STANDING[self]


_STANDING = {
    Standing.FITS: "当てはまる",
    Standing.FAILS: "当てはまらない",
    Standing.OPEN: "未確定",
    Standing.NOT_IN_FORCE: "その日には無い",
}
_BY_TRUTH = {Truth.YES: Standing.FITS, Truth.NO: Standing.FAILS, Truth.UNKNOWN: Standing.OPEN}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a scheme gives one group on a day, and why.

    Attributes
    ----------
    amount : whole yen: 0 when the group fails, None while anything that decides is not known.
    by_formula : what the formula gives on these records, whoever may have it; None when it lacks an answer.
    steps : how the formula came to it.
    reasons : what decides who may have it, one sentence each.
    questions : what must still be asked, for the conditions and for the formula.
    warnings : what must be checked before anybody relies on it.
    """

    scheme: Scheme
    day: date
    standing: Standing
    amount: Yen | None = None
    by_formula: Yen | None = None
    steps: tuple[Step, ...] = ()
    reasons: tuple[str, ...] = ()
    questions: tuple[Slot, ...] = ()
    warnings: tuple[str, ...] = ()
    outlook: Outlook | None = None

    def step(self, key: str) -> Number:
        """Return the value of the step of this key; a LookupError when the formula did not take it."""
        for step in self.steps:
            if step.key == key:
                return step.value
        raise LookupError(f"{self.scheme.id}: no step {key!r}")


def evaluate(scheme: Scheme, day: date, answers: Answers) -> Evaluation:
    """Return what the scheme gives on the day for these facts."""
    if day not in scheme.in_force:
        return Evaluation(scheme, day, Standing.NOT_IN_FORCE)
    case = Case(day, answers)
    contradictions = facts.contradictions(answers)
    if contradictions:
        return Evaluation(scheme, day, Standing.OPEN, warnings=contradictions)
    by_formula, lacking = _calculated(scheme, case)
    seen = outlook(scheme.eligibility, with_derived(scheme, day, answers))
    standing = _BY_TRUTH[seen.truth]
    amount = {Standing.FITS: by_formula, Standing.FAILS: 0}.get(standing)
    warned = (f"出典は「{scheme.cite.mark.text}」です。使う前に原文で確かめてください。",) if scheme.unverified else ()
    return Evaluation(
        scheme=scheme,
        day=day,
        standing=standing,
        amount=amount,
        by_formula=by_formula,
        steps=tuple(case.steps),
        reasons=explain(seen) if scheme.eligibility != ANYONE else (),
        questions=tuple(dict.fromkeys((*seen.questions, *lacking))),
        warnings=(*dict.fromkeys(case.warnings), *warned),
        outlook=seen,
    )


def with_derived(scheme: Scheme, day: date, answers: Answers) -> Answers:
    """Return the answers with those that follow from them."""
    if scheme.derive is None:
        return answers
    derived = scheme.derive(Case(day, answers))
    own = {answer.fact.id for answer in derived}
    return Answers((*(answer for answer in answers if answer.fact.id not in own), *derived), answers.members)


def _calculated(scheme: Scheme, case: Case) -> tuple[Yen | None, tuple[Slot, ...]]:
    """Return what the formula gives, or what it lacks; a fraction of a yen is a fault of the rule, never rounded here."""
    try:
        amount = scheme.formula(case)
    except ContradictionError as contradiction:
        case.steps.clear()
        case.warn(str(contradiction))
        return None, ()
    except NotKnownError as lacking:
        asked = (Slot(fact) for fact in scheme.asks if not fact.of and not facts.is_known(fact, case.answers))
        case.steps.clear()
        return None, tuple(dict.fromkeys((lacking.slot, *asked)))
    if Fraction(amount).denominator != 1 or amount < 0:
        raise ValueError(
            f"{scheme.id}: a formula ends in whole yen of zero or more, not {said(amount)}: name a rounding"
        )
    return int(amount), ()
