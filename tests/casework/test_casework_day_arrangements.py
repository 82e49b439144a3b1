"""Arrangements from a table: what is said badly, twice or not at all is never known, and so never makes a ride lawful."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ashinami.basics.notice import Notice, Severity
from ashinami.casework.day import DayInput
from ashinami.casework.day_problem import basis_on_record
from ashinami.casework.day_tables import read_day
from ashinami.rules.verdict import Verdict
from ashinami.vocabulary.wish import Wish

ON = date(2026, 12, 1)
HEADINGS = "名前,ひな形,標準,項目,答え\n"
KEPT = "ふだん,thanks,はい,,\n"  # a ready-made arrangement that is lawful


def read(folder: Path, rows: str) -> tuple[DayInput, tuple[Notice, ...]]:
    """Read a day of one wish under the arrangements of these rows."""
    people = folder / "people"
    people.mkdir()
    (people / "arrangements.csv").write_text(HEADINGS + rows, encoding="utf-8")
    (people / "riders.csv").write_text("氏名,緯度,経度\n髙橋 はな,32.91,132.19\n", encoding="utf-8")
    (folder / "wishes.csv").write_text("利用者,行き先,予約時刻\n髙橋 はな,みなと,9:30\n", encoding="utf-8")
    given, notices = read_day(folder / "wishes.csv", people, ON)
    kept = {"no-table", "home-not-located", "not-located"}
    return given, tuple(notice for notice in notices if notice.code not in kept)


def verdict(given: DayInput) -> Verdict:
    """Return the verdict on the day's one wish."""
    wish: Wish = given.wishes[0]
    return basis_on_record(given.arrangement_for(wish), wish).verdict


def test_facts_are_read_by_their_kind(tmp_path: Path) -> None:
    """Shows ids and the options' own words, sets and なし, rows in any order, and answers of its own before the ready-made."""
    rows = (
        "実費,,,received.kinds,実費、品物（野菜など）",
        "実費,,,goods.hard_to_value,はい",
        "実費,,,costs.over_actual,いいえ",
        "実費,,,costs.items,fuel、有料道路の通行料",
        "実費,free,はい,,",
        "実費,,,scope.special,なし",
        "実費,,,third_party.basis,だれも払わない",
    )
    given, notices = read(tmp_path, "\n".join(rows) + "\n")
    assert notices == ()
    facts = given.arrangements[0].facts
    assert facts["received.kinds"] == frozenset({"costs", "goods"})
    assert facts["costs.items"] == frozenset({"fuel", "toll"})
    assert (facts["costs.over_actual"], facts["scope.special"], facts["third_party.basis"]) == (
        False,
        frozenset(),
        "none",
    )
    assert verdict(given) is Verdict.LAWFUL


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        pytest.param("ふだん,,,thanks.asked,たぶん\n", "unknown-answer", id="an answer nobody can read"),
        pytest.param("ふだん,,,thanks.asked,\n", "unknown-answer", id="a fact without an answer"),
        pytest.param("ふだん,,,received.kinds,\n", "unknown-answer", id="a set left empty is not none of them"),
        pytest.param("ふだん,,,received.kinds,お礼\n", "unknown-answer", id="a set of what is no option"),
        pytest.param("ふだん,,,third_party.basis,なし\n", "unknown-answer", id="one option of what is none"),
        pytest.param("ふだん,,,thanks.aksed,はい\n", "unknown-fact", id="a slip in the fact's id"),
        pytest.param("ふだん,,,,はい\n", "unknown-fact", id="an answer without a fact"),
        pytest.param(
            "ふだん,,,thanks.asked,いいえ\nふだん,,,thanks.asked,はい\nふだん,,,thanks.asked,いいえ\n",
            "unknown-answer",
            id="answers in two ways",
        ),
        pytest.param("ふだん,fuel,,,\n", "two-specimens", id="two ready-made ones"),
        pytest.param("ふだん,,,thanks.asked,#N/A\n", "arrangements-in-part", id="a cell that cannot be read"),
        pytest.param("ほか,ない名前,はい,,\n", "arrangements-in-part", id="another default that cannot be read"),
        pytest.param("ほか,fuel,はい,,\n", "two-defaults", id="two defaults"),
    ],
)
def test_what_is_not_clear_is_not_lawful(tmp_path: Path, rows: str, code: str) -> None:
    """Shows each slip told as an error, and the ride no longer lawful, though the ready-made arrangement is."""
    given, notices = read(tmp_path, KEPT + rows)
    assert verdict(given) is Verdict.UNDETERMINED
    assert code in {notice.code for notice in notices if notice.severity is Severity.ERROR}


def test_the_ready_made_one_is_lawful(tmp_path: Path) -> None:
    """Shows that the slips above are what makes the difference."""
    given, notices = read(tmp_path, KEPT)
    assert (verdict(given), notices) == (Verdict.LAWFUL, ())


def test_an_answer_of_its_own_goes_before_the_ready_made_in_any_order(tmp_path: Path) -> None:
    """Shows that a ready-made arrangement named later does not wipe out what the group has written itself."""
    given, notices = read(tmp_path, "ふだん,,はい,thanks.asked,はい\nふだん,thanks,,,\n")
    assert (verdict(given), notices) == (Verdict.UNLAWFUL, ())


@pytest.mark.parametrize("digits", ["9" * 5000, "１" * 5000])
def test_an_endless_number_is_told(tmp_path: Path, digits: str) -> None:
    """Shows that no answer, however long, breaks the reader."""
    given, notices = read(tmp_path, f"{KEPT}ふだん,,,thanks.asked,{digits}\n")
    assert [notice.code for notice in notices] == ["unknown-answer"]
    assert verdict(given) is Verdict.UNDETERMINED
