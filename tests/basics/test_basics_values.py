"""Citations, dated values, notices and points."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.basics.dated import Dated, Since
from ashinami.basics.notice import Notice, Severity, worst
from ashinami.basics.place import Point
from ashinami.basics.source import Citation, Mark

LAW = Citation("道路運送法", "国会", date(1951, 6, 1), "昭和26年法律第183号", "第2条第3項", mark=Mark.VERIFIED)


def test_a_citation_reads_in_japanese_order() -> None:
    """Title, article, body, number, day, and how it was read; what is not known is left out."""
    assert str(LAW) == "道路運送法 第2条第3項 国会 昭和26年法律第183号 1951-06-01〔原文で確認〕"
    assert str(Citation("事務連絡", "国土交通省")) == "事務連絡 国土交通省〔要確認〕"


@pytest.mark.parametrize(("title", "body"), [("", "国会"), ("道路運送法", "")])
def test_a_citation_that_names_nothing_is_refused(title: str, body: str) -> None:
    """Title and body are the least a stranger needs."""
    with pytest.raises(ValueError, match="title and a body"):
        Citation(title, body)


def test_every_mark_has_its_japanese_word() -> None:
    """Five marks, five words."""
    assert len({mark.text for mark in Mark}) == len(Mark) == 5


@given(st.lists(st.dates(), min_size=1, max_size=5, unique=True).map(sorted), st.dates())
def test_a_dated_value_is_the_last_one_begun(days: list[date], asked: date) -> None:
    """Each value holds from its day to the next one's; before the first nothing is known."""
    dated = Dated("rate", tuple(Since(day, index, LAW) for index, day in enumerate(days)))
    begun = [index for index, day in enumerate(days) if day <= asked]
    if begun:
        assert dated.on(asked) == begun[-1]
    else:
        with pytest.raises(LookupError, match="nothing known before"):
            dated.on(asked)


@pytest.mark.parametrize("steps", [(), (0, 0), (1, 0)])
def test_dated_values_stand_in_order_one_a_day(steps: tuple[int, ...]) -> None:
    """None, two on a day, and a wrong order are refused."""
    entries = tuple(Since(date(2026, 1, 1) + timedelta(days=step), 0, LAW) for step in steps)
    with pytest.raises(ValueError, match="order of their days"):
        Dated("rate", entries)


def test_a_notice_says_where_what_and_what_to_do() -> None:
    """One line, in Japanese; what is not known is left out."""
    full = Notice(
        "unreadable-time",
        Severity.ERROR,
        "時刻が読めません。",
        "9:20 のように書いてください。",
        "wishes.xlsx",
        5,
        "時刻",
    )
    assert str(full) == "【要修正】wishes.xlsx 5行目「時刻」: 時刻が読めません。 → 9:20 のように書いてください。"
    assert str(Notice("empty", Severity.NOTE, "空です。", file="a.csv")) == "【お知らせ】a.csv: 空です。"
    assert str(Notice("empty", Severity.WARNING, "空です。")) == "【注意】空です。"
    assert str(Notice("empty", Severity.WARNING, "空です。", field="氏名")) == "【注意】「氏名」: 空です。"


def test_the_worst_notice_decides() -> None:
    """Errors weigh more than warnings; no notice, no severity."""
    notices = [Notice("a", severity, "…") for severity in (Severity.NOTE, Severity.ERROR, Severity.WARNING)]
    assert worst(notices) is Severity.ERROR
    assert worst([]) is None


@pytest.mark.parametrize(("lat", "lon"), [(91, 0), (-91, 0), (0, 181), (0, -181), (0, 0), (float("nan"), 130.0)])
def test_what_is_no_point_is_refused(lat: float, lon: float) -> None:
    """Outside the Earth, and the empty cell 0,0."""
    with pytest.raises(ValueError, match=r"no point on Earth|empty cell"):
        Point(lat, lon)


def test_the_equator_and_the_meridian_are_places() -> None:
    """Only 0,0 itself is the empty cell."""
    assert Point(0, 130.5).lat == 0
    assert Point(33.5, 0).lon == 0
