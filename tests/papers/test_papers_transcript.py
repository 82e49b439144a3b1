"""Sheets to copy from: on paper and as a workbook they say the same, mark what is missing, and look like no form."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf
import pytest
from openpyxl import load_workbook

from ashinami.casework.registration.sheet import Item, Part, Sheet
from ashinami.papers.transcript import NOT_KNOWN, transcript_pdf, transcript_xlsx
from tests.casework.registered_group import TODAY

SHEET = Sheet(
    name="申請",
    title="登録の申請に書くこと（転記用）",
    group="足の会",
    day=TODAY,
    fictional=True,
    parts=(
        Part("団体", (Item("名称", "髙橋と𠮷田の会"), Item("住所", None), Item("台数", 1234))),
        Part("車", heads=("事務所", "寝台車", "車いす車"), rows=(("浜の事務所", 1, None),)),
        Part("添える書類", words=("□ 1号　定款",)),
    ),
    also_missing=("対価の合計",),
)


def text(sheet: Sheet, *more: Sheet) -> list[str]:
    """Return the text of each page, without blanks."""
    pages = pypdf.PdfReader(io.BytesIO(transcript_pdf("申請", [sheet, *more]))).pages
    return ["".join(page.extract_text().split()) for page in pages]


def test_paper_and_workbook_say_the_same() -> None:
    """Shows each label, value and word in both, the mark of invented people, and what is missing at the end."""
    (paper,) = text(SHEET)
    book = load_workbook(io.BytesIO(transcript_xlsx([SHEET])))
    cells = "".join(str(cell) for row in book["申請"].iter_rows(values_only=True) for cell in row if cell is not None)
    said = ("転記用", "髙橋と𠮷田の会", "浜の事務所", "□1号", "架空", "足の会", "令和8年12月4日", NOT_KNOWN)
    for word in said:
        assert word in paper
        assert word in "".join(cells.split())
    assert SHEET.missing == ("団体：住所", "車：浜の事務所：車いす車", "対価の合計")
    for label in SHEET.missing:
        assert label in paper
        assert label in cells
    assert "まだ記録のないこと（3）" in paper


def test_numbers_stay_numbers_in_the_workbook() -> None:
    """Shows that sums can be made of them; on paper they have commas."""
    book = load_workbook(io.BytesIO(transcript_xlsx([SHEET])))
    assert 1234 in [cell for row in book["申請"].iter_rows(values_only=True) for cell in row]
    assert "1,234" in text(SHEET)[0]


def test_each_sheet_has_its_page_and_its_tab() -> None:
    """Shows two sheets apart, a real one without the mark, and a name that no tab could have."""
    other = replace(SHEET, name="2 [変な]名前?", fictional=False, parts=(), also_missing=())
    assert len(text(SHEET, other)) == 2
    book = load_workbook(io.BytesIO(transcript_xlsx([SHEET, other])))
    assert book.sheetnames == ["申請", "2  変な 名前 "]
    assert "架空" not in str(book.worksheets[1]["A1"].value)


def test_a_paper_without_sheets_is_refused() -> None:
    """Shows that nothing is printed of nothing."""
    for make in (transcript_xlsx, lambda sheets: transcript_pdf("無", sheets)):
        with pytest.raises(ValueError, match="a paper has a sheet"):
            make([])
