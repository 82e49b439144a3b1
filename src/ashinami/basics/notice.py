"""Notices: what is wrong with a user's file, said so that she can repair it. Never a traceback."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum


class Severity(IntEnum):
    """How much a notice matters."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def text(self) -> str:
        """The severity in Japanese."""
        return {1: "お知らせ", 2: "注意", 3: "要修正"}[self.value]


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing a user should know or repair.

    Attributes
    ----------
    code : stable name of the kind of notice, e.g. `unreadable-time`.
    text : what is wrong, in Japanese.
    remedy : what to do, in Japanese.
    file, row, field : where it stands; row counts as the spreadsheet shows it (1 is the first
        line), 0 stands for the whole file.
    """

    code: str
    severity: Severity
    text: str
    remedy: str = ""
    file: str = ""
    row: int = 0
    field: str = ""

    def __str__(self) -> str:
        """Return it on one line: 【要修正】wishes.xlsx 5行目「時刻」: …"""
        place = " ".join(part for part in (self.file, f"{self.row}行目" if self.row else "") if part)
        field = f"「{self.field}」" if self.field else ""
        where = f"{place}{field}: " if place or field else ""
        return f"【{self.severity.text}】{where}{self.text}" + (f" → {self.remedy}" if self.remedy else "")


def worst(notices: Iterable[Notice]) -> Severity | None:
    """Return the highest severity among the notices, or None when there are none."""
    return max((notice.severity for notice in notices), default=None)
