"""A provision: one article or notice with its summary, citation, days in force, condition and review."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ashinami.basics.day import Days
from ashinami.basics.source import Citation
from ashinami.rules.conditions import Condition, Gap, ends


class GoverningDate(StrEnum):
    """Which date of a case decides which version of the law is applied."""

    RIDE = "運行日"
    APPLICATION = "申請日"
    CONTRACT = "契約日"


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
    supersedes: str = ""
    notes: tuple[str, ...] = ()
    review: Review | None = None

    def __post_init__(self) -> None:
        """Refuse a provision that cannot be found, read or judged."""
        if not (self.id and self.subject and self.title and self.summary):
            raise ValueError("a provision has an id, a subject, a title and a summary")
        if all(isinstance(end, Gap) for end in ends(self.condition)):
            raise ValueError(f"{self.id}: a condition asks at least one fact")

    @property
    def revision(self) -> str:
        """Twelve hex digits that change whenever anything but the review changes."""
        # repr is stable: a provision holds only texts, numbers, dates, enums and tuples of them
        return hashlib.sha256(repr(replace(self, review=None)).encode()).hexdigest()[:12]

    @property
    def reviewed(self) -> bool:
        """Whether the present revision is the one a second reader has read."""
        return self.review is not None and self.review.revision == self.revision
