"""The board: what the coordinator sees at a glance, and nothing a spreadsheet would run."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

from openpyxl import Workbook, load_workbook

from ashinami.casework.day_plan import DayPlan
from ashinami.papers.board import board_xlsx, summary
from ashinami.papers.workbook import safe
from tests.casework import small_day as small


def book(plan: DayPlan) -> Workbook:
    """Return the board read back."""
    return load_workbook(io.BytesIO(board_xlsx(plan)))


def rows(plan: DayPlan, sheet: str) -> list[list[object]]:
    """Return the rows below the heads of a sheet."""
    return [list(row) for row in book(plan)[sheet].iter_rows(min_row=4, values_only=True)]


def test_every_ride_stands_once_in_the_list() -> None:
    """Shows five rides with driver, times, both places and the law, in each driver's order."""
    listed = rows(small.planned(), "一覧")
    assert len(listed) == 5
    assert {row[4] for row in listed} == {"髙橋 はな", "山﨑 清", "𠮷田 ふみ"}
    assert all("適法" in str(row[11]) for row in listed)
    there = next(row for row in listed if row[4] == "髙橋 はな" and row[3] == "行き")
    assert (there[5], there[6]) == ("R1の家", "みなと診療所")


def test_the_timeline_shows_riders_beside_their_driver() -> None:
    """Shows that each driver has a line, and that each rider's name stands in the line of who drives her."""
    plan = small.planned()
    lines = {row[0]: " ".join(str(cell) for cell in row[1:] if cell) for row in rows(plan, "時間割")}
    assert set(lines) == {"川端 守", "浜辺 さとみ"}
    for route in plan.plan.routes:
        for stop in route.stops:
            rider = plan.given.rider(plan.given.wish(stop.wish).rider).name
            assert rider in lines[plan.given.driver(route.driver).name]
    assert "付き添い" in lines["浜辺 さとみ"]


def test_two_riders_in_one_quarter_of_an_hour() -> None:
    """Shows each name once in a cell of the timeline when two are picked up within it."""
    neighbour = replace(small.FUMI, home=replace(small.HANA.home, key="home:R3", name="隣の家"))
    with_her = replace(small.TO_CLINIC, key="W4", rider="R3", origin=neighbour.home)
    given = small.day(small.TO_CLINIC, with_her, riders=(small.HANA, neighbour), drivers=(small.MAMORU,))
    cells = [str(cell) for row in rows(small.planned(given), "時間割") for cell in row[1:] if cell]
    assert all(len(set(names)) == len(names) for names in (cell.split("・") for cell in cells))
    assert any(set(cell.split("・")) == {"髙橋 はな", "𠮷田 ふみ"} for cell in cells)
    assert not any(" 髙橋" in cell or " 𠮷田" in cell for cell in cells)


def test_a_lawful_ride_resting_on_what_is_unverified_stands_among_the_open_points() -> None:
    """Shows that 要確認 is not lost when the verdict is lawful: its day is under the notice whose amendment nobody has read."""
    before = date(2023, 12, 1)
    plan = small.planned(replace(small.day(), day=before, wishes=(replace(small.TO_CLINIC, day=before),)))
    ((_, _, headline, why),) = rows(plan, "要確認")
    assert str(headline).startswith("適法")
    assert "要確認" in str(why)


def test_what_is_left_to_people() -> None:
    """Shows wishes left out with reason and phone, calls to wait for, and open questions of law."""
    unlawful = replace(small.TO_CLINIC, arrangement="per_km_fare")
    unclear = replace(small.RINGS, arrangement="insurance_unclear")
    plan = small.planned(small.day(unlawful, unclear))
    (left_out,) = rows(plan, "計画できなかった希望")
    assert left_out[0] == "髙橋 はな"
    assert "登録または許可" in str(left_out[4])
    assert left_out[6] == "0000-00-1101"
    (call,) = rows(plan, "お帰りの電話待ち")
    assert call[:2] == ["𠮷田 ふみ", "スーパー結海"]
    (question,) = rows(plan, "要確認")
    assert question[3]


def test_each_sheet_prints_on_a4_with_the_day_and_the_mark() -> None:
    """Shows 和暦, 架空, paper size, one page wide and page numbers on every sheet."""
    for sheet in book(small.planned()).worksheets:
        assert "令和8年12月1日(火)" in str(sheet["A1"].value)
        assert "架空" in str(sheet["A1"].value)
        assert (str(sheet.page_setup.paperSize), sheet.page_setup.fitToWidth) == ("9", 1)
        assert sheet.oddFooter is not None
        assert "&P" in str(sheet.oddFooter.center.text)
    real = book(small.planned(small.day(fictional=False)))
    assert "架空" not in str(real.worksheets[0]["A1"].value)


def test_a_users_text_is_never_a_formula() -> None:
    """Shows that a note that looks like a formula stays a text."""
    note = "=HYPERLINK(1)"
    listed = book(small.planned(small.day(replace(small.RINGS, note=note))))["一覧"]
    cell = next(cell for row in listed.iter_rows(min_row=4) for cell in row if "HYPERLINK" in str(cell.value))
    assert cell.data_type == "s"
    assert safe("a\x00b") == "ab"


def test_a_day_without_drivers_has_a_board() -> None:
    """Shows that an empty day still makes a workbook, with every wish in the list of those left out."""
    plan = small.planned(small.day(drivers=()))
    assert len(rows(plan, "計画できなかった希望")) == 3
    assert rows(plan, "一覧") == []
    assert "計画できなかった希望3件" in summary(plan)
