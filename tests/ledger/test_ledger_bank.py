"""Bank files as banks write them: what is read, what is told, and that reading twice gives the same lines."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.ledger.bank import BankLine, bank_lines
from ashinami.ledger.matching import OpenAmount, folded, proposals
from ashinami.tables.reading import sheets_of

TODAY = date(2026, 12, 4)
POST = (
    "普通預金 入出金明細\r\n口座番号,0000000\r\n\r\n取引日,受入金額（円）,払出金額（円）,詳細１,詳細２,現在（貸付）高\r\n"
    "20261101,5000,,振込,ﾊﾏﾀﾞ ﾏﾂ,15000\r\n20261103,,1200,カード,ガソリン,13800\r\n"
)
NET = (
    "年月日,お引出し,お預入れ,お取り扱い内容,残高\n"
    '2026/11/1,,"5,000",振込 ハマダ マツ,"15,000"\n2026/11/3,"1,200",,口座振替 ガソリン,"13,800"\n'
)
SIGNED = "取引日,入出金(円),残高(円),入出金先内容\n20261101,5000,15000,ハマダ マツ\n20261103,-1200,13800,ガソリン\n"


def read(data: bytes) -> tuple[tuple[BankLine, ...], list[str]]:
    """Return the lines and the codes of the notices."""
    sheets, told = sheets_of("bank.csv", data)
    lines, more = bank_lines(sheets[0], TODAY)
    return lines, [notice.code for notice in (*told, *more)]


@pytest.mark.parametrize("text", [POST, NET, SIGNED])
@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "utf-8-sig"])
def test_the_common_shapes_are_read(text: str, encoding: str) -> None:
    """The post office with lines before its heads, two columns with commas, one column with signs; in any usual encoding."""
    lines, told = read(text.encode(encoding))
    assert told == []
    assert [(line.day, line.amount, line.left) for line in lines] == [
        (date(2026, 11, 1), 5000, 15000),
        (date(2026, 11, 3), -1200, 13800),
    ]
    assert "ガソリン" in lines[1].text


def test_what_cannot_be_read_is_told_and_left_out() -> None:
    """A day that is none, an amount in words, both columns filled, a balance that does not follow: the other lines stand."""
    rows = "日付,出金,入金,残高,摘要\n"
    rows += "きのう,100,,0,a\n2026-11-01,たくさん,,0,b\n2026-11-02,1,1,0,c\n"
    rows += "2026-11-03,,500,500,d\n2026-11-04,,100,900,e\n2026-11-05,,,900,f\n"
    lines, told = read(rows.encode())
    assert [line.amount for line in lines] == [500, 100]
    assert told == ["unreadable-day", "unreadable-yen", "both-ways", "no-amount", "broken-balance"]


def test_no_heads_is_said() -> None:
    """A file that is no bank file."""
    assert read(b"a,b\n1,2\n") == ((), ["no-bank-heads"])


def test_a_file_read_twice_or_overlapping_gives_the_same_keys() -> None:
    """Two equal lines of a day are two; the same two in a second file are the same two."""
    head = "日付,出金,入金,摘要\n"
    same = "2026-11-01,,500,会費\n"
    first, _ = read((head + same + same).encode())
    second, _ = read((head + same + same + "2026-11-02,100,,紙\n").encode())
    assert len({line.key for line in first}) == 2
    assert [line.key for line in second][:2] == [line.key for line in first]


@given(st.binary(max_size=300))
def test_nothing_a_file_holds_raises(data: bytes) -> None:
    """Any bytes give lines or notices."""
    sheets, _ = sheets_of("x.csv", data)
    for sheet in sheets:
        bank_lines(sheet, TODAY)


@given(
    st.lists(
        st.tuples(st.integers(1, 28), st.integers(-9999, 9999).filter(bool), st.sampled_from("あいう")), max_size=12
    )
)
def test_every_line_comes_out_as_it_went_in(rows: list[tuple[int, int, str]]) -> None:
    """Amounts, days and order survive, and each line has a key of its own."""
    text = "日付,入出金,摘要\n" + "".join(f"2026-11-{day:02d},{amount},{word}\n" for day, amount, word in rows)
    lines, _ = read(text.encode())
    assert [(line.day.day, line.amount, line.text) for line in lines] == rows
    assert len({line.key for line in lines}) == len(rows)


def line(amount: int, text: str) -> BankLine:
    """Return a line of the bank."""
    return BankLine(date(2026, 11, 1), amount, text, None, 1, "k")


def test_amount_and_name_together_are_sure() -> None:
    """ﾊﾏﾀﾞ ﾏﾂ on the bank's line is はまだ まつ in the books; the same amount of somebody else stands below."""
    mine = OpenAmount("rider_bank", 5000, whose="matsu", names=("はまだ まつ", "浜田 マツ"))
    other = OpenAmount("rider_bank", 5000, whose="kiku", names=("よしだ きく",))
    out = OpenAmount("allowance_bank", -5000, whose="haru", names=("はまだ まつ",))
    found = proposals(line(5000, "振込 ﾊﾏﾀﾞ ﾏﾂ"), [other, out, mine])
    assert [(one.open.whose, one.sure) for one in found] == [("matsu", True), ("kiku", False)]
    assert found[0].reasons == ("額が同じ", "名前が摘要にある")


def test_two_that_fit_as_well_are_not_sure_and_a_part_is_said() -> None:
    """Nobody is booked by guess."""
    twice = [OpenAmount("rider_bank", 5000, whose=key, names=("はまだ",)) for key in ("a", "b")]
    assert not any(one.sure for one in proposals(line(5000, "ハマダ"), twice))
    (part,) = proposals(line(2000, "ハマダ"), twice[:1])
    assert "一部の支払い" in part.reasons
    assert proposals(line(1, "？"), twice) == ()


def test_names_are_folded_as_banks_write_them() -> None:
    """Small kana large, hiragana to katakana, no blanks."""
    assert folded("きょうこ　ダッ") == folded("ｷﾖｳｺ ﾀﾞﾂ")
