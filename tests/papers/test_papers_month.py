"""The month's workbook adds up, and says so."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from openpyxl import Workbook

from ashinami.basics.day import Month
from ashinami.casework.month import MonthTable, Sum, month_table
from ashinami.papers.month_workbook import month_workbook
from ashinami.vocabulary.event import Event, EventKind

DECEMBER = Month(2026, 12)
AT = datetime(2026, 12, 7, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
NAMES = {"d1": "髙橋 ハル", "r1": "𠮷田 キク", "r2": "=SUM(A1)", "r3": "𠮷田 キク"}


def done(driver: str, rider: str, metres: int, minutes: int, purpose: str = "通院") -> Event:
    """Return the event of a finished ride."""
    facts: dict[str, object] = {
        "driver": driver, "rider": rider, "purpose": purpose, "leg": "行き", "metres": metres, "minutes": minutes,
    }  # fmt: skip
    return Event(
        uuid4(), EventKind.RIDE_DONE, str(uuid4()), AT, AT, date(2026, 12, 7), DECEMBER, "phone", "x", None, facts
    )


@pytest.fixture
def table() -> MonthTable:
    """Return a month of four rides."""
    return month_table(
        DECEMBER,
        [
            done("d1", "r1", 4200, 12),
            done("d1", "r2", 1300, 5, "買い物"),
            done("d2", "r1", 800, 3),
            done("d2", "r3", 100, 1),
        ],
    )


def rows(book: Workbook, sheet: str) -> list[list[Any]]:
    """Return the rows under the heads of a sheet."""
    return [[cell.value for cell in row] for row in book[sheet].iter_rows(min_row=4)]


def test_the_workbook_has_five_sheets_in_wareki(table: MonthTable) -> None:
    """Each names the month in the Japanese calendar and the group."""
    book = month_workbook(table, group="足の会", names=NAMES, fictional=False)
    assert book.sheetnames == ["合計", "運転者別", "利用者別", "目的別", "一件ごと"]
    assert all("令和8年12月" in sheet["A1"].value and "足の会" in sheet["A1"].value for sheet in book.worksheets)
    assert not any("架空" in sheet["A1"].value for sheet in book.worksheets)


def test_every_page_of_invented_people_says_so(table: MonthTable) -> None:
    """架空 in each heading and at the top of each printed page."""
    book = month_workbook(table, group="足の会", names=NAMES, fictional=True)
    for sheet in book.worksheets:
        assert "架空" in sheet["A1"].value
        assert sheet.oddHeader is not None
        assert sheet.oddHeader.right.text == "架空"


def test_numbers_are_numbers_and_add_up(table: MonthTable) -> None:
    """Each cut ends with the sum of its lines; so does the list of rides."""
    book = month_workbook(table, group="足の会", names=NAMES, fictional=False)
    for name in ("運転者別", "利用者別", "目的別"):
        *lines, last = rows(book, name)
        assert last == ["合計", 4, 6.4, 21]
        sums = [sum(line[column] for line in lines) for column in (1, 2, 3)]
        assert sums == pytest.approx(last[1:])
    *each, last = rows(book, "一件ごと")
    assert len(each) == 4
    assert last[5:] == [4, 6.4, 21]
    assert [value for name, value in rows(book, "合計") if name.startswith("検算")] == ["合っています"] * 4


def test_a_cut_that_does_not_add_up_is_said(table: MonthTable) -> None:
    """The check can fail: a table with a line too many is found out."""
    broken = MonthTable(
        month=table.month,
        rides=table.rides,
        total=table.total,
        by_driver={**table.by_driver, "d3": Sum(1, 0, 0)},
        by_rider=table.by_rider,
        by_purpose=table.by_purpose,
    )
    book = month_workbook(broken, group="足の会", names=NAMES, fictional=False)
    assert ["検算：運転者別の合計", "合いません"] in rows(book, "合計")


def test_people_without_a_name_and_two_of_one_name_are_told_apart(table: MonthTable) -> None:
    """An erased driver still has his own line, and no name begins a formula."""
    book = month_workbook(table, group="足の会", names=NAMES, fictional=False)
    assert [line[0] for line in rows(book, "運転者別")] == ["髙橋 ハル", "（名前なし）", "合計"]
    assert [line[0] for line in rows(book, "利用者別")] == ["𠮷田 キク 1", "'=SUM(A1)", "𠮷田 キク 2", "合計"]
