"""Plain values out of a TOML table, each read as what it must be; what is not so is told, with its place and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from ashinami.basics.notice import Notice, Severity
from ashinami.basics.source import Citation, Mark

_MISSING = object()
_KEY = re.compile(r"^[a-z][a-z0-9_]*$")
MARKS = {mark.value: mark for mark in Mark}


@dataclass(slots=True)
class Told:
    """Collects notices about one file."""

    file: str
    text: str = ""
    notices: list[Notice] = field(default_factory=list)

    def tell(self, path: str, said: str, remedy: str, code: str = "rule") -> None:
        """Write down what must be repaired at a place."""
        self.notices.append(Notice(code, Severity.ERROR, said, remedy, self.file, self._line(path), path))

    def _line(self, path: str) -> int:
        """Return the line on which the place stands, as far as its last keys tell; 0 when they do not."""
        for sought in reversed([part for part in re.split(r"[.\[\]]", path) if part and not part.isdigit()]):
            pattern = re.compile(rf"(?<![\w]){re.escape(sought)}(?![\w])")
            for number, line in enumerate(self.text.splitlines(), start=1):
                if pattern.search(line.split("#", 1)[0]):
                    return number
        return 0


@dataclass(frozen=True, slots=True)
class Place:
    """One table of the file, with the path that leads to it."""

    plain: Mapping[str, Any]
    path: str
    told: Told

    def tell(self, key: str, said: str, remedy: str) -> None:
        """Write down what must be repaired under a key of this table."""
        self.told.tell(self.at(key), said, remedy)

    def at(self, key: str) -> str:
        """Return the path of a key of this table."""
        return f"{self.path}.{key}" if self.path and key else self.path or key

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; told when it is missing (without `default`) or none."""
        return str(self._read(key, lambda one: isinstance(one, str) and bool(one.strip()), "文字", default, ""))

    def whole(self, key: str, default: int | None = None) -> int:
        """Return a whole number of zero or more."""
        return int(self._read(key, lambda one: type(one) is int and one >= 0, "0以上の整数", default, 0))

    def day(self, key: str, default: date | None = None) -> date:
        """Return a day."""
        found: date = self._read(key, lambda one: type(one) is date, "日付（2024-04-01）", default, date.min)
        return found

    def names(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Return a list of texts."""
        fine = self._read(
            key,
            lambda one: isinstance(one, list | tuple) and bool(one) and all(isinstance(part, str) for part in one),
            "文字の並び",
            default,
            (),
        )
        return tuple(fine)

    def fraction(self, key: str) -> Fraction:
        """Return an exact number: a whole one, or a fraction in quotes."""
        value = self.plain.get(key, _MISSING)
        read = exact(value)
        if read is None:
            said = "小数は使いません" if isinstance(value, float) else f"「{key}」は数で書きます"
            self.tell(key, said, '整数（30000）か、引用符の中の分数（"2/3"）で書いてください')
            return Fraction(0)
        return read

    def mark(self, default: Mark) -> Mark:
        """Return the mark of this place; that of the source when it has none."""
        value = self.plain.get("mark")
        if value is None:
            return default
        if value not in MARKS:
            self.tell(
                "mark",
                f"「{value}」という印はありません",
                "V（原文で確認）・S（二次資料）・D（導出）・U（要確認）から選んでください",
            )
            return Mark.UNVERIFIED
        return MARKS[value]

    def cite(self, source: Citation) -> Citation:
        """Return the source of this place: that of the rule, with its own article and mark."""
        article = self.text("at", source.article) if "at" in self.plain else source.article
        return Citation(
            source.title, source.body, source.issued, source.number, article, source.url, self.mark(source.mark)
        )

    def key(self, key: str = "key") -> str:
        """Return a key that other places may speak of."""
        value = self.text(key)
        if value and not _KEY.match(value):
            self.tell(key, f"「{value}」は名前に使えません", "英小文字で始め、英小文字・数字・_ だけで書いてください")
        return value

    def table(self, key: str) -> Place:
        """Return the table under a key; an empty one, told, when there is none."""
        value = self.plain.get(key, _MISSING)
        if not isinstance(value, Mapping):
            self.tell(
                key,
                f"「{key}」がありません" if value is _MISSING else f"「{key}」は表で書きます",
                f"[{self.at(key)}] を書いてください",
            )
            value = {}
        return Place(value, self.at(key), self.told)

    def named_tables(self, key: str) -> Iterator[tuple[str, Place]]:
        """Each table of a table of tables, with its key."""
        value = self.plain.get(key, {})
        if not isinstance(value, Mapping):
            self.tell(key, f"「{key}」は表で書きます", f"[{self.at(key)}.名前] の形で書いてください")
            return
        for name, inner in value.items():
            path = f"{self.at(key)}.{name}"
            if not _KEY.match(name) or not isinstance(inner, Mapping):
                self.told.tell(
                    path, f"「{name}」は表の名前に使えないか、表ではありません", "英小文字の名前で表を書いてください"
                )
                continue
            yield name, Place(inner, path, self.told)

    def tables(self, key: str) -> Iterator[Place]:
        """Each table of a list of tables."""
        value = self.plain.get(key, [])
        if not isinstance(value, list | tuple) or not all(isinstance(one, Mapping) for one in value):
            self.tell(key, f"「{key}」は表の並びで書きます", f"[[{self.at(key)}]] の形で書いてください")
            return
        for at, inner in enumerate(value, start=1):
            yield Place(inner, f"{self.at(key)}[{at}]", self.told)

    def only(self, *known: str) -> None:
        """Tell each key that nobody reads here: most often a slip of the pen."""
        for key in self.plain:
            if key not in known:
                self.tell(
                    key, f"「{key}」という項目は、ここにはありません", f"ここに書けるのは {'・'.join(known)} です"
                )

    def _read(self, key: str, fine: Callable[[Any], bool], what: str, default: Any, empty: Any) -> Any:  # noqa: ANN401
        value = self.plain.get(key, _MISSING)
        if value is _MISSING and default is not None:
            return default
        if value is _MISSING:
            self.tell(key, f"「{key}」がありません", f"{what}で書いてください")
            return empty
        if not fine(value):
            self.tell(key, f"「{key}」の「{value}」は{what}ではありません", f"{what}で書いてください")
            return empty
        return value


def exact(value: object) -> Fraction | None:
    """Return a number that is written exactly, or None: 30000, "2/3", "62.5"; a float is not exact."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    try:
        read = Fraction(value)
    except (ValueError, ZeroDivisionError):
        return None
    return read if read >= 0 else None
