"""The way in: the verdict on a case as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ashinami.rules.answers import Answers, Slot
from ashinami.rules.ask import Outlook, outlook
from ashinami.rules.conditions import Applied
from ashinami.rules.corpus import Corpus
from ashinami.rules.judge import Reason, judge
from ashinami.rules.provision import Duty, Provision
from ashinami.rules.truth import Truth


class Verdict(StrEnum):
    """More than truth: a case that no provision in the corpus covers is not the same as one with open questions."""

    LAWFUL = "lawful"
    UNLAWFUL = "unlawful"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not_applicable"

    @property
    def text(self) -> str:
        """The verdict in Japanese."""
        return _TEXT[self]


_TEXT = {
    Verdict.LAWFUL: "適法",
    Verdict.UNLAWFUL: "不適法",
    Verdict.UNDETERMINED: "未確定",
    Verdict.NOT_APPLICABLE: "対象外",
}
_VERDICT = {Truth.YES: Verdict.LAWFUL, Truth.NO: Verdict.UNLAWFUL, Truth.UNKNOWN: Verdict.UNDETERMINED}


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found: the verdict, and how it came out.

    Attributes
    ----------
    day, subject, answers : what was asked, and what was known.
    provision : the version of the law applied; None when none is in force.
    outlook : the truth with its reasons, and the questions still open.
    applied : the provision and all that it rested on, each with its revision.
    warnings : guides (目安) that do not hold; they never change the verdict.
    duties : what must be done or kept by whoever uses this way.
    """

    day: date
    subject: str
    answers: Answers
    verdict: Verdict
    provision: Provision | None = None
    outlook: Outlook | None = None
    applied: tuple[tuple[str, str], ...] = ()
    warnings: tuple[Reason, ...] = ()
    duties: tuple[Duty, ...] = ()

    @property
    def questions(self) -> tuple[Slot, ...]:
        """What must still be asked, best question first."""
        return self.outlook.questions if self.outlook else ()


def find(corpus: Corpus, subject: str, day: date, answers: Answers) -> Finding:
    """Judge the case by the version in force on `day` (the date the provision calls governing)."""
    provision = corpus.on(subject, day)
    if provision is None:
        return Finding(day, subject, answers, Verdict.NOT_APPLICABLE)
    seen = outlook(corpus.resolved(provision, day), answers)
    warnings, duties = guidance(seen, corpus, day, answers)
    return Finding(
        day=day,
        subject=subject,
        answers=answers,
        verdict=_VERDICT[seen.truth],
        provision=provision,
        outlook=seen,
        applied=tuple((one.id, corpus.revision(one.id)) for one in corpus.applied(provision, day)),
        warnings=warnings,
        duties=duties,
    )


def guidance(seen: Outlook, corpus: Corpus, day: date, answers: Answers) -> tuple[tuple[Reason, ...], tuple[Duty, ...]]:
    """Return the guides that do not hold, and the duties of whoever uses the way that the result rests on."""
    ways = _ways(seen, corpus)
    resolver = corpus.resolver(day)
    guides = (judge(resolver.condition(guide), answers) for way in ways for guide in way.guides)
    duties = (
        duty
        for way in ways
        for duty in way.duties
        if duty.when is None or judge(resolver.condition(duty.when), answers).truth is not Truth.NO
    )
    return tuple(guide for guide in guides if guide.truth is Truth.NO), tuple(dict.fromkeys(duties))


def _ways(seen: Outlook, corpus: Corpus) -> tuple[Provision, ...]:
    """Return the provisions on which the result rests: those that hold, or are as open as the whole; none where it refuses."""
    if seen.truth is Truth.NO:
        return ()
    standing = (reason for reason in seen.reason.walk() if reason.truth is not Truth.NO)
    names = (reason.condition.provision for reason in standing if isinstance(reason.condition, Applied))
    return tuple(corpus.get(name) for name in dict.fromkeys(names))
