"""How days, times and money are written, in Japanese and in English."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils.translation import override

from ashinami.vocabulary.ride import RideState
from ashinami.vocabulary.wish import Purpose
from ashinami_web.ui.templatetags import ui
from ashinami_web.ui.words import VERDICTS

DAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("language", "filtered", "value", "expected"),
    [
        ("ja", ui.wareki, DAY, "令和8年12月1日"),
        ("en", ui.wareki, DAY, "1 Dec 2026"),
        ("ja", ui.wareki_weekday, DAY, "令和8年12月1日(火)"),
        ("en", ui.wareki_weekday, DAY, "Tue 1 Dec 2026"),
        ("ja", ui.clock, 560, "9:20"),
        ("ja", ui.clock, 0, "0:00"),
        ("ja", ui.clock_spoken, 800, "午後1時20分"),
        ("en", ui.clock_spoken, 800, "1:20 pm"),
        ("en", ui.clock_spoken, 0, "12:00 am"),
        ("en", ui.clock_spoken, 1510, "1:10 am next day"),
        ("ja", ui.yen, 1200, "1,200円"),
        ("en", ui.yen, 1200, "¥1,200"),
        ("ja", ui.yen, 0, "0円"),
        ("ja", ui.duration, 5429, "90時間29分"),
        ("en", ui.duration, 5429, "90 h 29 min"),
        ("ja", ui.duration, 120, "2時間"),
        ("ja", ui.duration, 59, "59分"),
        ("ja", ui.duration, 0, "0分"),
        ("ja", ui.duration, -90, "−1時間30分"),
        ("ja", ui.km, 3249, "3.2 km"),
        ("ja", ui.km, 3250, "3.3 km"),
        ("ja", ui.term, RideState.DONE, "完了"),
        ("en", ui.term, Purpose.CLINIC, "Medical visit"),
    ],
)
def test_values_are_written_as_read(language: str, filtered: object, value: object, expected: str) -> None:
    """Each filter writes the value as the reader of that language expects it."""
    assert callable(filtered)
    with override(language):
        assert filtered(value) == expected


@pytest.mark.parametrize("filtered", [ui.wareki, ui.wareki_weekday, ui.clock, ui.clock_spoken, ui.yen, ui.km, ui.term])
def test_what_is_not_known_is_left_empty(filtered: object) -> None:
    """Not known is not zero and not today: nothing is written."""
    assert callable(filtered)
    assert filtered(None) == ""


@pytest.mark.parametrize("verdict", ["", None, "no-such-word", "UNKNOWN"])
def test_a_verdict_we_do_not_know_never_reads_lawful(verdict: str | None) -> None:
    """An unknown word shows as 要確認."""
    page = Template('{% include "ui/components/verdict.html" %}').render(Context({"verdict": verdict}))
    assert "要確認" in page
    assert "適法" not in page


def test_each_verdict_and_state_differs_in_its_word() -> None:
    """Colour is never the only sign: every verdict and every state has a word of its own and an icon."""
    assert len({str(badge.word) for badge in VERDICTS.values()}) == len(VERDICTS)
    badges = [ui.state_badge(state) for state in RideState]
    assert len({str(badge.word) for badge in badges}) == len(RideState)
    assert all(badge.icon for badge in badges)


def test_a_moment_is_told_by_the_clock_in_japan() -> None:
    """A quarter to midnight in Greenwich is the next morning here."""
    assert ui.moment(datetime(2026, 11, 30, 23, 45, tzinfo=UTC)) == "令和8年12月1日(火) 8:45"
    assert ui.moment(None) == ""
