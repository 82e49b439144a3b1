"""Sheets to copy from: what is known, what is missing, nothing invented."""

from __future__ import annotations

from datetime import date

from ashinami.casework.month import MonthTable
from ashinami.casework.registration.application_sheet import application_sheet, change_sheet
from ashinami.casework.registration.file import LedgerDriver
from ashinami.casework.registration.ledger_sheets import driver_sheets, vehicle_sheet
from ashinami.casework.registration.report_sheet import report_sheet
from ashinami.vocabulary.registration import Filing, NoteKind, RightToUse
from tests.casework.registered_group import TODAY, car, driver, group, note, procedure, version


def test_sheets_list_what_nobody_wrote_down() -> None:
    """Shows that a whole file has nothing missing in its ledgers, and an empty page is listed line by line."""
    whole, empty = driver_sheets(group(drivers=(driver(), LedgerDriver(key="e", name="山﨑 ナオ"))), TODAY)
    assert whole.missing == ()
    assert "運転免許：有効期限" in empty.missing
    left = driver_sheets(group(drivers=(driver(left_on=TODAY, left_why="引っ越し"),)), TODAY)[0]
    assert any(item.value == "引っ越し" for part in left.parts for item in part.items)
    assert vehicle_sheet(group(), TODAY).missing == ()
    assert any("白の軽" in one for one in vehicle_sheet(group(cars=(car(plate=""),)), TODAY).missing)


def test_the_register_counts_cars_by_office_type_and_right() -> None:
    """Shows kei-cars in brackets, owned and brought in, and a row for cars without an office; an unknown type leaves the row open."""
    cars = (car(), car(key="b", kei=False, right=RightToUse.OWNED), car(key="n", office=""))
    part = next(part for part in application_sheet(group(cars=cars), version(), TODAY).parts if part.heads)
    rows = {row[0]: dict(zip(part.heads, row, strict=True)) for row in part.rows}
    assert (rows["会の事務所"]["セダン等"], rows["会の事務所"]["所有"], rows["会の事務所"]["持込"]) == ("2（1）", 1, 1)
    assert rows["（事務所の記録なし）"]["持込"] == 1
    unknown = application_sheet(group(cars=(car(type=None),)), version(), TODAY)
    assert any(one.endswith("：会の事務所") for one in unknown.missing)


def test_a_change_is_shown_before_and_after() -> None:
    """Shows the old and the new area; and asks for the new version where nothing in it differs yet."""
    begun = procedure(Filing.CHANGE_REGISTRATION, change="area_enlarged", happened_on=date(2027, 1, 10))
    wider = version(since=date(2027, 1, 10), area="試し市と隣の町")
    for versions, rows in (((version(), wider), 1), ((version(),), 0)):
        sheet = change_sheet(group(versions=versions), version(), begun, TODAY)
        part = next(part for part in sheet.parts if part.title == "変わる前と後")
        assert len(part.rows) == rows
        assert bool(part.words) is not bool(rows)
    cars = change_sheet(group(), version(), procedure(Filing.NOTIFICATION, change="cars", happened_on=TODAY), TODAY)
    assert any(part.title.startswith("事務所ごとの自動車") for part in cars.parts)


def test_a_report_counts_accidents_of_its_year() -> None:
    """Shows an accident of March counted in that year and one of April not; a car of unknown type is told."""
    notes = tuple(note(NoteKind.ACCIDENT, day, what="damage") for day in (date(2026, 3, 31), date(2026, 4, 1)))
    file = group(drivers=(driver(notes=notes),), cars=(car(), car(key="b", type=None)))
    months: list[MonthTable] = []
    sheet = report_sheet(file, version(), 2025, months, TODAY)
    told = {item.label: item.value for part in sheet.parts for item in part.items}
    assert (told["台帳に書かれた事故の件数"], told["運転者の人数"], told["自動車の合計"]) == (1, 1, 2)
    assert "種類の記録がない自動車が1台あります。" in [line for part in sheet.parts for line in part.words]
