"""A sheet to copy from (転記用): what is known for a form, what is not, and nothing that looks official."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ashinami.basics.day import wareki

type Cell = str | int | None
"""A value; None says that nobody has written it down, and the sheet then lists it as missing."""

TO_COPY = "転記用"
TO_KEEP = "団体で備えておく控えです。"
CAUTION = "転記用の控えです。様式ではありません。提出する用紙は、窓口（運輸支局など）のものを使ってください。"


@dataclass(frozen=True, slots=True)
class Item:
    """A labelled value."""

    label: str
    value: Cell


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sheet: labelled values, or a table with heads."""

    title: str
    items: tuple[Item, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    words: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The labels without a value, and the empty cells of the table by row and column; of an empty row only its name."""
        labels = [item.label for item in self.items if item.value is None]
        cells = [cell for row in self.rows for cell in _missing_in(row, self.heads)]
        return tuple(f"{self.title}：{label}" for label in (*labels, *cells))


def _missing_in(row: tuple[Cell, ...], heads: tuple[str, ...]) -> list[str]:
    empty = [head for head, cell in zip(heads[1:], row[1:], strict=True) if cell is None]
    return [str(row[0])] if len(empty) == len(row) - 1 else [f"{row[0]}：{head}" for head in empty]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet of A4 and more. `name` is short, for the tab of a workbook; `caution` says what the sheet is not; `wide` lays it across."""

    name: str
    title: str
    group: str
    day: date
    fictional: bool
    parts: tuple[Part, ...]
    also_missing: tuple[str, ...] = ()
    caution: str = CAUTION
    wide: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """All that nobody has written down."""
        return (*(label for part in self.parts for label in part.missing), *self.also_missing)


def in_japan(day: date | None) -> str | None:
    """Return a day as papers write it; None stays not known."""
    return None if day is None else wareki(day)


def yes_no(value: bool | None, yes: str, no: str) -> str | None:  # noqa: FBT001 - the value itself
    """Return a yes or a no in words; None stays not known."""
    return None if value is None else (yes if value else no)


def written(text: str) -> str | None:
    """Return a text, or None where nothing is written."""
    return text or None
