"""A provision: one article or notice with its summary, citation, days in force, condition, duties and review."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ashinami.basics.day import Days
from ashinami.basics.source import Citation
from ashinami.rules.conditions import Condition, Gap
from ashinami.rules.facts import Who


class GoverningDate(StrEnum):
    """Which date of a case decides which version of the law is applied."""

    RIDE = "運行日"
    APPLICATION = "申請日"
    CONTRACT = "契約日"
    APPOINTMENT = "選任日"
    CHANGE = "変更日"
    RECORD = "記録日"


@dataclass(frozen=True, slots=True)
class Duty:
    """What whoever uses this way must do or keep. It decides no verdict; it is told unless `when` does not hold.

    `when` None: always.
    """

    text: str
    cite: Citation
    when: Condition | None = None
    by: Who = Who.GROUP


@dataclass(frozen=True, slots=True)
class Transition:
    """A transitional rule (経過措置): where `case` holds, the condition of the older version `keeps` applies instead."""

    words: str
    cite: Citation
    case: Condition
    keeps: str


@dataclass(frozen=True, slots=True)
class Review:
    """Who read the page against the text, when, and the revision that was read."""

    by: str
    on: date
    revision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One article or notice.

    Attributes
    ----------
    id : unique; the name of its generated page.
    subject : the question it answers. Provisions of one subject follow each other in time without overlap or hole.
    title, summary : in our own words, in Japanese; the citation leads to the official text.
    in_force : the days on which it is in force; the last version has no end.
    governing : which date of a case counts.
    condition : YES when the case is lawful on this ground.
    guides : rules of thumb of the authorities (目安); one that does not hold is a warning and never changes the verdict.
    duties : what must be done or kept by whoever uses this way.
    transition : cases to which an older version still applies.
    supersedes : id of the version before it, empty for the first one we know.
    notes : what a reader must know about it (要確認 …), in Japanese.
    review : None until a second reader has read it.
    """

    id: str
    subject: str
    title: str
    summary: str
    cite: Citation
    in_force: Days
    governing: GoverningDate
    condition: Condition
    guides: tuple[Condition, ...] = ()
    duties: tuple[Duty, ...] = ()
    transition: tuple[Transition, ...] = ()
    supersedes: str = ""
    notes: tuple[str, ...] = ()
    review: Review | None = None

    def __post_init__(self) -> None:
        """Refuse a provision that cannot be found, read or judged."""
        if not (self.id and self.subject and self.title and self.summary):
            raise ValueError("a provision has an id, a subject, a title and a summary")
        if isinstance(self.condition, Gap):
            raise ValueError(f"{self.id}: a provision that is nothing but a gap says nothing; leave it out")  # noqa: TRY004 - a value

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """All its conditions as authored: the one that decides, those of its guides, duties and transitional rules."""
        of_duties = (duty.when for duty in self.duties if duty.when is not None)
        return (self.condition, *self.guides, *of_duties, *(one.case for one in self.transition))

    @property
    def revision(self) -> str:
        """Twelve hex digits that change whenever anything but the review changes."""
        # repr is stable: a provision holds only texts, numbers, dates, enums and tuples of them
        return hashlib.sha256(repr(replace(self, review=None)).encode()).hexdigest()[:12]

    @property
    def reviewed(self) -> bool:
        """Whether the present revision is the one a second reader has read."""
        return self.review is not None and self.review.revision == self.revision
