"""The run sheet: read back as text, and looked at as pixels, since a page of boxes still reads as correct text."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdf
import pypdfium2
import pytest
from numpy.typing import NDArray

from ashinami.papers import typesetting
from ashinami.papers.run_sheet import qr, run_sheet, run_sheets
from ashinami.papers.typesetting import FontsMissingError, PaperError, pdf
from tests.casework import small_day as small

FRAME = {"day": "", "group": "", "fictional": False, "small": "", "driver": "", "car": "", "summary": "", "calls": []}


def words(data: bytes) -> list[str]:
    """Return the text of each page."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def pixels(data: bytes) -> NDArray[np.uint8]:
    """Return the first page as grey pixels."""
    page = pypdfium2.PdfDocument(data)[0]
    drawing = np.asarray(page.render(scale=2, grayscale=True).to_numpy())
    return drawing.reshape(drawing.shape[:2])


def drawn(sign: str) -> NDArray[np.uint8]:
    """Return a page that shows the sign, large, as a driver's name."""
    return pixels(pdf("run_sheet.typ", FRAME | {"driver": sign * 3, "runs": []}))


def test_what_a_driver_must_know_stands_on_the_sheet() -> None:
    """Shows the day in 和暦, who, where, phone, needs, money, law, the mark of invented people, pages and receipt."""
    plan = small.planned()
    sheets = run_sheets(plan)
    whole = "".join(text for sheet in sheets.values() for text in words(sheet))
    for said in (
        "令和8年12月1日(火)", "結海お出かけの会", "髙橋 はな", "みなと診療所", "東側の玄関", "0000-00-1101", "歩行器", "実費のみ",
        "適法", "帰りはお電話を待ちます", "呼び鈴のあと少し待つ", "付き添い", "ほか1人", plan.receipt,
    ):  # fmt: skip
        assert said.replace(" ", "") in whole.replace(" ", "").replace("\n", "")


def test_every_page_says_whose_it_is_and_that_it_is_fictional() -> None:
    """Shows that each page names the day and the driver, counts itself, and says 架空 exactly when the people are invented."""
    wishes = [replace(small.TO_CLINIC, key=f"W{n}", appointment=500 + 60 * n, back_at=520 + 60 * n) for n in range(6)]
    plan = small.planned(small.day(*wishes, drivers=(small.MAMORU,)))
    pages = words(run_sheet(plan, "D1"))
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        plain = page.replace(" ", "")
        assert "令和8年12月1日" in plain
        assert "川端守" in plain
        assert f"{number}/{len(pages)}ページ" in plain
        assert "架空" in plain
    real = small.planned(small.day(fictional=False))
    assert "架空" not in "".join(words(run_sheet(real, "D2")))


def test_an_open_question_is_printed() -> None:
    """Shows that a ride whose law is undetermined prints 要確認 with the question, never 適法."""
    plan = small.planned(small.day(replace(small.RINGS, arrangement="insurance_unclear")))
    (text,) = ("".join(words(sheet)) for sheet in run_sheets(plan).values())
    assert "要確認" in text
    assert "適法" not in text


@pytest.mark.parametrize("sign", list("髙﨑𠮷邊齋濵①～→："))
def test_signs_are_drawn_not_boxed(sign: str) -> None:
    """Shows by pixels that a sign of a name is drawn: neither blank nor the box that stands for a missing one."""
    page = drawn(sign)
    for missing in ("\U000e0fff", "\ue83a", "　"):
        assert (page != drawn(missing)).sum() > 200


def test_look_alikes_are_drawn_apart() -> None:
    """Shows that 髙 is not drawn as 高, 﨑 not as 崎, 𠮷 not as 吉."""
    for sign, other in ("髙高", "﨑崎", "𠮷吉"):
        assert (drawn(sign) != drawn(other)).sum() > 20


def test_type_is_large_enough() -> None:
    """Shows that time, rider, place, notes, phone, needs, money and law of a stop are set in 14 points or more."""
    wish = replace(small.TO_CLINIC, note="杖を忘れずに")
    large: list[str] = []

    def seen(text: str, matrix: list[float], inner: list[float], _font: object, size: float) -> None:
        if abs(size * inner[3] * matrix[3]) >= 14:
            large.append("".join(text.split()))

    sheet = run_sheet(small.planned(small.day(wish, drivers=(small.MAMORU,))), "D1")
    for page in pypdf.PdfReader(io.BytesIO(sheet)).pages:
        page.extract_text(visitor_text=seen)
    whole = "".join(large)
    for said in (
        "9:2",
        "髙橋はな",
        "みなと診療所",
        "東側の玄関",
        "0000-00-1101",
        "杖を忘れずに",
        "歩行器",
        "実費のみ",
        "適法",
    ):
        assert said in whole


def test_the_same_plan_gives_the_same_bytes() -> None:
    """Shows that a paper can be made again byte by byte."""
    plan = small.planned()
    assert run_sheet(plan, "D2") == run_sheet(plan, "D2")


def test_hostile_words_are_only_words() -> None:
    """Shows that typesetting signs in a name or note are printed as written."""
    nasty = '#panic("x") *a* $x$ \\ <a> "'
    wish = replace(small.RINGS, note=nasty)
    (sheet,) = run_sheets(small.planned(small.day(wish))).values()
    assert "#panic" in "".join(words(sheet))


def test_a_driver_without_a_run_has_no_sheet() -> None:
    """Shows that asking for a sheet that does not exist is an error, not an empty page."""
    with pytest.raises(LookupError):
        run_sheet(small.planned(small.day(drivers=(small.MAMORU, small.SATOMI))), "nobody")


def test_missing_fonts_are_said_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shows that without the fonts the user hears of make setup."""
    monkeypatch.setattr(typesetting, "FONTS", tmp_path)
    typesetting.shipped_fonts.cache_clear()
    try:
        with pytest.raises(FontsMissingError, match="make setup"):
            pdf("run_sheet.typ", FRAME | {"runs": []})
    finally:
        typesetting.shipped_fonts.cache_clear()


def test_a_warning_of_the_typesetter_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shows that neither an error nor a warning of Typst passes unseen."""
    monkeypatch.setattr(typesetting, "TEMPLATES", tmp_path)
    (tmp_path / "warns.typ").write_text('#set text(font: "No Such Font")\na', encoding="utf-8")
    (tmp_path / "fails.typ").write_text("#nothing", encoding="utf-8")
    for template in ("warns.typ", "fails.typ"):
        with pytest.raises(PaperError, match=template):
            pdf(template, {})


def test_the_code_leads_to_the_map_without_a_server() -> None:
    """Shows that the code is a geo: address drawn as SVG."""
    point = small.CLINIC.point
    assert point is not None
    assert qr(point).startswith("<svg")
    assert "http://" not in qr(point).replace("http://www.w3.org/2000/svg", "")
