"""Reads the fields of a TOML file by name and kind; what cannot be read is told with its place and stays unknown."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeGuard

from ashinami.basics.clock import Span
from ashinami.basics.day import Month
from ashinami.basics.notice import Notice, Severity


@dataclass(slots=True)
class Fields:
    """One table of a file, its name in notices, and the notices so far (shared with the tables inside it)."""

    table: Mapping[str, Any]
    file: str
    place: str = ""
    notices: list[Notice] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, file: str) -> Fields:
        """Read a whole file; one that is no TOML is an empty table with a notice."""
        try:
            return cls(tomllib.loads(text), file)
        except tomllib.TOMLDecodeError as fault:
            said = "TOML として読めません"
            notice = Notice(
                "unreadable-file", Severity.ERROR, said, f"書きかたを確かめてください（{fault}）", file=file
            )
            return cls({}, file, notices=[notice])

    def whole(self, name: str, *, needed: bool = True) -> int | None:
        """Return a whole number of zero or more."""
        return self._read(name, _is_whole, "0以上の整数", needed=needed)

    def text(self, name: str, *, needed: bool = True) -> str | None:
        """Return a text that is not empty."""
        return self._read(name, _is_text, "文字", needed=needed)

    def yes(self, name: str) -> bool | None:
        """Return yes or no; None when it is not told."""
        return self._read(name, _is_yes_or_no, "true か false", needed=False)

    def day(self, name: str, *, needed: bool = True) -> date | None:
        """Return a day (2026-04-01)."""
        return self._read(name, _is_day, "日付（2026-04-01）", needed=needed)

    def numbers(self, name: str) -> tuple[int, ...]:
        """Return a list of whole numbers; none when it is not told."""
        found = self._read(name, _is_wholes, "整数の一覧", needed=False)
        return tuple(found or ())

    def texts(self, name: str, *, needed: bool = False) -> tuple[str, ...]:
        """Return a list of texts; none when it is not told."""
        found = self._read(name, _is_texts, "文字の一覧", needed=needed)
        return tuple(found or ())

    def one_of[T](self, name: str, kind: Callable[[str], T], words: str, *, needed: bool = True) -> T | None:
        """Return a word as the value it stands for; a strange word is told with the words there are."""
        word = self.text(name, needed=needed)
        if word is None:
            return None
        try:
            return kind(word)
        except ValueError:
            self.tell(name, f"「{word}」は、ここにはありません", f"次から選んでください: {words}")
            return None

    def spans(self, name: str) -> tuple[Span, ...]:
        """Return stretches of the day, written 08:30-16:30."""
        return tuple(span for word in self.texts(name, needed=True) if (span := self._span(name, word)) is not None)

    def months(self, name: str) -> tuple[Month, ...]:
        """Return months, written 2026-04."""
        found = []
        for word in self.texts(name, needed=True):
            try:
                found.append(Month.parse(word))
            except ValueError:
                self.tell(name, f"「{word}」は月として読めません", "2026-04 のように書いてください")
        return tuple(found)

    def tables(self, name: str) -> Iterator[Fields]:
        """Each table of a list of tables."""
        rows = self.table.get(name, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self.tell(name, "一覧として読めません", f"[[{name}]] を一つずつ書いてください")
            return
        for number, row in enumerate(rows, 1):
            yield Fields(row, self.file, f"{self.place}{name}[{number}].", self.notices)

    def inside(self, name: str) -> Fields:
        """Return a table inside this one; an empty one when it is not there."""
        inner = self.table.get(name, {})
        return Fields(inner if isinstance(inner, dict) else {}, self.file, f"{self.place}{name}.", self.notices)

    def tell(self, name: str, said: str, remedy: str) -> None:
        """Write a notice down about the field."""
        self.notices.append(
            Notice("unreadable-field", Severity.ERROR, said, remedy, file=self.file, field=self.place + name)
        )

    def _read[T](self, name: str, fits: Callable[[object], TypeGuard[T]], form: str, *, needed: bool) -> T | None:
        if name not in self.table:
            if needed:
                self.tell(name, "書かれていません", f"{form}で書いてください")
            return None
        value: object = self.table[name]
        if not fits(value):
            self.tell(name, f"「{value}」は読めません", f"{form}で書いてください")
            return None
        return value

    def _span(self, name: str, word: str) -> Span | None:
        try:
            start, end = (_minute(part) for part in word.split("-"))
            return Span(start, end)
        except ValueError:
            self.tell(name, f"「{word}」は時間帯として読めません", "08:30-16:30 のように書いてください")
            return None


def _minute(word: str) -> int:
    hour, minute = (int(part) for part in word.strip().split(":"))
    if not 0 <= minute < 60 or hour < 0:
        raise ValueError(word)
    return hour * 60 + minute


def _is_whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_text(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and bool(value)


def _is_yes_or_no(value: object) -> TypeGuard[bool]:
    return isinstance(value, bool)


def _is_day(value: object) -> TypeGuard[date]:
    return type(value) is date


def _is_wholes(value: object) -> TypeGuard[list[int]]:
    return isinstance(value, list) and all(_is_whole(one) for one in value)


def _is_texts(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(_is_text(one) for one in value)
