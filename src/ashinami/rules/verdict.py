"""The way in: the verdict on a case as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ashinami.rules.answers import Answers
from ashinami.rules.ask import Outlook, outlook
from ashinami.rules.corpus import Corpus
from ashinami.rules.facts import Fact
from ashinami.rules.provision import Provision
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
    """What was found: the verdict, the version of the law applied (None when none is in force), and how it came out."""

    day: date
    subject: str
    answers: Answers
    verdict: Verdict
    provision: Provision | None = None
    outlook: Outlook | None = None

    @property
    def questions(self) -> tuple[Fact, ...]:
        """What must still be asked, best question first."""
        return self.outlook.questions if self.outlook else ()


def find(corpus: Corpus, subject: str, day: date, answers: Answers) -> Finding:
    """Judge the case by the version in force on `day` (the date the provision calls governing)."""
    provision = corpus.on(subject, day)
    if provision is None:
        return Finding(day, subject, answers, Verdict.NOT_APPLICABLE)
    return apply(provision, day, answers)


def apply(provision: Provision, day: date, answers: Answers) -> Finding:
    """Judge the case by this provision."""
    seen = outlook(provision.condition, answers)
    return Finding(day, provision.subject, answers, _VERDICT[seen.truth], provision, seen)
