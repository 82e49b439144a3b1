"""Handouts on paper: every kind of block can be read back; attached papers stand behind the pack."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from ashinami.papers import handout
from ashinami.papers.stapled import UnreadablePdfError, pages_of, stapled

BLOCKS = (
    handout.Heading("議題", level=1),
    handout.Text("少し長い説明です。\n二行目です。"),
    handout.Text("小さな注意", small=True),
    handout.Facts([("日時", "13時30分から"), ("場所", None)]),
    handout.Table(["番号", "議題", "分"], [["1", "バス停まで遠い", "10"], ["2", None, None]], [1, 6, 1]),
    handout.Table(["一", "二"], []),
    handout.Bullets(["席に上座・下座をつくりません。"]),
    handout.Boxes(["賛成", "反対"], large=True),
    handout.Boxes(["持ってきた"]),
    handout.Lines(3),
    handout.Note("髙橋・𠮷田など、どんな字も出ます。", title="要確認"),
    handout.Cut(),
    handout.NewPage(),
    handout.Heading("前回の議事録"),
)


def paper() -> bytes:
    """Return a handout with every kind of block."""
    return handout.handout_pdf(
        "第3回の資料", BLOCKS, handout.Head("令和8年12月17日(木)", "さくら会", small="足並み", fictional=True)
    )


def test_every_block_can_be_read_back() -> None:
    """The words of each block stand on the paper, in order; the same blocks give the same bytes."""
    pages = PdfReader(BytesIO(paper())).pages
    text = "".join(page.extract_text() for page in pages).replace(" ", "").replace("\n", "")
    told = [
        "第3回の資料",
        "議題",
        "二行目です。",
        "小さな注意",
        "13時30分から",
        "バス停まで遠い",
        "上座・下座",
        "反対",
        "要確認",
    ]
    assert [text.find(words) for words in told] == sorted(text.find(words) for words in told)
    assert -1 not in [text.find(words) for words in told]
    assert len(pages) == 2
    assert "架空" in text
    assert paper() == paper()


def test_a_handout_with_nothing_or_a_crooked_table_is_refused() -> None:
    """Nothing is printed that cannot be laid out."""
    with pytest.raises(ValueError, match="something on it"):
        handout.handout_pdf("x", [], handout.Head("", ""))
    with pytest.raises(ValueError, match="each head"):
        handout.handout_pdf("x", [handout.Table(["一"], [["1", "2"]])], handout.Head("", ""))


def test_attached_papers_stand_behind_the_pack() -> None:
    """One file with all pages; what is no PDF, or is locked, is named as such."""
    first = paper()
    assert pages_of(stapled(first, [first, first])) == 6
    for broken in (b"", b"no pdf", b"%PDF-1.7 broken"):
        with pytest.raises(UnreadablePdfError, match="PDFとして読めません"):
            stapled(first, [broken])
        with pytest.raises(UnreadablePdfError):
            pages_of(broken)
    locked = PdfWriter(clone_from=PdfReader(BytesIO(first)))
    locked.encrypt("x", algorithm="RC4-128")
    held = BytesIO()
    locked.write(held)
    with pytest.raises(UnreadablePdfError):
        pages_of(held.getvalue())
