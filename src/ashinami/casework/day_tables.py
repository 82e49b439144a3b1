"""A day from files: the table of wishes, and the tables of people as one workbook or a folder of CSV files."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ashinami.basics.notice import Notice, Severity, worst
from ashinami.casework.basis import specimen_arrangements
from ashinami.casework.day import DayInput
from ashinami.casework.day_arrangements import read_arrangements
from ashinami.casework.day_people import read_drivers, read_places, read_riders, read_vehicles
from ashinami.casework.day_wishes import WishReader
from ashinami.casework.people_columns import GROUP, PLACES, VEHICLES, arrangements_table, drivers_table, riders_table
from ashinami.casework.wish_columns import wishes_table
from ashinami.geo.fold import fold
from ashinami.geo.gazetteer import Gazetteer
from ashinami.tables.cells import Cell
from ashinami.tables.columns import Entry, Table, read_table
from ashinami.tables.reading import Sheet, read_sheets

_OPTIONAL = ("場所", "取り決め", "団体")  # without them a day can still be planned, if not every wish

_UNNAMED_GROUP: Mapping[str, Any] = MappingProxyType({"name": "（団体名の記入なし）", "fictional": False})


@dataclass(frozen=True, slots=True)
class DayTables:
    """The description of every table of a day; what the reader, the templates and the manual share."""

    wishes: Table
    people: tuple[Table, ...]

    @classmethod
    def on(cls, day: date) -> DayTables:
        """Return the tables; days written without a year are read as those nearest to the day."""
        names = {arrangement.name: key for key, arrangement in specimen_arrangements().items()}
        arrangements = arrangements_table(names | {key: key for key in specimen_arrangements()})
        people = (riders_table(), drivers_table(day), VEHICLES, PLACES, arrangements, GROUP)
        return cls(wishes_table(day), people)


def read_day(wishes: Path, people: Path, day: date) -> tuple[DayInput, tuple[Notice, ...]]:
    """Return the day as its files say it, and everything that must be told about them.

    A row that cannot be used is told and left out; the rest is read. Never raises for what a file holds.
    """
    tables = DayTables.on(day)
    sheets, notices = _people_sheets(people, tables)
    rows: dict[str, tuple[Entry, ...]] = {}
    broken: set[str] = set()
    for table in tables.people:
        rows[table.file], told = _rows(table, sheets, people.name)
        notices += told
        broken |= {table.file} if worst(told) is Severity.ERROR else set()
    wish_sheets, told = read_sheets(wishes)
    notices += told
    named = _sheet_of(tables.wishes, wish_sheets) or (wish_sheets[0] if wish_sheets else None)
    wish_rows, told = read_table(tables.wishes, named) if named else ((), ())
    notices += told

    places, told_places = read_places(rows["places"])
    gazetteer = Gazetteer(places)
    vehicles, told_vehicles = read_vehicles(rows["vehicles"])
    riders, told_riders = read_riders(rows["riders"], gazetteer)
    drivers, told_drivers = read_drivers(rows["drivers"], vehicles, gazetteer, day)
    arrangements, default, told_arrangements = read_arrangements(
        rows["arrangements"], specimen_arrangements(), complete="arrangements" not in broken
    )
    reader = WishReader(day, riders, arrangements, gazetteer)
    taken = reader.read(wish_rows)
    group = rows["group"][0].values if rows["group"] else _UNNAMED_GROUP
    given = DayInput(
        day=day,
        group=group["name"],
        riders=tuple(riders.values.values()),
        drivers=tuple(drivers.values.values()),
        vehicles=tuple(vehicles.values.values()),
        wishes=taken,
        arrangements=tuple(arrangements.values.values()),
        default_arrangement=default,
        places=places,
        fictional=group["fictional"],
    )
    lists = (told_places, told_vehicles, told_riders, told_drivers, told_arrangements, reader.notices)
    return given, (*notices, *(notice for told_list in lists for notice in told_list))


def examples() -> dict[str, list[dict[str, Cell]]]:
    """Return the fictional example rows of each table, by the table's English name."""
    text = resources.files("ashinami.casework").joinpath("examples.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _people_sheets(people: Path, tables: DayTables) -> tuple[tuple[Sheet, ...], tuple[Notice, ...]]:
    """Return the sheets of the workbook, or those of each file of a folder that bears the name of a table."""
    if not people.is_dir():
        return read_sheets(people)
    known = {fold(name) for table in tables.people for name in (table.sheet, table.file)}
    sheets: tuple[Sheet, ...] = ()
    notices: tuple[Notice, ...] = ()
    for path in sorted(people.iterdir()):
        if path.suffix.lower() not in (".csv", ".tsv", ".txt", ".xlsx") or fold(path.stem) not in known:
            continue
        found, told = read_sheets(path)
        sheets += tuple(Sheet(sheet.file, path.stem, sheet.rows) for sheet in found[:1])
        notices += told
    return sheets, notices


def _rows(table: Table, sheets: Iterable[Sheet], file: str) -> tuple[tuple[Entry, ...], tuple[Notice, ...]]:
    sheet = _sheet_of(table, sheets)
    if sheet is not None:
        return read_table(table, sheet)
    optional = table.sheet in _OPTIONAL
    said = f"「{table.sheet}」の表（シート「{table.sheet}」または {table.file}.csv）がありません"
    remedy = "なくても計画はできます" if optional else "ashinami template でひな形を作れます"
    severity = Severity.NOTE if optional else Severity.ERROR
    return (), (Notice("no-table", severity, said, remedy, file),)


def _sheet_of(table: Table, sheets: Iterable[Sheet]) -> Sheet | None:
    names = {fold(table.sheet), fold(table.file)}
    return next((sheet for sheet in sheets if fold(sheet.name) in names), None)
