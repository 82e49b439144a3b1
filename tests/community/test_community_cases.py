"""The case library with its differences, the self-check, the pack."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.community import cases
from ashinami.community.cases import Setting, beside, library
from ashinami.community.diagnosis import Pattern, Said, compared, diagnose, questions
from ashinami.community.pack import Chapter, Item, packed

KAWARA = next(case for case in library() if case.key == "kawara")


def test_every_case_says_where_it_is_written() -> None:
    """A case has a source, something done and something learned; keys are its own."""
    assert len({case.key for case in library()}) == len(library()) >= 7
    assert all(case.done and case.learned and str(case.source) for case in library())


def test_a_town_like_kawara_finds_it_with_its_differences() -> None:
    """A small town without buses finds 香春町 first, and reads in what it differs: history always, and what is not known."""
    ours = Setting(
        population=8_000,
        older=400,
        square_km=44,
        areas=4,
        themes=frozenset({"サービスB", "送迎"}),
        history="はじめて取り組む。",
    )
    first = beside(ours, library())[0]
    assert first.case is KAWARA
    told = {one.what: one for one in first.differences}
    assert not told["面積"].known
    assert told["面積"].theirs == "分からない"
    assert (told["取り組み"].ours, told["取り組み"].theirs) == ("送迎", "ごみ出し・体制整備・見守り")
    assert "2020年から" in told["これまでの経過"].theirs
    assert "人口" in first.alike
    assert first.score == Fraction(4, 5)


@given(
    st.builds(
        Setting,
        population=st.none() | st.integers(1, 10**6),
        older=st.none() | st.integers(1, 999),
        square_km=st.none() | st.integers(1, 2000),
        themes=st.frozensets(st.sampled_from(["送迎", "通所C"])),
    )
)
def test_every_case_is_shown_with_a_difference(ours: Setting) -> None:
    """Whatever we are like, no case stands without its differences, and what nobody knows is never alike."""
    found = beside(ours, library())
    assert len(found) == len(library())
    assert all(one.differences and 0 <= one.score <= 1 for one in found)
    for one in found:
        unknown = {difference.what for difference in one.differences if not difference.known}
        assert not unknown & set(one.alike)


def test_a_theme_narrows_the_list() -> None:
    """Only cases of that theme; nothing known of us is no likeness."""
    found = beside(Setting(), library(), theme="通所C")
    assert {one.case.key for one in found} == {"kurume", "izumi"}
    assert all(one.score == 0 for one in found)


def test_a_case_with_a_fact_we_do_not_know_is_refused() -> None:
    """A misspelt fact would silently be unknown."""
    row = {"key": "x", "place": "y", "title": "z", "when": "", "setting": {"populatoin": 1}}
    with pytest.raises(ValueError, match="populatoin"):
        cases._case(row)  # noqa: SLF001 - the reader of the file


def test_where_to_start_when_nothing_is_shared() -> None:
    """久留米市's question: sections do not know each other and nobody wrote who does what; to share comes first."""
    answers = {one.key: Said.YES for one in questions()} | {
        "sections": Said.NO,
        "roles": Said.PARTLY,
        "aim": Said.PARTLY,
    }
    found = diagnose(answers)
    assert found.patterns == (Pattern.SHARE,)
    assert [gap.question.key for gap in found.priorities] == ["aim", "sections", "roles"]
    assert found.to_find_out == ()
    assert diagnose({one.key: Said.YES for one in questions()}).patterns == ()


def test_what_nobody_answered_is_asked_and_not_taken_for_a_no() -> None:
    """An empty self-check has no pattern, no priority, and every question open."""
    found = diagnose({"money": Said.NOT_KNOWN})
    assert (found.patterns, found.priorities, found.answered) == ((), (), 0)
    assert found.to_find_out == questions()


def test_before_and_after_are_compared() -> None:
    """Only what changed is shown, in order."""
    changed = compared({"aim": Said.NO, "needs": Said.YES}, {"aim": Said.PARTLY, "needs": Said.YES, "money": Said.NO})
    assert [(one.key, was, now) for one, was, now in changed] == [
        ("aim", Said.NO, Said.PARTLY), ("money", Said.NOT_KNOWN, Said.NO),
    ]  # fmt: skip


def test_a_self_check_that_names_unknown_questions_is_refused() -> None:
    """The file checks itself."""
    wrong = {
        "question": [
            {"key": "a", "text": "b", "pattern": "share", "weight": 1, "relief": "c", "page": "/", "before": ["x"]}
        ]
    }
    questions.cache_clear()
    with patch("ashinami.community.diagnosis.tomllib.loads", return_value=wrong), pytest.raises(ValueError, match="x"):
        questions()
    questions.cache_clear()


def test_a_pack_holds_every_item_once_in_order() -> None:
    """By chapter, what is due first; undated ones newest first; the same thing twice is refused; empty chapters stand."""
    today = date(2026, 12, 4)
    items = [
        Item(chapter=Chapter.DECISIONS, key="d1", title="古い決定", said_on=today - timedelta(days=9)),
        Item(chapter=Chapter.DECISIONS, key="d2", title="新しい決定", said_on=today),
        Item(chapter=Chapter.PROMISES, key="p1", title="あとの約束", due=today),
        Item(chapter=Chapter.PROMISES, key="p2", title="先の約束", due=today - timedelta(days=1)),
    ]
    pack = packed(items)
    assert [item.key for item in pack.items] == ["p2", "p1", "d2", "d1"]
    assert [chapter for chapter, _items in pack.chapters] == list(Chapter)
    assert [item.is_late(today) for item in pack.items] == [True, False, False, False]
    with pytest.raises(ValueError, match="twice"):
        packed([items[0], items[0]])
    with pytest.raises(ValueError, match="title"):
        Item(chapter=Chapter.PROMISES, key="x", title="")
