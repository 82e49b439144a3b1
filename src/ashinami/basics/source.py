"""Where a statement comes from, and how sure we are of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Mark(StrEnum):
    """How a source was read; the marks of the dossier."""

    VERIFIED = "V"
    QUOTED = "Q"
    SECONDARY = "S"
    DERIVED = "D"
    UNVERIFIED = "U"

    @property
    def text(self) -> str:
        """The mark in Japanese, as printed beside a citation."""
        return {
            "V": "原文で確認",
            "Q": "公的な文書の引用で確認",
            "S": "二次資料による",
            "D": "資料からの導出",
            "U": "要確認",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Citation:
    """One law, notice, table or paper, exact enough for a stranger to find it.

    Attributes
    ----------
    title : the document's own title.
    body : who issued it.
    issued : the day it was issued, if known.
    number : its number (e.g. 国自旅第359号), empty when it has none or it is not known.
    article : the place inside it (e.g. 第2条第3項), empty for the whole.
    url : where to read it, empty when only paper is known.
    mark : how it was read.
    """

    title: str
    body: str
    issued: date | None = None
    number: str = ""
    article: str = ""
    url: str = ""
    mark: Mark = Mark.UNVERIFIED

    def __post_init__(self) -> None:
        """Refuse a citation that names nothing."""
        if not self.title or not self.body:
            raise ValueError("a citation names a title and a body")

    def __str__(self) -> str:
        """Return the citation on one line, in Japanese order."""
        parts = [self.title, self.article, self.body, self.number, self.issued.isoformat() if self.issued else ""]
        return " ".join(part for part in parts if part) + f"〔{self.mark.text}〕"
