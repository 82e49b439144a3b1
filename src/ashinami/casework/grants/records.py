"""Records of several groups: a table with a row for each group, or a file of facts with a list of groups.

In a table the first column is the group's name, and each other column is headed by the name of a fact (`users.target`) or by its
question. What cannot be read is told and counts as not known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ashinami.basics.notice import Notice, Severity
from ashinami.casework.consult.facts_file import facts_in, plain_facts
from ashinami.rules.answers import Answers
from ashinami.rules.facts import Amount, ChoiceSet, Fact
from ashinami.tables.cells import Cell, CellError, is_blank, text, whole
from ashinami.tables.reading import Sheet, read_sheets

_COUNT = whole(0, 10**12)
NAME_HEADINGS = ("団体", "団体名", "name", "group")
_YES_NO = {"はい": True, "○": True, "true": True, "いいえ": False, "×": False, "false": False}


@dataclass(frozen=True, slots=True)
class RecordsRead:
    """Each group's answers by its name, and what must be repaired."""

    groups: Mapping[str, Answers]
    notices: tuple[Notice, ...] = ()


def read_records(path: Path, facts: tuple[Fact, ...]) -> RecordsRead:
    """Read the records of groups from a workbook or CSV file, or from a TOML, YAML or JSON file with a list `group`."""
    if path.suffix.lower() in (".toml", ".yaml", ".yml", ".json"):
        return _from_facts(path, facts)
    sheets, notices = read_sheets(path)
    if not sheets:
        return RecordsRead({}, notices)
    read = _from_sheet(sheets[0], facts)
    return RecordsRead(read.groups, (*notices, *read.notices))


def _from_sheet(sheet: Sheet, facts: tuple[Fact, ...]) -> RecordsRead:  # noqa: C901 - a row's faults, one each
    heading = next(
        ((at, cells) for at, cells in sheet.rows if any(str(cell or "").strip() in NAME_HEADINGS for cell in cells)),
        None,
    )
    if heading is None:
        said = "見出しの行に「団体」の列がありません"
        return RecordsRead({}, (_notice("no-headings", said, "1列目の見出しを「団体」にしてください", sheet.file),))
    by_name = {fact.id: fact for fact in facts if not fact.of} | {fact.asks: fact for fact in facts if not fact.of}
    notices: list[Notice] = []
    columns: dict[int, Fact] = {}
    name_at = 0
    for at, cell in enumerate(heading[1]):
        named = str(cell or "").strip()
        if named in NAME_HEADINGS:
            name_at = at
        elif named in by_name:
            columns[at] = by_name[named]
        elif named:
            said, remedy = f"「{named}」という項目はありません", "ashinami fund facts で名前を確かめてください"
            notices.append(_notice("unknown-fact", said, remedy, sheet.file, heading[0], named))
    groups: dict[str, Answers] = {}
    for number, cells in sheet.rows:
        name = str(cells[name_at] or "").strip() if name_at < len(cells) else ""
        if number <= heading[0] or not name:
            continue
        if name in groups:
            said, remedy = f"「{name}」が二度あります", "はじめの行だけを使いました。一つにしてください"
            notices.append(_notice("said-twice", said, remedy, sheet.file, number))
            continue
        values = {}
        for at, fact in columns.items():
            cell = cells[at] if at < len(cells) else None
            if is_blank(cell):
                continue
            try:
                values[fact.id] = _value(fact, cell)
            except CellError as error:
                notices.append(_notice(error.code, error.text[:200], error.remedy, sheet.file, number, fact.id))
        read = facts_in(values, "", sheet.file, facts)
        groups[name] = read.answers
        notices += [_notice(one.code, one.text, one.remedy, sheet.file, number, one.field) for one in read.notices]
    return RecordsRead(groups, tuple(notices))


def _value(fact: Fact, cell: Cell) -> Any:  # noqa: ANN401 - a value of the fact's kind
    if isinstance(fact, Amount):
        return _COUNT(cell)
    if isinstance(fact, ChoiceSet):
        return [part.strip() for part in text(cell).replace("、", ",").split(",") if part.strip()]
    said = text(cell)
    return _YES_NO.get(said.lower(), said)


def _from_facts(path: Path, facts: tuple[Fact, ...]) -> RecordsRead:
    try:
        written = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        said, remedy = "ファイルを読めません", "UTF-8 の文字で書いたファイルを指定してください"
        return RecordsRead({}, (_notice("unreadable-file", said, remedy, path.name),))
    plain, notices = plain_facts(written, path.name)
    listed = plain.get("group", [])
    if not notices and not (isinstance(listed, list) and listed and all(isinstance(one, dict) for one in listed)):
        said, remedy = "団体の一覧「group」がありません", '[[group]] と name = "団体の名前" で始めてください'
        notices = (_notice("no-groups", said, remedy, path.name),)
    if notices:
        return RecordsRead({}, notices)
    groups: dict[str, Answers] = {}
    found: list[Notice] = []
    for at, one in enumerate(listed, start=1):
        name = str(one.pop("name", "") or "").strip() or f"{at}番目の団体"
        if name in groups:
            said, remedy = f"「{name}」が二度あります", "はじめのものだけを使いました。一つにしてください"
            found.append(_notice("said-twice", said, remedy, path.name))
            continue
        read = facts_in(one, written, path.name, facts)
        groups[name] = read.answers
        found += read.notices
    return RecordsRead(groups, tuple(found))


def _notice(code: str, said: str, remedy: str, file: str, row: int = 0, field: str = "") -> Notice:  # noqa: PLR0913, PLR0917 - a notice is told whole
    return Notice(code, Severity.WARNING, said, remedy, file, row, field)
