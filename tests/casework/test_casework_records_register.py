"""Accidents and their reports, the calendar of due dates, the record of duty: what a clerk reads, and what stays open."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from ashinami.basics.day import Month
from ashinami.casework.records.accidents import Accident, reports
from ashinami.casework.records.dates import DueDate, Nearness, by_month, coming
from ashinami.casework.records.duty_record import Leg, Note, duty_of
from ashinami.rules.truth import Truth
from ashinami.vocabulary.records import When

AT = datetime(2026, 12, 7, 10, 30, tzinfo=UTC)
HARMLESS = Accident(happened_at=AT, kinds=frozenset(), dead=0, serious=0, passenger_serious=0, injured=0)
TODAY = date(2026, 12, 4)


@pytest.mark.parametrize(
    ("accident", "call", "paper"),
    [
        (HARMLESS, Truth.NO, Truth.NO),
        (replace(HARMLESS, dead=1), Truth.YES, Truth.YES),
        (replace(HARMLESS, serious=1), Truth.NO, Truth.YES),
        (replace(HARMLESS, serious=5), Truth.YES, Truth.YES),
        (replace(HARMLESS, passenger_serious=1), Truth.YES, Truth.YES),
        (replace(HARMLESS, injured=9), Truth.NO, Truth.NO),
        (replace(HARMLESS, injured=10), Truth.YES, Truth.YES),
        (replace(HARMLESS, kinds=frozenset({"drunk"})), Truth.YES, Truth.YES),
        (replace(HARMLESS, kinds=frozenset({"breakdown"})), Truth.NO, Truth.YES),
        (replace(HARMLESS, injured=None), Truth.UNKNOWN, Truth.UNKNOWN),
        (replace(HARMLESS, serious=1, dead=None), Truth.UNKNOWN, Truth.YES),
        (Accident(happened_at=AT), Truth.UNKNOWN, Truth.UNKNOWN),
    ],
)
def test_which_reports_an_accident_asks_for(accident: Accident, call: Truth, paper: Truth) -> None:
    """24 hours for the gravest, 30 days for the rest; what nobody wrote down leaves it open."""
    quick, report = reports(accident)
    assert (quick.due, report.due) == (call, paper)


def test_until_when_by_which_rule_and_what_is_open() -> None:
    """The days count from the accident; a hit-and-run from when it became known; the mark is that of the text of its day."""
    quick, report = reports(replace(HARMLESS, kinds=frozenset({"hit_and_run"}), known_on=date(2026, 12, 20), dead=None))
    assert (quick.until, report.until) == (AT + timedelta(hours=24), date(2027, 1, 19))
    assert quick.open == ("亡くなった人の数",)
    assert "自動車事故報告規則 第4条" in quick.source
    assert "原文で確認" in quick.source
    early = reports(replace(HARMLESS, happened_at=AT.replace(year=2024), known_on=date(2024, 12, 20)))
    assert early[1].until == date(2025, 1, 6)
    assert "要確認" in early[1].source
    before_the_system = reports(replace(HARMLESS, happened_at=AT.replace(year=2005)))
    assert before_the_system[0].source


def test_the_calendar_holds_twelve_months_and_what_is_late_comes_first() -> None:
    """The same key is one entry; on its own day nothing is late yet."""
    days = [date(2026, 12, 4), date(2026, 11, 30), date(2027, 12, 4), date(2027, 12, 5), date(2027, 1, 4)]
    dues = [DueDate(day=day, title="車検", key=str(day)) for day in days]
    found = coming([*dues, *dues], TODAY)
    assert [due.day for due in found] == [date(2026, 11, 30), TODAY, date(2027, 1, 4), date(2027, 12, 4)]
    assert [due.nearness(TODAY) for due in found] == [Nearness.LATE, Nearness.SOON, Nearness.LATER, Nearness.LATER]
    assert [month for month, _dues in by_month(found, TODAY)] == [
        None,
        Month(2026, 12),
        Month(2027, 1),
        Month(2027, 12),
    ]


LEGS = (
    Leg(ride="1", began_at=AT, ended_at=AT + timedelta(minutes=20), places=("浜町", "診療所"), metres=4_200),
    Leg(ride="2", began_at=AT + timedelta(hours=1), ended_at=AT + timedelta(hours=2), places=("診療所", "浜町"), metres=4_300, late=True),
)  # fmt: skip
NOTES = (
    Note(when=When.BEFORE, at=AT - timedelta(minutes=30), odometer=45_210, place="自宅"),
    Note(when=When.AFTER, at=AT + timedelta(hours=3), odometer=45_232, place="自宅", unusual="左前輪から音"),
)


def test_a_duty_is_put_together_from_marks_and_words_in_any_order() -> None:
    """Nobody writes a record: times from the marks, distance from the odometer, places from the rides."""
    duty = duty_of(TODAY, "haru", "白の軽", LEGS, NOTES)
    assert (duty.began_at, duty.ended_at) == (AT, AT + timedelta(hours=2))
    assert (duty.km, duty.by_odometer, duty.via) == (22.0, True, ("浜町", "診療所"))
    assert duty.unusual == ("左前輪から音",)
    assert (duty.late, duty.corrected, duty.missing) == (True, False, ())
    legs, notes = list(LEGS), list(NOTES)
    random.Random(7).shuffle(legs)
    random.Random(7).shuffle(notes)
    assert duty_of(TODAY, "haru", "白の軽", reversed(LEGS), reversed(NOTES)) == duty
    assert duty_of(TODAY, "haru", "白の軽", legs, notes) == duty


def test_what_nobody_said_is_missing_and_never_zero() -> None:
    """Without an odometer the distance is that of the rides; with a ride of unknown length it is not known."""
    by_rides = duty_of(TODAY, "haru", "", LEGS, ())
    assert (by_rides.km, by_rides.by_odometer) == (8.5, False)
    assert by_rides.missing == ("始めた場所", "終えた場所", "車", "走行距離計")
    unknown = duty_of(TODAY, "haru", "", (*LEGS, Leg(ride="3")), ())
    assert unknown.km is None
    assert duty_of(TODAY, "haru", "", (), ()).km is None
    backwards = replace(NOTES[1], odometer=45_000)
    assert "走行距離計（帰りが行きより小さい）" in duty_of(TODAY, "haru", "車", LEGS, (NOTES[0], backwards)).missing
